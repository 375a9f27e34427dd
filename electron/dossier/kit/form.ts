/**
 * Fields of a printed letter that the clerk fills when the letter gets its number and date (NĐ 30 Đ15.3). They are empty text
 * fields of PDF, so that any program can fill them; electron/signing/issued.ts fills them in ours.
 */
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { fontFiles, lineHeight, type Face } from './fonts.ts';

/** A gap in a line of the letterhead. `from` counts from the beginning of the line, in points. */
export interface Gap {
  field: string;
  from: number;
  width: number;
  size: number;
  face: Extract<Face, 'normal' | 'italics'>;
}

/** What viewers and readers for the blind call the fields. */
const TITLES: Record<string, string> = { so: 'Số của văn bản', ngay: 'Ngày ban hành', thang: 'Tháng ban hành' };
const FONT_NAMES = { normal: 'Tinos', italics: 'Tinos-Italic' } as const;
const PREFIX = 'fields ';
const PRINT = 4;
const CENTRED = 1;
const TO_THE_RIGHT = 2;

/** The marker of a line with gaps: a named destination, since pdfmake tells by nothing else where a line came to stand. */
export const gapMarker = (gaps: Gap[]): string => PREFIX + JSON.stringify(gaps);

/** What is used of pdfkit here. */
export interface FormDocument {
  readonly page: { annotations: unknown[]; dictionary: unknown };
  readonly _root: { data: { AcroForm?: unknown; Names: { data: { Dests: { _items: Record<string, unknown[]> } } } } };
  _acroform?: { fonts: Record<string, unknown>; defaultFont: string };
  ref(data: Record<string, unknown>): { end(content?: unknown): void; write(content: unknown): void };
  switchToPage(number: number): unknown;
  bufferedPageRange(): { start: number; count: number };
}

/** Turns the markers into empty fields. All pages must still be buffered. */
export function addFields(document: FormDocument): void {
  const lines = takeMarkers(document);
  if (lines.length === 0) return;
  const fonts: Record<string, unknown> = {};
  const fields: unknown[] = [];
  for (const { gaps, page, left, top } of lines) {
    goTo(document, page);
    for (const { field, from, width, size, face } of gaps) {
      const name = FONT_NAMES[face];
      fonts[name] ??= embed(document, face);
      const x = left + from;
      const height = lineHeight(size, face);
      const empty = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} });
      empty.end('/Tx BMC\nEMC');
      const widget = document.ref({
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Tx',
        T: text(field),
        TU: text(TITLES[field] ?? field),
        F: PRINT,
        // The number stands close to its slash.
        Q: field === 'so' ? TO_THE_RIGHT : CENTRED,
        Rect: [x, top - height, x + width, top],
        P: document.page.dictionary,
        DA: text(`/${name} ${size} Tf 0 g`),
        AP: { N: empty },
      });
      widget.end();
      document.page.annotations.push(widget);
      fields.push(widget);
    }
  }
  // pdfkit writes out the form when the document ends; it wants to know of a font.
  document._acroform = { fonts: {}, defaultFont: FONT_NAMES.normal };
  document._root.data.AcroForm = document.ref({ Fields: fields, DR: { Font: fonts }, DA: text(`/${FONT_NAMES.normal} 13 Tf 0 g`) });
}

/** pdfkit writes objects of class String as PDF strings and primitive ones as names. */
const text = (value: string): unknown => Object(value);

interface MarkedLine {
  gaps: Gap[];
  page: unknown;
  left: number;
  /** As PDF counts: upwards. */
  top: number;
}

function takeMarkers({ _root }: FormDocument): MarkedLine[] {
  const items = _root.data.Names.data.Dests._items;
  return Object.entries(items).flatMap(([name, [page, , left, top]]) => {
    if (!name.startsWith(PREFIX)) return [];
    // Nobody leads there: the marker has done its work.
    delete items[name];
    if (typeof left !== 'number' || typeof top !== 'number') return [];
    const gaps: Gap[] = JSON.parse(name.slice(PREFIX.length));
    return [{ gaps, page, left, top }];
  });
}

function goTo(document: FormDocument, page: unknown): void {
  const { start, count } = document.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    document.switchToPage(i);
    if (document.page.dictionary === page) return;
  }
  throw new Error('the page of a field was written out too early');
}

const FIRST = 32;
const LAST = 126;

/** A simple font with the letters of ASCII, so that other programs can fill the fields as well. */
function embed(document: FormDocument, face: Gap['face']): unknown {
  const font = create(readFileSync(fontFiles().Tinos[face]));
  if (!('unitsPerEm' in font)) throw new Error('a collection of fonts');
  const codes = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
  const em = (units: number): number => Math.round((units * 1000) / font.unitsPerEm);
  const file = document.ref({});
  file.end(subset(font, codes));
  const { minX, minY, maxX, maxY } = font.bbox;
  const NONSYMBOLIC = 32;
  const SERIF = 2;
  const ITALIC = 64;
  const name = `ANTAMF+${font.postscriptName ?? FONT_NAMES[face]}`;
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: NONSYMBOLIC | SERIF | (face === 'italics' ? ITALIC : 0),
    FontBBox: [em(minX), em(minY), em(maxX), em(maxY)],
    ItalicAngle: font.italicAngle,
    Ascent: em(font.ascent),
    Descent: em(font.descent),
    CapHeight: em(font.capHeight),
    StemV: 80,
    FontFile2: file,
  });
  descriptor.end();
  const dictionary = document.ref({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: name,
    FirstChar: FIRST,
    LastChar: LAST,
    Widths: codes.map((code) => em(font.glyphForCodePoint(code).advanceWidth)),
    FontDescriptor: descriptor,
    Encoding: 'WinAnsiEncoding',
  });
  dictionary.end();
  return dictionary;
}

/** A TrueType file with these glyphs. What fontkit makes has no cmap, which simple fonts need: the one here maps codes to glyphs. */
function subset(font: Font, codes: number[]): Buffer {
  const part = font.createSubset();
  for (const code of codes) part.includeGlyph(font.glyphForCodePoint(code));
  // Numbered as they were included, behind the glyph for what is missing.
  const glyphs = codes.map((_, i) => i + 1);
  const bytes = Buffer.from(part.encode());
  const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, i) => {
    const at = 12 + 16 * i;
    const from = bytes.readUInt32BE(at + 8);
    return { tag: bytes.toString('latin1', at, at + 4), data: bytes.subarray(from, from + bytes.readUInt32BE(at + 12)) };
  });
  return fontFile([...tables, { tag: 'cmap', data: cmap(codes, glyphs) }]);
}

/** One table of format 4 (Windows, Unicode): one segment of codes in a row, then the closing one. */
function cmap(codes: number[], glyphs: number[]): Buffer {
  const [first = 0] = codes;
  const last = codes.at(-1) ?? 0;
  // Both segments, then the glyph ids, to which idRangeOffset of the first segment leads.
  const words = [4, 32 + 2 * glyphs.length, 0, 4, 4, 1, 0, last, 0xffff, 0, first, 0xffff, 0, 1, 4, 0, ...glyphs];
  const [version, count, platform, encoding, offset] = [0, 1, 3, 1, 12];
  const head = Buffer.alloc(offset);
  for (const [i, word] of [version, count, platform, encoding].entries()) head.writeUInt16BE(word, 2 * i);
  head.writeUInt32BE(offset, 8);
  const table = Buffer.alloc(2 * words.length);
  for (const [i, word] of words.entries()) table.writeUInt16BE(word, 2 * i);
  return Buffer.concat([head, table]);
}

interface FontTable {
  tag: string;
  data: Buffer;
}

/** Tables by name, each on a multiple of four, with their sums (TrueType, “The table directory”). */
function fontFile(tables: FontTable[]): Buffer {
  const sorted = tables.toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  head.writeUInt32BE(0x00010000, 0);
  for (const [i, word] of [sorted.length, 16 * 2 ** power, power, 16 * (sorted.length - 2 ** power)].entries())
    head.writeUInt16BE(word, 4 + 2 * i);
  const parts: Buffer[] = [head];
  let at = head.length;
  for (const [i, { tag, data }] of sorted.entries()) {
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(sumOf(padded), 16 + 16 * i);
    head.writeUInt32BE(at, 20 + 16 * i);
    head.writeUInt32BE(data.length, 24 + 16 * i);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
