/**
 * What must have happened before what in the life of a level: runs the list `ordering` of a framework file over the dates of a system
 * (NĐ 331 Đ10.2.a, Đ24.1.b, Đ28.3.b, Đ30.6, Đ30.7, Đ37; NĐ 85 Đ17.1.b; TT 12 Đ9.6, Đ9.7, Đ15).
 */
import type { Framework, OrderingEvent } from '../checklist/framework.ts';
import type { Level } from '../checklist/model.ts';
import { paperDate, type IsoDate } from '../date.ts';

/** The day of each event; null = has not happened, or is not recorded. */
export type LevelEvents = Record<OrderingEvent, IsoDate | null>;

/** What the rules need of a framework file. */
export type OrderingLaw = Pick<Framework, 'ordering'> & {
  status: Pick<Framework['status'], 'from' | 'parent_law_lapsed'>;
};

/** What decides which rules concern a system. */
export interface OrderingSubject {
  level: Level | null;
  /** New, extended or upgraded (`applies_to`). */
  changed: boolean;
}

export interface OrderingFinding {
  /** Id of the rule in the framework file. */
  rule: string;
  severity: 'error' | 'warning' | 'info';
  /** The earlier event is not recorded, came later, or fell on the same day. */
  problem: 'missing' | 'late' | 'same_day';
  before: OrderingEvent;
  after: OrderingEvent;
  /** Formal Vietnamese, without the clause. */
  text: string;
  clause: string;
}

/** As the earlier of two: “Quy chế” + “được ban hành”. */
const BEFORE: Record<OrderingEvent, readonly [subject: string, verb: string]> = {
  risk_assessment: ['Đánh giá rủi ro', 'được thực hiện'],
  level_proposed: ['Cấp độ', 'được đề xuất'],
  regulation_issued: ['Quy chế', 'được ban hành'],
  appraisal_opinion: ['Ý kiến thẩm định', 'có'],
  level_approved: ['Cấp độ', 'được phê duyệt'],
  investment_approved: ['Dự án', 'được phê duyệt đầu tư'],
  plan_complete: ['Phương án đã phê duyệt', 'được triển khai đầy đủ'],
  security_conditions_assessed: ['Điều kiện an ninh mạng', 'được đánh giá'],
  put_into_use: ['Hệ thống', 'được đưa vào sử dụng'],
};

/** As the later of two: “trước khi” + this. */
const AFTER: Record<OrderingEvent, string> = {
  risk_assessment: 'đánh giá rủi ro',
  level_proposed: 'đề xuất cấp độ',
  regulation_issued: 'ban hành Quy chế',
  appraisal_opinion: 'thẩm định',
  level_approved: 'hồ sơ được phê duyệt',
  investment_approved: 'phê duyệt dự án đầu tư',
  plan_complete: 'triển khai đầy đủ phương án',
  security_conditions_assessed: 'đánh giá điều kiện an ninh mạng',
  put_into_use: 'đưa hệ thống vào sử dụng',
};

/** What the date of an event is called. */
const DATE_OF: Record<OrderingEvent, string> = {
  risk_assessment: 'đánh giá rủi ro',
  level_proposed: 'văn bản đề nghị',
  regulation_issued: 'Quy chế',
  appraisal_opinion: 'ý kiến thẩm định',
  level_approved: 'quyết định phê duyệt',
  investment_approved: 'phê duyệt đầu tư',
  plan_complete: 'triển khai đầy đủ phương án',
  security_conditions_assessed: 'đánh giá điều kiện',
  put_into_use: 'đưa vào sử dụng',
};

const TELLS: Record<OrderingFinding['problem'], (before: string, after: string) => string> = {
  missing: (before) => `chưa ghi ngày ${before}`,
  late: (before, after) => `ngày ${before} sau ngày ${after}`,
  same_day: (before, after) => `ngày ${before} trùng ngày ${after}; cần chứng minh được thứ tự`,
};

/**
 * Runs every rule that binds. A rule binds once its later event has happened, at its levels (a rule for certain levels is silent while
 * the level is unknown), and only where that event is not older than the decree [J: no rule reaches back behind its own beginning].
 * Two events on one day are in order unless the rule says otherwise (`same_day`).
 * A level determined under a law that has lapsed stands by itself (Luật 116 Đ45.1): what is not recorded of its approval is told as a
 * warning, what is not recorded of the system's use in those days is not told.
 */
export function orderingFindings(law: OrderingLaw, events: LevelEvents, { level, changed }: OrderingSubject): OrderingFinding[] {
  return law.ordering.flatMap((rule) => {
    const [before, after] = [events[rule.before], events[rule.after]];
    if (after === null || after < law.status.from) return [];
    if (rule.levels !== undefined && (level === null || !rule.levels.includes(level))) return [];
    if (rule.applies_to !== undefined && !changed) return [];
    const finding = (problem: OrderingFinding['problem'], severity: OrderingFinding['severity']): OrderingFinding[] => {
      const [subject, verb] = BEFORE[rule.before];
      const must = severity === 'info' ? 'nên' : 'phải';
      const told = TELLS[problem](dated(rule.before, before), dated(rule.after, after));
      return [
        {
          rule: rule.id,
          severity,
          problem,
          before: rule.before,
          after: rule.after,
          text: `${subject} ${must} ${verb} trước khi ${AFTER[rule.after]}; ${told}.`,
          clause: rule.clause,
        },
      ];
    };
    if (before === null) {
      const { parent_law_lapsed: lapsed } = law.status;
      const kept = lapsed !== undefined && after < lapsed;
      if (kept && rule.severity === 'error') return rule.after === 'level_approved' ? finding('missing', 'warning') : [];
      return finding('missing', rule.severity);
    }
    if (before > after) return finding('late', rule.severity);
    return before === after && rule.same_day !== undefined ? finding('same_day', rule.same_day) : [];
  });
}

const dated = (event: OrderingEvent, date: IsoDate | null): string =>
  date === null ? DATE_OF[event] : `${DATE_OF[event]} ${paperDate(date)}`;
