/** Words of the workbook: sheets, columns, allowed values. What a person may write in a cell is read back by the same words. */
import type { ConnectedSystem, InformationSystem } from '../../core/assessment/model.ts';
import type { FrameworkId, Trait } from '../../core/checklist/model.ts';

export const SHEETS = {
  systems: 'Hệ thống',
  devices: 'Thiết bị',
  applications: 'Ứng dụng',
  zones: 'Vùng mạng',
  connections: 'Kết nối',
  guide: 'Hướng dẫn',
} as const;

/** The column by which every sheet names a system. */
export const NAME_COLUMN = 'Tên hệ thống';
/** Other heads under which hand-made lists name their systems. */
export const NAME_SYNONYMS = ['Tên', 'Tên HTTT', 'Tên hệ thống thông tin', 'Hệ thống', 'Hệ thống thông tin'];

export const FRAMEWORKS: Record<FrameworkId, string> = { 'nd331-2026': 'NĐ 331/2026', 'nd85-2016': 'NĐ 85/2016' };

export const STAGES: Record<InformationSystem['stage'], string> = { in_use: 'Đang vận hành', in_construction: 'Đang đầu tư, xây dựng' };

export const HOSTINGS: Record<InformationSystem['hosting'], string> = {
  own: 'Tại đơn vị',
  rented_data_centre: 'Thuê trung tâm dữ liệu',
  cloud: 'Thuê điện toán đám mây',
  service: 'Thuê dịch vụ trọn gói',
};

export const DIRECTIONS: Record<ConnectedSystem['direction'], string> = { in: 'Nhận', out: 'Gửi', both: 'Hai chiều' };

export const APPROVALS: Record<InformationSystem['approval']['status'], string> = {
  drafting: 'Đang dự thảo',
  submitted: 'Đã gửi thẩm định',
  appraised: 'Đã thẩm định',
  approved: 'Đã được phê duyệt',
};

export const TRAITS: Record<Trait, string> = {
  wireless: 'Có mạng không dây',
  web_app: 'Có ứng dụng web',
  email_service: 'Có dịch vụ thư điện tử',
  central_database: 'Có cơ sở dữ liệu tập trung',
  data_centre_or_cloud: 'Trung tâm dữ liệu hoặc điện toán đám mây',
  identity_or_signature_service: 'Xác thực điện tử hoặc chữ ký số',
  integration_platform: 'Nền tảng tích hợp, liên thông',
  outsourced_development: 'Phần mềm thuê khoán',
  in_house_software: 'Phần mềm nội bộ',
  state_secret: 'Có bí mật nhà nước',
  large_online_service: 'Dịch vụ trực tuyến quy mô lớn',
  citizen_service: 'Phục vụ người dân, doanh nghiệp',
  internal_lan: 'Có mạng nội bộ (LAN)',
  remote_access: 'Có truy cập, quản trị từ xa',
  mobile_devices: 'Dùng thiết bị di động',
  dhcp: 'Cấp địa chỉ mạng tự động (DHCP)',
  third_party_access: 'Bên thứ ba truy cập hệ thống',
  hosted_service: 'Thuê dịch vụ công nghệ thông tin',
};

export const HOW = {
  text: 'Văn bản',
  name: 'Bắt buộc; mỗi hệ thống một tên. Nhập lại sẽ khớp theo tên này.',
  systemName: 'Tên hệ thống như ở trang «Hệ thống».',
  date: 'Ngày, dạng ngày/tháng/năm, ví dụ 05/10/2026; để trống nếu chưa biết.',
  whole: 'Số nguyên từ 1 đến 100.000; để trống nếu chưa biết.',
  choice: (labels: readonly string[]): string => `Một trong: ${labels.join('; ')}.`,
  choices: (labels: readonly string[]): string => `Không, một hoặc nhiều giá trị, cách nhau bằng dấu chấm phẩy: ${labels.join('; ')}.`,
  shown: 'Chỉ để xem; không được đọc khi nhập lại.',
} as const;

export const PROBLEMS = {
  date: 'Không đọc được ngày này. Ghi theo dạng ngày/tháng/năm, ví dụ 05/10/2026.',
  whole: 'Cần là số nguyên từ 1 đến 100.000.',
  choice: (labels: readonly string[]): string => `Chỉ nhận một trong: ${labels.join('; ')}.`,
  unknownTrait: (word: string): string =>
    `Không có đặc điểm «${word}». Các đặc điểm được nhận nêu ở trang «${SHEETS.guide}» của tệp xuất ra.`,
  nameMissing: 'Dòng này chưa có tên hệ thống.',
  nameTwice: (row: number): string => `Tên hệ thống này đã có ở dòng ${row}. Mỗi hệ thống một tên, một dòng.`,
  strangerColumn: 'Sổ không có cột này nên nội dung của cột không được đọc.',
  columnTwice: 'Cột này có hai lần; chỉ cột đầu tiên được đọc.',
  stranger: (name: string): string => `Không có hệ thống «${name}» ở trang «${SHEETS.systems}».`,
  archived: 'Hệ thống này đã ngừng sử dụng. Đưa trở lại sử dụng trong phần mềm rồi nhập lại.',
  levelled: 'Hệ thống này đã có cấp độ theo khung khác; đổi khung ở trang Cấp độ của hệ thống, không qua bảng tính.',
  ambiguous: 'Trong sổ có hơn một hệ thống mang tên này. Đổi tên để phân biệt rồi nhập lại.',
  tooMany: (most: number): string => `Chỉ nhận nhiều nhất ${most.toLocaleString('vi-VN')} dòng cho một hệ thống.`,
} as const;

export const LISTED = {
  rows: (count: number): string => (count === 0 ? 'không có' : `${count} dòng`),
  edited: (count: number): string => `${count} dòng, có thay đổi`,
} as const;
