/** Fixed words of the field, the same on every page. */
import type { ApprovalStatus, Inspection, Verdict } from '../../core/assessment/model.ts';
import type { FrameworkId, Trait } from '../../core/checklist/model.ts';

export const VERDICT_LABELS: Record<Verdict, string> = {
  compliant: 'Đáp ứng đầy đủ',
  partial: 'Đáp ứng một phần',
  non_compliant: 'Chưa đáp ứng',
  not_applicable: 'Không áp dụng',
};
export const NOT_ASSESSED = 'Chưa đánh giá';
/** A verdict taken over from what is answered once for the unit. */
export const INHERITED = (verdict: string): string => `${verdict}, theo đánh giá chung`;

/** Mẫu số 08, column 6. */
export const APPROVAL_LABELS: Record<ApprovalStatus, string> = {
  drafting: 'Đang dự thảo',
  submitted: 'Đã gửi thẩm định',
  appraised: 'Đã thẩm định',
  approved: 'Đã được phê duyệt',
};

export const FRAMEWORK_LABELS: Record<FrameworkId, string> = { 'nd331-2026': 'NĐ 331/2026', 'nd85-2016': 'NĐ 85/2016' };
export const STANDARD_LABELS: Record<FrameworkId, string> = { 'nd331-2026': 'TCVN 14423:2026', 'nd85-2016': 'TCVN 11930:2017' };

export const INSPECTION_LABELS: Record<Inspection['kind'], string> = {
  before_use: 'Trước khi đưa vào sử dụng',
  periodic: 'Định kỳ',
  extraordinary: 'Đột xuất',
};

export const STAGE_LABELS = { in_use: 'Đang vận hành', in_construction: 'Đang đầu tư, xây dựng' } as const;

/** Traits decide which requirements arise; the second text says when one applies. */
export const TRAIT_LABELS: Record<Trait, { label: string; help: string }> = {
  wireless: { label: 'Có mạng không dây', help: 'Hệ thống có điểm truy cập Wi-Fi, kể cả Wi-Fi cho khách.' },
  web_app: { label: 'Có ứng dụng web', help: 'Người dùng làm việc qua trình duyệt, hoặc hệ thống có giao diện lập trình trên web.' },
  email_service: { label: 'Có dịch vụ thư điện tử', help: 'Hệ thống nhận, gửi hoặc lưu thư điện tử.' },
  central_database: { label: 'Có cơ sở dữ liệu tập trung', help: 'Dữ liệu của nhiều bộ phận được lưu ở một cơ sở dữ liệu.' },
  data_centre_or_cloud: {
    label: 'Trung tâm dữ liệu hoặc điện toán đám mây',
    help: 'Hệ thống là, hoặc đặt tại, trung tâm dữ liệu hay đám mây.',
  },
  identity_or_signature_service: {
    label: 'Xác thực điện tử hoặc chữ ký số',
    help: 'Hệ thống cung cấp dịch vụ định danh, xác thực hoặc ký số.',
  },
  integration_platform: { label: 'Nền tảng tích hợp, liên thông', help: 'Hệ thống làm trục kết nối, chia sẻ dữ liệu giữa các hệ thống.' },
  outsourced_development: { label: 'Phần mềm thuê khoán', help: 'Phần mềm do bên ngoài phát triển theo hợp đồng.' },
  in_house_software: { label: 'Phần mềm nội bộ', help: 'Phần mềm được phát triển riêng, theo yêu cầu của đơn vị.' },
  state_secret: { label: 'Có bí mật nhà nước', help: 'Hệ thống xử lý thông tin thuộc bí mật nhà nước.' },
  large_online_service: { label: 'Dịch vụ trực tuyến quy mô lớn', help: 'Dịch vụ trực tuyến có dữ liệu của từ 10.000 người trở lên.' },
  citizen_service: { label: 'Phục vụ người dân, doanh nghiệp', help: 'Trực tiếp hoặc hỗ trợ cung cấp dịch vụ trực tuyến.' },
  internal_lan: { label: 'Có mạng nội bộ (LAN)', help: 'Máy trạm, máy chủ nối với nhau trong mạng của đơn vị.' },
  remote_access: { label: 'Có truy cập, quản trị từ xa', help: 'Cán bộ hoặc nhà cung cấp vào hệ thống từ ngoài mạng nội bộ.' },
  mobile_devices: { label: 'Dùng thiết bị di động', help: 'Máy tính bảng, điện thoại, máy tính xách tay nối vào hệ thống.' },
  dhcp: { label: 'Cấp địa chỉ mạng tự động (DHCP)', help: 'Thiết bị nhận địa chỉ mạng tự động.' },
  third_party_access: { label: 'Bên thứ ba truy cập hệ thống', help: 'Nhà cung cấp, đối tác được cấp quyền vào hệ thống.' },
  hosted_service: {
    label: 'Thuê dịch vụ công nghệ thông tin',
    help: 'Máy chủ, phần mềm hoặc đường truyền do bên ngoài cung cấp như dịch vụ.',
  },
};

export const levelName = (level: number): string => `Cấp độ ${level}`;
