/** From document nodes to PDF/A-3b. The only place that knows pdfmake and the traps of its PDF library. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { CustomTableLayout } from 'pdfmake/interfaces.js';
import { setText, cleanText } from './characters.ts';
import type { Content, ContentNode, PageFunction, SectionNode } from './content.ts';
import { fontFiles } from './fonts.ts';
import { addFields, type FormDocument } from './form.ts';
import { LAYOUTS } from './layouts.ts';
import { MARGIN, SIZE } from './page.ts';
import type { PrintProgress } from '../progress.ts';
import type { EmbeddedFile } from '../../../core/exchange/attachments.ts';

/** What is used of pdfmake; its published types don't know the document behind getStream(). */
interface Pdfmake {
  setFonts(fonts: ReturnType<typeof fontFiles>): void;
  setTableLayouts(layouts: Record<string, CustomTableLayout>): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  setProgressCallback(callback: (share: number) => void): void;
  createPdf(definition: ContentNode, options: { bufferPages: boolean }): { getStream(): Promise<PdfDocument> };
}

interface PdfDocument extends NodeJS.ReadableStream, FormDocument {
  info: Record<string, unknown>;
  endMetadata(): void;
  end(): void;
  _pdfMakePages: unknown[];
}

const pdfmake: Pdfmake = createRequire(import.meta.url)('pdfmake');

export interface Paper {
  title: string;
  author: string;
  subject: string;
  /** Name and version of the program, for the metadata. */
  program: string;
  /** Fixed by the record, so that the same record gives the same bytes. */
  created: Date;
  /** Prints “BẢN NHÁP” across every page. */
  draft: boolean;
  content: SectionNode[];
  /** The machine-readable twin of the paper and what goes with it, embedded as they are. */
  attachments: EmbeddedFile[];
}

/** The form of the file. PDF/A-1b is for checkers that know no newer part; it can't hold files. */
export interface PdfForm {
  version: '1.4' | '1.7';
  subset: 'PDF/A-1b' | 'PDF/A-3b';
}
const PDF_A_3B: PdfForm = { version: '1.7', subset: 'PDF/A-3b' };

/**
 * Prints a paper as PDF/A-3b (PDF 1.7). The fonts must be open. Pages are set first (no progress within), then written.
 */
export async function print(
  paper: Paper,
  onProgress: (progress: PrintProgress) => void = () => {},
  form: PdfForm = PDF_A_3B,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const fonts = fontFiles();
  const folder = dirname(fonts.Tinos.normal);
  pdfmake.setFonts(fonts);
  pdfmake.setTableLayouts(LAYOUTS);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => dirname(path) === folder);
  onProgress({ phase: 'layout', done: 0, total: 1 });
  pdfmake.setProgressCallback(inHundredths((done) => onProgress({ phase: 'write', done, total: 100 })));
  // Fields are put onto pages that are set already.
  const document = await pdfmake.createPdf(definitionOf(paper, form), { bufferPages: true }).getStream();
  addFields(document);
  escapeMetadata(document);
  return { pdf: await bytesOf(document), pages: document._pdfMakePages.length };
}

/** pdfmake reports every drawn item; whole hundredths are enough. */
function inHundredths(report: (done: number) => void): (share: number) => void {
  let last = -1;
  return (share) => {
    const done = Math.floor(share * 100);
    if (done !== last) report(done);
    last = done;
  };
}

function definitionOf(paper: Paper, form: PdfForm): ContentNode {
  const { attachments, created } = paper;
  return {
    ...form,
    language: 'vi-VN',
    displayTitle: true,
    info: {
      title: cleanText(paper.title),
      author: cleanText(paper.author),
      subject: cleanText(paper.subject),
      creator: cleanText(paper.program),
      producer: 'An Tâm',
      creationDate: created,
    },
    pageSize: 'A4',
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    defaultStyle: { font: 'Tinos', fontSize: SIZE.body, lineHeight: 1.12 },
    content: paper.content.map(setSection),
    ...(paper.draft ? { watermark: { text: 'BẢN NHÁP', font: 'Tinos', bold: true, color: '#808080', opacity: 0.18, fontSize: 110 } } : {}),
    ...(attachments.length === 0 ? {} : { files: Object.fromEntries(attachments.map((file) => [file.name, fileOf(file, created)])) }),
  };
}

/** A file to embed, with the record's own time: the printer's clock would give other bytes each time. */
function fileOf({ name, text, description, relationship }: EmbeddedFile, created: Date): ContentNode {
  return {
    src: `data:application/json;base64,${Buffer.from(text, 'utf8').toString('base64')}`,
    name,
    type: 'application/json',
    relationship,
    description,
    creationDate: created,
    modifiedDate: created,
  };
}

/** Heads and feet carry names of systems, so they are cleaned like the text. */
function setSection(section: SectionNode): Content {
  const set = (make: unknown): PageFunction | null =>
    isPageFunction(make)
      ? (page, pages) => {
          const content = make(page, pages);
          return content === null ? null : setText(content);
        }
      : null;
  return setText({ ...section, header: set(section['header']), footer: set(section['footer']) });
}

const isPageFunction = (value: unknown): value is PageFunction => typeof value === 'function';

/** pdfkit writes titles into XMP unescaped; “&” or “<” would make the metadata unreadable. The Info dictionary keeps the true text. */
function escapeMetadata(document: PdfDocument): void {
  const original = document.endMetadata.bind(document);
  document.endMetadata = () => {
    const kept = { ...document.info };
    for (const [key, value] of Object.entries(kept)) {
      if (typeof value === 'string') document.info[key] = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    }
    original();
    Object.assign(document.info, kept);
  };
}

async function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}
