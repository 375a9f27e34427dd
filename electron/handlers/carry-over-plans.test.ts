/** Plans of answers that are taken along, over real workspace files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Input } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { AnswerChange } from '../../core/assessment/model.ts';
import type { ChecklistItem } from '../../core/checklist/model.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-carry-plans-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Place = Input<'assessment.open'>;
const INPUTS = { system_types: ['internal'], information_types: ['private'], single_owner: true, scope_reason: 'Một chức năng' };

it('leaves last year’s plans as they were: this year goes on with one of its own, still shared by all that shared it', async () => {
  let now = '2025-11-20T02:00:00Z';
  const { call } = startProgram(root, { now: () => now });
  await call('workspace.create', { file: null, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const { id: systemId } = await call('systems.create', { name: 'HIS', shortName: '', purpose: '', framework: 'nd331-2026' });
  await call('level.save', { systemId, framework: 'nd331-2026', inputs: INPUTS });
  const answer = (at: Place, item: ChecklistItem | undefined, change: AnswerChange) =>
    call('answers.set', { ...at, itemId: item?.id ?? '', change });
  const [before, place] = [
    { systemId, year: 2025 },
    { systemId, year: 2026 },
  ];
  const [first, second, third] = itemsOf((await call('assessment.open', before)).checklist).filter(({ when }) => when === undefined);
  const { answer: one } = await answer(before, first, {
    verdict: 'partial',
    plan: { action: 'Mua tường lửa', due: '2026-06-30' },
  });
  await answer(before, second, { verdict: 'partial', plan: { id: one.plan?.id ?? '' } });
  await answer({ ...before, systemId: COMMON }, third, { verdict: 'partial', plan: { id: one.plan?.id ?? '' } });
  now = '2026-11-22T02:41:00Z';
  const source = { year: 2025, framework: 'nd331-2026' as const };
  await call('carry.apply', { ...place, source, items: [first?.id ?? ''] });
  await answer(place, first, { plan: { due: '2027-03-31', state: 'in_progress' } });
  await call('carry.apply', { ...place, source });
  await call('carry.apply', { ...place, systemId: COMMON, source });
  const plansAt = async (at: Place) => (await call('assessment.open', at)).answers.map(({ plan }) => plan);
  const [ours, ...others] = await plansAt(place);
  expect(ours).toMatchObject({ action: 'Mua tường lửa', due: '2027-03-31', state: 'in_progress' });
  expect(others).toEqual([ours, ours]);
  expect(await plansAt(before)).toMatchObject([1, 2, 3].map(() => ({ due: '2026-06-30', state: 'planned' })));
  expect((await call('plans.list', { year: 2025 })).entries).toMatchObject([{ plan: { due: '2026-06-30' } }]);
  expect((await call('plans.list', { year: 2026 })).entries).toMatchObject([{ plan: { due: '2027-03-31' } }]);
  for (let i = 0; i < 4; i++) await call('undo.undo', undefined);
  expect((await call('plans.list', { year: 2026 })).entries).toEqual([]);
  for (let i = 0; i < 4; i++) await call('undo.redo', undefined);
  expect(await plansAt(place)).toEqual([ours, ours, ours]);
  // And on to the year after that.
  await call('carry.apply', { systemId, year: 2027, source: { ...source, year: 2026 } });
  await answer({ systemId, year: 2027 }, first, { plan: { state: 'done', doneOn: '2026-11-20' } });
  expect(await plansAt(place)).toEqual([ours, ours, ours]);
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});
