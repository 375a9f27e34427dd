/**
 * The layout of NĐ 30/2020/NĐ-CP, Phụ lục I, measured on the printed page by mutool: sizes, styles, places. Margins by ink:
 * print.test.ts. What no tool can measure: docs/dossier-layout.md.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { fixtureRecord } from './fixture.ts';
import { printRecord } from './print.ts';
import { inFile, paperToolsPresent, run } from './test-tools.ts';

const fonts = join(import.meta.dirname, '../../resources/fonts');
const MM = 25.4 / 72;

interface Line {
  text: string;
  font: string;
  /** Points. */
  size: number;
  left: number;
  right: number;
  /** Of the base line, from the top of the page. */
  y: number;
}
interface Page {
  width: number;
  height: number;
  lines: Line[];
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (_, hex: string | undefined, name: string | undefined) =>
    hex === undefined ? (ENTITIES[name ?? ''] ?? '') : String.fromCodePoint(Number.parseInt(hex, 16)),
  );

/** The runs of one font of every line, page by page. */
function pagesOf(file: string): Page[] {
  const xml = run('mutool', 'draw', '-q', '-F', 'stext', '-o', '-', file).toString();
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: Number(attribute(page, 'width')),
      height: Number(attribute(page, 'height')),
      lines: page
        .split('<font ')
        .slice(1)
        .map((part): Line => {
          const chars = [...part.matchAll(/<char ([^>]*)>/g)].map(([, tag = '']) => ({
            c: decoded(attribute(tag, 'c')),
            quad: attribute(tag, 'quad').split(' ').map(Number),
            y: Number(attribute(tag, 'y')),
          }));
          const inked = chars.filter(({ c }) => c.trim() !== '');
          return {
            text: chars
              .map(({ c }) => c)
              .join('')
              .replaceAll('\u00a0', ' ')
              .trim(),
            font: attribute(part, 'name'),
            size: Number(attribute(part, 'size')),
            left: Math.min(...inked.map(({ quad }) => quad[0] ?? 0)),
            right: Math.max(...inked.map(({ quad }) => quad[2] ?? 0)),
            y: chars[0]?.y ?? 0,
          };
        }),
    }));
}

describe.runIf(paperToolsPresent())('the layout of NĐ 30', () => {
  let record: DossierRecord;
  let file: string;
  let pages: Page[];

  beforeAll(async () => {
    record = fixtureRecord();
    for (const system of record.systems) system.groups = system.groups.slice(0, 2);
    const [row] = record.rows;
    const [system] = record.systems;
    if (row === undefined || system === undefined) throw new Error('the fixture has a system');
    // enough rows for the wide table to go on on a second page
    record.rows.push(...Array.from({ length: 18 }, (_, i) => ({ ...row, systemId: `s${i}`, systemName: `Hệ thống số ${i}` })));
    record.systems.push(...Array.from({ length: 18 }, (_, i) => ({ ...system, id: `s${i}`, name: `Hệ thống số ${i}`, groups: [] })));
    file = inFile('ho-so.pdf', (await printRecord(record, { fonts })).pdf);
    pages = pagesOf(file);
  });

  const lineOf = (page: number, start: string): Line => {
    const found = pages[page - 1]?.lines.find(({ text }) => text.startsWith(start));
    if (found === undefined) throw new Error(`page ${page} has no line “${start}”`);
    return found;
  };
  const middle = ({ left, right }: Line): number => (left + right) / 2;
  const look = ({ font, size }: Line): [string, number] => [font.replace(/^.*Tinos-/, ''), size];

  it('is A4, upright, with the wide table across (I.1–2)', () => {
    for (const { width, height } of pages) {
      expect([width, height].toSorted((a, b) => a - b).map((side) => Math.round(side * MM))).toEqual([210, 297]);
    }
    const across = pages.flatMap(({ width, height }, i) => (width > height ? [i + 1] : []));
    expect(across.slice(0, 2)).toEqual([3, 4]);
    expect(pages[0]?.width).toBeLessThan(600);
  });

  it('sets Quốc hiệu, Tiêu ngữ, bodies, number, place, V/v in their sizes and styles (II.1–5)', () => {
    expect(look(lineOf(1, 'CỘNG HÒA XÃ HỘI'))).toEqual(['Bold', 13]);
    expect(look(lineOf(1, 'Độc lập - Tự do'))).toEqual(['Bold', 14]);
    expect(look(lineOf(1, 'SỞ Y TẾ'))).toEqual(['Regular', 13]);
    expect(look(lineOf(1, 'BỆNH VIỆN'))).toEqual(['Bold', 13]);
    expect(look(lineOf(1, 'Số:'))).toEqual(['Regular', 13]);
    expect(look(lineOf(1, 'Lạc Hồng, ngày'))).toEqual(['Italic', 14]);
    expect(look(lineOf(1, 'V/v kết quả'))).toEqual(['Regular', 12]);
    expect(lineOf(1, 'Số:').y).toBeCloseTo(lineOf(1, 'Lạc Hồng, ngày').y, 0);
    // V/v begins 6 pt below the line of the number: base line to top of letters
    expect(lineOf(1, 'V/v').y - lineOf(1, 'Số:').y).toBeGreaterThanOrEqual(6 + 12 * 0.7);
    expect(Math.abs(middle(lineOf(1, 'Độc lập')) - middle(lineOf(1, 'CỘNG HÒA')))).toBeLessThan(1);
    expect(Math.abs(middle(lineOf(1, 'V/v')) - middle(lineOf(1, 'BỆNH VIỆN')))).toBeLessThan(1);
  });

  it('sets body, Kính gửi, Nơi nhận and signer (II.6–9)', () => {
    expect(look(lineOf(1, 'Kính gửi:'))).toEqual(['Regular', 14]);
    const first = lineOf(1, 'Thực hiện quy định');
    expect(look(first)).toEqual(['Regular', 14]);
    // first line 1.27 cm in
    const next = pages[0]?.lines[(pages[0]?.lines.indexOf(first) ?? 0) + 1];
    expect((first.left - (next?.left ?? 0)) * MM).toBeCloseTo(12.7, 0);
    expect((next?.y ?? 0) - first.y).toBeGreaterThanOrEqual(14);
    expect((next?.y ?? 0) - first.y).toBeLessThanOrEqual(14 * 1.5 * 1.2);
    const last = pages.findIndex(({ lines }) => lines.some(({ text }) => text.startsWith('Nơi nhận:'))) + 1;
    expect(look(lineOf(last, 'Nơi nhận:'))).toEqual(['BoldItalic', 12]);
    expect(look(lineOf(last, '- Như trên'))).toEqual(['Regular', 11]);
    expect(look(lineOf(last, 'GIÁM ĐỐC'))).toEqual(['Bold', 14]);
    expect(look(lineOf(last, record.unit.signer.name))).toEqual(['Bold', 14]);
    // level with the signer's office, room for the picture of the signature between office and name
    expect(Math.abs(lineOf(last, 'Nơi nhận:').y - lineOf(last, 'GIÁM ĐỐC').y)).toBeLessThan(4);
    expect((lineOf(last, record.unit.signer.name).y - lineOf(last, 'GIÁM ĐỐC').y) * MM).toBeGreaterThan(25);
  });

  it('numbers pages in the top margin from page 2 on, each annex anew (I.7, III.1.đ)', () => {
    const heads = pages.map(({ lines, width }) => {
      const number = lines.find(({ text, y }) => /^\d+$/.test(text) && y * MM < 20);
      if (number === undefined) return null;
      expect(look(number)).toEqual(['Regular', 13]);
      const centre = (30.5 / MM + width - 16 / MM) / 2;
      expect(Math.abs(middle(number) - centre)).toBeLessThan(1);
      return Number(number.text);
    });
    expect(heads[0]).toBeNull();
    const starts = pages.map(({ lines }) => lines.some(({ text, size }) => /^Phụ lục [IVX]+$/.test(text) && size === 14));
    let expected: number | null = null;
    for (const [i, head] of heads.entries()) {
      const contents = pages[i]?.lines.some(({ text }) => text.startsWith('MỤC LỤC')) ?? false;
      if (i === 0 || contents || starts[i] === true) {
        expect(head).toBeNull();
        expected = 1;
      } else expect(head).toBe((expected = (expected ?? 0) + 1));
    }
    expect(starts.filter(Boolean)).toHaveLength(8);
  });

  it('heads annexes with Roman numbers, 14 bold, in order, and names them in the letter (III.1.a–b)', () => {
    const labels = pages.flatMap(({ lines }) => lines.filter(({ text, size }) => /^Phụ lục [IVX]+$/.test(text) && size === 14));
    expect(labels.map(({ text }) => text)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'].map((nr) => `Phụ lục ${nr}`));
    for (const label of labels) expect(look(label)).toEqual(['Bold', 14]);
    const letter = pages.slice(0, 6).flatMap(({ lines }) => lines.map(({ text }) => text));
    for (const { text } of labels) expect(letter.some((line) => line.startsWith(`${text}.`))).toBe(true);
  });

  it('repeats the head of the wide table on its next page', () => {
    for (const page of [3, 4]) {
      const texts = pages[page - 1]?.lines.map(({ text }) => text) ?? [];
      for (let column = 1; column <= 12; column++) expect(texts.filter((text) => text === `(${column})`)).toHaveLength(1);
    }
  });

  it('draws the rules: below Tiêu ngữ as long as the line, below the body 1/3 to 1/2 of it (II.1.b, II.2.b)', () => {
    const trace = run('mutool', 'trace', file, '1').toString();
    const lengths = [...trace.matchAll(/<moveto x="([\d.]+)" y="[\d.]+"\/>\s*<lineto x="([\d.]+)" y="[\d.]+"\/>/g)].map(
      ([, from, to]) => Number(to) - Number(from),
    );
    const motto = lineOf(1, 'Độc lập');
    const body = lineOf(1, 'BỆNH VIỆN');
    expect(lengths.some((length) => Math.abs(length - (motto.right - motto.left)) < 2)).toBe(true);
    const share = lengths.map((length) => length / (body.right - body.left));
    expect(share.some((part) => part >= 1 / 3 && part <= 1 / 2)).toBe(true);
  });

  it('has contents and bookmarks for every annex and every assessed system', () => {
    const outline = run('mutool', 'show', file, 'outline').toString();
    expect(outline.match(/"Phụ lục [IVX]+\. /g)).toHaveLength(8);
    for (const { name } of record.systems) expect(outline).toContain(name);
    expect(pages.flatMap(({ lines }) => lines.map(({ text }) => text))).toContain('MỤC LỤC VÀ CÁCH ĐỌC CÁC PHỤ LỤC');
  });
});
