/** From a verification report to the checks a person reads one by one. */
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { verify as words } from '../texts/verify.ts';
import { showNumber } from './format.ts';

export type CheckState = 'ok' | 'bad' | 'unknown';
export interface FileCheck {
  id: string;
  text: string;
  state: CheckState;
  /** Shown at the end of the line. */
  value: string;
}

const RECORD = ['record_invalid', 'record_contradicts', 'unreadable'];
const CONTENT = [
  'signature_broken',
  'signature_malformed',
  'timestamp_broken',
  'changed_after_signing',
  'not_whole_file',
  'signature_misplaced',
  'too_many_signatures',
  ...RECORD,
];
const CONTENT_OPEN = ['signature_kind_unknown', 'update_unreadable', 'too_demanding'];
const ISSUER = [
  'certificate_expired',
  'certificate_not_yet_valid',
  'certificate_not_for_signing',
  'certificate_broken',
  'certificate_revoked',
  'certificate_unbound',
  'weak_algorithm',
];
const PACKAGE = ['evidence_altered', 'evidence_missing', 'entry_unlisted', 'package_mismatch', 'package_invalid'];

export function checksOf({ kind, reasons, signatures, pages, evidence }: VerificationReport): FileCheck[] {
  const has = (codes: string[]): boolean => reasons.some(({ code }) => codes.includes(code));
  const signed = signatures.length > 0;
  const check = (id: string, text: string, state: CheckState, value?: string): FileCheck => ({
    id,
    text,
    state,
    value: value ?? words.checks[state],
  });
  const proven = signed && signatures.every((signature) => signature.timeSource === 'timestamp');
  const trusted = signatures.filter((signature) => signature.chain === 'trusted').length;
  const revoked = signatures.some(({ revocation }) => revocation === 'revoked');
  const notRevoked = signed && signatures.every(({ revocation }) => revocation === 'good');
  const inOrder = evidence.filter(({ state }) => state === 'same' || state === 'redacted').length;
  return [
    check('content', words.checks.content, has(CONTENT) ? 'bad' : signed && !has(CONTENT_OPEN) ? 'ok' : 'unknown'),
    check('whole', words.checks.whole, has(['not_whole_file']) ? 'bad' : signed ? 'ok' : 'unknown'),
    check(
      'issuer',
      words.checks.issuer,
      has(ISSUER) ? 'bad' : signed && trusted === signatures.length ? 'ok' : 'unknown',
      signed ? `${trusted}/${signatures.length}` : undefined,
    ),
    check(
      'revocation',
      words.checks.revocation,
      revoked ? 'bad' : notRevoked ? 'ok' : 'unknown',
      revoked ? words.checks.revocationBad : notRevoked ? words.checks.revocationGood : words.checks.revocationUnchecked,
    ),
    check(
      'time',
      words.checks.time,
      proven ? 'ok' : 'unknown',
      signed ? (proven ? words.checks.timeProven : words.checks.timeStated) : words.checks.none,
    ),
    has(RECORD) ? check('pages', words.checks.pages, 'bad') : pagesCheck(pages.state, check, has(CONTENT)),
    ...(kind === 'package'
      ? [
          check(
            'evidence',
            words.checks.evidence,
            has(PACKAGE) ? 'bad' : 'ok',
            evidence.length === 0 ? undefined : `${showNumber(inOrder)}/${showNumber(evidence.length)}`,
          ),
        ]
      : []),
  ];
}

function pagesCheck(
  state: VerificationReport['pages']['state'],
  check: (id: string, text: string, state: CheckState, value?: string) => FileCheck,
  disproved: boolean,
): FileCheck {
  const tell = (found: CheckState, value?: string): FileCheck => check('pages', words.checks.pages, found, value);
  if (state === 'same') return tell('ok');
  if (state === 'differ') return tell('bad');
  if (state === 'same_at_first') return tell(disproved ? 'bad' : 'unknown', words.checks.pagesAtFirst);
  if (state === 'texts_found') return tell('unknown', words.checks.pagesTexts);
  return tell('unknown', state === 'no_record' ? words.checks.pagesNone : undefined);
}
