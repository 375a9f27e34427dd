import { describe, expect, it } from 'vitest';
import { kindOfRange, overlapsOf, problemsOfAddresses, readAddresses } from './address.ts';

const only = (text: string) => {
  const { lines, problems } = readAddresses(text);
  expect(problems).toEqual([]);
  const [line] = lines;
  if (line === undefined || lines.length !== 1) throw new Error(`«${text}» is not one line of addresses`);
  return line;
};
const reasonOf = (text: string): string => readAddresses(text).problems[0]?.reason ?? '';
const number4 = (a: number, b: number, c: number, d: number): bigint => BigInt(((a * 256 + b) * 256 + c) * 256 + d);

describe('a line of addresses', () => {
  it.each([
    ['10.0.1.5', number4(10, 0, 1, 5), number4(10, 0, 1, 5)],
    ['  10.0.1.5\t', number4(10, 0, 1, 5), number4(10, 0, 1, 5)],
    ['10.0.1.0/24', number4(10, 0, 1, 0), number4(10, 0, 1, 255)],
    ['10.0.1.0 / 24', number4(10, 0, 1, 0), number4(10, 0, 1, 255)],
    ['10.0.1.7/32', number4(10, 0, 1, 7), number4(10, 0, 1, 7)],
    ['0.0.0.0/0', 0n, number4(255, 255, 255, 255)],
    ['10.0.1.10-10.0.1.50', number4(10, 0, 1, 10), number4(10, 0, 1, 50)],
    ['10.0.1.10 – 10.0.2.50', number4(10, 0, 1, 10), number4(10, 0, 2, 50)],
    ['10.0.1.10-10.0.1.10', number4(10, 0, 1, 10), number4(10, 0, 1, 10)],
    ['::ffff:10.0.1.5', number4(10, 0, 1, 5), number4(10, 0, 1, 5)],
  ])('reads %s', (text, first, last) => expect(only(text).range).toEqual({ version: 4, first, last }));

  it.each([
    ['2001:db8::1', 0x20010db8000000000000000000000001n, 0x20010db8000000000000000000000001n],
    ['FD00:0:0:1::/64', 0xfd000000000000010000000000000000n, 0xfd00000000000001ffffffffffffffffn],
    ['fd00::1-fd00::ff', 0xfd000000000000000000000000000001n, 0xfd0000000000000000000000000000ffn],
  ])('reads %s', (text, first, last) => expect(only(text).range).toEqual({ version: 6, first, last }));

  it.each([
    ['10.0.1.256', 'ở đây có 256'],
    ['10.0.1', 'bốn số'],
    ['10.0.1.', 'bốn số'],
    ['10.0.1.2.3', 'bốn số'],
    ['10', 'bốn số'],
    ['010.0.1.1', 'số 0 ở đầu'],
    ['0x0a.0.0.1', 'Không phải địa chỉ IP'],
    ['may-chu-his.local', 'Không phải địa chỉ IP'],
    ['mail.example.vn', 'Không phải địa chỉ IP'],
    ['máy chủ', 'Mỗi dòng chỉ một địa chỉ'],
    ['10.0.1.5 10.0.1.6', 'Mỗi dòng chỉ một địa chỉ'],
    ['10.0.1.0/24 (VLAN 10)', 'ghi chú thì ghi ở ô mục đích'],
    ['10.0.1.5, 10.0.1.6', 'xuống dòng thay cho dấu phẩy'],
    ['10.0.1.5:8080', 'Bỏ số cổng'],
    ['10.0.1.0/33', 'từ 0 đến 32'],
    ['10.0.1.0/', 'từ 0 đến 32'],
    ['10.0.1.0/-1', 'Không ghi độ dài tiền tố trong dải'],
    ['10.0.1.0/24/8', 'Chỉ có một dấu gạch chéo'],
    ['10.0.1.0/255.255.255.0', '10.0.1.0/24'],
    ['10.0.1.0 255.255.254.0', '10.0.1.0/23'],
    ['10.0.1.0/255.0.255.0', 'Mặt nạ mạng này không đúng'],
    ['10.0.1.10-50', '10.0.1.10-10.0.1.50'],
    ['10.0.1.50-10.0.1.10', 'Ghi 10.0.1.10-10.0.1.50 nếu viết ngược'],
    ['10.0.1.10-10.0.1.300', 'Địa chỉ cuối: Mỗi số'],
    ['10.0.1.10-fd00::1', 'cùng là IPv4'],
    ['10.0.1.0/24-10.0.2.0/24', 'Không ghi độ dài tiền tố trong dải'],
    ['10.0.1.1-10.0.1.2-10.0.1.3', 'Một dải chỉ có địa chỉ đầu'],
    ['fe80::1%eth0', 'Bỏ phần sau dấu %'],
    ['2001:db8::1::2', 'IPv6'],
    ['2001:db8::/129', 'từ 0 đến 128'],
  ])('refuses %s and says why', (text, reason) => expect(reasonOf(text)).toContain(reason));

  it('is told by its place, empty lines counted; the lines around it are read', () => {
    const { lines, problems } = readAddresses('10.0.1.0/24\r\n\r\n 10.0.0.300 \n10.0.2.0/24\n');
    expect(lines.map(({ line, text }) => [line, text])).toEqual([
      [1, '10.0.1.0/24'],
      [4, '10.0.2.0/24'],
    ]);
    expect(problems).toMatchObject([{ line: 3, text: '10.0.0.300', severity: 'wrong' }]);
    expect(readAddresses(' \n\n')).toEqual({ lines: [], problems: [] });
  });

  it('with an address inside a block is read as the block, and doubted', () => {
    const { range, doubt } = only('192.168.1.5/24');
    expect(range).toEqual(only('192.168.1.0/24').range);
    expect(doubt).toContain('192.168.1.0/24');
    expect(only('fd00::5/64').doubt).toContain('fd00::/64');
  });
});

describe('kinds of addresses', () => {
  it.each([
    ['10.0.0.0/8', 'private'],
    ['172.16.0.0/12', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.0.0/16', 'private'],
    ['192.169.0.0', 'public'],
    ['100.64.0.0/10', 'private'],
    ['100.128.0.0', 'public'],
    ['203.0.113.7', 'public'],
    ['8.8.8.8', 'public'],
    ['127.0.0.1', 'special'],
    ['169.254.1.1', 'special'],
    ['224.0.0.1', 'special'],
    ['255.255.255.255', 'special'],
    ['0.0.0.0/0', 'mixed'],
    ['10.0.0.0/7', 'mixed'],
    ['192.167.255.255-192.168.0.1', 'mixed'],
    ['fd12:3456::1', 'private'],
    ['fec0::1', 'private'],
    ['2001:ee0::1', 'public'],
    ['::1', 'special'],
    ['fe80::1', 'special'],
    ['ff02::1', 'special'],
    ['::/0', 'mixed'],
  ])('%s is %s', (text, kind) => expect(kindOfRange(only(text).range)).toBe(kind));

  it('are warned about in the wrong field only', () => {
    expect(problemsOfAddresses('10.0.1.0/24\nfd00::/64', 'privateAddresses')).toEqual([]);
    expect(problemsOfAddresses('203.0.113.8/29\n2001:ee0::1', 'publicAddresses')).toEqual([]);
    expect(problemsOfAddresses('203.0.113.8/29', 'privateAddresses')).toMatchObject([{ line: 1, severity: 'doubtful' }]);
    expect(problemsOfAddresses('192.168.1.1', 'publicAddresses')).toMatchObject([
      { line: 1, severity: 'doubtful', reason: expect.stringContaining('nội bộ') },
    ]);
  });

  it('come with what is wrong, line by line', () => {
    const told = problemsOfAddresses('203.0.113.9/29\nkhông\n10.0.0.1', 'privateAddresses');
    expect(told.map(({ line, severity }) => [line, severity])).toEqual([
      [1, 'doubtful'],
      [1, 'doubtful'],
      [2, 'wrong'],
    ]);
  });
});

describe('zones against each other', () => {
  const zone = (privateAddresses: string, publicAddresses = '') => ({ privateAddresses, publicAddresses });

  it('name both lines that overlap, whatever their order', () => {
    expect(overlapsOf([zone('10.0.2.0/24'), zone('10.0.0.0/16'), zone('10.1.0.0/16')])).toEqual([
      { field: 'privateAddresses', zone: 0, text: '10.0.2.0/24', otherZone: 1, otherText: '10.0.0.0/16' },
    ]);
    expect(overlapsOf([zone('10.0.1.1-10.0.1.20\n10.0.1.20')])).toMatchObject([{ zone: 0, otherZone: 0 }]);
  });

  it('find a small block inside a large one behind others', () => {
    const found = overlapsOf([zone('10.0.0.0/8'), zone('10.1.0.0/24'), zone('10.200.0.0/24'), zone('11.0.0.0/24')]);
    expect(found.map(({ zone: a, otherZone: b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('keep IPv4 and IPv6 apart, and neighbours too', () => {
    expect(overlapsOf([zone('0.0.0.0/0'), zone('::/0')])).toEqual([]);
    expect(overlapsOf([zone('10.0.0.0/24'), zone('10.0.1.0/24')])).toEqual([]);
  });

  it('may share one public address, but not half a public block', () => {
    expect(overlapsOf([zone('', '203.0.113.9'), zone('', '203.0.113.9')])).toEqual([]);
    expect(overlapsOf([zone('', '203.0.113.8/29'), zone('', '203.0.113.9')])).toHaveLength(1);
  });

  it('are judged at once though there are many', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      zone(`10.${index >> 8}.${index & 255}.0/24\n10.${index >> 8}.${index & 255}.7`),
    );
    const begin = performance.now();
    expect(overlapsOf(many)).toHaveLength(1000);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
