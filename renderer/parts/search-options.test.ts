import { describe, expect, it } from 'vitest';
import { forgetRecent, moved, remember, sectionsAtFirst, sectionsFor } from './search-options.ts';

const NOTHING = { items: [], moreItems: 0, systems: [], evidence: [], plans: [], incidents: [] };
const ITEM = {
  framework: 'nd331-2026' as const,
  control: 'backup.rule',
  itemId: '5.11.2.3.a',
  title: 'Quy tắc sao lưu 3-2-1',
  clause: 'TCVN 14423:2026, 5.11.2.3 a)',
  systems: [
    { systemId: 'his', name: 'HIS', itemId: '5.11.2.3.a' },
    { systemId: 'lis', name: 'LIS', itemId: '5.11.2.3.a-2' },
  ],
};

describe('what the search offers', () => {
  it('is a requirement once, with its systems, the open one first', () => {
    const [items] = sectionsFor('sao luu', { ...NOTHING, items: [ITEM] }, 'lis');
    expect(items?.rows).toHaveLength(1);
    expect(items?.rows[0]?.options.map(({ text, address }) => [text, address])).toEqual([
      ['LIS', '/assess/lis?item=5.11.2.3.a-2'],
      ['HIS', '/assess/his?item=5.11.2.3.a'],
    ]);
  });

  it('is pages and acts by their words without marks', () => {
    const titles = (text: string) => sectionsFor(text, NOTHING, null).flatMap(({ rows }) => rows.map(({ title }) => title));
    expect(titles('them he thong')).toEqual(['Thêm hệ thống']);
    expect(titles('in ho so')).toContain('Hồ sơ');
    expect(titles('khong co gi')).toEqual([]);
  });

  it('begins with what was opened last, each once, until the workspace changes', () => {
    const option = (name: string) => ({ address: `/${name}`, text: '', name });
    for (const name of ['a', 'b', 'a']) remember(option(name));
    expect(sectionsAtFirst()[0]?.rows.map(({ title }) => title)).toEqual(['a', 'b']);
    forgetRecent();
    expect(sectionsAtFirst()).toHaveLength(1);
  });
});

describe('keys', () => {
  const rows =
    sectionsFor('x', { ...NOTHING, items: [ITEM, { ...ITEM, control: 'other', systems: ITEM.systems.slice(0, 1) }] }, null)[0]?.rows ?? [];
  it('lead from row to row and round, and within a row from system to system', () => {
    expect(moved(rows, { row: 0, option: 1 }, 'ArrowDown')).toEqual({ row: 1, option: 0 });
    expect(moved(rows, { row: 1, option: 0 }, 'ArrowDown')).toEqual({ row: 0, option: 0 });
    expect(moved(rows, { row: 0, option: 0 }, 'ArrowUp')).toEqual({ row: 1, option: 0 });
    expect(moved(rows, { row: 0, option: 0 }, 'ArrowRight')).toEqual({ row: 0, option: 1 });
    expect(moved(rows, { row: 0, option: 1 }, 'ArrowRight')).toBeNull();
    expect(moved(rows, { row: 0, option: 1 }, 'ArrowLeft')).toEqual({ row: 0, option: 0 });
    expect(moved(rows, { row: 0, option: 0 }, 'a')).toBeNull();
    expect(moved([], { row: 0, option: 0 }, 'ArrowDown')).toBeNull();
  });
});
