/** What an officer writes about a requirement: by group, so that the sample reads like weeks of work and not like a pattern. */

type Some = readonly [string, ...string[]];

/** Sentences for requirements that are met, by group of either framework. */
const MET: Record<string, Some> = {
  risk: [
    'Sổ rủi ro cập nhật ngày 15/10/2026, có chữ ký Trưởng phòng Công nghệ thông tin.',
    'Đã họp nhận diện rủi ro với các khoa, phòng sử dụng ngày 08/10/2026.',
    'Kết quả đánh giá năm 2026 đã trình Giám đốc phê duyệt.',
  ],
  hardware: [
    'Đối chiếu thực tế ngày 22/9/2026: khớp 100 % số máy chủ, 98 % số máy trạm.',
    'Danh mục quản lý trên phần mềm tài sản, cập nhật khi cấp phát và thu hồi.',
    'Thiết bị thanh lý đã hủy dữ liệu, có biên bản hội đồng.',
  ],
  software: [
    'Quét phần mềm tự động hằng tuần; danh sách phần mềm được phép gồm 46 mục.',
    'Máy trạm khoa lâm sàng không có quyền cài đặt.',
    'Bản quyền hệ điều hành máy chủ đủ cho 14 máy.',
  ],
  information: [
    'Danh mục dữ liệu phân loại theo bốn loại thông tin, có người chịu trách nhiệm từng loại.',
    'Dữ liệu sức khỏe ghi nhãn là dữ liệu cá nhân nhạy cảm.',
    'Chuyển dữ liệu ra ngoài phải có phiếu duyệt; trong kỳ có 17 phiếu.',
  ],
  'secure-config': [
    'Cấu hình chuẩn áp dụng từ ngày 01/7/2026; kiểm tra ngẫu nhiên 12 máy, cả 12 đúng chuẩn.',
    'Tài khoản mặc định đã đổi mật khẩu hoặc khóa.',
    'Phiên làm việc tự khóa sau 10 phút ở máy trạm khoa phòng.',
  ],
  access: [
    'Rà soát tài khoản quý III/2026: khóa 23 tài khoản nghỉ việc, chuyển công tác.',
    'Cấp quyền theo phiếu do trưởng khoa ký; đối chiếu ngẫu nhiên 20 phiếu đều khớp.',
    'Tài khoản quản trị tách khỏi tài khoản làm việc hằng ngày.',
  ],
  vulnerability: [
    'Quét ngày 03/9/2026: 0 lỗ hổng nghiêm trọng còn mở quá 30 ngày.',
    'Bản vá máy chủ cài vào Chủ nhật tuần đầu tháng.',
    'Cảnh báo lỗ hổng nhận qua thư điện tử của cơ quan chức năng, xử lý trong 05 ngày.',
  ],
  logging: [
    'Nhật ký gồm thời gian, tài khoản, địa chỉ nguồn, hành động; đồng bộ giờ theo máy chủ NTP nội bộ.',
    'Đã xem xét nhật ký tháng 10/2026, có biên bản.',
    'Chỉ 02 quản trị viên đọc được kho nhật ký.',
  ],
  'email-web': [
    'Trình duyệt cập nhật tự động; chặn tiện ích ngoài danh sách.',
    'Tệp đính kèm thực thi bị chặn ở cổng thư.',
    'Danh sách tên miền độc hại cập nhật hằng ngày.',
  ],
  malware: [
    'Phần mềm phòng, chống mã độc trên 312/312 máy trạm, cập nhật mẫu tự động.',
    'USB bị chặn trừ 09 máy có phiếu duyệt.',
    'Trong kỳ phát hiện 41 tệp độc hại, đã cách ly toàn bộ.',
  ],
  backup: [
    'Sao lưu tự động lúc 23 giờ hằng ngày; báo cáo kết quả gửi thư cho hai người.',
    'Bản sao lưu mã hóa, khóa giữ tại phòng Công nghệ thông tin và két của bệnh viện.',
    'Thử khôi phục gần nhất đạt thời gian mục tiêu.',
  ],
  network: [
    'Sơ đồ mạng cập nhật ngày 30/9/2026, thể hiện đủ bảy vùng.',
    'Tường lửa giữa vùng người dùng và vùng máy chủ mặc định chặn.',
    'Mạng không dây cho khách tách khỏi mạng nội bộ, không đi được vào vùng máy chủ.',
    'Quy tắc tường lửa rà soát ngày 12/10/2026, gỡ 14 quy tắc thừa.',
  ],
  monitoring: [
    'Cảnh báo dung lượng, tình trạng dịch vụ gửi về điện thoại trực.',
    'Màn hình giám sát đặt tại phòng trực Công nghệ thông tin.',
    'Ngưỡng cảnh báo nêu trong phương án giám sát, rà soát hằng quý.',
  ],
  personnel: [
    'Tập huấn ngày 17/4/2026 cho 286 người; kiểm tra cuối buổi 94 % đúng từ 8/10 câu.',
    'Cam kết bảo mật ký khi tuyển dụng, lưu tại hồ sơ nhân sự.',
    'Thu hồi quyền trong ngày làm việc cuối cùng.',
  ],
  suppliers: [
    'Hợp đồng có điều khoản bảo mật và quyền kiểm tra của bệnh viện.',
    'Truy cập từ xa của nhà cung cấp mở theo phiên, có người giám sát.',
    'Danh sách 11 nhà cung cấp, đánh giá lại ngày 25/8/2026.',
  ],
  incident: [
    'Diễn tập ngày 29/5/2026 với tình huống mã độc tống tiền; thời gian cô lập 18 phút.',
    'Danh sách liên hệ khi có sự cố dán tại phòng trực.',
    'Khi HIS ngừng, khoa Khám bệnh chuyển sang biểu mẫu giấy theo quy trình.',
  ],
  'secure-development': [
    'Yêu cầu an ninh mạng nằm trong phụ lục hợp đồng phát triển phần mềm.',
    'Môi trường thử nghiệm tách khỏi môi trường chính, dùng dữ liệu giả.',
    'Bên phát triển bàn giao kết quả rà soát mã nguồn trước nghiệm thu.',
  ],
  testing: [
    'Kiểm thử hộp xám ngày 05–16/10/2026; 17/20 điểm yếu đã khắc phục.',
    'Phạm vi và quy tắc kiểm thử được Giám đốc phê duyệt trước.',
    'Kiểm tra lại sau khắc phục có biên bản.',
  ],
  physical: [
    'Cửa phòng máy dùng thẻ từ; nhật ký ra vào lưu 12 tháng.',
    'Nhiệt độ, độ ẩm đo liên tục; cảnh báo khi trên 27 °C.',
    'Hệ thống chữa cháy khí kiểm định ngày 11/3/2026.',
    'Máy phát chạy thử có tải hằng tháng.',
  ],
  decree: [
    'Đã giao bằng quyết định, còn hiệu lực trong kỳ báo cáo.',
    'Thực hiện đúng hạn; lưu tại hồ sơ công việc của phòng Công nghệ thông tin.',
    'Đã báo cáo chủ quản bằng văn bản.',
  ],
  policy: ['Quy chế ban hành kèm Quyết định số 214/QĐ-BVĐK, phổ biến tới mọi khoa, phòng.', 'Rà soát quy chế ngày 02/4/2026, có biên bản.'],
  organization: ['Quyết định phân công có tên từng người, còn hiệu lực.', 'Đầu mối liên hệ đã đăng ký với Sở Y tế.'],
  build: ['Hồ sơ thiết kế có phần an toàn thông tin, được thẩm định.', 'Nghiệm thu có nội dung kiểm tra an toàn thông tin.'],
  operation: [
    'Quy trình vận hành áp dụng từ ngày 02/4/2025; nhật ký vận hành ghi hằng ngày.',
    'Thay đổi cấu hình phải có phiếu; trong kỳ có 38 phiếu.',
    'Bảo trì theo hợp đồng, biên bản hằng quý.',
  ],
  design: [
    'Thể hiện trên sơ đồ thiết kế đã phê duyệt; kiểm tra cấu hình thực tế thấy đúng.',
    'Thiết bị đặt ở vùng riêng, quy tắc truy cập theo nguyên tắc tối thiểu.',
    'Đường truyền dự phòng chuyển tự động khi thử ngày 20/7/2026.',
  ],
  server: ['Máy chủ cứng hóa theo cấu hình chuẩn; kiểm tra ngày 14/8/2026.', 'Chỉ quản trị qua máy trạm quản trị và mạng riêng ảo.'],
  application: ['Ứng dụng khóa tài khoản sau 05 lần sai; nhật ký đăng nhập lưu 06 tháng.', 'Truyền dữ liệu qua TLS 1.2 trở lên.'],
  data: [
    'Dữ liệu cá nhân sao lưu hằng ngày, mã hóa khi lưu ngoài phòng máy.',
    'Phân quyền theo vai trò; kiểm tra ngẫu nhiên 15 tài khoản đúng vai trò.',
  ],
  retirement: ['Quy trình hủy dữ liệu khi thanh lý ban hành ngày 02/4/2025; trong kỳ áp dụng 06 lần.'],
  general: ['Thực hiện đúng trình tự; hồ sơ lưu tại phòng Công nghệ thông tin.'],
  hosted: [
    'Nhà cung cấp trung tâm dữ liệu cam kết phân tách logic trong phụ lục hợp đồng.',
    'Dữ liệu đặt tại Việt Nam, nêu rõ địa chỉ trung tâm dữ liệu.',
  ],
};

const MET_OTHERWISE: Some = ['Đã thực hiện trong kỳ; tài liệu lưu tại phòng Công nghệ thông tin.', 'Kiểm tra thực tế thấy đúng quy định.'];

export const metSentences = (group: string): Some => MET[group] ?? MET_OTHERWISE;

export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);

/** What will be done to get a missing piece of evidence, in the words of its kind. */
export function planFor(missing: string, title: string): string {
  const name = lowerFirst(missing);
  const starts = (...words: string[]): boolean => words.some((word) => missing.startsWith(word));
  if (starts('Quy', 'Chính sách', 'Quyết định', 'Phương án', 'Kế hoạch', 'Chương trình'))
    return `Soạn, trình Giám đốc ký ${name}; phổ biến tới khoa, phòng.`;
  if (starts('Biên bản', 'Báo cáo', 'Kết quả', 'Phiếu')) return `Tổ chức thực hiện và lập ${name}.`;
  if (starts('Ảnh', 'Cấu hình', 'Nhật ký', 'Mẫu')) return `Cấu hình trên hệ thống, thử lại và lưu ${name}.`;
  if (starts('Danh', 'Sổ', 'Bảng', 'Ma trận', 'Sơ đồ', 'Hồ sơ')) return `Lập ${name}, giao người cập nhật hằng quý.`;
  return `Hoàn thiện nội dung «${lowerFirst(title)}», lưu ${name}.`;
}
