/** Fixed wording of the annual report: values of Mẫu số 08 word for word, and the words of the verdicts (NĐ 331 Đ36.10). */
import type { ApprovalStatus, Inspection, PlanStatus, Verdict } from '../../../core/assessment/model.ts';
import type { Trait } from '../../../core/checklist/model.ts';

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

export const TRAIT_WORDS: Record<Trait, string> = {
  wireless: 'mạng không dây',
  web_app: 'ứng dụng web',
  email_service: 'dịch vụ thư điện tử',
  central_database: 'cơ sở dữ liệu tập trung',
  data_centre_or_cloud: 'trung tâm dữ liệu hoặc đám mây',
  identity_or_signature_service: 'dịch vụ định danh, chữ ký số',
  integration_platform: 'nền tảng liên thông',
  outsourced_development: 'phần mềm thuê phát triển',
  in_house_software: 'phần mềm tự phát triển',
  state_secret: 'bí mật nhà nước',
  large_online_service: 'dịch vụ trực tuyến có từ 10.000 người dùng',
  citizen_service: 'dịch vụ trực tuyến cho người dân',
  internal_lan: 'mạng nội bộ',
  remote_access: 'truy cập từ xa',
  mobile_devices: 'thiết bị di động kết nối',
  dhcp: 'dịch vụ cấp địa chỉ DHCP',
  third_party_access: 'truy cập của bên thứ ba',
  hosted_service: 'dịch vụ thuê trung tâm dữ liệu, đám mây',
};
