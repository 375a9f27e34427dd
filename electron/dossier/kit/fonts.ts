/** The fonts of the papers and their measures. They are opened once, from the folder the caller names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { FailureError } from '../../../core/failure.ts';

/** Tinos has the advance widths of Times New Roman and the whole Vietnamese alphabet. */
const TEXT_FILES = {
  normal: 'Tinos-Regular.ttf',
  bold: 'Tinos-Bold.ttf',
  italics: 'Tinos-Italic.ttf',
  bolditalics: 'Tinos-BoldItalic.ttf',
};
/** Signs that Tinos lacks (✓ ☐ ☒ …); one face serves for all four. */
const SYMBOL_FILE = 'NotoSansSymbols2-Regular.ttf';

export type Face = keyof typeof TEXT_FILES;
export type Family = 'Tinos' | 'Symbols';

interface Loaded {
  directory: string;
  text: Record<Face, Font>;
  symbols: Font;
  /** Advance widths in ems by face and code point: measuring asks for the same few hundred letters over and over. */
  advances: Record<Face, Map<number, number>>;
  /** The family of each code point that was asked for. */
  families: Map<number, Family | null>;
}
let loaded: Loaded | undefined;

/**
 * Opens the fonts of a folder for measuring and printing; cheap when they are open already.
 * FILE_UNREADABLE when one is missing or damaged.
 */
export function openFonts(directory: string): void {
  if (loaded?.directory === directory) return;
  const { normal, bold, italics, bolditalics } = TEXT_FILES;
  loaded = {
    directory,
    text: {
      normal: open(directory, normal),
      bold: open(directory, bold),
      italics: open(directory, italics),
      bolditalics: open(directory, bolditalics),
    },
    symbols: open(directory, SYMBOL_FILE),
    advances: { normal: new Map(), bold: new Map(), italics: new Map(), bolditalics: new Map() },
    families: new Map(),
  };
}

function open(directory: string, file: string): Font {
  try {
    const font = create(readFileSync(join(directory, file)));
    if ('unitsPerEm' in font) return font;
    throw new Error(`${file} is a collection of fonts`);
  } catch (cause) {
    throw new FailureError(
      'FILE_UNREADABLE',
      `Không đọc được phông chữ ${file} của phần mềm nên chưa in được hồ sơ. Cài đặt lại phần mềm rồi in lại.`,
      [{ where: join(directory, file), text: String(cause) }],
      cause,
    );
  }
}

function fonts(): Loaded {
  if (loaded === undefined) throw new Error('openFonts() comes before measuring and printing');
  return loaded;
}

/** The fonts as pdfmake wants them named. */
export function fontFiles(): Record<Family, Record<Face, string>> {
  const { directory } = fonts();
  const file = (name: string): string => join(directory, name);
  const symbols = file(SYMBOL_FILE);
  return {
    Tinos: {
      normal: file(TEXT_FILES.normal),
      bold: file(TEXT_FILES.bold),
      italics: file(TEXT_FILES.italics),
      bolditalics: file(TEXT_FILES.bolditalics),
    },
    Symbols: { normal: symbols, bold: symbols, italics: symbols, bolditalics: symbols },
  };
}

/** The family that has a glyph for the character; null when neither has: it would vanish from the page without an error. */
export function familyOf(code: number): Family | null {
  const { text, symbols, families } = fonts();
  const known = families.get(code);
  if (known !== undefined) return known;
  const inTinos = Object.values(text).every((font) => font.hasGlyphForCodePoint(code));
  const family = inTinos ? 'Tinos' : symbols.hasGlyphForCodePoint(code) ? 'Symbols' : null;
  families.set(code, family);
  return family;
}

/** Width of a text in points. Kerning is not counted: it only makes texts narrower. */
export function widthOf(text: string, size: number, face: Face = 'normal'): number {
  let ems = 0;
  for (const char of text) ems += advance(char.codePointAt(0) ?? 32, face);
  return ems * size;
}

function advance(code: number, face: Face): number {
  const { text, symbols, advances } = fonts();
  const known = advances[face].get(code);
  if (known !== undefined) return known;
  const font = text[face].hasGlyphForCodePoint(code) ? text[face] : symbols;
  const ems = font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
  advances[face].set(code, ems);
  return ems;
}

/** Height of one line in points as pdfmake sets it at line height 1: ascent and descent, no line gap (1.107 × size). */
export function lineHeight(size: number, face: Face = 'normal'): number {
  const { ascent, descent, unitsPerEm } = fonts().text[face];
  return ((ascent - descent) * size) / unitsPerEm;
}

/** Number of lines a text takes in a column, words kept whole, over-long words cut. */
export function linesOf(text: string, width: number, size: number, face: Face = 'normal'): number {
  const blank = widthOf(' ', size, face);
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(' ')) {
      const w = widthOf(word, size, face);
      const space = used > 0 ? blank : 0;
      if (used > 0 && used + space + w > width) {
        lines += 1;
        used = 0;
      }
      if (w > width) lines += Math.floor(w / width);
      used += (used > 0 ? space : 0) + (w > width ? w % width : w);
    }
  }
  return lines;
}
