/** What is being covered, page by page: a PDF by pdf.js, or one picture. Places are points of the page, or pixels of the picture. */
import { OPS, Util, type PDFPageProxy } from 'pdfjs-dist';
import { z } from 'zod';
import type { Failure } from '../../../core/failure.ts';
import { burnScale, PAGE_LIMIT, type PageSize } from '../../../core/redaction/boxes.ts';
import type { Measure, TextRun } from '../../../core/redaction/lines.ts';
import { pictureHead } from '../../../core/redaction/picture.ts';
import { ApiFailure } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { openPdf } from '../../parts/pdf-document.ts';
import { redaction } from '../../texts/redaction.ts';

const words = redaction.failure;

export type Note = keyof typeof redaction.notes;

export interface Source {
  form: 'pdf' | 'picture';
  /** As shown: turned and cut as the file asks. */
  sizes: readonly PageSize[];
  /** What a copy will lack. */
  notes: readonly Note[];
  /** Draws a page, counted from 0; `AbortError` when it is no longer wanted. */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<void>;
  /** Empty where the page has no text layer. */
  text(page: number): Promise<TextRun[]>;
  /** Reads the fonts of a page, by which `measure` then knows its letters. */
  readFonts(page: number): Promise<void>;
  /** Not a number where a font or letter is not known. */
  measure: Measure;
  /** Pixels per unit of place in a copy. */
  burnScale(page: number): number;
  /** In which form pages are stored. */
  output: 'image/jpeg' | 'image/png';
  close(): void;
}

const refused = (code: Failure['code'], message: string): ApiFailure => new ApiFailure({ code, message });

/** @throws ApiFailure that tells what is wrong with the file and what to do */
export const openSource = (form: Source['form'], bytes: Uint8Array): Promise<Source> =>
  form === 'pdf' ? openPdfSource(bytes) : openPicture(bytes);

async function openPdfSource(bytes: Uint8Array): Promise<Source> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    if (document.numPages > PAGE_LIMIT) throw refused('EVIDENCE_TOO_LARGE', words.tooManyPages(showNumber(document.numPages)));
    const sizes: PageSize[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 });
      sizes.push({ width, height });
    }
    const widths: Widths = new Map();
    const pageOf = (page: number): Promise<PDFPageProxy> => document.getPage(page + 1);
    return {
      form: 'pdf',
      sizes,
      notes: holds(bytes, 'JPXDecode') ? ['jpeg2000'] : [],
      draw: async (page, canvas, scale, signal) => drawPage(await pageOf(page), canvas, scale, signal),
      text: async (page) => runsOf(await pageOf(page)),
      readFonts: async (page) => readWidths(await pageOf(page), widths),
      measure: measureBy(widths),
      burnScale: (page) => burnScale(sizes[page] ?? { width: 1, height: 1 }),
      output: 'image/jpeg',
      close: () => void task.destroy(),
    };
  } catch (error) {
    void task.destroy();
    if (error instanceof ApiFailure) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw refused('EVIDENCE_UNREADABLE', locked ? words.password : words.damagedPdf);
  }
}

async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  // Drawn for the screen in a copy too: what shows only in print was seen by nobody.
  const task = page.render({ canvas, viewport, intent: 'display' });
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function runsOf(page: PDFPageProxy): Promise<TextRun[]> {
  const { transform } = page.getViewport({ scale: 1 });
  const unit = Math.hypot(transform[0] ?? 1, transform[1] ?? 0);
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: number[] = Util.transform(transform, item.transform);
    const across = Math.hypot(a, b) || 1;
    const length = (item.width * unit) / across;
    return [
      {
        text: item.str,
        origin: { x, y },
        along: { x: a * length, y: b * length },
        up: { x: c, y: d },
        font: item.fontName,
      },
    ];
  });
}

/** Whether a word of the format stands in the file; dictionaries of pictures are never packed. */
function holds(bytes: Uint8Array, word: string): boolean {
  const codes = Array.from(word, (one) => one.charCodeAt(0));
  const [first = 0] = codes;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return true;
  }
  return false;
}

async function openPicture(bytes: Uint8Array): Promise<Source> {
  const head = pictureHead(bytes);
  const type = `image/${head?.form ?? 'png'}`;
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type })).catch(() => {
    throw refused('EVIDENCE_UNREADABLE', words.damagedPicture);
  });
  return {
    form: 'picture',
    sizes: [{ width: bitmap.width, height: bitmap.height }],
    notes: head?.form === 'gif' && holds(bytes, 'NETSCAPE2.0') ? ['animated'] : [],
    draw: (_page, canvas, scale, signal) => {
      signal.throwIfAborted();
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      // What can be seen through would otherwise go along unseen, and a JPEG would show it black.
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return Promise.resolve();
    },
    text: () => Promise.resolve([]),
    readFonts: () => Promise.resolve(),
    measure: () => Number.NaN,
    burnScale: () => 1,
    // Photographs stay what they are; what was without loss stays without loss.
    output: head?.form === 'jpeg' || head?.form === 'webp' ? 'image/jpeg' : 'image/png',
    close: () => bitmap.close(),
  };
}

/** Advances by font and by the text that a glyph stands for, in thousandths of the font's size. */
type Widths = Map<string, Map<string, number>>;

const drawnGlyph = z.object({ unicode: z.string().min(1), width: z.number() });
const fontNamed = z.tuple([z.string()]).rest(z.unknown());

/** Learns how wide each letter of a page really is from what is drawn on it. */
async function readWidths(page: PDFPageProxy, widths: Widths): Promise<void> {
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'display' });
  let font: Map<string, number> | undefined;
  for (const [at, operator] of fnArray.entries()) {
    const told: unknown = argsArray[at];
    if (operator === OPS.setFont) {
      const named = fontNamed.safeParse(told);
      if (!named.success) continue;
      const [name] = named.data;
      font = widths.get(name) ?? new Map<string, number>();
      widths.set(name, font);
    } else if (operator === OPS.showText && Array.isArray(told) && Array.isArray(told[0])) {
      for (const one of told[0]) {
        const glyph = drawnGlyph.safeParse(one);
        if (glyph.success) font?.set(glyph.data.unicode.normalize('NFKC'), glyph.data.width);
      }
    }
  }
  page.cleanup();
}

/** How many letters a glyph may stand for, the most first. */
const GLYPH_LENGTHS = [3, 2, 1];

const measureBy =
  (widths: Widths): Measure =>
  (text, font) => {
    const known = widths.get(font);
    if (known === undefined) return Number.NaN;
    let width = 0;
    for (let at = 0; at < text.length;) {
      const found = GLYPH_LENGTHS.find((count) => known.has(text.slice(at, at + count).normalize('NFKC')));
      // Spaces are often no glyphs but gaps.
      if (found === undefined && text[at] !== ' ') return Number.NaN;
      width += found === undefined ? USUAL_SPACE : (known.get(text.slice(at, at + found).normalize('NFKC')) ?? 0);
      at += found ?? 1;
    }
    return width;
  };
const USUAL_SPACE = 250;
