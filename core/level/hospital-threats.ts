/**
 * Threats that hospitals meet often, to start a risk assessment from. Our own judgement, no text of law: nothing in them is assessed,
 * since likelihood, impact and harm depend on the place.
 */
export interface HospitalThreat {
  id: string;
  threat: string;
  /** What usually helps, as a first wording of the action. */
  action: string;
}

export const HOSPITAL_THREATS: readonly HospitalThreat[] = [
  {
    id: 'ransomware',
    threat: 'Mã độc tống tiền mã hóa cơ sở dữ liệu và cả bản sao lưu đang nối mạng, làm ngừng tiếp đón, kê đơn, trả kết quả',
    action: 'Giữ bản sao lưu ngoại tuyến; thử khôi phục định kỳ; tách vùng mạng máy chủ và máy trạm',
  },
  {
    id: 'stolen_account',
    threat: 'Tài khoản nhân viên bị chiếm qua thư lừa đảo hoặc mật khẩu dùng chung, dữ liệu sức khỏe bị lấy ra ngoài',
    action: 'Xác thực nhiều yếu tố cho quản trị và truy cập từ xa; mỗi người một tài khoản; giám sát đăng nhập lạ',
  },
  {
    id: 'insider',
    threat: 'Người có quyền xem, sao chép hồ sơ bệnh án ngoài nhiệm vụ',
    action: 'Phân quyền theo khoa, theo đợt điều trị; ghi nhật ký xem hồ sơ và rà soát hằng tháng',
  },
  {
    id: 'web_weakness',
    threat: 'Lỗ hổng của ứng dụng web hoặc cổng tra cứu bị khai thác để lấy, sửa dữ liệu người bệnh',
    action: 'Kiểm thử xâm nhập trước khi đưa vào sử dụng; vá lỗi; đặt tường lửa ứng dụng web',
  },
  {
    id: 'supplier',
    threat: 'Đường truy cập từ xa của nhà cung cấp phần mềm, thiết bị bị lợi dụng để vào mạng bệnh viện',
    action: 'Chỉ mở khi có yêu cầu, qua mạng riêng ảo có ghi lại phiên; quy định trong hợp đồng',
  },
  {
    id: 'hardware',
    threat: 'Hỏng máy chủ, thiết bị lưu trữ, điều hòa hoặc mất điện làm ngừng hệ thống nhiều giờ',
    action: 'Dự phòng máy chủ và nguồn điện; quy trình khám bệnh khi hệ thống ngừng; diễn tập',
  },
  {
    id: 'backup',
    threat: 'Bản sao lưu thiếu hoặc không khôi phục được, mất vĩnh viễn hồ sơ bệnh án',
    action: 'Kiểm tra khôi phục theo lịch, ghi biên bản; giữ một bản ở nơi khác',
  },
  {
    id: 'wrong_data',
    threat: 'Dữ liệu chỉ định, kết quả, đơn thuốc sai lệch do lỗi phần mềm hoặc lỗi liên thông, dẫn đến sai sót chuyên môn',
    action: 'Đối soát dữ liệu giữa các hệ thống; kiểm thử khi nâng cấp; người dùng xác nhận kết quả quan trọng',
  },
  {
    id: 'denial',
    threat: 'Tấn công từ chối dịch vụ làm cổng đặt lịch, trả kết quả không truy cập được',
    action: 'Dùng dịch vụ chống từ chối dịch vụ của nhà cung cấp đường truyền; trang thông báo dự phòng',
  },
  {
    id: 'medical_device',
    threat: 'Thiết bị y tế nối mạng dùng hệ điều hành cũ, không vá được, trở thành lối vào mạng',
    action: 'Đưa thiết bị vào vùng mạng riêng, chỉ mở cổng cần thiết; lập danh mục và theo dõi bản vá',
  },
  {
    id: 'lost_media',
    threat: 'Mất máy tính xách tay, điện thoại, thẻ nhớ có dữ liệu người bệnh',
    action: 'Mã hóa thiết bị; cấm chép dữ liệu người bệnh ra thiết bị cá nhân; xóa từ xa',
  },
  {
    id: 'signature',
    threat: 'Chữ ký số, thiết bị ký của bác sĩ bị người khác dùng để ký bệnh án, đơn thuốc',
    action: 'Mỗi người giữ thiết bị ký của mình; thu hồi khi nghỉ việc; cảnh báo phiên ký bất thường',
  },
];
