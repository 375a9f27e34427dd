/** Signing in the window: pictures, number and date, roles in their order, and a token that is not there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { expect, takePictures, test } from './fixture.ts';
import { answerDialogs, demoFile, keepOneSystem, openSample } from './sample.ts';
import { expectAccessible, goTo } from './window.ts';

test.setTimeout(240_000);

/** A ring on a transparent ground, as a PNG. */
function ring(colour: readonly [number, number, number]): Buffer {
  const SIDE = 120;
  const rows = Array.from({ length: SIDE }, (_, y) => [
    0,
    ...Array.from({ length: SIDE }, (__, x) => {
      const distance = Math.hypot(x - SIDE / 2, y - SIDE / 2);
      return distance > 48 && distance < 56 ? [...colour, 255] : [0, 0, 0, 0];
    }).flat(),
  ]);
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 6, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('signs with pictures, then for the body with its seal, number and date', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await keepOneSystem(page, 'Bảng tin');
  await goTo(page, 'Hồ sơ');
  await page.getByRole('button', { name: 'In bản chính' }).click();
  await expect(page.getByRole('img', { name: 'Trang 1', exact: true })).toBeVisible({ timeout: 120_000 });

  const password = readFileSync(demoFile('mat-khau.txt'), 'utf8').trim();
  const hand = join(userData, 'chữ ký.png');
  const seal = join(userData, 'con dấu.png');
  const photo = join(userData, 'ảnh chụp.png');
  writeFileSync(hand, ring([20, 40, 150]));
  writeFileSync(seal, ring([200, 20, 30]));
  writeFileSync(photo, 'không phải ảnh');

  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const choose = async (part: string, key: string): Promise<void> => {
    await answerDialogs(electronApp, demoFile(key));
    await panel(part).getByRole('button', { name: 'Chọn tệp chứng thư' }).click();
    await panel(part).getByLabel('Mật khẩu tệp chứng thư').fill(password);
    await panel(part).getByRole('button', { name: 'Xem chứng thư' }).click();
  };

  // The body comes last: its part offers nothing yet.
  await expect(panel('Cơ quan (văn thư)').getByRole('button')).toHaveCount(0);
  const first = panel('Người lập');
  await first.getByText('Ảnh, dấu thời gian, số và ngày').click();
  await answerDialogs(electronApp, photo);
  await first.getByRole('button', { name: 'Chọn ảnh…' }).click();
  await expect(first.getByRole('alert')).toContainText('đây không phải tệp PNG');
  await answerDialogs(electronApp, hand);
  await first.getByRole('button', { name: 'Chọn ảnh…' }).click();
  await expect(first.getByRole('img', { name: 'Ảnh đã chọn: chữ ký.png' })).toBeVisible();
  await takePictures(page, 'signing-options');
  await expectAccessible(page);
  await choose('Người lập', 'nguoi-lap.p12');
  await first.getByRole('button', { name: 'Ký', exact: true }).click();
  await expect(first).toContainText('đã ký', { timeout: 120_000 });

  await choose('Thủ trưởng đơn vị', 'thu-truong.p12');
  await panel('Thủ trưởng đơn vị').getByRole('button', { name: 'Ký', exact: true }).click();
  await expect(panel('Thủ trưởng đơn vị')).toContainText('đã ký', { timeout: 120_000 });

  const office = panel('Cơ quan (văn thư)');
  await office.getByRole('button', { name: 'Ký số của cơ quan' }).click();
  await answerDialogs(electronApp, seal);
  await office.getByRole('button', { name: 'Chọn ảnh…' }).click();
  await office.getByLabel('Số', { exact: true }).fill('7');
  await choose('Cơ quan (văn thư)', 'thu-truong.p12');
  // A person's certificate for the body is told; half a number and date is not signed.
  await expect(office.getByRole('alert')).toContainText('còn hồ sơ in tên');
  await expect(office.getByRole('button', { name: 'Vẫn ký' })).toBeDisabled();
  await office.getByLabel('Ngày ban hành').fill('22/11/2026');
  await office.getByLabel('Số', { exact: true }).focus();
  await takePictures(page, 'signing-office');
  await expectAccessible(page);
  await office.getByRole('button', { name: 'Vẫn ký' }).click();
  await expect(office).toContainText('Số 07, ngày 22 tháng 11: đã điền', { timeout: 120_000 });
  await expect(page.getByRole('region', { name: 'Kết quả xác minh tệp' })).toContainText('Số 07, ngày 22 tháng 11', { timeout: 120_000 });
  // What bears the seal is issued: nobody signs any more.
  await expect(page.getByRole('button', { name: 'Thêm vai trò ký khác' })).toBeHidden();
  await takePictures(page, 'signing-done');
  await expectAccessible(page);
});
