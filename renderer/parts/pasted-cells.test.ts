import { describe, expect, it } from 'vitest';
import { cellsOf, pasteCells, type Column } from './pasted-cells.ts';

describe('cells of a clipboard', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\t\tc', [['a', '', 'c']]],
    ['a\t', [['a', '']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['', []],
    ['"10.0.1.0/24\n10.0.2.0/24"\tDMZ\n', [['10.0.1.0/24\n10.0.2.0/24', 'DMZ']]],
    ['"máy ""chính"""\tx', [['máy "chính"', 'x']]],
    ['màn hình 24" LCD\tx', [['màn hình 24" LCD', 'x']]],
    ['"chưa đóng\tx', [['"chưa đóng', 'x']]],
  ])('%j', (text, cells) => expect(cellsOf(text)).toEqual(cells));
});

type Row = { name: string; count: number | null; direction: string };
const empty = (): Row => ({ name: '', count: null, direction: 'both' });
const COLUMNS: Column<keyof Row>[] = [
  { key: 'name', label: 'Tên', kind: 'text', share: 1, most: 500 },
  { key: 'count', label: 'Số lượng', kind: 'count', share: 1, most: 100 },
  {
    key: 'direction',
    label: 'Chiều',
    kind: 'choice',
    share: 1,
    most: 0,
    options: [
      { value: 'in', label: 'Nhận', also: ['vào'] },
      { value: 'both', label: 'Hai chiều' },
    ],
  },
];

describe('pasting', () => {
  it('fills rows from the cell on, and adds those that are missing', () => {
    const rows: Row[] = [
      { name: 'A', count: 1, direction: 'in' },
      { name: 'B', count: 2, direction: 'in' },
    ];
    expect(
      pasteCells(rows, empty, COLUMNS, { row: 1, column: 1 }, [
        ['3', 'hai chiều'],
        ['1.000', 'VÀO'],
      ]),
    ).toEqual({
      rows: [
        { name: 'A', count: 1, direction: 'in' },
        { name: 'B', count: 3, direction: 'both' },
        { name: '', count: 1000, direction: 'in' },
      ],
      count: 2,
      left: [],
    });
  });

  it('leaves out a line of column names, unless it is all there is', () => {
    expect(
      pasteCells([], empty, COLUMNS, { row: 0, column: 0 }, [
        ['TÊN', 'So luong'],
        ['A', '2'],
      ]).rows,
    ).toEqual([{ name: 'A', count: 2, direction: 'both' }]);
    expect(pasteCells([], empty, COLUMNS, { row: 0, column: 0 }, [['Tên']]).rows).toMatchObject([{ name: 'Tên' }]);
  });

  it('tells what found no place instead of losing it', () => {
    const { rows, left } = pasteCells([], empty, COLUMNS, { row: 0, column: 1 }, [['hai cái', 'chéo', 'thừa', ' ']]);
    expect(rows).toEqual([empty()]);
    expect(left).toEqual(['hai cái', 'chéo', 'thừa']);
  });
});
