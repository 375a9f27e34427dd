/** Changes a signed dossier at random, one byte at a time, and counts what verifying says. Seeded: the same places at every run. */
import { REASONS, reasonTexts, verdictOf, type ToldReason } from '../../core/exchange/reasons.ts';
import type { VerificationVerdict } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import { refuseExplosivePdf } from '../../electron/dossier/explosive.ts';
import { random as seededRandom } from '../../electron/sample/random.ts';
import { judgePdf } from '../../electron/services/verification.ts';
import { verifySignatures } from '../../electron/signing/verify.ts';
import type { Target } from './targets.ts';

export interface Tally {
  verdicts: Record<VerificationVerdict, number>;
  /** By the weightiest reason. */
  reasons: Map<string, number>;
  /** Changes that nobody saw. */
  unseen: string[];
}

/**
 * The verdict and its weightiest reason. Cheap questions first: one thing disproved makes a file invalid, whatever else would be found
 * (`verdictOf`), so pages and record of a file whose signatures don't hold are not looked at.
 */
export async function judge(pdf: Uint8Array, options: Target['options']): Promise<{ verdict: VerificationVerdict; reason: string }> {
  let reasons: ToldReason[];
  try {
    refuseExplosivePdf(pdf);
    ({ reasons } = await verifySignatures(pdf, options));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    reasons = [{ code: 'unreadable' }];
  }
  if (verdictOf(reasons) !== 'invalid') ({ reasons } = await judgePdf(pdf, options));
  const verdict = verdictOf(reasons);
  const [first] = reasonTexts(reasons).filter(({ code }) => code in REASONS);
  return { verdict, reason: first?.code ?? '' };
}

export const newTally = (): Tally => ({ verdicts: { valid: 0, invalid: 0, indeterminate: 0 }, reasons: new Map(), unseen: [] });

export interface Attack {
  seed: string;
  count: number;
  /** Changes between these two places; anywhere when left out. */
  within?: readonly [number, number];
  onEach?: (done: number) => void;
}

/** Replaces one byte by any other one, `count` times, each time in a fresh copy. */
export async function changeBytes(target: Target, { seed, count, within, onEach }: Attack, tally: Tally): Promise<void> {
  const random = seededRandom(seed);
  const [from, to] = within ?? [0, target.pdf.byteLength];
  for (let i = 0; i < count; i++) {
    const place = from + Math.floor(random() * (to - from));
    const bytes = Uint8Array.from(target.pdf);
    const was = bytes[place] ?? 0;
    bytes[place] = (was + 1 + Math.floor(random() * 255)) % 256;
    const { verdict, reason } = await judge(bytes, target.options);
    countVerdict(tally, verdict, reason, `${target.name}: byte ${place} (${was} → ${bytes[place] ?? 0}), seed ${seed}`);
    onEach?.(i + 1);
  }
}

export function countVerdict(tally: Tally, verdict: VerificationVerdict, reason: string, what: string): void {
  tally.verdicts[verdict]++;
  tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
  if (verdict === 'valid') tally.unseen.push(what);
}

/** Where the last signed entry holds its CMS: the only bytes that nothing covers. */
export function uncovered(pdf: Uint8Array): readonly [number, number] {
  const text = Buffer.from(pdf).toString('latin1');
  const from = text.lastIndexOf('/Contents <') + '/Contents '.length;
  return [from, text.indexOf('>', from) + 1];
}
