/** PDFs by pdf.js, whose worker lies beside the page. Nothing of the file runs or loads anything. */
import { MOST_PIXELS } from '../../core/assessment/picture-size.ts';
import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist';
// eslint-disable-next-line import/default -- Vite gives the address of the file.
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Begins to read a PDF; to be destroyed by whoever asked. */
export const openPdf = (bytes: Uint8Array): PDFDocumentLoadingTask =>
  // pdf.js takes the buffer away from whoever gives it: a copy.
  getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    disableFontFace: false,
    // A small file can claim a picture that fills the memory; such a picture is left out of its page.
    maxImageSize: MOST_PIXELS,
  });
