/** The level dossier of a system: what it is made of, read from the workspace, and its papers written to files. */
import type { Law } from '../../core/checklist/library.ts';
import { FailureError } from '../../core/failure.ts';
import { levelDossierPaper, type PaperFacts } from '../../core/report/level-dossier/dossier.ts';
import type { PaperId } from '../../core/report/level-dossier/gaps.ts';
import type { LevelDossierInput } from '../../core/report/level-dossier/input.ts';
import { blankRenewal, renewalOf, renewedSystem } from '../../core/report/approval/renewal.ts';
import { fold } from '../../core/text.ts';
import { printPaperInWorker } from '../dossier/print-in-worker.ts';
import type { PaperFormat } from '../dossier/level-dossier/print.ts';
import type { Paths } from '../paths.ts';
import type { Dialogs } from '../service-options.ts';
import { countingAnswers } from './answers.ts';
import type { Workspace } from '../workspace/index.ts';
import { withEnding, writeWhole } from './files.ts';

/**
 * The answers are those of the year of `today`, or of the last year that has an assessment of this framework and level. Where a level
 * determined anew waits for its approval (NĐ 331 Đ25) the dossier is that of the new level: `renews`.
 */
export function levelDossierInput(
  workspace: Workspace,
  law: Law,
  systemId: string,
  today: string,
): LevelDossierInput & { renews: boolean } {
  const kept = workspace.systems.get(systemId);
  const frameworks = { 'nd331-2026': law.framework('nd331-2026'), 'nd85-2016': law.framework('nd85-2016') };
  const due = renewalOf(kept, workspace.levels.history(systemId), frameworks);
  const system =
    due === null
      ? kept
      : renewedSystem(kept, { ...due, traits: [] }, { ...(kept.renewal ?? blankRenewal(kept.approval)), status: 'drafting' as const });
  const { framework, level } = system;
  const checklist = level === null ? null : law.checklist(framework, level);
  const assessment = workspace.assessments
    .years()
    .filter((year) => year <= Number(today.slice(0, 4)))
    .toSorted((a, b) => b - a)
    .map((year) => workspace.assessments.find(systemId, year))
    .find((one) => one !== null && one.level === level && (due !== null || one.framework === framework));
  // Before the system's own desk was ever opened, what the unit answered counts already.
  const year = assessment?.year ?? workspace.common.years().findLast((one) => one <= Number(today.slice(0, 4)));
  return {
    unit: workspace.unit.get(),
    system,
    framework: law.framework(framework),
    determination: workspace.levels.history(systemId).find((one) => one.framework === framework) ?? null,
    risks: workspace.riskAssessments.list(systemId),
    checklist,
    answers: year === undefined || checklist === null ? [] : countingAnswers(workspace, law, checklist, systemId, year),
    evidence: workspace.evidence.list().map(({ uses: _uses, ...evidence }) => evidence),
    today,
    renews: due !== null,
  };
}

const FILE_WORDS: Record<PaperId, string> = {
  volume: 'Ho-so-de-xuat-cap-do',
  expert_opinion: 'De-nghi-y-kien-chuyen-mon',
  request: 'De-nghi-tham-dinh',
  submission: 'To-trinh-phe-duyet',
};

const FORMATS: Record<PaperFormat, string> = { pdf: 'Tài liệu PDF', docx: 'Tài liệu Word' };

/** “De-nghi-tham-dinh-HIS-EMR.docx”: plain letters, so that every system and mail program keeps the name. */
function suggestedName({ system }: LevelDossierInput, id: PaperId, format: PaperFormat, draft: boolean): string {
  const name = fold(system.shortName === '' ? system.name : system.shortName)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return `${FILE_WORDS[id]}-${name}${draft ? '-nhap' : ''}.${format}`;
}

interface WriteOptions {
  id: PaperId;
  format: PaperFormat;
  facts: PaperFacts;
  paths: Paths;
  dialogs: Dialogs;
}

/**
 * Asks where, prints in a worker, writes whole or not at all; null = cancelled. NOT_FOUND for a paper that the level does not
 * need; PREFLIGHT_ERRORS for a final one with gaps; CONFLICT when a file stands where the dialog did not ask about one.
 */
export async function chooseAndWritePaper(input: LevelDossierInput, options: WriteOptions): Promise<{ file: string } | null> {
  const { id, format, facts, paths, dialogs } = options;
  const found = levelDossierPaper(input, id, facts);
  if (found === null) {
    throw new FailureError(
      'NOT_FOUND',
      'Ở cấp độ hiện tại hệ thống không cần tài liệu này, hoặc chưa xác định cấp độ nên chưa lập được. Mở lại trang hệ thống để xem các tài liệu cần có.',
    );
  }
  if (!facts.draft && found.gaps.length > 0) {
    throw new FailureError(
      'PREFLIGHT_ERRORS',
      `Tài liệu còn thiếu ${found.gaps.length} mục nên chưa lập được bản chính; chưa có tệp nào được ghi. Bổ sung các mục được nêu, hoặc tải bản nháp để xem trước.`,
      found.gaps.map(({ id: where, what }) => ({ where, text: what })),
    );
  }
  const chosen = await dialogs.saveFile({
    title: 'Lưu hồ sơ đề xuất cấp độ',
    suggestedName: suggestedName(input, id, format, facts.draft),
    filters: [{ name: FORMATS[format], extensions: [format] }],
  });
  if (chosen === null) return null;
  const file = withEnding(chosen, format);
  writeWhole(file, await printPaperInWorker(found.paper, format, { worker: paths.printWorker, fonts: paths.fonts }));
  return { file };
}
