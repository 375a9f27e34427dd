/** One reason for “Không áp dụng”, or one note, given again and again, in one system or over many. */
import { COPIED_REASON } from '../../assessment/counted.ts';
import { fold } from '../../text.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import type { SheetItem } from '../sheet.ts';
import { nameOf, reportRule, systemRule, type Rule } from './rule.ts';

interface Given {
  system: ReportedSystem;
  entry: SheetItem;
}

/** What was decided with a reason: each own answer, and what the unit answered once, however many systems take it over. */
type Decisions = Map<string, Given>;

/** By reason, folded: texts that differ in capitals, marks and spaces alone are the same. */
function decisionsByReason(systems: readonly ReportedSystem[]): Map<string, Decisions> {
  const reasons = new Map<string, Decisions>();
  for (const system of systems) {
    for (const entry of system.items) {
      const reason = fold(entry.answer?.reason ?? '');
      if (entry.answer?.verdict !== 'not_applicable' || reason === '') continue;
      const decisions = reasons.get(reason) ?? new Map<string, Given>();
      reasons.set(reason, decisions);
      const place = entry.answer.inherited === true ? '' : system.system.id;
      const decision = `${place}/${system.checklist?.framework ?? ''}/${entry.item.control}`;
      if (!decisions.has(decision)) decisions.set(decision, { system, entry });
    }
  }
  return reasons;
}

/** The reason that stands behind the most decisions, where those are enough to look copied rather than thought about. */
function mostCopied(reasons: ReadonlyMap<string, Decisions>): Given[] | null {
  const [most] = [...reasons.values()].toSorted((a, b) => b.size - a.size);
  return most === undefined || most.size < COPIED_REASON ? null : [...most.values()];
}

const ownOnly = (system: ReportedSystem): ReportedSystem => ({
  ...system,
  items: system.items.filter(({ answer }) => answer?.inherited !== true),
});

/** What a system says itself is told by `reason_copied` when it is enough of its own; it is not told twice. */
function withoutTold(report: AnnualReport): Map<string, Decisions> {
  const reasons = decisionsByReason(report.systems);
  for (const system of report.systems) {
    for (const [reason, own] of decisionsByReason([ownOnly(system)])) {
      if (own.size >= COPIED_REASON) own.forEach((_given, decision) => reasons.get(reason)?.delete(decision));
    }
  }
  return reasons;
}

export const copiedReasonRules: Rule[] = [
  systemRule(
    { id: 'reason_copied', severity: 'warning', clause: null, title: 'Nhiều yêu cầu «Không áp dụng» cùng một lý do' },
    (system) => {
      const copied = mostCopied(decisionsByReason([ownOnly(system)]));
      if (copied?.[0] === undefined) return null;
      const meaning = `${nameOf(system)} có ${copied.length} yêu cầu ghi cùng một lý do; đoàn kiểm tra có thể yêu cầu giải trình từng yêu cầu.`;
      return { meaning, itemId: copied[0].entry.item.id, count: copied.length };
    },
  ),

  reportRule(
    {
      id: 'reason_copied_across',
      severity: 'warning',
      clause: null,
      title: 'Một lý do «Không áp dụng» lặp lại ở đánh giá chung hoặc nhiều hệ thống',
    },
    (report) => {
      const copied = mostCopied(withoutTold(report));
      if (copied?.[0] === undefined) return null;
      const { system, entry } = copied[0];
      const meaning = `${copied.length} kết luận ghi cùng một lý do, kết luận đánh giá chung được nhiều hệ thống dùng chỉ tính một lần; đoàn kiểm tra có thể yêu cầu giải trình từng kết luận. Ghi lý do riêng cho từng yêu cầu.`;
      return { meaning, systemId: system.system.id, itemId: entry.item.id, count: copied.length };
    },
  ),

  systemRule(
    { id: 'note_copied', severity: 'warning', clause: 'NĐ 331 Đ31.2.c', title: 'Nhiều yêu cầu cùng một thuyết minh' },
    (system) => {
      const notes = Map.groupBy(
        ownOnly(system).items.filter(({ answer }) => answer?.verdict === 'compliant' || answer?.verdict === 'partial'),
        ({ answer }) => fold(answer?.note ?? ''),
      );
      notes.delete('');
      const [most] = [...notes.values()].toSorted((a, b) => b.length - a.length);
      const [first] = most ?? [];
      if (most === undefined || first === undefined || most.length < COPIED_NOTE) return null;
      const meaning = `${nameOf(system)} có ${most.length} yêu cầu ghi cùng một đoạn thuyết minh; người đọc không thấy từng yêu cầu được làm ra sao. Ghi riêng cho từng yêu cầu.`;
      return { meaning, itemId: first.item.id, count: most.length };
    },
  ),
];

/** One note given this often tells nothing of the single requirement. */
const COPIED_NOTE = 10;
