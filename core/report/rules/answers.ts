/** The answers of the self-assessment: what each verdict needs (framework file, `verdicts`), and what is still open. */
import { isBinding, isOpen, type OpenPoint } from '../../assessment/counted.ts';
import type { Verdict } from '../../assessment/model.ts';
import type { SheetItem } from '../sheet.ts';
import { copiedReasonRules } from './copied-reasons.ts';
import { blank, itemRule, nameOf, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

const verdictIs = ({ answer }: SheetItem, ...verdicts: Verdict[]): boolean => answer?.verdict != null && verdicts.includes(answer.verdict);

const open = ({ item, answer }: SheetItem, point: OpenPoint): boolean => isOpen(item, answer, point);

/** A rule on each requirement that binds. A verdict once given has to hold up everywhere; plans are asked for only here. */
const bindingRule: typeof itemRule = (heading, hits, meaning) =>
  itemRule(heading, (entry, report, system) => isBinding(entry.item) && hits(entry, report, system), meaning);

const planText = ({ answer }: SheetItem): string => answer?.plan?.action ?? '';
const planDue = ({ answer }: SheetItem): string | null => answer?.plan?.due ?? null;
const isDone = ({ answer }: SheetItem): boolean => answer?.plan?.state === 'done';
const unmet = (entry: SheetItem): boolean => open(entry, 'unmet');

export const answerRules: Rule[] = [
  itemRule(
    { id: 'compliant_without_evidence', severity: 'error', clause: 'NĐ 331 Đ36.10', title: 'Đáp ứng đầy đủ nhưng không có minh chứng' },
    (entry) => verdictIs(entry, 'compliant') && open(entry, 'withoutEvidence'),
    (count, system) => `${system} có ${count} yêu cầu như vậy; kết luận không chứng minh được. Gắn minh chứng hoặc đổi kết luận.`,
  ),

  itemRule(
    { id: 'not_applicable_without_reason', severity: 'error', clause: null, title: '«Không áp dụng» nhưng không có lý do' },
    (entry) => verdictIs(entry, 'not_applicable') && blank(entry.answer?.reason ?? ''),
    (count, system) => `${system} có ${count} yêu cầu như vậy. Ghi lý do hoặc đổi kết luận.`,
  ),

  ...copiedReasonRules,

  itemRule(
    { id: 'partial_without_evidence', severity: 'warning', clause: 'NĐ 331 Đ36.5', title: 'Đáp ứng một phần nhưng không có minh chứng' },
    (entry) => verdictIs(entry, 'partial') && open(entry, 'withoutEvidence'),
    (count, system) => `${system} có ${count} yêu cầu như vậy; phần đã làm không chứng minh được.`,
  ),

  bindingRule(
    { id: 'partial_without_gap', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Đáp ứng một phần nhưng chưa ghi phần còn thiếu' },
    (entry) => verdictIs(entry, 'partial') && blank(entry.answer?.gap ?? ''),
    (count, system) => `${system} có ${count} yêu cầu như vậy. Ghi phần còn thiếu.`,
  ),

  bindingRule(
    { id: 'partial_without_plan', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Đáp ứng một phần nhưng chưa có kế hoạch' },
    (entry) => verdictIs(entry, 'partial') && blank(planText(entry)),
    (count, system) => `${system} có ${count} yêu cầu thiếu kế hoạch, lộ trình hoàn thiện.`,
  ),

  bindingRule(
    { id: 'non_compliant_without_plan', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Chưa đáp ứng nhưng chưa có kế hoạch' },
    (entry) => verdictIs(entry, 'non_compliant') && blank(planText(entry)),
    (count, system) => `${system} có ${count} yêu cầu thiếu kế hoạch, lộ trình hoàn thiện.`,
  ),

  bindingRule(
    { id: 'plan_without_date', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Kế hoạch chưa có thời hạn' },
    (entry) => unmet(entry) && !blank(planText(entry)) && planDue(entry) === null,
    (count, system) => `${system} có ${count} kế hoạch thiếu thời hạn hoàn thành.`,
  ),

  bindingRule(
    { id: 'plan_without_responsible', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Kế hoạch chưa có người chịu trách nhiệm' },
    (entry) => unmet(entry) && !blank(planText(entry)) && blank(entry.answer?.plan?.responsible ?? ''),
    (count, system) => `${system} có ${count} kế hoạch chưa giao cho ai.`,
  ),

  bindingRule(
    { id: 'plan_due_in_past', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Kế hoạch đã quá hạn' },
    (entry, { input }) => unmet(entry) && !isDone(entry) && (planDue(entry) ?? input.today) < input.today,
    (count, system) => `${system} có ${count} yêu cầu quá hạn khắc phục mà chưa đáp ứng. Cập nhật kết luận hoặc thời hạn.`,
  ),

  bindingRule(
    {
      id: 'plan_done_unmet',
      severity: 'warning',
      clause: 'NĐ 331 Đ36.10',
      title: 'Kế hoạch đã xong nhưng yêu cầu chưa đáp ứng đầy đủ',
    },
    (entry) => unmet(entry) && isDone(entry),
    (count, system) =>
      `${system} có ${count} yêu cầu mà kế hoạch đã ghi là xong nhưng kết luận vẫn là chưa đáp ứng đầy đủ. Đánh giá lại từng yêu cầu, hoặc lập kế hoạch mới cho phần còn thiếu.`,
  ),

  bindingRule(
    { id: 'unanswered', severity: 'warning', clause: 'NĐ 331 Đ36.9; Đ36.10', title: 'Yêu cầu chưa đánh giá' },
    (entry) => open(entry, 'unanswered'),
    (count, system) => `${system} có ${count} yêu cầu chưa đánh giá; hồ sơ sẽ in là «Chưa đáp ứng đầy đủ», chưa có kế hoạch.`,
  ),

  bindingRule(
    { id: 'unconfirmed', severity: 'warning', clause: 'NĐ 331 Đ31.2.c', title: 'Kết luận chưa xác nhận trong năm' },
    (entry) => open(entry, 'unconfirmed'),
    (count, system) => `${system} có ${count} kết luận chưa được xác nhận lại cho kỳ báo cáo này.`,
  ),

  itemRule(
    { id: 'answer_to_changed_item', severity: 'warning', clause: null, title: 'Yêu cầu đã thay đổi sau khi trả lời' },
    ({ item, answer }, _report, { checklist }) => answer?.verdict != null && checklist?.itemDigests[item.id] !== answer.itemDigest,
    (count, system) => `${system} có ${count} câu trả lời cho nội dung cũ của yêu cầu. Đọc lại và xác nhận.`,
  ),

  systemRule({ id: 'answer_outside_checklist', severity: 'warning', clause: null, title: 'Câu trả lời ngoài bộ yêu cầu' }, (entry) => {
    if (entry.checklist === null) return null;
    const known = new Set(entry.checklist.groups.flatMap(({ items }) => items.map(({ id }) => id)));
    const outside = entry.answers.filter((answer) => answer.verdict !== null && !known.has(answer.itemId));
    if (outside.length === 0) return null;
    return `${nameOf(entry)} có ${outside.length} câu trả lời cho yêu cầu không thuộc bộ đang dùng; các câu này không vào hồ sơ.`;
  }),

  systemRule({ id: 'many_not_applicable', severity: 'warning', clause: null, title: 'Quá nhiều yêu cầu «Không áp dụng»' }, (entry) => {
    const binding = entry.items.filter(({ item }) => isBinding(item));
    const left = binding.filter((one) => verdictIs(one, 'not_applicable'));
    const [first] = left;
    // One in three: so much left out changes column 10.
    if (first === undefined || left.length < MANY_LEFT_OUT || left.length * 3 <= binding.length) return null;
    return {
      meaning: `${nameOf(entry)} ghi không áp dụng ${left.length} trên ${binding.length} yêu cầu; các yêu cầu này không tính vào cột (10). Đọc lại từng lý do.`,
      itemId: first.item.id,
      count: left.length,
    };
  }),
];

/** Fewer left out than this are seen at a glance. */
const MANY_LEFT_OUT = 10;
