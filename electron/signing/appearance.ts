/** What a signature looks like on the page: picture, name, office and time, small and quiet, in the room the paper left for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFName, type PDFDict, type PDFDocument, type PDFFont, type PDFRef } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { showDate, vietnamTime } from '../../core/date.ts';
import { embedPicture, type SignaturePicture } from './sign-picture.ts';

const FONT_FILE = 'Tinos-Regular.ttf';
const SIZE = 9;
/** Beside a picture words stay in the background. */
const SIZE_WITH_PICTURE = 6.5;
const SMALLEST = 5;
const LEADING = 1.25;
const PADDING = 4;
/** Of the room's width, so that a seal in true size covers about the left third (closing.ts). */
const PICTURE_WIDTH = 0.54;
/** How far a seal reaches from the left. */
const SEAL_WIDTH = 0.42;
const BLUE = '0.1 0.25 0.55 rg';
const RED = '0.75 0.1 0.1 rg';

export interface AppearanceText {
  signer: string;
  office: string;
  at: Date;
}

export interface Appearance {
  text: AppearanceText;
  picture: SignaturePicture | null;
  /**
   * person: picture in the middle, words below it at the right; person_under_seal: the same, and without a picture the words keep
   * clear of the seal that comes later; seal: the picture alone, or words in red.
   */
  kind: 'person' | 'person_under_seal' | 'seal';
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
  appearance: Appearance,
  width: number,
  height: number,
): Promise<PDFRef> {
  const { context } = document;
  if (width === 0 || height === 0) return context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0] }));
  const resources = context.obj({});
  const room = { width, height };
  const { picture, kind } = appearance;
  const drawn: string[] = [];
  if (picture !== null && kind === 'seal') {
    drawn.push(await pictureIn(document, resources, picture, { x: 0, y: 0, ...room }));
  } else {
    const words = await wordsOf(document, fonts, resources, appearance, room);
    if (picture !== null) {
      const box = { x: (width * (1 - PICTURE_WIDTH)) / 2, y: words.top + 2, width: width * PICTURE_WIDTH, height: height - words.top - 4 };
      drawn.push(await pictureIn(document, resources, picture, box));
    }
    drawn.push(words.content);
  }
  const form = context.stream(drawn.join(' '), { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] });
  form.dict.set(PDFName.of('Resources'), resources);
  return context.register(form);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The picture as large as the box allows, in its middle. */
async function pictureIn(document: PDFDocument, resources: PDFDict, picture: SignaturePicture, box: Box): Promise<string> {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  const images = document.context.obj({});
  images.set(PDFName.of('P'), await embedPicture(document, picture));
  resources.set(PDFName.of('XObject'), images);
  const [x, y] = [box.x + (box.width - w) / 2, box.y + (box.height - h) / 2];
  return `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${x.toFixed(2)} ${y.toFixed(2)} cm /P Do Q`;
}

/** The lines in the middle of the room; with a picture at its foot, on the right, where no seal comes to lie. */
async function wordsOf(
  document: PDFDocument,
  fonts: string,
  resources: PDFDict,
  { text, picture, kind }: Appearance,
  { width, height }: { width: number; height: number },
): Promise<{ content: string; top: number }> {
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(join(fonts, FONT_FILE)), { subset: true });
  const used = document.context.obj({});
  used.set(PDFName.of('F'), font.ref);
  resources.set(PDFName.of('Font'), used);
  const lines = appearanceLines(text);
  const besidePicture = picture !== null;
  const widest = Math.max(...lines.map((line) => font.widthOfTextAtSize(line, 1)));
  const from = kind === 'person_under_seal' ? width * SEAL_WIDTH : 0;
  const share = besidePicture ? { width: width * PICTURE_WIDTH, height: height * 0.4 } : { width: width - from, height };
  const [widestSize, highestSize] = [(share.width - 2 * PADDING) / widest, (share.height - 2 * PADDING) / (lines.length * LEADING)];
  const size = Math.max(SMALLEST, Math.min(besidePicture ? SIZE_WITH_PICTURE : SIZE, widestSize, highestSize));
  const block = lines.length * size * LEADING;
  const top = besidePicture ? block + 1 : (height + block) / 2;
  const left = besidePicture ? Math.max(PADDING, width - PADDING - widest * size) : null;
  const shown = lines.map((line, i) => {
    const x = left ?? from + (width - from - font.widthOfTextAtSize(line, size)) / 2;
    return `1 0 0 1 ${x.toFixed(2)} ${(top - size - i * size * LEADING).toFixed(2)} Tm ${hex(font, line)} Tj`;
  });
  return { content: `q ${kind === 'seal' ? RED : BLUE} BT /F ${size.toFixed(2)} Tf ${shown.join(' ')} ET Q`, top };
}

const hex = (font: PDFFont, line: string): string => font.encodeText(line).toString();
