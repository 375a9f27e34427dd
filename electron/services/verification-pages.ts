/** Do the pages of a dossier say what the record inside it says? By printing it again; else by looking for its texts. */
import { missingTexts, printedTexts } from '../../core/exchange/printed-texts.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import type { ByteRange, PagesReport } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import { pagesAt } from './verification-changes.ts';
import { pageTexts } from './verification-texts.ts';

const NO_TEXTS = { texts: 0, missingTexts: [] };
export const pagesAre = (state: PagesReport['state']): PagesReport => ({ state, differing: [], differingPages: [], ...NO_TEXTS });

/** Which bytes of a file are not those that printing its record gives; the file may go on behind them. */
export async function differingPages(pdf: Uint8Array, printed: Uint8Array): Promise<PagesReport> {
  const differing = differingBytes(pdf.subarray(0, printed.byteLength), printed);
  // Where everything from some point on differs, the objects are not where they were, and no page can be named.
  const isLocal = differing.length > 0 && differing.length < MOST_STRETCHES;
  return { state: 'differ', differing, differingPages: isLocal ? await pagesAt(pdf, differing) : [], ...NO_TEXTS };
}

const MOST_STRETCHES = 20;
/** Stretches nearer to each other than this are told as one. */
const NEAR = 16;

/** At most twenty stretches; the last one then reaches to the last byte that differs. */
export function differingBytes(file: Uint8Array, printed: Uint8Array): ByteRange[] {
  const found: ByteRange[] = [];
  const length = Math.max(file.byteLength, printed.byteLength);
  for (let at = 0; at < length; at++) {
    if (file[at] === printed[at]) continue;
    const last = found.at(-1);
    if (last !== undefined && (at - last.to < NEAR || found.length === MOST_STRETCHES)) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

/** How many missing texts are told, and how long each. */
const MOST_TOLD = 20;
const LONGEST_TOLD = 200;

/** The weaker check where another edition of the printer made the pages. */
export async function textsOnPages(
  pdf: Uint8Array,
  record: DossierRecord,
  onPage: (done: number, total: number) => void,
): Promise<PagesReport> {
  try {
    const texts = printedTexts(record);
    const missing = missingTexts(texts, await pageTexts(pdf, onPage));
    return {
      ...pagesAre(missing.length === 0 ? 'texts_found' : 'texts_missing'),
      texts: texts.length,
      missingTexts: missing.slice(0, MOST_TOLD).map((text) => (text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD)}…` : text)),
    };
  } catch (error) {
    if (error instanceof FailureError) return pagesAre('unchecked');
    throw error;
  }
}
