/** The life of a level: incidents with their clocks, what asks for a level to be determined anew, inspections. */
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { addSystem, createWorkspace, expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';

test('an incident marked serious runs its clocks until the notices are recorded, on the home page too', async ({ page }) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  await goTo(page, 'Sự cố');
  await page.getByRole('button', { name: 'Ghi sự cố' }).click();
  await page.getByLabel('Tên gọi sự cố').fill('Mã độc tống tiền ở khoa Khám bệnh');
  await page.getByLabel('Giờ phát hiện').fill('7h41');
  await page.getByLabel('HIS').check();
  const waiting = page.getByRole('group', { name: 'Thông báo, báo cáo' });
  await expect(waiting).toContainText('Báo cáo nguyên nhân, phạm vi ảnh hưởng, biện pháp khắc phục: còn 2 ngày 2');
  await expect(waiting).not.toContainText('Thông báo ban đầu');
  await page.getByLabel('Nghiêm trọng').check();
  // The clock runs on while the test does.
  await expect(waiting).toContainText(/Thông báo ban đầu: còn (22 giờ|21 giờ 5\d phút)/);
  const notices = page.getByRole('region', { name: 'Thông báo, báo cáo phải gửi' });
  await expect(notices).toContainText('Hạn: 07:41 thứ Hai, 23/11/2026');
  await expect(notices).toContainText('Hạn: 07:41 thứ Tư, 25/11/2026');
  await expectAccessibleInBothSchemes(page);

  await goTo(page, 'Trang chủ');
  const next = page.getByRole('region', { name: 'Nên làm tiếp' });
  await expect(next.getByRole('listitem').first()).toContainText(/Thông báo ban đầu: còn 2[12] giờ/);
  await next.getByRole('link').first().click();

  await page.getByRole('button', { name: 'Ghi đã gửi: Thông báo ban đầu' }).click();
  await page.getByLabel('Số, ngày văn bản hoặc cách gửi').fill('Công văn 1206/BVĐK-CNTT');
  // Sent when nobody had seen it yet: told, and kept as typed.
  await page.getByLabel('Giờ gửi').fill('07:00');
  await expect(page.getByText('Thời điểm gửi trước thời điểm phát hiện.')).toBeVisible();
  await page.getByLabel('Giờ gửi').fill('');
  await page.getByLabel('Nơi nhận').focus();
  await expect(page.getByRole('contentinfo')).toContainText('Chưa lưu: 1 ô cần sửa');
  await page.getByLabel('Giờ gửi').fill('09:30');
  await page.getByLabel('Nơi nhận').focus();
  await expect(page.getByRole('contentinfo')).not.toContainText('Chưa lưu');
  await expect(notices).toContainText('đã gửi trong hạn');
  await expect(waiting).not.toContainText('Thông báo ban đầu');

  await goTo(page, 'Sự cố');
  await page.getByRole('link', { name: 'Mã độc tống tiền ở khoa Khám bệnh' }).click();
  await expect(page.getByLabel('Giờ phát hiện')).toHaveValue('07:41');
  await expect(page.getByLabel('Giờ gửi')).toHaveValue('09:30');
  await page.getByRole('button', { name: 'Xóa sự cố' }).click();
  await expect(page.getByText('Chưa ghi sự cố nào')).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByRole('row', { name: /Mã độc tống tiền/ })).toContainText('HIS');
});

test('a serious incident suggests re-levelling; taken over it nags until a reason is written', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Sự cố');
  await page.getByRole('button', { name: 'Ghi sự cố' }).click();
  await page.getByLabel('Tên gọi sự cố').fill('Mất dữ liệu xét nghiệm');
  await page.getByLabel('LIS').check();
  await page.getByLabel('Nghiêm trọng').check();
  await page.getByRole('link', { name: 'Xem xét xác định lại cấp độ: LIS' }).click();
  const section = page.getByRole('region', { name: 'Căn cứ xác định lại cấp độ' });
  await expect(section).toContainText('Sự cố nghiêm trọng đã ghi: Mất dữ liệu xét nghiệm');
  await section.getByRole('button', { name: /^Ghi nhận/ }).click();
  await expect(section).toContainText('Chờ xử lý');
  await expect(section).not.toContainText('Phần mềm đề nghị');
  await goTo(page, 'Trang chủ');
  await expect(page.getByRole('region', { name: 'Nên làm tiếp' })).toContainText('Xử lý căn cứ xác định lại cấp độ: LIS');

  await page.goBack();
  await section.getByRole('button', { name: 'Giữ nguyên cấp độ' }).click();
  await expect(section.getByText('Ghi lý do trước khi đóng căn cứ này.')).toBeVisible();
  await expect(section.getByLabel('Lý do giữ nguyên cấp độ')).toBeFocused();
  await section.getByLabel('Lý do giữ nguyên cấp độ').fill('Rủi ro đánh giá lại ngày 21/11/2026 vẫn ở cấp độ 2.');
  await section.getByRole('button', { name: 'Giữ nguyên cấp độ' }).click();
  await expect(section).toContainText('Giữ nguyên cấp độ: Rủi ro đánh giá lại ngày 21/11/2026 vẫn ở cấp độ 2.');
  await expectAccessible(page);
  await goTo(page, 'Trang chủ');
  const next = page.getByRole('region', { name: 'Nên làm tiếp' });
  await expect(next).toContainText('Xử lý căn cứ xác định lại cấp độ: RIS-PACS');
  await expect(next).not.toContainText('xác định lại cấp độ: LIS');

  await page.goBack();
  await section.getByRole('button', { name: /^Gỡ căn cứ/ }).click();
  await expect(section).toContainText('Phần mềm đề nghị ghi nhận');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await section.getByRole('button', { name: /^Mở lại/ }).click();
  await expect(section).toContainText('Chờ xử lý');
});

test('an inspection is recorded with contents and evidence, told by whom it must be done, and kept beside the form', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống lưu trữ và truyền hình ảnh/ }).click();
  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  await expect(page.getByRole('region', { name: 'Lần kiểm tra định kỳ kế tiếp' })).toContainText('từ ngày 08/10/2026');
  await page.getByRole('button', { name: 'Thêm lần kiểm tra' }).click();
  const form = page.getByRole('group', { name: 'Thêm lần kiểm tra' });
  await form.getByLabel('Loại').selectOption('Đột xuất');
  await form.getByLabel('Từ ngày').fill('02/11/2026');
  await form.getByLabel('Đến ngày').fill('06/11/2026');
  await form.getByLabel('Đơn vị kiểm tra').fill('Khoa Chẩn đoán hình ảnh');
  await form.getByLabel(/^Mã độc, lỗ hổng/).check();
  await form.getByLabel('Cách kiểm tra kỹ thuật').selectOption('hộp xám');
  await form.getByRole('button', { name: 'Chọn từ kho minh chứng' }).click();
  const vault = page.getByRole('dialog');
  await vault.getByLabel('Tìm trong kho').fill('báo cáo số 103');
  await vault.getByRole('option', { name: /103\/BC-QLCL/ }).click();
  await vault.getByRole('button', { name: 'Xong' }).click();
  await form.getByRole('button', { name: 'Thêm', exact: true }).click();

  const list = page.getByRole('region', { name: 'Kiểm tra, đánh giá an ninh mạng' });
  const added = list.getByRole('listitem').filter({ hasText: '02/11/2026 – 06/11/2026' }).first();
  await expect(added).toContainText('1 minh chứng');
  await expect(added).toContainText('Đơn vị kiểm tra trùng đơn vị vận hành');
  await expect(added).toContainText('Phải do tổ chức chuyên môn thực hiện: xảy ra sự cố nghiêm trọng');
  await added.getByRole('button', { name: 'Sửa lần kiểm tra 1' }).click();
  await added.getByLabel('Đơn vị kiểm tra').fill('Trung tâm Giám định an toàn thông tin Bắc Hà');
  await added.getByLabel(/^Là tổ chức chuyên môn/).check();
  await added.getByLabel('Kết luận').selectOption('Đáp ứng một phần');
  await expect(added).not.toContainText('Phải do tổ chức chuyên môn');
  await expect(added.getByRole('button', { name: /^Gỡ minh chứng Báo cáo số 103/ })).toBeVisible();
  await expectAccessible(page);

  // The form of the system, opened before, doesn't bring back its old list.
  await page.getByRole('tab', { name: 'Tổng quan' }).click();
  await page.getByLabel('Mục đích, chức năng chính').fill('Lưu trữ ảnh y khoa');
  await goTo(page, 'Trang chủ');
  await page.goBack();
  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  await expect(list).toContainText('Trung tâm Giám định an toàn thông tin Bắc Hà');
  await page.getByRole('button', { name: 'Gỡ lần kiểm tra 1' }).click();
  await expect(list).not.toContainText('02/11/2026');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(list).toContainText('02/11/2026');
});
