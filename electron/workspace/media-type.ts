/** What kind of file it is, by its first bytes; the name decides only among what the bytes leave open. */
import { extname } from 'node:path';

/** As many first bytes as `mediaTypeOf` looks at. */
export const HEAD_SIZE = 4096;
export const UNKNOWN_TYPE = 'application/octet-stream';

const BY_NAME: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.txt': 'text/plain',
  '.log': 'text/plain',
  '.md': 'text/plain',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.zip': 'application/zip',
};

/** Where the bytes stand, what they are in Latin-1, and what that means. */
const BY_BYTES: readonly [number, string, string][] = [
  [0, '\u0089PNG\r\n\u001a\n', 'image/png'],
  [0, '\u00ff\u00d8\u00ff', 'image/jpeg'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [0, 'BM', 'image/bmp'],
  [0, 'PK\u0003\u0004', 'application/zip'],
];
/** Older readers take a PDF whose header stands a little later. */
const PDF_HEADER_WITHIN = 1024;
const BMP_HEADER_SIZES = new Set([12, 40, 52, 56, 64, 108, 124]);

/** The type of a file by its first bytes, `head`; `fileName` tells text from text and package from package. */
export function mediaTypeOf(fileName: string, head: Uint8Array): string {
  const named = BY_NAME[extname(fileName).toLowerCase()] ?? UNKNOWN_TYPE;
  const found = byBytes(head);
  if (found === 'application/zip') return /openxmlformats|zip/.test(named) ? named : found;
  if (found !== null) return found;
  if (!looksLikeText(head)) return UNKNOWN_TYPE;
  return /^text\/|json|xml/.test(named) && !named.includes('openxml') ? named : 'text/plain';
}

function byBytes(head: Uint8Array): string | null {
  const text = latin1(head);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.slice(0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'application/pdf';
  const found = BY_BYTES.find(([at, bytes]) => text.startsWith(bytes, at))?.[2] ?? null;
  // Two letters alone prove little: a text may begin so.
  return found === 'image/bmp' && !BMP_HEADER_SIZES.has(head[14] ?? 0) ? null : found;
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** No zero bytes and hardly any control characters (one in a hundred, one in a short text), or the mark of UTF-16. */
function looksLikeText(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (head.includes(0)) return false;
  const controls = head.reduce((count, byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte) ? count + 1 : count), 0);
  return controls * 100 <= Math.max(100, head.byteLength);
}
