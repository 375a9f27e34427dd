/** What the unit answered once, in what leaves the hospital: the record of the year, its evidence and its findings. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { loadLaw } from '../law/load.ts';
import { programPaths } from '../paths.ts';
import { createWorkspace } from '../workspace/index.ts';
import { repeatingOptions, sampleSystem } from '../workspace/fixture.ts';
import { checkDossier, freezeRecord } from './dossier.ts';
import { answerAt, makeCommon, openDesk, setAnswerAt } from './desk.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-common-dossier-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('is told of every system that takes it over, with its evidence, and stands in none that differs or rests', () => {
  const { checklists, compiledLaw } = programPaths();
  const law = loadLaw(checklists, compiledLaw);
  const workspace = createWorkspace(join(root, 'kho.antam'), repeatingOptions());
  for (const id of ['his', 'lis', 'old']) workspace.systems.add({ ...sampleSystem(id), level: id === 'his' ? 3 : 2 });
  workspace.systems.change('old', (kept) => ({ ...kept, archivedAt: '2026-01-01T00:00:00+07:00' }));
  const unit = openDesk(workspace, law, { systemId: COMMON, year: 2026 });
  const place = itemsOf(unit.checklist).find(({ control }) => control === 'risk.process');
  const { id } = workspace.evidence.addBytes('Quyết định.txt', Buffer.from('một'));
  const plan = { action: 'Ban hành', due: '2026-12-31', responsible: 'Hà' };
  setAnswerAt(unit, place?.id ?? '', { verdict: 'partial', gap: 'Chưa ký', evidence: [id], plan });
  const record = () =>
    freezeRecord(workspace, law, { year: 2026, draft: true, id: 'd', at: new Date('2026-11-22T03:00:00Z'), program: 'An Tâm' });
  const told = () =>
    record().systems.map(({ id: system, groups }) => {
      const item = groups.flatMap(({ items }) => items).find(({ control }) => control === 'risk.process');
      return [system, item?.verdict, item?.gap, item?.confirmed, item?.plan?.action, item?.evidence];
    });
  expect(told()).toEqual([
    ['his', 'partial', 'Chưa ký', true, 'Ban hành', [1]],
    ['lis', 'partial', 'Chưa ký', true, 'Ban hành', [1]],
  ]);
  expect(record().evidence).toMatchObject([{ nr: 1, id, fileName: 'Quyết định.txt' }]);
  const rules = () => [
    ...checkDossier(workspace, law, 2026, '2026-11-22').errors,
    ...checkDossier(workspace, law, 2026, '2026-11-22').warnings,
  ];
  expect(rules().filter(({ rule }) => rule.startsWith('partial_without') || rule === 'unconfirmed')).toEqual([]);

  const lis = openDesk(workspace, law, { systemId: 'lis', year: 2026 });
  const item = itemsOf(lis.checklist).find(({ control }) => control === 'risk.process')?.id ?? '';
  setAnswerAt(lis, item, { verdict: 'compliant', evidence: [] });
  expect(told().map(([system, verdict, , , , evidence]) => [system, verdict, evidence])).toEqual([
    ['his', 'partial', [1]],
    ['lis', 'compliant', []],
  ]);
  expect(rules().map(({ rule }) => rule)).toContain('compliant_without_evidence');
  // The unit answered a stricter requirement: the milder answer doesn't take its place.
  expect(() => makeCommon(lis, item)).toThrow(/chặt hơn/);
  workspace.plans.put({ ...workspace.plans.get(answerAt(unit, place?.id ?? '').plan?.id ?? ''), state: 'cancelled' });
  expect(told().map(([, , , , action]) => action)).toEqual([undefined, undefined]);
  expect(workspace.check(law)).toMatchObject({ ok: true, problems: [] });
  workspace.close();
});
