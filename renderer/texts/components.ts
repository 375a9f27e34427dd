import type { Application, ConnectedSystem, Device, NetworkZone } from '../../core/assessment/model.ts';

/** Wording of what a system consists of. */
export const components = {
  clauses: { 'nd331-2026': 'NĐ 331 Đ22.3.d', 'nd85-2016': 'TT 12 Đ8.3.d' },
  connectionClauses: { 'nd331-2026': 'NĐ 331 Đ22.5', 'nd85-2016': 'TT 12 Đ8.5' },
  devices: {
    title: 'Thiết bị chính',
    lead: 'Máy chủ, thiết bị mạng, thiết bị bảo mật, thiết bị lưu trữ. Máy trạm cùng loại ghi một dòng với số lượng.',
    columns: { name: 'Tên thiết bị', model: 'Chủng loại', quantity: 'Số lượng', place: 'Vị trí', purpose: 'Mục đích' } satisfies Record<
      keyof Device,
      string
    >,
  },
  applications: {
    title: 'Ứng dụng, dịch vụ',
    lead: 'Phần mềm nghiệp vụ, cơ sở dữ liệu, dịch vụ nền chạy trên các máy chủ.',
    columns: {
      name: 'Tên ứng dụng, dịch vụ',
      server: 'Máy chủ, nơi đặt',
      operatingSystem: 'Hệ điều hành',
      purpose: 'Mục đích',
    } satisfies Record<keyof Application, string>,
  },
  zones: {
    title: 'Vùng mạng',
    lead: 'Mỗi dòng trong ô địa chỉ là một địa chỉ, một dải CIDR (10.0.1.0/24) hoặc một dải đầu-cuối (10.0.1.10-10.0.1.50), IPv4 hoặc IPv6. Nội dung được giữ đúng như đã ghi.',
    columns: {
      name: 'Tên vùng',
      purpose: 'Mục đích',
      privateAddresses: 'Địa chỉ IP nội bộ',
      publicAddresses: 'Địa chỉ IP công khai',
    } satisfies Record<keyof NetworkZone, string>,
    line: (line: number, text: string, reason: string) => `Dòng ${line}, «${text}»: ${reason}`,
    overlap: (text: string, other: string, zone: string) => `«${text}» trùng địa chỉ với «${other}» của ${zone}.`,
    here: 'chính vùng này',
    other: (name: string, row: number) => (name.trim() === '' ? `vùng ở dòng ${row}` : `vùng «${name.trim()}»`),
  },
  connections: {
    title: 'Hệ thống kết nối',
    lead: 'Hệ thống của đơn vị hoặc của nơi khác có trao đổi dữ liệu với hệ thống này. Hồ sơ cấp độ 4, 5 phải có; cấp độ khác nên ghi.',
    columns: { name: 'Tên hệ thống', organisation: 'Tổ chức', direction: 'Chiều dữ liệu', data: 'Dữ liệu trao đổi' } satisfies Record<
      keyof ConnectedSystem,
      string
    >,
    directions: [
      { value: 'both', label: 'Hai chiều', also: ['2 chiều'] },
      { value: 'in', label: 'Nhận về', also: ['nhận', 'vào'] },
      { value: 'out', label: 'Gửi đi', also: ['gửi', 'ra'] },
    ],
    own: 'Thêm hệ thống của đơn vị',
    choose: 'Thêm hệ thống của đơn vị…',
  },
  diagram: {
    title: 'Mô hình lô-gíc',
    lead: 'Vẽ từ các bảng bên trên: vùng mạng với địa chỉ, ứng dụng, thiết bị và hệ thống kết nối theo chiều dữ liệu.',
    empty: 'Ghi vùng mạng hoặc hệ thống kết nối ở bảng bên trên; sơ đồ được vẽ ngay.',
    of: (system: string) => `Mô hình lô-gíc của ${system}`,
    zones: 'Vùng mạng',
    connected: 'Hệ thống kết nối',
    unnamed: 'chưa đặt tên',
    applications: 'Ứng dụng, dịch vụ',
    devices: 'Thiết bị chính',
    internet: 'Internet',
    more: (count: number) => `và ${count} mục khác`,
    quantity: (name: string, count: number) => `${name} × ${count}`,
  },
} as const;
