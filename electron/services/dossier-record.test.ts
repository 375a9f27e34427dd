/** From a workspace to its dossier and back: the record in the file is the record that was kept; corrections fit what they replace. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { parseRecord, recordDigest, serialiseRecord } from '../../core/exchange/parse.ts';
import { recordProblems } from '../../core/exchange/problems.ts';
import type { DossierRecord, ReportChoice } from '../../core/exchange/record.ts';
import { extractRecord } from '../dossier/extract.ts';
import { printRecord } from '../dossier/print.ts';
import { SHIPPED_LAW as law } from '../law/fixture.ts';
import { programPaths } from '../paths.ts';
import { filledWorkspace, temporaryFolder } from '../workspace/fixture.ts';
import type { Workspace } from '../workspace/index.ts';
import { checkDossier, dossierReports, freezeRecord, type FreezeOptions } from './dossier.ts';

const folder = temporaryFolder();
let workspace: Workspace;

const AT = new Date('2026-12-16T02:00:00.000Z');
const freeze = (options: Partial<FreezeOptions> = {}): DossierRecord =>
  freezeRecord(workspace, law, { year: 2026, draft: true, id: 'ho-so-2', at: AT, program: 'An Tâm 0.1.0', ...options });

beforeAll(() => {
  ({ workspace } = filledWorkspace(join(folder.path, 'kho.antam')));
  const [system] = workspace.systems.list();
  // without a level nothing is assessed, and printing is quick
  if (system !== undefined) workspace.systems.save({ ...system, level: null, ownerName: 'Sở Y tế', operatorName: 'Khoa Nội' });
});
afterAll(() => {
  workspace.close();
  folder.remove();
});

describe('the record in the printed file', () => {
  it('equals the record in the workspace, letter by letter', async () => {
    const record = freeze({ id: 'ho-so-vòng' });
    const { pdf, pages } = await printRecord(record, { fonts: programPaths().fonts });
    const told = { year: 2026, draft: true, pages, warnings: 0 };
    workspace.dossiers.add({ ...told, id: record.id, record: serialiseRecord(record), recordDigest: recordDigest(record), pdf });
    const text = await extractRecord(workspace.dossiers.read(record.id));
    expect(text).toBe(workspace.dossiers.record(record.id));
    expect(parseRecord(text ?? '')).toEqual({ ok: true, value: record });
    expect(recordProblems(record)).toEqual([]);
  });
});

describe('whose report it is', () => {
  it('decides what is checked and what is frozen', () => {
    expect(dossierReports(workspace).map(({ kind, by, to, systems }) => [kind, by, to, systems])).toContainEqual([
      'operator',
      'Khoa Nội',
      'Sở Y tế',
      1,
    ]);
    const report: ReportChoice = { kind: 'operator', by: 'Khoa Nội' };
    expect(freeze({ report })).toMatchObject({ report, unit: { name: 'Khoa Nội', letter: { addressees: ['Sở Y tế'] } } });
    const rules = (choice?: ReportChoice): string[] =>
      checkDossier(workspace, law, 2026, '2026-12-16', choice).errors.map(({ rule }) => rule);
    expect(rules()).toContain('addressee_missing');
    expect(rules(report)).not.toContain('addressee_missing');
  });
});

describe('what cannot be printed', () => {
  it('is an error of preflight with its place, before anything is printed', () => {
    const [system] = workspace.systems.list();
    if (system === undefined) throw new Error('the workspace has a system');
    workspace.systems.save({ ...system, purpose: 'Khám bệnh 🏥' });
    const found = checkDossier(workspace, law, 2026, '2026-12-16').errors.filter(({ rule }) => rule === 'text_not_printable');
    expect(found).toMatchObject([{ severity: 'error', systemId: 'his', itemId: null }]);
    expect(found[0]?.text).toContain('Mục đích của hệ thống «Hệ thống his» có ký tự không in được: 🏥 (U+1F3E5)');
    expect(() => freeze()).toThrow(/Mục đích của hệ thống/);
    workspace.systems.save(system);
  });
});

describe('a correction', () => {
  const kept = (id: string, { year = 2026, draft = false, report }: { year?: number; draft?: boolean; report?: ReportChoice } = {}) => {
    const digest = id.padEnd(64, '0').replaceAll(/[^0-9a-f]/g, 'a');
    workspace.dossiers.add({
      id,
      year,
      draft,
      pages: 1,
      record: '{}',
      recordDigest: digest,
      pdf: Buffer.from('%PDF-'),
      warnings: 0,
      ...(report === undefined ? {} : { report }),
    });
    return { id, createdAt: '2026-11-30T02:00:00.000Z', digest, reason: 'Ghi nhầm cấp độ.' };
  };

  it('names the dossier it takes the place of', () => {
    const replaces = kept('ho-so-1');
    const record = freeze({ replaces });
    expect(record.replaces).toEqual(replaces);
    expect(recordProblems(record)).toEqual([]);
  });

  it('is refused for itself, another year, another body’s report, a draft, another digest, without a reason', () => {
    const operator: ReportChoice = { kind: 'operator', by: 'Khoa Nội' };
    const one = kept('một');
    const refused = (options: Partial<FreezeOptions>, why: RegExp): void => expect(() => freeze(options)).toThrow(why);
    refused({ id: 'một', replaces: one }, /chính nó/);
    refused({ replaces: kept('năm trước', { year: 2025 }) }, /thuộc năm 2025/);
    refused({ replaces: kept('vận hành', { report: operator }) }, /đơn vị khác/);
    refused({ report: operator, replaces: one }, /đơn vị khác/);
    refused({ report: operator, replaces: kept('khoa khác', { report: { ...operator, by: 'Khoa Ngoại' } }) }, /đơn vị khác/);
    refused({ replaces: kept('nháp', { draft: true }) }, /bản nháp/);
    refused({ replaces: { ...one, digest: 'f'.repeat(64) } }, /mã băm/);
    refused({ replaces: { ...one, reason: ' ' } }, /lý do/);
    refused({ replaces: { ...one, id: 'không có' } }, /./);
  });
});
