/** File names and kinds of evidence. A name is shown and exported, never used as a path. */
import { extname } from 'node:path';
import { nfc } from '../../core/text.ts';

const LONGEST = 240;
const MEDIA_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
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

/** The kind by the ending; anything unknown is plain bytes. */
export const mediaTypeOf = (fileName: string): string => MEDIA_TYPES[extname(fileName).toLowerCase()] ?? 'application/octet-stream';

/** The last part of a path without control or direction characters, in NFC, bounded; “tep” when nothing is left. */
export function cleanFileName(name: string): string {
  const last = nfc(name).split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'tep';
  const ending = extname(clean).slice(0, 12);
  return clean.length <= LONGEST ? clean : clean.slice(0, LONGEST - ending.length) + ending;
}

/** A first title from a file name: without ending, underscores as spaces. */
export const titleOf = (fileName: string): string =>
  fileName
    .slice(0, fileName.length - extname(fileName).length)
    .replaceAll('_', ' ')
    .trim() || fileName;
