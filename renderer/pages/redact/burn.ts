/** Makes the copy: every page drawn to pixels, boxes blackened in them, sent off one by one. */
import type { Output } from '../../../core/api.ts';
import { pixelsOf, type Rect } from '../../../core/redaction/boxes.ts';
import { pixelsAlone } from '../../../core/redaction/picture.ts';
import { ApiFailure, call } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { redaction } from '../../texts/redaction.ts';
import type { Source } from './source.ts';

/** Readable text, no more bytes than needed. */
const QUALITY = 0.85;
/** The largest page a PDF may have, in points. */
const LARGEST = 14_400;

export interface Burning {
  source: Source;
  evidence: { id: string; sha256: string };
  boxes: readonly (Rect & { page: number })[];
  title: string;
  year: number;
  signal: AbortSignal;
  /** Pages drawn so far. */
  onPage: (done: number) => void;
}

/** The stored copy. Stopped or failed, nothing of it stays. @throws ApiFailure, AbortError */
export async function burn({ source, evidence, boxes, title, year, signal, onPage }: Burning): Promise<Output<'redaction.save'>> {
  const { draft } = await call('redaction.begin', { id: evidence.id, sha256: evidence.sha256, pages: source.sizes.length });
  try {
    for (const [page, size] of source.sizes.entries()) {
      signal.throwIfAborted();
      const covered = boxes.filter((box) => box.page === page);
      const bytes = await blackened(source, page, covered, signal);
      const fit = Math.min(1, LARGEST / Math.max(size.width, size.height));
      await call('redaction.addPage', { draft, page, bytes, width: size.width * fit, height: size.height * fit });
      onPage(page + 1);
    }
    signal.throwIfAborted();
    return await call('redaction.save', { draft, title, year });
  } catch (error) {
    // What went wrong is told, not that giving up went wrong too: the next copy gives this one up anyway.
    await call('redaction.cancel', { draft }).catch(() => undefined);
    throw error;
  }
}

/** A page as JPEG or PNG with its boxes black. */
async function blackened(source: Source, page: number, boxes: readonly Rect[], signal: AbortSignal): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  try {
    const scale = source.burnScale(page);
    await source.draw(page, canvas, scale, signal);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
    context.fillStyle = '#000000';
    for (const box of boxes) {
      const pixels = pixelsOf(box, scale, canvas);
      if (pixels === null) continue;
      context.fillRect(pixels.x, pixels.y, pixels.width, pixels.height);
      if (!isBlack(context.getImageData(pixels.x, pixels.y, pixels.width, pixels.height).data)) throw new Error('not black');
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, source.output, QUALITY));
    if (blob === null || blob.type !== source.output) throw new Error('no picture');
    return pixelsAlone(new Uint8Array(await blob.arrayBuffer()));
  } catch (error) {
    signal.throwIfAborted();
    throw new ApiFailure({
      code: 'EVIDENCE_UNREADABLE',
      message: redaction.failure.page(showNumber(page + 1)),
      details: [{ where: '', text: error instanceof Error ? error.message : String(error) }],
    });
  } finally {
    // Hundreds of pages: the pixels are given back at once.
    canvas.width = 0;
    canvas.height = 0;
  }
}

/** Every pixel black and none to be seen through: looked at, not hoped for. */
function isBlack(data: Uint8ClampedArray): boolean {
  return data.every((value, index) => value === (index % 4 === 3 ? 255 : 0));
}
