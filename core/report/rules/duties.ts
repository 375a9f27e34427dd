/** What was due by the cutoff and is not done: the calendar of duties, seen on the day on which the figures are closed. */
import { paperDate, type IsoDate } from '../../date.ts';
import type { Duty, DutyKind, DutyPart } from '../duties-model.ts';
import { finishedWithin } from '../form08.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import { nameOf, reportRule, systemRule, type Rule } from './rule.ts';

/** Whether a date had passed when the figures were closed, and has passed today. */
const isOver = (date: IsoDate, { input, calendar }: AnnualReport): boolean => date <= calendar.cutoff && date < input.today;

/** Open duties of a kind whose date is over. */
const overdue = (report: AnnualReport, kind: DutyKind): Duty[] =>
  report.input.registers.duties.filter((duty) => duty.kind === kind && duty.state !== 'done' && isOver(duty.date, report));

const ofSystem = (duties: readonly Duty[], { system }: ReportedSystem): Duty[] => duties.filter(({ systemId }) => systemId === system.id);

/** Repeated work of a system that is over, part by part: what was done before and is old, or what was never done. */
function cadenceParts(entry: ReportedSystem, report: AnnualReport, everDone: boolean): DutyPart[] {
  return ofSystem(overdue(report, 'cadence'), entry)
    .flatMap(({ parts }) => parts)
    .filter(({ date, lastDone }) => isOver(date, report) && (lastDone !== null) === everDone);
}

function cadenceHit(
  parts: readonly DutyPart[],
  meaning: (titles: string) => string,
): { meaning: string; itemId: string; count: number } | null {
  const itemId = parts[0]?.items[0]?.itemId;
  if (itemId === undefined) return null;
  const named = parts.slice(0, 3).map(({ title }) => `«${title}»`);
  const rest = parts.length - named.length;
  return { meaning: meaning(named.join(', ') + (rest > 0 ? ` và ${rest} việc khác` : '')), itemId, count: parts.length };
}

/** Whether another rule already tells that no periodic inspection counts for the period. */
const lacksPeriodic = ({ system: { approval, inspections } }: ReportedSystem, { calendar }: AnnualReport): boolean => {
  const periodic = inspections.filter(({ kind }) => kind === 'periodic');
  return periodic.length === 0 ? approval.status === 'approved' : !periodic.some((one) => finishedWithin(one, calendar.period));
};

const titlesOf = (duties: readonly Duty[]): string => duties.map(({ title, date }) => `${title} (hạn ${paperDate(date)})`).join('; ');

export const dutyRules: Rule[] = [
  systemRule(
    { id: 'cadence_overdue', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Việc định kỳ đã quá hạn làm lại' },
    (entry, report) =>
      cadenceHit(
        cadenceParts(entry, report, true),
        (titles) =>
          `${nameOf(entry)}: ${titles} đã ghi là đáp ứng nhưng lần làm gần nhất cũ hơn chu kỳ. Làm lại rồi ghi tại Lịch việc, hoặc gắn minh chứng mới.`,
      ),
  ),

  systemRule(
    { id: 'cadence_never_done', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Việc định kỳ chưa có lần nào' },
    (entry, report) =>
      cadenceHit(
        cadenceParts(entry, report, false),
        (titles) =>
          `${nameOf(entry)}: ${titles} đã ghi là đáp ứng nhưng trong kỳ không có lần nào được ghi ngày. Ghi ngày đã làm tại Lịch việc, hoặc ghi ngày cho minh chứng.`,
      ),
  ),

  systemRule(
    { id: 'inspection_overdue', severity: 'warning', clause: 'NĐ 331 Đ28.5.a', title: 'Kiểm tra, đánh giá đã quá hạn' },
    (entry, report) => {
      const [duty] = ofSystem(overdue(report, 'inspection'), entry);
      if (duty === undefined || lacksPeriodic(entry, report)) return null;
      const whose = duty.proposed ? 'chu kỳ do phần mềm đề xuất' : `chu kỳ theo ${duty.clause}`;
      return `${nameOf(entry)} phải kiểm tra, đánh giá trước ngày ${paperDate(duty.date)} (${whose}). Thực hiện và ghi vào thẻ Kiểm tra.`;
    },
  ),

  systemRule(
    { id: 'relevel_open', severity: 'warning', clause: 'NĐ 331 Đ10.2; Đ25', title: 'Có việc phải xem xét xác định lại cấp độ' },
    (entry, report) => {
      const open = ofSystem(overdue(report, 'relevel'), entry);
      if (open.length === 0) return null;
      return `${nameOf(entry)}: ${open.map(({ title }) => title).join('; ')}. Xác định lại cấp độ, hoặc ghi kết luận giữ cấp độ tại thẻ Cấp độ.`;
    },
  ),

  systemRule(
    { id: 'approval_limit_passed', severity: 'warning', clause: 'NĐ 331 Đ23.2; Đ23.3; Đ24.2', title: 'Quá thời hạn thẩm định, phê duyệt' },
    (entry, report) => {
      // The month that the unit itself expects is told by its own rule.
      const late = ofSystem(overdue(report, 'approval'), entry).filter(({ key }) => !key.startsWith('approval-expected/'));
      if (late.length === 0) return null;
      return `${nameOf(entry)}: ${titlesOf(late)}. Hỏi nơi đang giải quyết, hoặc ghi văn bản đã nhận vào thẻ Phê duyệt.`;
    },
  ),

  systemRule(
    { id: 'transition_overdue', severity: 'warning', clause: 'Luật 116 Đ45.1; NĐ 331 Đ39.1', title: 'Quá mốc chuyển tiếp' },
    (entry, report) => {
      const late = ofSystem(overdue(report, 'transition'), entry);
      if (late.length === 0) return null;
      return `${nameOf(entry)}: ${titlesOf(late)}. Làm theo NĐ 331/2026 tại trang Chuyển tiếp.`;
    },
  ),

  reportRule(
    { id: 'notice_overdue', severity: 'warning', clause: 'NĐ 331 Đ31.2.d', title: 'Sự cố chưa được báo cáo đúng hạn' },
    (report) => {
      const late = overdue(report, 'incident');
      if (late.length === 0) return null;
      return { meaning: `${titlesOf(late)}. Gửi ngay rồi ghi lần gửi tại trang Sự cố.`, count: late.length };
    },
  ),

  reportRule({ id: 'notice_late', severity: 'warning', clause: 'NĐ 331 Đ31.2.d', title: 'Báo cáo sự cố gửi sau thời hạn' }, ({ input }) => {
    const { lateNotices } = input.registers;
    if (lateNotices.length === 0) return null;
    const named = lateNotices.map(({ what, incident }) => `${what}: ${incident}`).join('; ');
    return { meaning: `${named}. Chuẩn bị giải trình; nếu ghi nhầm giờ thì sửa tại trang Sự cố.`, count: lateNotices.length };
  }),
];
