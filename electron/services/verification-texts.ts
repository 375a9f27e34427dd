/** The text of a PDF's pages, read by pdf.js without drawing them. Only in a thread that may be ended: the file is hostile. */
import type * as pdfjsModule from 'pdfjs-dist';
import { FailureError } from '../../core/failure.ts';

/** A report of a hundred systems has some five thousand pages. */
const MOST_PAGES = 8000;

/** The text of each page in the order in which it is drawn. NOT_A_DOSSIER when the file can't be read. */
export async function pageTexts(pdf: Uint8Array, onPage: (done: number, total: number) => void = () => undefined): Promise<string[]> {
  const { getDocument } = await pdfjs();
  // pdf.js takes the buffer away from whoever gives it: a copy.
  const task = getDocument({
    data: new Uint8Array(pdf),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    disableFontFace: true,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const texts: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
      page.cleanup();
      onPage(number, document.numPages);
    }
    return texts;
  } catch (cause) {
    throw new FailureError('NOT_A_DOSSIER', 'Không đọc được chữ trên các trang của tệp PDF.', undefined, cause);
  } finally {
    await task.destroy();
  }
}

type Reader = Pick<typeof pdfjsModule, 'getDocument'>;
let loaded: Promise<Reader> | null = null;

/** Loaded when first needed: most files never need it. */
const pdfjs = (): Promise<Reader> => (loaded ??= load());

async function load(): Promise<Reader> {
  // It asks for things of browsers while it loads, and uses them only for drawing.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} });
  // Its worker runs in this thread, which is one of its own already.
  // @ts-expect-error -- It comes without types, and nothing of it is used here.
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
