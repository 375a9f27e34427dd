/** What preflight is told of the year before and of the registers, from a real workspace file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { itemsOf } from '../../core/checklist/items.ts';
import { digestOf } from '../../core/canonical.ts';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import type { Incident } from '../../core/assessment/incident.ts';
import { SHIPPED_LAW } from '../law/fixture.ts';
import { createWorkspace, type Workspace } from '../workspace/index.ts';
import { repeatingOptions, sampleSystem } from '../workspace/fixture.ts';
import { openDesk, setAnswerAt } from './desk.ts';
import { checkDossier, freezeRecord } from './dossier.ts';
import { reportRegisters } from './report-registers.ts';
import { SERIOUS_INCIDENT } from '../../core/report/fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-registers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const law = SHIPPED_LAW;

let files = 0;
function workspaceWith(...systems: string[]): Workspace {
  const workspace = createWorkspace(join(root, `kho-${files++}.antam`), repeatingOptions());
  onTestFinished(() => workspace.close());
  for (const id of systems) workspace.systems.add({ ...sampleSystem(id), level: 3 });
  return workspace;
}

/** Answers the first requirement of a system in a year. */
function answer(workspace: Workspace, systemId: string, year: number, verdict: 'compliant' | 'non_compliant'): string {
  const desk = openDesk(workspace, law, { systemId, year });
  const [item] = itemsOf(desk.checklist);
  if (item === undefined) throw new Error('The checklist has requirements.');
  setAnswerAt(desk, item.id, { verdict });
  return item.control;
}

function keepDossier(workspace: Workspace, year: number, draft: boolean): void {
  const at = new Date(`${year}-12-16T03:00:00Z`);
  const record = freezeRecord(workspace, law, { year, draft: true, id: `ho-so-${year}-${draft}`, at, program: 'An Tâm' });
  const facts = { pages: 1, pdf: new Uint8Array([1]), warnings: record.warnings.length, recordDigest: digestOf(record) };
  workspace.dossiers.add({ id: record.id, year, draft, record: serialiseRecord(record), ...facts });
}

const rulesOf = (workspace: Workspace, year: number): string[] =>
  checkDossier(workspace, law, year, `${year}-12-16`).warnings.map(({ rule }) => rule);

it('compares with the final dossier of the year before, and with none that is a draft', () => {
  const workspace = workspaceWith('his', 'lis');
  const control = answer(workspace, 'his', 2026, 'compliant');
  keepDossier(workspace, 2026, true);
  expect(reportRegisters(workspace, law, 2027, '2027-12-16').lastYear).toMatchObject({ year: 2026, totals: null });
  keepDossier(workspace, 2026, false);
  answer(workspace, 'his', 2027, 'non_compliant');
  workspace.systems.change('his', (kept) => ({ ...kept, level: 2 }));
  workspace.systems.discard('lis');
  const { lastYear } = reportRegisters(workspace, law, 2027, '2027-12-16');
  expect(lastYear?.totals).toMatchObject({ total: 2 });
  expect(lastYear?.systems.map(({ id, level }) => [id, level])).toEqual([
    ['his', 3],
    ['lis', 3],
  ]);
  expect(lastYear?.systems[0]?.items.find((item) => item.control === control)).toEqual({ control, verdict: 'compliant', due: null });
  expect(rulesOf(workspace, 2027)).toEqual(expect.arrayContaining(['level_lowered', 'system_dropped', 'totals_lower']));
});

it('compares with the answers of the year before where there is no dossier', () => {
  const workspace = workspaceWith('his', 'lis');
  answer(workspace, 'his', 2025, 'compliant');
  answer(workspace, 'his', 2026, 'non_compliant');
  const { lastYear } = reportRegisters(workspace, law, 2026, '2026-12-16');
  expect(lastYear).toMatchObject({ year: 2025, totals: null, systems: [{ id: 'his' }] });
  expect(rulesOf(workspace, 2026)).toContain('met_no_longer');
  expect(reportRegisters(workspace, law, 2025, '2025-12-16').lastYear).toBeNull();
});

it('tells what was set aside, what is out of use with its reason, and the day of the last entry', () => {
  const workspace = workspaceWith('his', 'old', 'older');
  const { id } = workspace.evidence.addBytes('Quyết định.txt', Buffer.from('một'));
  workspace.evidence.discard(id);
  workspace.systems.change('old', (kept) => ({ ...kept, archivedAt: '2026-01-01T00:00:00+07:00', archiveReason: 'Thay bằng HIS' }));
  workspace.systems.change('older', (kept) => ({ ...kept, archivedAt: '2026-01-01T00:00:00+07:00' }));
  const registers = reportRegisters(workspace, law, 2026, '2026-11-22');
  expect(registers).toMatchObject({ discardedEvidence: [id], archived: ['old'], sentOn: [] });
  const { head, entries } = workspace.journal;
  expect(registers.lastEntryOn).toBe(entries(head().entries, 1)[0]?.at.slice(0, 10));
});

it('tells of notices of incidents that were sent late or not at all', () => {
  const workspace = workspaceWith('his');
  const incident: Incident = {
    ...SERIOUS_INCIDENT,
    id: 'su-co',
    systems: ['his'],
    title: 'Mã hóa dữ liệu',
    detectedAt: '2026-11-02T02:00:00.000Z',
    notices: [{ deadline: 'first_notice', sentAt: '2026-11-04T02:00:00.000Z', to: '', document: '', evidence: [] }],
  };
  workspace.incidents.put(incident);
  expect(reportRegisters(workspace, law, 2026, '2026-12-16').lateNotices).toMatchObject([{ incident: 'Mã hóa dữ liệu' }]);
  expect(reportRegisters(workspace, law, 2027, '2026-12-16').lateNotices).toEqual([]);
  expect(rulesOf(workspace, 2026)).toEqual(expect.arrayContaining(['notice_overdue', 'notice_late']));
});
