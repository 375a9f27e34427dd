/** Level determination as the window calls it, over a real workspace file. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Method, Output } from '../../core/api.ts';
import type { Approval, Decision, InformationSystem } from '../../core/assessment/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { LevelInputs } from '../../core/level/model.ts';
import type { RiskAssessment } from '../../core/level/risk.ts';
import { createDispatcher } from '../ipc.ts';
import { programPaths } from '../paths.ts';
import { ORIGIN } from '../security.ts';
import { createServices, type Services } from '../services.ts';
import { openWorkspace } from '../workspace/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'antam-cấp độ-'));
mkdirSync(join(folder, 'kho'));
let ids = 0;
const newId = (): string => `id-${ids++}`;
const clock = (): Date => new Date(Date.UTC(2026, 10, 22, 2, 41, ids));

const services: Services = createServices({
  userData: folder,
  documents: join(folder, 'kho'),
  paths: programPaths(),
  dialogs: { openFile: () => Promise.resolve([]), saveFile: () => Promise.resolve(null) },
  emit: () => undefined,
  window: { answerClosing: () => undefined, setZoom: () => undefined },
  clock,
  newId,
  host: 'double',
  version: '0.1.0',
});
afterAll(() => {
  services.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const dispatch = createDispatcher(services.handlers);
async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const wire = await dispatch({ url: `${ORIGIN}/index.html`, isMainFrame: true }, method, input);
  if (!wire.ok) throw new FailureError(wire.failure.code, wire.failure.message, wire.failure.details);
  return wire.value as Output<M>;
}

const INTERNAL: LevelInputs = {
  system_types: ['internal'],
  information_types: ['private'],
  single_owner: true,
  scope_reason: 'Một chức năng nghiệp vụ, một dòng dữ liệu',
};
const INTERNAL_85: LevelInputs = { system_types: ['internal'], information_types: ['private'], single_owner: true };
const risk = (systemId: string, date: string, more: Partial<RiskAssessment>): RiskAssessment => ({
  id: newId(),
  systemId,
  date,
  occasion: 'first',
  assessor: 'Phòng Công nghệ thông tin',
  assets: [],
  entries: [],
  communication: '',
  conclusion: '',
  finished: true,
  ...more,
});
const harming = (level: 1 | 2 | 3 | 4 | 5): RiskAssessment['entries'] => [
  {
    id: newId(),
    asset: 'Hồ sơ bệnh án',
    threat: 'Lộ dữ liệu',
    likelihood: 3,
    impact: 4,
    harm: level,
    harmReason: '',
    controls: '',
    treatment: null,
    action: '',
    responsible: '',
    due: null,
  },
];

let file = '';
beforeAll(async () => {
  ({ file } = await call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: '', userName: 'Lê Quang Minh' }));
});
const add = async (): Promise<string> =>
  (await call('systems.create', { name: `Hệ thống ${newId()}`, shortName: '', purpose: '', framework: 'nd331-2026' })).id;

/** Puts entries into the register from outside, the workspace closed meanwhile. */
async function write(...entries: RiskAssessment[]): Promise<void> {
  await call('workspace.close', undefined);
  const workspace = openWorkspace(file, { clock, newId, actor: 'Lê Quang Minh' });
  for (const entry of entries) workspace.riskAssessments.put(entry);
  workspace.close();
  await call('workspace.open', { file });
}

/** Every document that an approval at level 3 needs, on days in their order. */
function approvedBy({ approval }: InformationSystem, decision: Decision): Approval {
  const earlier = { ...decision, date: '2026-05-11' };
  return { ...approval, status: 'approved', request: earlier, appraisal: earlier, submission: earlier, regulation: earlier, decision };
}

describe('what a determination starts from', () => {
  it('is the newest finished risk assessment of the very system, with the level of its worst harm', async () => {
    const [id, other] = [await add(), await add()];
    expect(await call('level.context', { systemId: id })).toEqual({ risk: null, template: null });
    await write(
      risk(id, '2026-11-10', { entries: [...harming(3), ...harming(2)] }),
      risk(id, '2026-09-01', { entries: harming(5) }),
      risk(id, '2026-11-20', { finished: false, entries: harming(4) }),
      risk(other, '2026-11-21', { entries: harming(1) }),
    );
    expect((await call('level.context', { systemId: id })).risk).toMatchObject({ date: '2026-11-10', level: 3 });
    await write(risk(id, '2026-11-10', { entries: harming(2) }), risk(other, '2026-11-22', {}));
    expect((await call('level.context', { systemId: id })).risk, 'of one day the later one').toMatchObject({ level: 2 });
    expect((await call('level.context', { systemId: other })).risk).toMatchObject({ date: '2026-11-22', level: null });
  });

  it('is the template of the system, with its answers for both frameworks', async () => {
    const [made] = await call('systems.createFromTemplates', { framework: 'nd331-2026', templates: ['his-online'] });
    expect(await call('level.context', { systemId: made?.id ?? '' })).toMatchObject({
      template: { id: 'his-online', inputs: { 'nd331-2026': { system_types: ['citizen_service'] }, 'nd85-2016': {} }, judgement: true },
    });
  });
});

describe('what is stored', () => {
  it('is what the rules saw: no answer to a question that is not asked', async () => {
    const id = await add();
    const inputs = { ...INTERNAL, conditional_business: 'in_list', sensitive_subjects: 50_000 };
    const determination = await call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
    expect(determination).toMatchObject({ level: 2, matched: [{ id: 'l2.internal', clause: 'NĐ 331 Đ12.1' }], decidedBy: 'Lê Quang Minh' });
    expect(determination.inputs).not.toHaveProperty('conditional_business');
    expect(determination.inputs).not.toHaveProperty('sensitive_subjects');
    expect(determination.inputs).toMatchObject(INTERNAL);
    await expect(call('level.save', { systemId: id, framework: 'nd331-2026', inputs: { ...INTERNAL, moon: 'tròn' } })).rejects.toThrow(
      /Chưa đủ căn cứ/,
    );
    await expect(
      call('level.save', { systemId: id, framework: 'nd331-2026', inputs: { ...INTERNAL, risk_assessed_level: 2.5 } }),
    ).rejects.toThrow(/Chưa đủ căn cứ/);
  });

  it('keeps every determination; an approved level stays whatever is determined after', async () => {
    const id = await add();
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: INTERNAL });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: { ...INTERNAL, risk_assessed_level: 3 } });
    const system = await call('systems.get', { id });
    expect(system.level).toBe(3);
    const decision = { number: '12/QĐ-BV', date: '2026-11-20', authority: 'Bệnh viện Lam Giang' };
    await call('approval.save', { systemId: id, approval: approvedBy(system, decision) });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: { ...INTERNAL, pm_decision_level: 4 } });
    expect(await call('systems.get', { id })).toMatchObject({ level: 3, framework: 'nd331-2026' });
    expect((await call('level.history', { systemId: id })).map(({ level }) => level)).toEqual([4, 3, 2]);
  });
  it('goes into the report under the framework of the approval; the other decree is determined for comparison', async () => {
    const id = await add();
    await call('level.save', { systemId: id, framework: 'nd85-2016', inputs: { ...INTERNAL_85, highest_component_level: 3 } });
    const system = await call('systems.get', { id });
    const decision = { number: '9/QĐ-BV', date: '2026-05-20', authority: 'Bệnh viện Lam Giang' };
    await call('approval.save', { systemId: id, approval: approvedBy(system, decision) });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: INTERNAL });
    await call('workspace.close', undefined);
    const workspace = openWorkspace(file, { clock, newId, actor: 'Lê Quang Minh' });
    expect(workspace.systems.get(id)).toMatchObject({ framework: 'nd85-2016', level: 3 });
    expect(workspace.levels.latest(id, 'nd85-2016')).toMatchObject({ level: 3, raisedBy: { clause: 'NĐ 85 Đ5.2' } });
    expect(workspace.levels.latest(id, 'nd331-2026')).toMatchObject({ level: 2 });
    workspace.close();
    await call('workspace.open', { file });
  });
});

describe('the call that tells (as the terminal does) and the call that writes', () => {
  const online = { ...INTERNAL, system_types: ['citizen_service'], information_types: ['personal'], administrative_procedures: false };
  const counted = { ...online, conditional_business: 'not_in_list', basic_subjects: 1, counting_method: 'Đếm ngày 01/10' };
  const ANSWERS: [name: string, inputs: LevelInputs][] = [
    ['near the threshold', { ...counted, sensitive_subjects: 9999 }],
    ['on the threshold', { ...counted, sensitive_subjects: 10_000 }],
    ['raised by risk', { ...INTERNAL, risk_assessed_level: 4 }],
    ['never lowered by risk', { ...counted, sensitive_subjects: 10_000, risk_assessed_level: 1 }],
    ['on the list', { ...INTERNAL, listed_national_security: true }],
    ['of no question', { ...INTERNAL, no_such: true }],
    ['of a prototype', { ...INTERNAL, ...(JSON.parse('{"constructor": 1}') as LevelInputs) }],
    ['of a question not in use', { ...INTERNAL, risk_framework_level: 5 }],
    ['wrong where it is not asked', { ...INTERNAL, construction_grade: 'VII' }],
    ['excluding each other', { ...INTERNAL, system_types: ['internal', 'citizen_service'] }],
    ['too long for a page', { ...INTERNAL, scope_reason: 'a'.repeat(4001) }],
  ];
  it.each(ANSWERS)('say the same of answers %s', async (_, inputs) => {
    const framework = 'nd331-2026';
    const refused = (error: unknown) =>
      error instanceof FailureError ? error.failure.details?.map(({ where }) => where).toSorted() : error;
    const { id: systemId } = await call('systems.create', { name: 'HIS', shortName: '', purpose: '', framework });
    const told = await call('level.determine', { framework, inputs }).catch(refused);
    const kept = await call('level.save', { systemId, framework, inputs }).catch(refused);
    if (Array.isArray(told)) expect(kept).toEqual(expect.arrayContaining(told));
    else {
      const { level, matched, raisedBy } = told as Output<'level.determine'>;
      expect(kept).toMatchObject({ level, matched, raisedBy });
    }
  });
});
