import { describe, expect, it } from 'vitest';
import { guessedWidth, type TextRun } from './lines.ts';
import { suggest, type Suggestion } from './suggest.ts';

const SIZE = 12;

/** A run of text as it stands upright on a page. */
const run = (text: string, x = 50, y = 100): TextRun => ({
  text,
  origin: { x, y },
  along: { x: guessedWidth(text, '') * SIZE, y: 0 },
  up: { x: 0, y: -SIZE },
  font: 'sans-serif',
});

const of = (...runs: TextRun[]): Suggestion[] => suggest([{ page: 0, runs }]);
/** What is suggested in lines below each other, as “reason: text”. */
const told = (...lines: string[]): string[] =>
  of(...lines.map((line, index) => run(line, 50, 100 + index * 18))).map(({ reason, text }) => `${reason}: ${text}`);

describe('finds', () => {
  it.each([
    ['Họ và tên: Nguyễn Văn An', 'name: Nguyễn Văn An'],
    ['1. Họ và tên (in hoa): ........ TRẦN THỊ BÍCH NGỌC ........ Tuổi: 45', 'name: TRẦN THỊ BÍCH NGỌC'],
    ['Ho va ten: Nguyen Van An', 'name: Nguyen Van An'],
    ['HỌ TÊN NGƯỜI BỆNH: LÊ HOÀNG NAM', 'name: LÊ HOÀNG NAM'],
    ['Họ tên: nguyễn thị hoa tuổi 45', 'name: nguyễn thị hoa'],
    ['Bệnh nhân Phạm Đức Thịnh, 62 tuổi, nhập viện', 'name: Phạm Đức Thịnh'],
    ['Kết quả của BN: Đặng Thùy Trâm', 'name: Đặng Thùy Trâm'],
    ['Người bệnh: Ksor H’Linh', 'name: Ksor H’Linh'],
    ['BN. Huỳnh Ngọc Ánh (nữ)', 'name: Huỳnh Ngọc Ánh'],
    ['Bệnh nhân ông Võ Thành Long ra viện', 'name: Võ Thành Long'],
    ['Số CCCD: 001085012345', 'identity: 001085012345'],
    ['CMND/CCCD số: 012 345 678 cấp ngày 20/11/2010', 'identity: 012 345 678'],
    ['Căn cước công dân 079190001234', 'identity: 079190001234'],
    ['người có số 001185012345 đến khám', 'identity: 001185012345'],
    ['Mã thẻ BHYT: GD 4 01 01 123 45678', 'insurance: GD 4 01 01 123 45678'],
    ['thẻ DN4797912345678 còn hạn', 'insurance: DN4797912345678'],
    ['Mã số BHXH: 0123456789', 'insurance: 0123456789'],
    ['Điện thoại: 0912.345.678', 'phone: 0912.345.678'],
    ['Liên hệ (024) 3852 1234', 'phone: (024) 3852 1234'],
    ['gọi người nhà 0987654321 khi cần', 'phone: 0987654321'],
    ['SĐT: +84 91 234 5678', 'phone: +84 91 234 5678'],
    ['Ngày sinh: 05/03/1985', 'birth: 05/03/1985'],
    ['Sinh ngày 5 tháng 3 năm 1985 tại', 'birth: 5 tháng 3 năm 1985'],
    ['Năm sinh: 1950', 'birth: 1950'],
    ['Ngày, tháng, năm sinh: 0 5 / 0 3 / 1 9 8 5', 'birth: 0 5 / 0 3 / 1 9 8 5'],
    ['Mã bệnh nhân: BN0012345', 'patient: BN0012345'],
    ['PID 2600123456', 'patient: 2600123456'],
    ['Mã hồ sơ: 26.001234', 'patient: 26.001234'],
    ['Gửi kết quả về an.nguyen85@example.vn', 'email: an.nguyen85@example.vn'],
    ['Địa chỉ: Thôn 3, xã Lam Sơn, tỉnh Lam Giang   Điện thoại: …', 'address: Thôn 3, xã Lam Sơn, tỉnh Lam Giang'],
    ['Nơi thường trú: Số 12 ngõ 5 phố Huế', 'address: Số 12 ngõ 5 phố Huế'],
  ])('%s', (line, expected) => {
    expect(told(line)).toEqual([expected]);
  });

  it('text that is kept decomposed, told in the normal form', () => {
    const line = 'Họ và tên: Nguyễn Thị Ái Vân'.normalize('NFD');
    expect(told(line)).toEqual(['name: Nguyễn Thị Ái Vân']);
    expect(told('Địa chỉ: Tổ 4, phường Đông'.normalize('NFD'))).toEqual(['address: Tổ 4, phường Đông']);
  });

  it('labels and values that are split into runs, even letter by letter', () => {
    const place = (texts: string[]): TextRun[] => {
      let x = 50;
      return texts.map((text) => {
        const one = run(text, x);
        x += one.along.x;
        return one;
      });
    };
    expect(of(...place(Array.from('Họ và tên: Trần Văn Bảy'))).map(({ text }) => text)).toEqual(['Trần Văn Bảy']);
    expect(of(...place(['H', 'ọ và t', 'ên', ': ', 'Trần ', 'Văn B', 'ảy'])).map(({ text }) => text)).toEqual(['Trần Văn Bảy']);
  });

  it('the value in the next column, and the one below its label', () => {
    expect(of(run('Họ và tên'), run('Ngô Thị Lan', 250)).map(({ text }) => text)).toEqual(['Ngô Thị Lan']);
    expect(told('Họ tên người bệnh:', 'Ngô Thị Lan')).toEqual(['name: Ngô Thị Lan']);
  });

  it('every row of a column, and nothing of the columns beside it', () => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Khoa'],
      ['1', 'Nguyễn Văn An', '1956', 'Nội Tim Mạch'],
      ['2', 'Trần Thị Bình', '1987', 'Ngoại Tổng Hợp'],
      ['3', 'Y Moan Êban', '2001', 'Nhi'],
    ];
    const runs = rows.flatMap((row, line) => row.map((text, column) => run(text, [50, 85, 260, 360][column], 100 + line * 20)));
    expect(of(...runs).map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
      'name: Nguyễn Văn An',
      'birth: 1956',
      'name: Trần Thị Bình',
      'birth: 1987',
      'name: Y Moan Êban',
      'birth: 2001',
    ]);
  });

  it('a known name again on another page, where no label stands before it', () => {
    const found = suggest([
      { page: 0, runs: [run('Họ và tên: Nguyễn Văn An')] },
      { page: 1, runs: [run('Diễn biến bệnh của NGUYỄN  VĂN AN trong ngày')] },
    ]);
    expect(found.map(({ page, text }) => [page, text])).toEqual([
      [0, 'Nguyễn Văn An'],
      [1, 'NGUYỄN VĂN AN'],
    ]);
  });

  it('an address over two lines', () => {
    expect(told('Địa chỉ: Số 15 đường Trần Phú,', 'phường 2, tỉnh Lam Giang', 'Chẩn đoán: viêm phổi')).toEqual([
      'address: Số 15 đường Trần Phú,',
      'address: phường 2, tỉnh Lam Giang',
    ]);
  });

  it('several things in one line', () => {
    expect(told('Họ tên: Lê Thị Mai  Ngày sinh: 01/02/1990  SĐT 0912345678  Mã BN: 26000123')).toEqual([
      'name: Lê Thị Mai',
      'birth: 01/02/1990',
      'phone: 0912345678',
      'patient: 26000123',
    ]);
  });
});

describe('leaves alone', () => {
  it.each([
    'Tổng kinh phí: 150.000.000 đồng',
    'Thành tiền 012345678901 đồng',
    'Giá trị hợp đồng 912345678',
    'Số: 1234/QĐ-BVLG ngày 20/11/2026',
    'Quyết định số 001085012345 của Giám đốc',
    'Căn cứ Nghị định số 331/2026/NĐ-CP ngày 01/10/2026 của Chính phủ',
    'Số tài khoản: 0912345678 tại Kho bạc',
    'STK 001085012345',
    'Mã số thuế: 0312345678',
    'Số hóa đơn 0987654321',
    'Serial: DN4797912345678',
    'S/N 001085012345',
    'Phiên bản 0912345678',
    'Hà Nội, ngày 05 tháng 03 năm 2026',
    'Ban hành năm 1985',
    'Bệnh nhân được bảo vệ dữ liệu cá nhân',
    'Quyền của người bệnh Bảo hiểm y tế',
    'QUYỀN CỦA NGƯỜI BỆNH TẠI BỆNH VIỆN',
    'Phần mềm quản lý bệnh nhân Nội trú',
    'Mã bệnh nhân được sinh tự động',
    '(Ký, ghi rõ họ tên)',
    'Địa chỉ IP: 10.20.30.40',
    'Địa chỉ MAC: 00-1B-44-11-3A-B7',
    'Địa chỉ website: https://benhvien.example.vn',
    'địa chỉ các máy chủ được ghi lại',
    'Số hồ sơ: 12/HS',
    'Cổng 8080, VLAN 120, 2026-11-20 09:41:07',
    'Dung lượng 123456789012 byte',
    'Mã hồ sơ và thời hạn lưu trữ',
    'Phòng sinh 2 giường',
    'SO 1234567890123',
    '1.234.567.890.123',
    'IMEI 356938035643809',
  ])('%s', (line) => {
    expect(told(line)).toEqual([]);
  });

  it('a page without text', () => {
    expect(of()).toEqual([]);
    expect(of(run('   '))).toEqual([]);
  });
});

describe('a box', () => {
  it('covers the value and not the label', () => {
    const label = run('Họ và tên: ');
    const value = run('Nguyễn Văn An', 50 + label.along.x);
    const [found] = of(label, value);
    expect(found?.rect.x).toBeGreaterThan(50 + label.along.x - 3);
    expect(found?.rect.x).toBeLessThanOrEqual(50 + label.along.x);
    expect((found?.rect.x ?? 0) + (found?.rect.width ?? 0)).toBeGreaterThanOrEqual(50 + label.along.x + value.along.x);
    expect(found?.rect.y).toBeLessThan(100 - SIZE);
    expect((found?.rect.y ?? 0) + (found?.rect.height ?? 0)).toBeGreaterThan(100 + 2);
  });

  it('is measured by the font where a run is cut inside', () => {
    const even = suggest([{ page: 0, runs: [{ ...run('Họ tên: Mai An, iiiiiiiiiiii'), along: { x: 280, y: 0 } }] }], (one) => one.length);
    expect(even[0]?.rect.x).toBeCloseTo(50 + 80 - 0.2 * SIZE);
    expect(even[0]?.rect.width).toBeCloseTo(60 + 0.4 * SIZE);
  });

  it('covers the whole run where its font is not known', () => {
    const whole = run('Họ tên: Mai An, khoa Nội');
    const [found] = suggest([{ page: 0, runs: [whole] }], () => Number.NaN);
    expect(found?.text).toBe('Mai An');
    expect(found?.rect.x).toBeLessThanOrEqual(50);
    expect(found?.rect.width).toBeGreaterThanOrEqual(whole.along.x);
  });

  it('lies where the text lies on a page that is turned', () => {
    const turned: TextRun = { text: 'Họ tên: Mai An', origin: { x: 300, y: 50 }, along: { x: 0, y: 140 }, up: { x: 12, y: 0 }, font: '' };
    const [found] = suggest([{ page: 0, runs: [turned] }], (one) => one.length);
    expect(found?.rect).toEqual({
      x: 300 - 0.3 * 12,
      y: expect.closeTo(50 + 80 - 2.4),
      width: expect.closeTo(1.4 * 12),
      height: expect.closeTo(60 + 2.4 + 1.44),
    });
  });
});
