/** Traits in the words of papers. */
import type { Trait } from '../checklist/model.ts';

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
