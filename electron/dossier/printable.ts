/** Finds what could not stand on paper, before anything is printed. */
import type { DossierRecord } from '../../core/exchange/record.ts';
import { FailureError } from '../../core/failure.ts';
import { programPaths } from '../paths.ts';
import { unprintable } from './kit/characters.ts';
import { openFonts } from './kit/fonts.ts';

export interface UnprintableText {
  /** Path of the field in the record: “systems[0].groups[2].items[1].note”. */
  where: string;
  /** The characters, each once. */
  characters: string[];
  /** Vietnamese sentence that names place and characters. */
  text: string;
}

/** Texts of a record with characters that no font of the papers has; empty when all can be printed. */
export function unprintableTexts(record: DossierRecord, fonts: string = programPaths().fonts): UnprintableText[] {
  openFonts(fonts);
  const found: UnprintableText[] = [];
  visit(record, '', (where, value) => {
    const characters = unprintable(value);
    if (characters.length > 0)
      found.push({ where, characters, text: `${placeOf(record, where)} có ký tự không in được: ${characters.map(named).join(', ')}.` });
  });
  return found;
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

const FIELD_WORDS: Record<string, string> = {
  note: 'Nhận xét',
  gap: 'Phần còn thiếu',
  reason: 'Lý do không áp dụng',
  compensating: 'Biện pháp thay thế',
  action: 'Kế hoạch',
  responsible: 'Người chịu trách nhiệm',
  title: 'Tên',
  fileName: 'Tên tệp',
};

/** The place in words a user knows; the path itself where there are none. */
function placeOf(record: DossierRecord, where: string): string {
  const word = FIELD_WORDS[where.split('.').at(-1) ?? ''];
  const item = /^systems\[(\d+)\]\.groups\[(\d+)\]\.items\[(\d+)\]/.exec(where);
  if (item !== null) {
    const system = record.systems[Number(item[1])];
    const id = system?.groups[Number(item[2])]?.items[Number(item[3])]?.id;
    return `${word ?? 'Nội dung'} của yêu cầu ${id ?? ''}, hệ thống ${system?.name ?? ''},`;
  }
  const evidence = /^evidence\[(\d+)\]/.exec(where);
  if (evidence !== null) return `${word ?? 'Nội dung'} của minh chứng số ${Number(evidence[1]) + 1}`;
  return `Mục ${where}`;
}
