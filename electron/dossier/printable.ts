/** Finds what could not stand on paper, before anything is printed. */
import type { DossierRecord } from '../../core/exchange/record.ts';
import { FailureError } from '../../core/failure.ts';
import { programPaths } from '../paths.ts';
import { unprintable } from './kit/characters.ts';
import { openFonts } from './kit/fonts.ts';
import { placeOf } from './printable-places.ts';

export interface UnprintableText {
  /** Path of the field in the record: “systems[0].groups[2].items[1].note”. */
  where: string;
  /** The characters, each once. */
  characters: string[];
  /** Vietnamese sentence that names place and characters. */
  text: string;
  /** Where to mend it, when it belongs to one system, one requirement. */
  systemId: string | null;
  itemId: string | null;
}

/** Texts of a record with characters that no font of the papers has, each place once; empty when all can be printed. */
export function unprintableTexts(record: DossierRecord, fonts: string = programPaths().fonts): UnprintableText[] {
  openFonts(fonts);
  const found: UnprintableText[] = [];
  visit(record, '', (where, value) => {
    const characters = unprintable(value);
    if (characters.length === 0) return;
    const { words, systemId, itemId } = placeOf(record, where);
    const text = `${words} có ký tự không in được: ${characters.map(named).join(', ')}.`;
    if (!found.some((other) => other.text === text)) found.push({ where, characters, text, systemId, itemId });
  });
  // findings of preflight only repeat names from elsewhere
  const typed = found.filter(({ where }) => !where.startsWith('warnings['));
  return typed.length > 0 ? typed : found;
}

/** TEXT_NOT_PRINTABLE with every place, when a record has characters that would vanish from the pages. */
export function refuseUnprintable(record: DossierRecord, fonts: string): void {
  const found = unprintableTexts(record, fonts);
  const [first] = found;
  if (first === undefined) return;
  const more = found.length > 1 ? ` Còn ${found.length - 1} chỗ khác như vậy.` : '';
  throw new FailureError(
    'TEXT_NOT_PRINTABLE',
    `${first.text}${more} Ký tự đó sẽ mất trên giấy nên hồ sơ chưa được in. Thay ký tự đó bằng chữ rồi in lại.`,
    found.map(({ where, text }) => ({ where, text })),
  );
}

function visit(value: unknown, where: string, found: (where: string, text: string) => void): void {
  if (typeof value === 'string') found(where, value);
  else if (Array.isArray(value)) value.forEach((item, i) => visit(item, `${where}[${i}]`, found));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) visit(inner, where === '' ? key : `${where}.${key}`, found);
  }
}

/** “😀 (U+1F600)”; half a surrogate pair has no form to show. */
function named(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code >= 0xd800 && code <= 0xdfff ? hex : `${char} (${hex})`;
}
