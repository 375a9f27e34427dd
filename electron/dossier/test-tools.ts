/** Independent programs that tests look at papers with: poppler and qpdf. Never used by the product. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

const PROGRAMS = ['pdftotext', 'pdfinfo', 'pdfdetach', 'pdftoppm', 'qpdf'];

/** False (with a loud remark) where the programs are missing on a developer's machine; in CI they must be there. */
export function paperToolsPresent(): boolean {
  const missing = PROGRAMS.filter((program) => spawnSync(program, ['--version']).error !== undefined);
  if (missing.length === 0) return true;
  if (process.env['CI'] !== undefined) throw new Error(`Missing programs: ${missing.join(', ')} (packages poppler-utils and qpdf)`);
  console.warn(`\n!!! NOT TESTED: the look of the papers. Missing: ${missing.join(', ')} (packages poppler-utils and qpdf)\n`);
  return false;
}

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'antam-dossier-'));

/** Writes bytes to a file in a new temporary folder; returns its path. */
export function inFile(name: string, bytes: Uint8Array): string {
  const file = join(scratch(), name);
  writeFileSync(file, bytes);
  return file;
}

export const run = (program: string, ...args: string[]): Buffer => execFileSync(program, args, { maxBuffer: 1 << 29 });

/** Text without white space: line breaks of the layout don't count. */
export const squeeze = (text: string): string => text.normalize('NFC').replace(/[\s\u00a0]+/g, '');

/** All text of a PDF, squeezed. */
export const textOf = (file: string): string => squeeze(run('pdftotext', '-raw', '-enc', 'UTF-8', file, '-').toString());

export interface Ink {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const DPI = 100;
const MM = 25.4 / DPI;

/** White margins of a page in millimetres, header and footer zones (18 mm) left out. */
export function margins(file: string, page: number): Ink {
  const picture = run('pdftoppm', '-r', String(DPI), '-f', String(page), '-l', String(page), '-gray', file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('no picture');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const pixels = picture.subarray(head[0].length);
  const zone = Math.round(18 / MM);
  const ink = { left: width, right: 0, top: height, bottom: 0 };
  for (let y = zone; y < height - zone; y++) {
    for (let x = 0; x < width; x++) {
      if ((pixels[y * width + x] ?? 255) >= 160) continue;
      ink.left = Math.min(ink.left, x);
      ink.right = Math.max(ink.right, x);
      ink.top = Math.min(ink.top, y);
      ink.bottom = Math.max(ink.bottom, y);
    }
  }
  return { left: ink.left * MM, right: (width - 1 - ink.right) * MM, top: ink.top * MM, bottom: (height - 1 - ink.bottom) * MM };
}

/** The parts of a Word document, by name. */
export async function partsOf(docx: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(docx));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  return parts;
}

const unescape = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The text that a part of Word shows, squeezed. */
export const shownIn = (xml: string): string =>
  squeeze(unescape([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? '').join('')));
