/** Everything a report is made of. Read once from the workspace; preflight, Mẫu số 08 and the record see the same values. */
import type { Answer, Evidence, InformationSystem, UnitProfile } from '../assessment/model.ts';
import type { Checklist, FrameworkId } from '../checklist/model.ts';
import type { IsoDate } from '../date.ts';
import { FailureError } from '../failure.ts';
import type { LevelDetermination } from '../level/model.ts';
import type { OrderingLaw } from '../level/ordering.ts';
import type { CalendarLaw } from './calendar.ts';
import type { ReportChoice } from './model.ts';

/** What a report needs of a framework file, in the file's own names. */
export interface ReportFramework extends CalendarLaw, OrderingLaw {
  id: FrameworkId;
  short_title: string;
  terms: { standard: string };
  approval: readonly { levels: readonly number[]; appraises: string; approves: string }[];
}

/** The loaded law, as far as a report needs it. */
export interface ReportLaw {
  frameworks: readonly ReportFramework[];
}

/** One system with what it answers in the reporting year. */
export interface ReportSystem {
  system: InformationSystem;
  /** The latest determination of its level; null while nobody ran the rules. */
  determination: LevelDetermination | null;
  /** The checklist it is assessed against; null while it has no level. */
  checklist: Checklist | null;
  answers: readonly Answer[];
}

export interface ReportInput {
  /** Reporting year: 2026 = 15/12/2025 to 14/12/2026. */
  year: number;
  /** Today in Việt Nam. */
  today: IsoDate;
  law: ReportLaw;
  unit: UnitProfile;
  /** In the order of the unit's list; it becomes the order of the rows. */
  systems: readonly ReportSystem[];
  /** Evidence of the workspace; only what answers link is used. */
  evidence: readonly Evidence[];
  /** Whose report it is (reports.ts narrows the rest to it); absent = the unit's own to the authority. */
  report?: ReportChoice;
}

/** The framework in force for reports: Mẫu số 08 and its dates are those of NĐ 331 for every system since 2026. */
export const REPORTING_FRAMEWORK: FrameworkId = 'nd331-2026';

/** A framework of the law; CHECKLIST_UNKNOWN where the law was loaded without it. */
export function frameworkOf(law: ReportLaw, id: FrameworkId): ReportFramework {
  const found = law.frameworks.find((framework) => framework.id === id);
  if (found) return found;
  throw new FailureError(
    'CHECKLIST_UNKNOWN',
    `Không tìm thấy bộ quy định ${id} trong thư mục checklists nên không lập được báo cáo. Cài đặt lại phần mềm hoặc khôi phục tệp framework.yaml của bộ quy định này.`,
  );
}
