/** A PDF page by page on canvas, by pdf.js; its worker lies beside the page. Nothing of the file runs or loads anything. */
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useRef, useState } from 'react';
import { dossier as words } from '../texts/dossier.ts';
import { FailureNotice } from './failure-notice.tsx';
import { useNearScreen } from './near-screen.ts';
import { showNumber } from './format.ts';
import { openPdf } from './pdf-document.ts';
import styles from './pdf-view.module.css';
import { Loading } from './states.tsx';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const THUMB_WIDTH = 60;

/** Pages of a PDF with thumbnails, page and zoom controls. Another file wants another `key`. */
export function PdfView({ bytes }: { bytes: Uint8Array }) {
  const { document, error } = useDocument(bytes);
  const [page, setPage] = useState(1);
  // Null: as wide as the frame allows.
  const [zoom, setZoom] = useState<number | null>(null);
  if (error !== null) return <FailureNotice title={words.preview.failed} error={error} />;
  if (document === null) return <Loading />;
  const total = document.numPages;
  const go = (to: number): void => setPage(Math.min(total, Math.max(1, to)));
  const step = (by: 1 | -1): void => setZoom((now) => ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(now ?? 1) + by))] ?? 1);
  return (
    <div className={styles['view']}>
      <div className={styles['bar']} role="group" aria-label={words.preview.title}>
        <button type="button" className="btn ico sm" aria-label={words.preview.previous} disabled={page === 1} onClick={() => go(page - 1)}>
          <IconChevronLeft className="i" aria-hidden="true" />
        </button>
        <span className="s13" aria-live="polite">
          {words.preview.page(showNumber(page), showNumber(total))}
        </span>
        <button type="button" className="btn ico sm" aria-label={words.preview.next} disabled={page === total} onClick={() => go(page + 1)}>
          <IconChevronRight className="i" aria-hidden="true" />
        </button>
        <span className="end row g4">
          <button
            type="button"
            className="btn ico sm"
            aria-label={words.preview.zoomOut}
            disabled={zoom === ZOOMS[0]}
            onClick={() => step(-1)}
          >
            <IconZoomOut className="i" aria-hidden="true" />
          </button>
          <span className={`s13 ${styles['zoom']}`}>{zoom === null ? words.preview.fit : `${showNumber(zoom * 100)} %`}</span>
          <button
            type="button"
            className="btn ico sm"
            aria-label={words.preview.zoomIn}
            disabled={zoom === ZOOMS.at(-1)}
            onClick={() => step(1)}
          >
            <IconZoomIn className="i" aria-hidden="true" />
          </button>
        </span>
      </div>
      <nav className={styles['thumbs']} aria-label={words.preview.title}>
        {Array.from({ length: total }, (_, i) => (
          <Thumb key={i} document={document} number={i + 1} current={page === i + 1} onOpen={go} />
        ))}
      </nav>
      <div className={styles['stage']} tabIndex={0} role="region" aria-label={words.preview.pageLabel(showNumber(page))}>
        <Page document={document} number={page} zoom={zoom} />
      </div>
    </div>
  );
}

function useDocument(bytes: Uint8Array): { document: PDFDocumentProxy | null; error: unknown } {
  const [state, setState] = useState<{ document: PDFDocumentProxy | null; error: unknown }>({ document: null, error: null });
  useEffect(() => {
    const task = openPdf(bytes);
    let gone = false;
    task.promise.then(
      (document) => gone || setState({ document, error: null }),
      (error: unknown) => gone || setState({ document: null, error }),
    );
    return () => {
      gone = true;
      void task.destroy();
    };
  }, [bytes]);
  return state;
}

function usePage(document: PDFDocumentProxy, number: number, scaleOf: (width: number) => number, wanted: boolean) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let cancel: (() => void) | undefined;
    let gone = false;
    void document.getPage(number).then((page) => {
      const element = canvas.current;
      if (gone || element === null) return;
      const ratio = window.devicePixelRatio;
      const viewport = page.getViewport({ scale: scaleOf(page.getViewport({ scale: 1 }).width) * ratio });
      element.width = viewport.width;
      element.height = viewport.height;
      element.style.width = `${viewport.width / ratio}px`;
      element.style.height = `${viewport.height / ratio}px`;
      const task = page.render({ canvas: element, viewport });
      cancel = () => task.cancel();
      // Cancelled because another page is wanted: nothing to tell.
      task.promise.catch(() => undefined);
    });
    return () => {
      gone = true;
      cancel?.();
    };
  }, [document, number, scaleOf, wanted]);
  return canvas;
}

/** Room for the shadow beside the page, in CSS pixels. */
const MARGIN = 8;
const WIDEST = 1.25;

function Page({ document, number, zoom }: { document: PDFDocumentProxy; number: number; zoom: number | null }) {
  const { ref, width: available } = useElementSize();
  // Drawn anew when the window has come to rest at another size, not at every pixel of the way.
  const [settled] = useDebouncedValue(available, 150, { leading: true });
  const scaleOf = useCallback((width: number) => zoom ?? Math.min(WIDEST, Math.max(0, settled - MARGIN) / width), [zoom, settled]);
  const canvas = usePage(document, number, scaleOf, zoom !== null || settled > MARGIN);
  return (
    <div ref={ref} className={styles['sheet']}>
      <canvas ref={canvas} className={styles['page']} role="img" aria-label={words.preview.pageLabel(showNumber(number))} />
    </div>
  );
}

const thumbScale = (width: number): number => THUMB_WIDTH / width;

function Thumb({
  document,
  number,
  current,
  onOpen,
}: {
  document: PDFDocumentProxy;
  number: number;
  current: boolean;
  onOpen: (page: number) => void;
}) {
  const { ref: button, near } = useNearScreen<HTMLButtonElement>(current);
  const canvas = usePage(document, number, thumbScale, near);
  return (
    <button
      ref={button}
      type="button"
      className={styles['thumb']}
      aria-current={current ? 'page' : undefined}
      aria-label={words.preview.pageLabel(showNumber(number))}
      onClick={() => onOpen(number)}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <span aria-hidden="true">{number}</span>
    </button>
  );
}
