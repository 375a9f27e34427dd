import { describe, expect, it } from 'vitest';
import { layOut, wrap, type Box, type DiagramWords } from './diagram-layout.ts';

const WORDS: DiagramWords = {
  unnamed: 'chưa đặt tên',
  applications: 'Ứng dụng',
  devices: 'Thiết bị',
  internet: 'Internet',
  more: (count) => `và ${count} mục khác`,
  quantity: (name, count) => `${name} × ${count}`,
};
const zone = (index: number) => ({ name: `Vùng ${index}`, purpose: '', privateAddresses: `10.0.${index}.0/24`, publicAddresses: '' });
const link = (index: number) => ({ name: `Hệ thống ${index}`, organisation: 'Bệnh viện', direction: 'in' as const, data: 'Kết quả' });
const BARE = { name: 'HIS', devices: [], applications: [], zones: [], connections: [] };
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the picture of the logical model', () => {
  it('is none while nothing is written, empty rows included', () => {
    expect(layOut(BARE, WORDS)).toBeNull();
    expect(layOut({ ...BARE, zones: [{ name: ' ', purpose: '', privateAddresses: '', publicAddresses: '' }] }, WORDS)).toBeNull();
  });

  it('keeps every box apart and inside, however many there are', () => {
    const many = Array.from({ length: 9 }, (_, index) => index);
    const drawn = layOut(
      {
        ...BARE,
        zones: many.map(zone),
        connections: many.map(link),
        applications: [{ name: 'HIS', server: '', operatingSystem: '', purpose: '' }],
        devices: many.map((index) => ({ name: `Máy ${index}`, model: '', quantity: index, place: '', purpose: '' })),
      },
      WORDS,
    );
    if (drawn === null) throw new Error('There is something to draw.');
    const boxes = [...drawn.zones, ...drawn.inside, ...drawn.connected];
    expect(boxes).toHaveLength(20);
    boxes.forEach((box, index) => boxes.slice(index + 1).forEach((other) => expect(overlap(box, other)).toBe(false)));
    for (const box of boxes) {
      expect(box.x + box.width).toBeLessThanOrEqual(drawn.width);
      expect(box.y + box.height).toBeLessThanOrEqual(drawn.height);
    }
    expect(drawn.inside[1]?.lines.at(-1)?.text).toBe('và 2 mục khác');
    expect(drawn.arrows.map(({ direction }) => direction)).toEqual(many.map(() => 'in'));
    expect(drawn.internet).toBeNull();
  });

  it('shows the internet where a zone has a public address', () => {
    const drawn = layOut({ ...BARE, zones: [{ ...zone(1), publicAddresses: '203.0.113.8/29\n' }] }, WORDS);
    expect(drawn?.internet?.lines).toEqual([{ text: 'Internet', strong: true }]);
    expect(drawn?.zones[0]?.lines.map(({ text }) => text)).toEqual(['Vùng 1', '10.0.1.0/24', 'Internet: 203.0.113.8/29']);
  });
});

describe('wrapping', () => {
  it('breaks at spaces, and tells by “…” what it cuts', () => {
    expect(wrap('Vùng máy chủ cơ sở dữ liệu', 150, 3)).toEqual(['Vùng máy chủ cơ sở', 'dữ liệu']);
    expect(wrap('Vùng máy chủ cơ sở dữ liệu', 150, 1)).toEqual(['Vùng máy chủ cơ sở…']);
    expect(wrap('a'.repeat(50), 86, 1)).toEqual([`${'a'.repeat(9)}…`]);
    expect(wrap('', 100, 2)).toEqual(['']);
  });
});
