/** What the window may show of a piece of evidence: judged by its bytes, bounded, and only after its hash was proven. */
import type { z } from 'zod';
import { MOST_PIXELS, pictureSize } from '../../core/assessment/picture-size.ts';
import type { evidenceLook } from '../../core/contract/evidence.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { nfc, visible } from '../../core/text.ts';
import { HEAD_SIZE, mediaTypeOf } from '../workspace/media-type.ts';

export type Look = z.infer<typeof evidenceLook>;

/** What the window takes at once. */
export const PREVIEW_LIMIT = 32 * 1_048_576;
const TEXT_SHOWN = 512 * 1024;
/** The window stays awake while a large file is hashed. */
const CHUNKS_PER_BREATH = 16;

/** Reads a piece to its end, which proves its hash, and keeps what can be shown. EVIDENCE_DAMAGED. */
export async function lookAt({ fileName, size }: Evidence, chunks: AsyncIterable<Uint8Array>): Promise<Look> {
  const kept: Uint8Array[] = [];
  const wanted = size <= PREVIEW_LIMIT ? size : TEXT_SHOWN;
  let read = 0;
  let count = 0;
  for await (const chunk of chunks) {
    if (read < wanted) kept.push(chunk);
    read += chunk.byteLength;
    count += 1;
    if (count % CHUNKS_PER_BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return lookOf(fileName, Buffer.concat(kept), size);
}

function lookOf(fileName: string, bytes: Buffer, size: number): Look {
  const mediaType = mediaTypeOf(fileName, bytes.subarray(0, HEAD_SIZE));
  if (/^text\/|json|[/+]xml/.test(mediaType)) return textOf(bytes.subarray(0, TEXT_SHOWN), size);
  const isPicture = mediaType.startsWith('image/');
  if (!isPicture && mediaType !== 'application/pdf') return { kind: 'none', why: 'kind' };
  if (size > PREVIEW_LIMIT) return { kind: 'none', why: 'large' };
  if (!isPicture) return { kind: 'pdf', bytes, scripts: hasScripts(bytes) };
  const found = pictureSize(mediaType, bytes);
  if (found === null) return { kind: 'none', why: 'broken' };
  if (found.width * found.height > MOST_PIXELS) return { kind: 'none', why: 'pixels', ...found };
  return { kind: 'picture', mediaType, ...found, bytes };
}

/** Names that start scripts or programs. Packed into object streams they are not seen here; nobody runs them there either. */
const hasScripts = (pdf: Buffer): boolean => /\/(JavaScript|JS|Launch)\b/.test(pdf.toString('latin1'));

/** UTF-16 by its mark, UTF-8 where the bytes are that, otherwise the old Vietnamese code page of Windows. */
function textOf(bytes: Uint8Array, size: number): Look {
  const whole = bytes.byteLength >= size;
  const [encoding, text] = decode(bytes, whole);
  return { kind: 'text', text: visible(nfc(text)), whole, encoding };
}

function decode(bytes: Uint8Array, whole: boolean): ['utf-8' | 'utf-16' | 'windows-1258', string] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16', new TextDecoder('utf-16le').decode(bytes)];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16', new TextDecoder('utf-16be').decode(bytes)];
  try {
    // A character cut in two at the end of what is shown is no fault.
    return ['utf-8', new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return ['windows-1258', new TextDecoder('windows-1258').decode(bytes)];
  }
}
