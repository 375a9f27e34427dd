/** A hundred acts of the walk, taken back one by one to the start and done again, across a restart. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Input } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { digestOf } from '../../core/canonical.ts';
import { jpeg, segment } from '../../core/redaction/fixture.ts';
import { startProgram, type Program } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-undo-walk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const YEAR = 2026;
const ACTS = 100;
const VERDICTS = ['compliant', 'partial', 'non_compliant', 'not_applicable', null] as const;
const facts = { single_owner: true, scope_reason: 'Một chức năng nghiệp vụ', information_types: ['private'] };

/** The same numbers in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

let tick = 0;
const start = (folder: string): Program =>
  startProgram(folder, { now: () => new Date(Date.UTC(YEAR, 10, 22, 2, 41, tick++)).toISOString(), saveTo: join(folder, 'x.xlsx') });

async function hospital(folder: string) {
  const program = start(folder);
  const { call } = program;
  const file = join(folder, 'kho.antam');
  await call('workspace.create', { file, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const ids: string[] = [];
  for (const name of ['HIS', 'LIS']) {
    const { id } = await call('systems.create', { name, shortName: name, purpose: '', framework: 'nd331-2026' });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: { ...facts, system_types: ['internal'] } });
    for (const year of [YEAR - 1, YEAR]) await call('assessment.open', { systemId: id, year });
    ids.push(id);
  }
  const { checklist, setAside } = await call('assessment.open', { systemId: COMMON, year: YEAR });
  const items = itemsOf(checklist).flatMap(({ id }) => (setAside[id] === undefined ? [id] : []));
  const last = items.slice(0, 12).map((itemId) => ({ systemId: ids[0] ?? '', year: YEAR - 1, itemId }));
  await call('answers.setMany', { places: last, change: { verdict: 'partial', gap: 'Thiếu' } });
  await call('plans.create', { plan: { ...PLAN, action: 'Năm ngoái' }, places: last.slice(0, 3) });
  for (const text of ['một', 'hai', 'ba'])
    await call('evidence.addBytes', { fileName: `${text}.txt`, bytes: Buffer.from(text), link: null });
  await call('evidence.addBytes', { fileName: 'ảnh.jpg', bytes: jpeg(segment(0xfe, 'Nguyen Van An')), link: null });
  return { program, file, ids, items: items.slice(0, 15) };
}

const PLAN = { action: '', responsible: '', due: null, cost: null, budgetSource: '', state: 'planned', doneOn: null } as const;

/** Everything that acts of the walk can change, as one digest. */
async function everything({ call }: Program, ids: readonly string[]): Promise<string> {
  const desks = [COMMON, ...ids].map((systemId) => call('assessment.open', { systemId, year: YEAR }).catch(String));
  const told = (await Promise.all(desks)).map((view) => (typeof view === 'string' ? view : [view.answers, view.progress, view.common]));
  return digestOf([
    told,
    (await call('plans.list', { year: YEAR })).entries,
    (await call('plans.list', { year: YEAR - 1 })).entries,
    await call('evidence.list', undefined),
    await call('systems.list', { year: YEAR }),
    await call('systems.archived', { year: YEAR }),
  ]);
}

type Place = Input<'answers.makeCommon'>;

/** One act, chosen by number; what is refused or changes nothing is no act. */
async function act({ call, failure }: Program, folder: string, ids: string[], items: string[], next: (below: number) => number) {
  const of = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const place = (systemId = of([COMMON, ...ids])): Place => ({ systemId, year: YEAR, itemId: of(items) });
  const places = (): Place[] => Array.from({ length: 1 + next(8) }, () => place());
  const vault = await call('evidence.list', undefined);
  const { entries } = await call('plans.list', { year: YEAR });
  const evidence = vault.length === 0 ? 'gone' : of(vault).id;
  const known = entries.length === 0 ? { ...PLAN, id: 'gone' } : of(entries).plan;
  const text = `Lời ${next(1000)}`;
  const source = { year: YEAR - 1, framework: 'nd331-2026' as const };
  const file = join(folder, 'bản mới.txt');
  writeFileSync(file, text);
  return of([
    () => failure('answers.set', { ...place(), change: { verdict: of(VERDICTS) } }),
    () => failure('answers.set', { ...place(), change: { note: text } }),
    () => failure('answers.set', { ...place(), change: { confirmed: true } }),
    () => failure('answers.set', { ...place(), change: { assignee: of(['', 'Hà']), included: of([true, false]) } }),
    () => failure('answers.set', { ...place(), change: { plan: of([null, { action: text }, { id: known.id }]) } }),
    () => failure('answers.setMany', { places: places(), change: { verdict: of(VERDICTS), reason: text } }),
    () => failure('answers.useCommon', { places: places() }),
    () => failure('answers.makeCommon', place(of(ids))),
    () => failure('answers.useOther', { ...place(ids[0]), from: { systemId: of(ids), year: of([YEAR, YEAR - 1]) } }),
    () => failure('carry.apply', { systemId: of([COMMON, ...ids]), year: YEAR, source, items: items.slice(0, next(15)) }),
    () => failure('plans.create', { plan: { ...PLAN, action: text }, places: places() }),
    () => failure('plans.link', { planId: known.id, places: places() }),
    () => failure('plans.unlink', { places: places() }),
    () => failure('plans.save', { plan: { ...known, state: 'in_progress', responsible: text } }),
    () => failure('grid.linkEvidence', { places: places(), id: evidence }),
    () => failure('evidence.addBytes', { fileName: 'x.txt', bytes: Buffer.from(text), link: of([null, place()]) }),
    () => failure('evidence.link', { ...place(), id: evidence }),
    () => failure('evidence.unlink', { ...place(), id: evidence }),
    () => failure('evidence.save', { id: evidence, title: text, effectiveOn: null, validUntil: null }),
    () => failure('evidence.replace', { id: evidence, path: file, year: YEAR }),
    () => failure('evidence.discard', { id: evidence }),
    async () => {
      const picture = vault.find(({ fileName }) => fileName === 'ảnh.jpg');
      if (picture === undefined) return null;
      const { draft } = await call('redaction.begin', { id: picture.id, sha256: picture.sha256, pages: 1 });
      await call('redaction.addPage', { draft, page: 0, bytes: jpeg(), width: 10, height: 10 });
      return failure('redaction.save', { draft, title: text, year: YEAR });
    },
    () => failure('redaction.replace', { id: vault.find(({ redacted }) => redacted !== null)?.id ?? 'gone', year: YEAR }),
    () => failure('systems.archive', { id: of(ids), on: '2026-11-01', reason: '' }),
    () => failure('systems.unarchive', { id: of(ids) }),
    () => failure('systems.discard', { id: of(ids) }),
    () => failure('systems.restore', { id: of(ids) }),
  ])();
}

it('returns to the start and forward again, whatever was done in between', async () => {
  const folder = join(root, 'kho');
  const made = await hospital(folder);
  const { file, ids, items } = made;
  let { program } = made;
  const next = numbers(Number(process.env['SEED'] ?? 331));
  const sound = async (): Promise<void> =>
    expect(await program.call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
  const step = async () => JSON.stringify((await program.call('undo.next', undefined)).undo);
  const states = [await everything(program, ids)];
  while (states.length <= ACTS) {
    const before = await step();
    await act(program, folder, ids, items, next);
    const now = await everything(program, ids);
    // What is no act changes nothing.
    if ((await step()) === before) expect(now).toBe(states.at(-1));
    else states.push(now);
  }
  await sound();
  program.services.dispose();
  program = start(folder);
  await program.call('workspace.open', { file });

  for (const state of states.slice(0, -1).toReversed()) {
    await program.call('undo.undo', undefined);
    expect(await everything(program, ids)).toBe(state);
  }
  await sound();
  for (const [done, state] of states.entries()) {
    if (done > 0) await program.call('undo.redo', undefined);
    if (done % 10 === 0) expect(await everything(program, ids)).toBe(state);
  }
  expect(await program.failure('undo.redo', undefined)).toMatchObject({ code: 'NOT_FOUND' });
  await sound();
}, 120_000);
