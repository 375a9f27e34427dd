/** From a workspace to a dossier: gather, check, freeze, print, pack. Window and command line share it. */
import type { PreflightReport } from '../../core/api.ts';
import type { Law } from '../../core/checklist/library.ts';
import { vietnamDate } from '../../core/date.ts';
import { buildRecord } from '../../core/exchange/build.ts';
import { parseRecord, recordDigest } from '../../core/exchange/parse.ts';
import type { DossierRecord, ReportChoice } from '../../core/exchange/record.ts';
import { FailureError } from '../../core/failure.ts';
import { preflight } from '../../core/report/preflight.ts';
import { narrowed, reportChoices, type ReportOption } from '../../core/report/reports.ts';
import type { ReportInput } from '../../core/report/input.ts';
import type { PreflightFinding } from '../../core/report/model.ts';
import { sameName } from '../../core/report/names.ts';
import { extractRecord } from '../dossier/extract.ts';
import { printInWorker } from '../dossier/print-in-worker.ts';
import { refuseUnprintable, unprintableTexts } from '../dossier/printable.ts';
import { programPaths, type Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';
import { countingAnswers } from './answers.ts';
import type { VerificationOptions } from './verification.ts';
import { reportRegisters } from './report-registers.ts';

/** Everything a report of a year is made of; the unit's own unless told whose. NOT_FOUND when that body has none to make. */
export function reportInput(workspace: Workspace, law: Law, year: number, today: string, report?: ReportChoice): ReportInput {
  const input: ReportInput = {
    year,
    today,
    law,
    unit: workspace.unit.get(),
    systems: workspace.systems.list().map((system) => {
      const checklist = system.level === null ? null : law.checklist(system.framework, system.level);
      return {
        system,
        determination: workspace.levels.latest(system.id, system.framework),
        checklist,
        answers: checklist === null ? [] : countingAnswers(workspace, law, checklist, system.id, year),
      };
    }),
    evidence: workspace.evidence.list().map(({ uses: _uses, ...evidence }) => evidence),
    registers: reportRegisters(workspace, law, year, today),
  };
  return report === undefined ? input : narrowed(input, report);
}

/** The reports that this workspace can make (NĐ 331 Đ35.4): the unit's own, and those of operators and security units to the owner. */
export const dossierReports = (workspace: Workspace): ReportOption[] => reportChoices(workspace.unit.get(), workspace.systems.list());

/** Every rule over the report, and what its fonts cannot print: both keep a final dossier from being printed. */
export function checkDossier(workspace: Workspace, law: Law, year: number, today: string, report?: ReportChoice): PreflightReport {
  const input = reportInput(workspace, law, year, today, report);
  const found = preflight(input);
  const printable = unprintableFindings(input);
  return printable.length > 0 ? { ...found, errors: [...found.errors, ...printable] } : { ...found, passed: found.passed + 1 };
}

/** What would vanish from the pages, as findings with their places: only the fonts know, so it is no rule of core. */
function unprintableFindings(input: ReportInput): PreflightFinding[] {
  const draft = buildRecord(input, { id: '', createdAt: `${input.today}T00:00:00.000Z`, program: '', draft: true, journal: NO_JOURNAL });
  return unprintableTexts(draft).map(({ text, systemId, itemId }) => ({
    rule: 'text_not_printable',
    severity: 'error',
    text: `Có ký tự sẽ mất trên giấy. ${text} Thay bằng chữ.`,
    clause: null,
    systemId,
    itemId,
    count: 1,
  }));
}

const NO_JOURNAL = { head: '0'.repeat(64), entries: 0 };

export interface FreezeOptions {
  year: number;
  draft: boolean;
  id: string;
  at: Date;
  program: string;
  /** Whose report it is; the unit's own to the authority unless told. */
  report?: ReportChoice;
  /** The dossier this one corrects. */
  replaces?: NonNullable<DossierRecord['replaces']>;
}

/** A correction takes the place of a final dossier of the same year and of the same body's report, never of itself. */
function refuseMisfit(
  workspace: Workspace,
  { id, year, report = { kind: 'owner', by: '' } }: FreezeOptions,
  replaces: NonNullable<FreezeOptions['replaces']>,
): void {
  const refuse = (why: string): never => {
    throw new FailureError('CONFLICT', `Chưa lập được hồ sơ thay thế: ${why} Chọn đúng hồ sơ cần thay thế rồi lập lại.`);
  };
  if (replaces.id === id) refuse('hồ sơ không thể thay thế chính nó.');
  const earlier = workspace.dossiers.get(replaces.id);
  if (earlier.year !== year) refuse(`hồ sơ được chọn thuộc năm ${earlier.year}, không phải năm ${year}.`);
  const sameBody = report.kind === 'owner' || sameName(earlier.report.by, report.by);
  if (earlier.report.kind !== report.kind || !sameBody) refuse('hồ sơ được chọn là báo cáo của đơn vị khác.');
  if (earlier.draft) refuse('hồ sơ được chọn là bản nháp, không phải bản đã lập chính thức.');
  if (earlier.recordDigest !== replaces.digest) refuse('mã băm nêu ra không phải của hồ sơ được chọn.');
  if (replaces.reason.trim() === '') refuse('chưa ghi lý do thay thế.');
}

/** The record of a year as it stands now. PREFLIGHT_ERRORS for a final record with errors; TEXT_NOT_PRINTABLE; CONFLICT for a correction that does not fit. */
export function freezeRecord(workspace: Workspace, law: Law, options: FreezeOptions): DossierRecord {
  const input = reportInput(workspace, law, options.year, vietnamDate(options.at), options.report);
  if (options.replaces !== undefined) refuseMisfit(workspace, options, options.replaces);
  const findings = preflight(input);
  if (findings.errors.length > 0 && !options.draft) {
    throw new FailureError(
      'PREFLIGHT_ERRORS',
      `Hồ sơ năm ${options.year} còn ${findings.errors.length} lỗi nên chưa in được bản chính; chưa có tệp nào được ghi. Sửa các lỗi được nêu, hoặc in bản nháp để xem trước.`,
      findings.errors.map((finding) => ({ where: finding.rule, text: finding.text })),
    );
  }
  const record = buildRecord(input, {
    id: options.id,
    createdAt: options.at.toISOString(),
    program: options.program,
    draft: options.draft,
    journal: workspace.journal.head(),
    ...(options.replaces === undefined ? {} : { replaces: options.replaces }),
  });
  refuseUnprintable(record, programPaths().fonts);
  return record;
}

export interface PrintOptions {
  paths: Paths;
  onProgress?: (progress: { phase: 'layout' | 'write'; done: number; total: number }) => void;
  signal?: AbortSignal;
}

/** The record as PDF/A-3b, printed in a worker so that nothing else waits. */
export const printRecordInWorker = (
  record: DossierRecord,
  { paths, onProgress, signal }: PrintOptions,
): Promise<{ pdf: Uint8Array; pages: number }> =>
  printInWorker(record, {
    worker: paths.printWorker,
    fonts: paths.fonts,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });

/** Prints a record again to compare it with a file; ends with the deadline of the comparison, or when `stop` asks for it. */
export const reprinter =
  (paths: Paths, stop?: AbortSignal) =>
  async (record: DossierRecord, deadline: AbortSignal, onProgress?: PrintOptions['onProgress']): Promise<Uint8Array> => {
    const signal = stop === undefined ? deadline : AbortSignal.any([stop, deadline]);
    return (await printRecordInWorker(record, { paths, signal, ...(onProgress === undefined ? {} : { onProgress }) })).pdf;
  };

/**
 * Remembers what the last record printed to: the same dossier is compared again with every signature and whenever its issuers change.
 * The same record gives the same bytes, so nothing is taken on trust.
 */
export function rememberingLast(reprint: VerificationOptions['reprint']): VerificationOptions['reprint'] {
  let last: { digest: string; pdf: Uint8Array } | null = null;
  return async (record, deadline, onProgress) => {
    const digest = recordDigest(record);
    if (last?.digest === digest) return last.pdf;
    const pdf = await reprint(record, deadline, onProgress);
    last = { digest, pdf };
    return pdf;
  };
}

/** The record inside a dossier. NOT_A_DOSSIER when there is none; RECORD_INVALID or RECORD_NEWER when it can't be read. */
export async function recordOf(pdf: Uint8Array): Promise<DossierRecord> {
  const text = await extractRecord(pdf);
  if (text === null) {
    throw new FailureError(
      'NOT_A_DOSSIER',
      'Tệp PDF này không chứa bản ghi hồ sơ của An Tâm nên không phải hồ sơ năm. Chọn đúng tệp hồ sơ do phần mềm in ra.',
    );
  }
  return readRecord(text);
}

/** The record that is kept with a dossier of the workspace. NOT_FOUND; RECORD_INVALID or RECORD_NEWER. */
export const keptRecord = ({ dossiers }: Workspace, id: string): DossierRecord => readRecord(dossiers.record(id));

function readRecord(text: string): DossierRecord {
  const parsed = parseRecord(text);
  if (!parsed.ok) throw new FailureError(parsed.failure.code, parsed.failure.message, parsed.failure.details);
  return parsed.value;
}
