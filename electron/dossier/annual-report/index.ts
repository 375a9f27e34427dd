/** The annual report: the công văn of Mẫu số 08, a page of contents, and the annexes that Đ36 of NĐ 331/2026 needs. */
import type { Paper } from '../kit/print.ts';
import { embeddedFiles } from '../../../core/exchange/attachments.ts';
import { evidenceList } from './annexes/evidence.ts';
import { annexSections, annexTitle } from './annexes/frame.ts';
import { integrity } from './annexes/integrity.ts';
import { inspections, nationalSecurity, operators, regulationChecks } from './annexes/parties.ts';
import { requirements } from './annexes/requirements.ts';
import { summary } from './annexes/summary.ts';
import { contentsPage } from './contents.ts';
import { letter } from './letter.ts';
import { kindOf, SUBJECTS } from './purpose.ts';
import type { Report } from './report.ts';

export function annualReport(report: Report): Paper {
  const annexes = [operators, nationalSecurity, regulationChecks, inspections, summary, requirements, evidenceList, integrity].map(
    (build) => build(report),
  );
  const { record } = report;
  return {
    title: `Báo cáo ${SUBJECTS[kindOf(record)].slice('V/v '.length)} năm ${record.year}`,
    author: record.unit.name,
    subject: 'Mẫu số 08, Nghị định số 331/2026/NĐ-CP',
    program: record.program,
    created: new Date(record.createdAt),
    draft: record.draft,
    content: [
      ...letter(report, annexes.map(annexTitle)),
      contentsPage(report, annexes),
      ...annexes.flatMap((annex) => annexSections(report, annex)),
    ],
    attachments: embeddedFiles(record),
  };
}
