/** Calls in any order, with values as they come: whatever is done or refused, the file is what its journal tells (fsck). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Method } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { emptyInspection, emptyParty } from '../../core/assessment/empty.ts';
import type { Incident } from '../../core/assessment/incident.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { FrameworkId } from '../../core/checklist/model.ts';
import type { LevelInputs } from '../../core/level/model.ts';
import { emptyRisk, emptyRiskAssessment } from '../../core/level/risk.ts';
import { startProgram, type Program } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-any-order-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const DATES = ['0000-01-01', '2025-06-20', '2026-02-28', '2026-08-19', '2026-11-22', '2027-06-30', '9999-12-31'] as const;
const TEXTS = [
  '',
  'x',
  'Tên\r\nX-EVIL:1',
  '\u0000\u202e<w:p>&amp;]]>',
  '__proto__',
  'Sở Y tế',
  'a'.repeat(500),
  'Lâm Đồng'.normalize('NFD'),
];
const VERDICTS = ['compliant', 'partial', 'non_compliant', 'not_applicable', null] as const;
const INPUTS: Record<FrameworkId, LevelInputs> = {
  'nd331-2026': { system_types: ['internal'], information_types: ['private'], single_owner: true, scope_reason: 'Một chức năng' },
  'nd85-2016': { system_types: ['internal'], information_types: ['private'], single_owner: true },
};

/** What the random numbers of one step choose from. */
const choiceFrom = (numbers: number[]) => ({
  of: <T>(list: readonly T[]): T => list[(numbers.shift() ?? 0) % list.length] as T,
});
type Choice = ReturnType<typeof choiceFrom>;

type Step = (program: Program, choice: Choice, systemId: string) => Promise<unknown>;

const STEPS: Record<string, Step> = {
  form: async ({ call, failure }, choice, id) => {
    const stage = choice.of(['in_use', 'in_construction'] as const);
    const system = { ...(await call('systems.get', { id })), name: choice.of(TEXTS) || 'HIS', stage, ownerName: choice.of(TEXTS) };
    const date = choice.of([...DATES, null]);
    return failure('systems.save', { ...system, inUseSince: date, lastChanged: choice.of([...DATES, null]), constructionStarted: date });
  },
  level: ({ failure }, choice, systemId) => {
    const framework = choice.of(['nd331-2026', 'nd85-2016'] as const);
    const raised = choice.of<LevelInputs>([{}, { pm_decision_level: 5 }, JSON.parse('{"constructor": 1}') as LevelInputs]);
    return failure('level.save', { systemId, framework, inputs: { ...INPUTS[framework], ...raised } });
  },
  approve: async ({ call, failure }, choice, systemId) => {
    const { approval } = await call('systems.get', { id: systemId });
    const paper = () => choice.of([null, { number: choice.of(TEXTS).slice(0, 120), date: choice.of(DATES), authority: choice.of(TEXTS) }]);
    const status = choice.of(['drafting', 'submitted', 'appraised', 'approved'] as const);
    const receivedOn = choice.of([...DATES, null]);
    const papers = { decision: paper(), regulation: paper(), request: paper(), appraisal: paper() };
    return failure('approval.save', { systemId, approval: { ...approval, status, ...papers, receivedOn, completeOn: receivedOn } });
  },
  inspect: ({ failure }, choice, systemId) => {
    const days = { id: choice.of(['k', 'l']), from: choice.of(DATES), to: choice.of(DATES) };
    return failure('inspections.put', { systemId, inspection: { ...emptyInspection(days), by: choice.of(TEXTS) } });
  },
  uninspect: ({ failure }, choice, systemId) => failure('inspections.remove', { systemId, id: choice.of(['k', 'l']) }),
  risk: ({ failure }, choice, systemId) => {
    const known = { id: choice.of(['r', 's']), systemId, date: choice.of(DATES), occasion: 'first' as const, assessor: choice.of(TEXTS) };
    const entries = [emptyRisk({ id: 'e', harm: choice.of([null, 3, 5] as const), due: choice.of(DATES) })];
    return failure('risk.put', { ...emptyRiskAssessment(known), entries });
  },
  unrisk: ({ failure }, choice) => failure('risk.remove', { id: choice.of(['r', 's']) }),
  trigger: ({ failure }, choice, systemId) => {
    const handledOn = choice.of([null, ...DATES]);
    const trigger = { id: choice.of(['t', 'u']), systemId, trigger: choice.of(['function_change', 'x']), on: choice.of(DATES) };
    return failure('relevel.put', { ...trigger, note: choice.of(TEXTS), handledOn, determinationId: null, outcome: '' });
  },
  untrigger: ({ failure }, choice) => failure('relevel.remove', { id: choice.of(['t', 'u']) }),
  incident: ({ failure }, choice, systemId) => {
    const flags = { serious: true, nationalSecurity: choice.of([true, false]), personalData: true, complex: true };
    const texts = { title: choice.of(TEXTS) || 'Sự cố', description: '', scope: '', cause: '', remedy: '' };
    const detectedAt = choice.of(['0000-01-01T00:00:00+14:00', '2026-11-21T01:00:00Z', '2025-01-01T01:00:00Z', '9999-12-31T23:59:59Z']);
    const [id, closedOn] = [choice.of(['i', 'j']), choice.of([null, ...DATES])];
    const sent = { deadline: 'report', sentAt: detectedAt, to: '', document: '', evidence: [] };
    const notices = choice.of([[sent], []]);
    const incident: Incident = {
      id,
      systems: [systemId, 'gone'],
      ...texts,
      detectedAt,
      occurredAt: null,
      ...flags,
      notices,
      closedOn,
      evidence: [],
    };
    return failure('incidents.put', incident);
  },
  unincident: ({ failure }, choice) => failure('incidents.remove', { id: choice.of(['i', 'j']) }),
  answer: async ({ failure, call }, choice, systemId) => {
    const place = { systemId, year: choice.of([2025, 2026]), framework: choice.of([undefined, 'nd331-2026'] as const) };
    if ((await failure('assessment.open', place)) !== null) return null;
    const { checklist } = await call('assessment.open', place);
    const itemId = choice.of(itemsOf(checklist)).id;
    return failure('answers.set', { ...place, itemId, change: { verdict: choice.of(VERDICTS), note: choice.of(TEXTS) } });
  },
  carry: async ({ failure, call }, choice, systemId) => {
    const framework = choice.of([undefined, 'nd331-2026', 'nd85-2016'] as const);
    const place = { systemId: choice.of([systemId, COMMON]), year: choice.of([2026, 2027]), framework };
    const refused = await failure('carry.sources', place);
    if (refused !== null) return refused;
    const { sources } = await call('carry.sources', place);
    const wanted = choice.of([...sources, { year: 2025, framework: 'nd85-2016' as const }]);
    const asked = { ...place, source: { year: wanted.year, framework: wanted.framework } };
    if (sources.length === 0) return failure('carry.preview', asked);
    const { offers } = await call('carry.preview', asked);
    const items = choice.of([undefined, offers.slice(0, 5).map(({ itemId }) => itemId), ['x']]);
    return failure('carry.apply', { ...asked, ...(items === undefined ? {} : { items }) });
  },
  undo: ({ failure }, choice) => failure(choice.of(['undo.undo', 'undo.redo'] as const), undefined),
  plan: async ({ call, failure }, choice) => {
    const { entries, missing } = await call('plans.list', { year: 2026 });
    const items = [...missing, ...entries.flatMap((entry) => entry.items)];
    if (items.length === 0) return null;
    const places = [choice.of(items), choice.of(items)].map(({ systemId, framework, itemId }) => ({
      systemId,
      framework,
      itemId,
      year: 2026,
    }));
    const state = choice.of(['planned', 'done', 'cancelled'] as const);
    const facts = { responsible: choice.of(TEXTS), due: choice.of([null, ...DATES]), cost: choice.of([null, 0, 1e15]), budgetSource: '' };
    const plan = { ...facts, action: choice.of(TEXTS), state, doneOn: choice.of([null, ...DATES]) };
    const known = entries.length === 0 ? null : choice.of(entries).plan;
    const act = choice.of(['create', 'save', 'link', 'unlink'] as const);
    if (act === 'unlink') return failure('plans.unlink', { places });
    if (act === 'create' || known === null) return failure('plans.create', { plan, places });
    return act === 'save'
      ? failure('plans.save', { plan: { ...plan, id: known.id } })
      : failure('plans.link', { planId: known.id, places });
  },
  common: async ({ call, failure }, choice, systemId) => {
    const place = { systemId, year: 2026 };
    if ((await failure('assessment.open', place)) !== null) return null;
    const { answers } = await call('assessment.open', place);
    return answers.length === 0 ? null : failure('answers.makeCommon', { ...place, itemId: choice.of(answers).itemId });
  },
  grid: async ({ failure, call }, choice) => {
    const where = { year: choice.of([2025, 2026]), framework: choice.of(['nd331-2026', 'nd85-2016'] as const) };
    const { systems, groups } = await call('grid.open', where);
    const columns = [{ id: COMMON }, ...systems];
    const [column, group] = [choice.of([...columns.keys()]), choice.of(groups)];
    const cells = group?.rows.map(({ unit, cells: others }) => [unit, ...others][column]) ?? [];
    const places = cells.flatMap((cell) =>
      cell?.itemId == null ? [] : [{ ...where, systemId: columns[column]?.id ?? '', itemId: cell.itemId }],
    );
    if (places.length === 0) return null;
    const change = { verdict: choice.of(VERDICTS), reason: choice.of(TEXTS) };
    const id = (await call('evidence.list', undefined))[0]?.id ?? 'gone';
    return choice.of([
      () => failure('answers.setMany', { places, change }),
      () => failure('answers.useCommon', { places }),
      () => failure('grid.linkEvidence', { places, id }),
    ])();
  },
  done: async ({ call, failure }, choice) => {
    const open = (await call('duties.list', { from: '2026-01-01', to: '2027-12-31' })).filter(({ markable }) => markable);
    if (open.length === 0) return null;
    const { added } = await call('evidence.addBytes', { fileName: 'x.txt', bytes: Buffer.from(choice.of(TEXTS) || '-'), link: null });
    const keys = choice.of(open).parts.map(({ key }) => key);
    const input = { keys, doneOn: choice.of(['2026-11-20', '2025-01-01'] as const), note: choice.of(TEXTS), evidence: [added.id] };
    if ((await failure('duties.done', input)) !== null || choice.of([true, false])) return null;
    const again = (await call('duties.list', { from: '2024-01-01', to: '2027-12-31' })).flatMap(({ doneIds }) => doneIds);
    return failure('duties.undoDone', { ids: again, linked: [] });
  },
  holiday: ({ failure }, choice) =>
    failure('holidays.put', { date: choice.of(DATES), name: choice.of(TEXTS).slice(0, 200), working: choice.of([true, false]) }),
  unholiday: ({ failure }, choice) => failure('holidays.remove', { date: choice.of(DATES) }),
  rename: async ({ call, failure }, choice) => {
    const unit = await call('unit.get', undefined);
    const [from, to] = [unit.owners[0]?.owner.name ?? '', choice.of(TEXTS)];
    const owners = unit.owners.map((one) => ({ ...one, owner: emptyParty(to) }));
    return failure('unit.save', { ...unit, owners, renames: [{ field: 'ownerName', from, to }] });
  },
  token: ({ failure }, choice) => {
    // No driver was picked: whatever is named, none is loaded or kept.
    const module = choice.of([...TEXTS, '/bin/sh', '/usr/lib/softhsm/libsofthsm2.so']) || '/';
    const login = choice.of([null, { serial: choice.of(TEXTS).slice(0, 200), pin: '1' }]);
    return choice.of([
      () => failure('token.look', { module, login }),
      () => failure('settings.save', { tokenModule: module }),
      () => failure('token.pickModule', undefined),
      () => failure('token.cancel', undefined),
    ])();
  },
  archive: ({ failure }, choice, id) => failure('systems.archive', { id, on: choice.of(DATES), reason: choice.of(TEXTS) }),
  unarchive: ({ failure }, _, id) => failure('systems.unarchive', { id }),
  discard: ({ failure }, _, id) => failure('systems.discard', { id }),
  restore: ({ failure }, _, id) => failure('systems.restore', { id }),
  remove: ({ failure }, _, id) => failure('systems.remove', { id }),
  duplicate: ({ failure }, _, id) => failure('systems.duplicate', { id }),
  template: ({ failure }, choice) =>
    failure('systems.createFromTemplates', { framework: choice.of(['nd331-2026', 'nd85-2016'] as const), templates: ['portal'] }),
};
const NAMES = Object.keys(STEPS);

/** Reads that every page rests on: none of them may break, whatever was written. */
const READS: [Method, unknown][] = [
  ['duties.list', { from: '0000-01-01', to: '9999-12-31' }],
  ['transition.list', { year: 2026 }],
  ['carry.waiting', { year: 2027 }],
  ['grid.open', { year: 2026 }],
  ['life.waiting', undefined],
  ['systems.list', { year: 2026 }],
  ['systems.archived', { year: 2026 }],
  ['dossier.preflight', { year: 2026 }],
  ['token.modules', undefined],
  ['plans.list', { year: 2026 }],
];

const step = fc.record({ name: fc.constantFrom(...NAMES), numbers: fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 }) });

it('leaves a file that is what its journal tells, and pages that can be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
      const folder = join(root, `kho ${folders++}`);
      const program = startProgram(folder);
      const { call, failure } = program;
      await call('workspace.create', { file: join(folder, 'kho.antam'), unitName: 'Bệnh viện', ownerName: 'Sở Y tế', userName: 'Minh' });
      await call('systems.createFromTemplates', { framework: 'nd85-2016', templates: ['his-online', 'lan'] });
      const known = new Set<string>();
      for (const { name, numbers } of steps) {
        for (const { system } of await call('systems.list', { year: 2026 })) known.add(system.id);
        const choice = choiceFrom([...numbers]);
        const found = await STEPS[name]?.(program, choice, choice.of([...known])).catch((error: unknown) => error);
        // A system may be gone; nothing else is a surprise.
        expect({ name, surprise: found instanceof Error && !/NOT_FOUND/.test(found.message) ? found.message : null }).toEqual({
          name,
          surprise: null,
        });
        expect({ name, found }).not.toMatchObject({ found: { code: 'INTERNAL' } });
      }
      for (const [method, input] of READS) expect([method, await failure(method, input as never)]).toEqual([method, null]);
      expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
      program.services.dispose();
    }),
    // The whole run is one story: shrinking it would take minutes.
    { numRuns: 6, seed: Number(process.env['SEED'] ?? 331), endOnFailure: true },
  );
}, 60_000);
