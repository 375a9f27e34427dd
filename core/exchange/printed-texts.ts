/**
 * The texts of a record, looked for on the pages of a dossier: the weaker check where another edition of the printer made the
 * pages, so that they can't be compared byte by byte.
 */
import type { DossierRecord } from './record.ts';

/** Every text of a record that the annual report prints as somebody typed it, each once. */
export function printedTexts(record: DossierRecord): string[] {
  const { unit } = record;
  const texts = [
    unit.name,
    unit.signer.name,
    unit.preparer.name,
    ...record.rows.flatMap((row) => [
      row.systemName,
      row.ownerName,
      row.operatorName,
      row.approvalDecision?.number ?? '',
      row.regulationDecision?.number ?? '',
    ]),
    ...record.systems.flatMap(({ name, groups }) => [
      name,
      ...groups.flatMap(({ items }) =>
        items.flatMap(({ note, gap, reason, compensating, plan }) => [
          note,
          gap,
          reason,
          compensating,
          plan?.action ?? '',
          plan?.responsible ?? '',
        ]),
      ),
    ]),
    ...record.evidence.flatMap(({ title, sha256 }) => [title, sha256.slice(0, SHORT_HASH)]),
  ];
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

/** As many digits of a hash as the list of evidence prints. */
const SHORT_HASH = 8;

/** Which of these texts stand nowhere on the pages. A text may run on over lines and columns, and be cut by the end of a page. */
export function missingTexts(texts: readonly string[], pages: readonly string[]): string[] {
  const printed = pages.map(compact).join('\n');
  return texts.filter((text) => !stands(compact(text), printed));
}

/** Blanks and the way marks are written differ between what was typed and what is read from a page. */
const compact = (text: string): string => text.normalize('NFC').replace(/[\s\u00AD\u200B-\u200D\uFEFF]+/g, '');

/** Pieces into which the ends of pages may cut one text, and how short a piece may be that counts. */
const MOST_PIECES = 24;
const SHORTEST_PIECE = 6;

function stands(text: string, printed: string): boolean {
  if (printed.includes(text)) return true;
  let rest = text;
  for (let pieces = 0; pieces < MOST_PIECES && rest !== ''; pieces++) {
    const length = longestStart(rest, printed);
    if (length < Math.min(SHORTEST_PIECE, rest.length)) return false;
    rest = rest.slice(length);
  }
  return rest === '';
}

/** How much of the beginning of a text stands somewhere. */
function longestStart(text: string, printed: string): number {
  let [found, beyond] = [0, text.length + 1];
  while (beyond - found > 1) {
    const length = Math.floor((found + beyond) / 2);
    if (printed.includes(text.slice(0, length))) found = length;
    else beyond = length;
  }
  return found;
}
