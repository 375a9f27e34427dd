import { firstRun } from './first-run.ts';

export const settings = {
  title: 'Thiết lập',
  look: 'Giao diện',
  scheme: 'Nền',
  schemes: { auto: 'Theo hệ điều hành', light: 'Sáng', dark: 'Tối' },
  zoom: 'Cỡ hiển thị',
  zoomHelp: 'Ở mọi trang: Ctrl + phóng to, Ctrl − thu nhỏ, Ctrl 0 về cỡ thường.',
  person: 'Người sử dụng',
  name: 'Họ và tên',
  nameMissing: `${firstRun.person.missing} Tên cũ được giữ lại.`,
  nameHelp: 'Ghi vào nhật ký cùng mỗi thay đổi.',
  workspace: 'Kho làm việc',
  file: 'Tệp',
  notEncrypted: 'Kho chưa được mã hóa: đặt tệp trên ổ đĩa đã mã hóa (ví dụ BitLocker) và giữ bản sao lưu ở nơi an toàn.',
  check: 'Kiểm tra dữ liệu',
  checking: 'Đang kiểm tra…',
  sound: (files: string, size: string, entries: string) =>
    `Dữ liệu nguyên vẹn: ${files} minh chứng (${size}) khớp dấu vân tay, ${entries} mục nhật ký liền chuỗi.`,
  damaged: 'Dữ liệu có vấn đề. Giữ nguyên tệp, không ghi thêm, và khôi phục từ bản sao lưu.',
  close: 'Đóng kho',
  about: 'Phần mềm',
  version: 'Phiên bản',
  host: { electron: 'Electron', double: 'bản thử nghiệm trong Chromium' },
  trust: 'Chứng thư gốc tin cậy',
  trustGo: 'Quản lý ở trang Xác minh tệp',
} as const;
