/** Fixed wording of Mẫu số 08 of NĐ 331/2026, word for word, and the words of the verdicts (NĐ 331 Đ36.10). Shared by every form of the report. */
import type { ApprovalStatus, Inspection, PlanStatus, Verdict } from '../assessment/model.ts';
import { paperDate } from '../date.ts';
import type { Form08Totals } from './model.ts';

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

/** Mẫu số 08, section 1: what the counts are of, in the order of the form. */
export const TOTAL_WORDS: Record<Exclude<keyof Form08Totals, 'expectedAllApproved'>, string> = {
  total: 'Tổng số hệ thống thông tin thuộc phạm vi quản lý',
  classified: 'Tổng số hệ thống thông tin đã được phân loại (đã xác định được loại hình hệ thống thông tin)',
  dossierPrepared: 'Tổng số hệ thống thông tin đã xây dựng hồ sơ đề xuất cấp độ',
  appraised: 'Tổng số hệ thống thông tin đã được thẩm định hồ sơ đề xuất cấp độ',
  approved: 'Tổng số hệ thống thông tin đã được phê duyệt cấp độ',
  approvedInspected: 'Tổng số hệ thống thông tin đã phê duyệt cấp độ được kiểm tra, đánh giá an ninh mạng định kỳ theo quy định',
};

/** The counts of section 1 in the order of the form. */
export const TOTAL_KEYS = ['total', 'classified', 'dossierPrepared', 'appraised', 'approved', 'approvedInspected'] as const;

export const EXPECTED_WORDS =
  'Dự kiến thời gian hoàn thành phê duyệt đề xuất cấp độ hệ thống thông tin đối với tất cả các hệ thống thông tin thuộc phạm vi quản lý';

/** The last line of section 1; empty while it is not known. */
export function expectedText({ total, approved, expectedAllApproved }: Form08Totals): string {
  if (total === approved) return 'Đã hoàn thành';
  return expectedAllApproved === null ? '' : `tháng ${paperDate(expectedAllApproved)}`;
}

/** Heads of the twelve columns of section 3. */
export const COLUMN_WORDS = [
  'STT',
  'Tên HTTT',
  'Chủ quản HTTT',
  'Đơn vị vận hành HTTT',
  'Cấp độ đề xuất',
  'Tình trạng phê duyệt cấp độ',
  'Quyết định phê duyệt cấp độ',
  'Quy chế bảo đảm ANM cho hệ thống',
  'Dự kiến thời điểm phê duyệt HSĐXCĐ',
  'Đã triển khai đầy đủ PA BĐANM',
  'Dự kiến thời điểm triển khai đầy đủ PA BĐANM',
  'Đã kiểm tra, đánh giá ANM',
] as const;
