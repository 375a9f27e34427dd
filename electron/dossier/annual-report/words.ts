/** Fixed wording of the annual report: values of Mẫu số 08 word for word, and the words of the verdicts (NĐ 331 Đ36.10). */
import type { ApprovalStatus, Inspection, PlanStatus, Verdict } from '../../../core/assessment/model.ts';

/** The law knows two words (NĐ 331 Đ36.10); the third is the product's own and comes with a reason. Null = not answered. */
export function verdictWord(verdict: Verdict | null): string {
  if (verdict === 'compliant') return 'Đã đáp ứng đầy đủ';
  return verdict === 'not_applicable' ? 'Không áp dụng' : 'Chưa đáp ứng đầy đủ';
}

/** The finer state behind “Chưa đáp ứng đầy đủ”; empty where the word above says all. */
export function finerWord(verdict: Verdict | null): string {
  if (verdict === null) return 'chưa đánh giá';
  if (verdict === 'partial') return 'mới đáp ứng một phần';
  return verdict === 'non_compliant' ? 'chưa đáp ứng' : '';
}

/** Mẫu số 08, column 6. */
export const APPROVAL_WORDS: Record<ApprovalStatus, string> = {
  drafting: 'Đang dự thảo',
  submitted: 'Đã gửi thẩm định',
  appraised: 'Đã thẩm định',
  approved: 'Đã được phê duyệt',
};

/** Mẫu số 08, column 10. */
export const PLAN_WORDS: Record<PlanStatus, string> = {
  not_started: 'Chưa triển khai',
  in_part: 'Đã triển khai một số hạng mục',
  complete: 'Đã triển khai đầy đủ',
};

/** Mẫu số 08, column 12, and the unscheduled kind that only the annex knows. */
export const INSPECTION_WORDS: Record<Inspection['kind'], string> = {
  before_use: 'Trước khi đưa vào sử dụng',
  periodic: 'Định kỳ',
  extraordinary: 'Đột xuất',
};

export { TRAIT_WORDS } from '../../../core/report/trait-words.ts';
