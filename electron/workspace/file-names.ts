/** File names of evidence. A name is shown and exported, never used as a path. */
import { extname } from 'node:path';
import { nfc } from '../../core/text.ts';

const LONGEST = 240;
/** Names that Windows keeps for devices, whatever ending follows: no file of that name can be written out. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;

/**
 * The last part of a path without control or direction characters, in NFC, bounded, and such that Windows can write it; “tep” when
 * nothing is left.
 */
export function cleanFileName(name: string): string {
  const last = nfc(name).split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .trim();
  if (clean === '') return 'tep';
  const safe = DEVICE.test(clean) ? `_${clean}` : clean;
  const ending = extname(safe).slice(0, 12);
  return safe.length <= LONGEST ? safe : safe.slice(0, LONGEST - ending.length) + ending;
}

/** A first title from a file name: without ending, underscores as spaces. */
export const titleOf = (fileName: string): string =>
  fileName
    .slice(0, fileName.length - extname(fileName).length)
    .replaceAll('_', ' ')
    .trim() || fileName;
