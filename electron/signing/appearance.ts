/** What a signature looks like on the page: name, office and time, small and quiet, in the room the paper left for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFName, type PDFDocument, type PDFFont, type PDFRef } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { showDate, vietnamTime } from '../../core/date.ts';

const FONT_FILE = 'Tinos-Regular.ttf';
const SIZE = 9;
const SMALLEST = 5;
const LEADING = 1.25;
const PADDING = 4;

export interface AppearanceText {
  signer: string;
  office: string;
  at: Date;
}

/** “Ký bởi: …”, office, “Thời gian ký: 21/11/2026 09:12:40 +07:00” (NĐ 30 PLI.P1: time in ISO 8601 with zone, here with a readable date). */
export function appearanceLines({ signer, office, at }: AppearanceText): string[] {
  const time = vietnamTime(at);
  const day = showDate(time.slice(0, 10));
  return [`Ký bởi: ${signer}`, ...(office === '' ? [] : [office]), `Thời gian ký: ${day} ${time.slice(11, 19)} ${time.slice(19)}`].map(
    (line) => line.normalize('NFC'),
  );
}

/** Registers the form XObject of the appearance and returns its reference. A width or height of 0 gives an invisible one. */
export async function registerAppearance(
  document: PDFDocument,
  fonts: string,
  text: AppearanceText,
  width: number,
  height: number,
): Promise<PDFRef> {
  const { context } = document;
  if (width === 0 || height === 0) return context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0] }));
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(join(fonts, FONT_FILE)), { subset: true });
  const lines = appearanceLines(text);
  const size = fittingSize(font, lines, width - 2 * PADDING, height - 2 * PADDING);
  const top = (height + lines.length * size * LEADING) / 2 - size;
  const shown = lines.map((line, i) => {
    const x = (width - font.widthOfTextAtSize(line, size)) / 2;
    return `1 0 0 1 ${x.toFixed(2)} ${(top - i * size * LEADING).toFixed(2)} Tm ${hex(font, line)} Tj`;
  });
  const content = `q 0.1 0.25 0.55 rg BT /F ${size.toFixed(2)} Tf ${shown.join(' ')} ET Q`;
  const resources = context.obj({});
  const fontResources = context.obj({});
  fontResources.set(PDFName.of('F'), font.ref);
  resources.set(PDFName.of('Font'), fontResources);
  const form = context.stream(content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] });
  form.dict.set(PDFName.of('Resources'), resources);
  return context.register(form);
}

const hex = (font: PDFFont, line: string): string => font.encodeText(line).toString();

function fittingSize(font: PDFFont, lines: string[], width: number, height: number): number {
  const widest = Math.max(...lines.map((line) => font.widthOfTextAtSize(line, 1)));
  return Math.max(SMALLEST, Math.min(SIZE, width / widest, height / (lines.length * LEADING)));
}
