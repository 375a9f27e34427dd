/** Inspections, triggers and incidents, called as the window calls them, over a real workspace file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Input, Method } from '../../core/api.ts';
import { emptyInspection } from '../../core/assessment/empty.ts';
import type { Incident } from '../../core/assessment/incident.ts';
import type { RelevelTrigger } from '../../core/assessment/relevelling.ts';
import { startProgram } from './fixture.ts';
import { SERIOUS_INCIDENT } from '../../core/report/fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-life-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
type Failing = <M extends Method>(method: M, input: Input<M>) => Promise<string | null>;

/** A workspace with one system of level 3, and the window's way to call. */
async function start() {
  // The level is determined before anything happens that could ask for another.
  let now = '2026-09-01T02:00:00Z';
  const program = startProgram(join(root, `người dùng ${count++}`), { now: () => now });
  const { call } = program;
  const failure: Failing = async (method, input) => (await program.failure(method, input))?.code ?? null;
  await call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: '', userName: 'Lê Quang Minh' });
  const { id } = await call('systems.create', { name: 'HIS', shortName: 'HIS', purpose: '', framework: 'nd331-2026' });
  const inputs = {
    system_types: ['internal'],
    information_types: ['public'],
    pm_decision_level: 3,
    single_owner: true,
    scope_reason: 'Một chức năng',
  };
  await call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
  now = '2026-11-22T02:41:00Z';
  return { call, failure, id };
}

const incident = (systems: string[], change: Partial<Incident> = {}): Incident => ({
  ...SERIOUS_INCIDENT,
  id: 'incident-1',
  systems,
  title: 'Mã độc tống tiền',
  detectedAt: '2026-11-21T23:30:00.000Z',
  ...change,
});

it('inspections are kept by their own calls; saving the form of the system touches none of them', async () => {
  const { call, failure, id } = await start();
  const before = await call('systems.get', { id });
  const inspection = { ...emptyInspection({ id: 'a', from: '2026-06-01', to: '2026-06-15' }), by: 'Tổ tự đánh giá' };
  await call('inspections.put', { systemId: id, inspection });
  await call('inspections.put', { systemId: id, inspection: { ...inspection, id: 'b' } });
  await call('inspections.put', { systemId: id, inspection: { ...inspection, result: 'met' } });
  // The form was opened before: it knows of none.
  await call('systems.save', { ...before, purpose: 'Khám bệnh' });
  expect(await call('systems.get', { id })).toMatchObject({ purpose: 'Khám bệnh', inspections: [{ id: 'a', result: 'met' }, { id: 'b' }] });
  await call('inspections.remove', { systemId: id, id: 'a' });
  expect((await call('inspections.list', { systemId: id })).map((one) => one.id)).toEqual(['b']);
  expect(await failure('inspections.remove', { systemId: id, id: 'a' })).toBe('NOT_FOUND');
  expect(await failure('inspections.put', { systemId: id, inspection: { ...inspection, to: '2026-05-31' } })).toBe('INVALID_INPUT');
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});

it('a serious incident suggests a trigger; recorded it nags until it is handled, removed and put back too', async () => {
  const { call, failure, id } = await start();
  await call('incidents.put', incident([id]));
  const suggestion = { trigger: 'serious_incident', on: '2026-11-22' };
  expect(await call('relevel.view', { systemId: id })).toMatchObject({ triggers: [], suggestions: [suggestion] });
  expect(await call('life.waiting', undefined)).toMatchObject({ triggers: [], suggestions: [{ ...suggestion, systemId: id }] });
  const trigger: RelevelTrigger = {
    id: 't1',
    systemId: id,
    ...suggestion,
    note: 'Mã độc tống tiền',
    handledOn: null,
    determinationId: null,
    outcome: '',
  };
  await call('relevel.put', trigger);
  expect(await call('relevel.view', { systemId: id })).toMatchObject({ triggers: [trigger], suggestions: [] });
  expect(await call('life.waiting', undefined)).toMatchObject({ triggers: [trigger], suggestions: [] });
  await call('relevel.put', { ...trigger, handledOn: '2026-11-22', outcome: 'Không đổi phạm vi' });
  expect(await call('life.waiting', undefined)).toMatchObject({ triggers: [], suggestions: [] });
  await call('relevel.remove', { id: 't1' });
  expect(await call('relevel.view', { systemId: id })).toMatchObject({ triggers: [], suggestions: [suggestion] });
  await call('relevel.put', trigger);
  expect(await failure('relevel.put', { ...trigger, systemId: 'none' })).toBe('NOT_FOUND');
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});

it('incidents are kept half filled, replaced, removed and put back', async () => {
  const { call, failure, id } = await start();
  const bare = incident([], { title: 'Sự cố' });
  await call('incidents.put', bare);
  const sent = { deadline: 'report', sentAt: '2026-11-22T02:00:00.000Z', to: 'A05', document: '', evidence: [] };
  await call('incidents.put', { ...bare, systems: [id], notices: [sent] });
  expect(await call('incidents.get', { id: bare.id })).toMatchObject({ systems: [id] });
  await call('incidents.remove', { id: bare.id });
  expect(await failure('incidents.get', { id: bare.id })).toBe('NOT_FOUND');
  expect(await call('incidents.list', undefined)).toEqual([]);
  await call('incidents.put', bare);
  expect(await call('incidents.list', undefined)).toEqual([bare]);
  expect(await failure('incidents.put', { ...bare, title: '' })).toBe('INVALID_INPUT');
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});

it('what nags leaves out systems that are out of use', async () => {
  const { call, id } = await start();
  await call('incidents.put', incident([id]));
  await call('systems.archive', { id, on: '2026-11-21', reason: '' });
  expect(await call('life.waiting', undefined)).toMatchObject({
    triggers: [],
    suggestions: [],
    incidents: [{ title: 'Mã độc tống tiền' }],
  });
});
