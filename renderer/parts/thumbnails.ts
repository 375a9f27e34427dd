/**
 * Small pictures of evidence: of a picture itself, of the first page of a PDF. Made one after another from bytes whose hash was
 * proven, kept in memory by that hash and nowhere else.
 */
import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import type { Output } from '../../core/api.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { call, hear } from '../api.ts';

export type Pictured = Pick<Evidence, 'id' | 'sha256' | 'mediaType' | 'size' | 'sensitivity'>;
type Look = Output<'evidence.preview'>['look'];

/** Larger files are not read for a picture that nobody asked for. */
const MOST_BYTES = 8 * 1_048_576;
const MOST_PIXELS = 24_000_000;
/** Two pixels for each that a tile is wide. */
const WIDTH = 360;
const MOST_HEIGHT = 480;
const QUALITY = 0.8;
const MOST_KEPT = 400;
/** A page that takes longer is left: the list goes on. */
const PATIENCE_MS = 3000;

/** Addresses of pictures by the hash of the file; null where none can be made. What was asked for last stands last. */
const kept = new Map<string, string | null>();
const wishes: { piece: Pictured; tell: (address: string | null) => void }[] = [];
let working = false;

/** Whether a picture is worth trying. What names people, or must not leave, shows nothing of itself unasked. */
export const canBePictured = ({ mediaType, size, sensitivity }: Pictured): boolean =>
  (mediaType === 'application/pdf' || mediaType.startsWith('image/')) &&
  size <= MOST_BYTES &&
  (sensitivity === 'public' || sensitivity === 'internal');

/** Address of the picture of a file with this hash; null where none can be made, undefined when it was not tried yet. */
export const madeThumbnail = (sha256: string): string | null | undefined => kept.get(sha256);

/** Asks for the picture of a piece; what was asked for last comes first. @returns what takes the wish back */
export function wishThumbnail(piece: Pictured, tell: (address: string | null) => void): () => void {
  const wish = { piece, tell };
  wishes.push(wish);
  void work();
  return () => {
    const at = wishes.indexOf(wish);
    if (at >= 0) wishes.splice(at, 1);
  };
}

/** Nothing of what was removed for good stays in sight, nor of another workspace. */
export function forgetThumbnails(): void {
  for (const address of kept.values()) if (address !== null) URL.revokeObjectURL(address);
  kept.clear();
}

hear('workspace.changed', forgetThumbnails);

async function work(): Promise<void> {
  if (working) return;
  working = true;
  for (let wish = wishes.pop(); wish !== undefined; wish = wishes.pop()) {
    const { piece, tell } = wish;
    const address = kept.get(piece.sha256) ?? (await made(piece).catch(() => null));
    keep(piece.sha256, address);
    tell(address);
  }
  working = false;
}

function keep(sha256: string, address: string | null): void {
  kept.delete(sha256);
  kept.set(sha256, address);
  const [oldest] = kept;
  if (kept.size <= MOST_KEPT || oldest === undefined) return;
  kept.delete(oldest[0]);
  if (oldest[1] !== null) URL.revokeObjectURL(oldest[1]);
}

/** Damaged, enormous or strange files have none: their own page says what is the matter. */
async function made({ id }: Pictured): Promise<string | null> {
  const { look } = await call('evidence.preview', { id });
  const canvas = look.kind === 'picture' ? await ofPicture(look) : look.kind === 'pdf' ? await ofPdf(look.bytes) : null;
  if (canvas === null) return null;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob === null ? null : URL.createObjectURL(blob);
}

/** White as paper below what can be seen through. */
function paper(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.min(MOST_HEIGHT, Math.round(height)));
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return [canvas, context];
}

async function ofPicture({ width, height, mediaType, bytes }: Extract<Look, { kind: 'picture' }>): Promise<HTMLCanvasElement | null> {
  if (width * height > MOST_PIXELS) return null;
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: mediaType }));
  const scale = Math.min(1, WIDTH / bitmap.width);
  const [canvas, context] = paper(bitmap.width * scale, bitmap.height * scale);
  context?.drawImage(bitmap, 0, 0, bitmap.width * scale, bitmap.height * scale);
  bitmap.close();
  return canvas;
}

async function ofPdf(bytes: Uint8Array): Promise<HTMLCanvasElement | null> {
  const { openPdf } = await import('./pdf-document.ts');
  const task = openPdf(bytes);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([firstPage(task), late]);
  } finally {
    clearTimeout(timer);
    void task.destroy();
  }
}

async function firstPage(task: PDFDocumentLoadingTask): Promise<HTMLCanvasElement> {
  const page = await (await task.promise).getPage(1);
  const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
  const [canvas] = paper(viewport.width, viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}
