/** From a verification report to the checks a person reads one by one. */
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { verify as words } from '../texts/verify.ts';

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
  'changed_after_signing',
  'signature_misplaced',
  'too_many_signatures',
  ...RECORD,
];
const CONTENT_OPEN = ['signature_kind_unknown', 'update_unreadable'];
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

export function checksOf({ kind, reasons, signatures }: VerificationReport): FileCheck[] {
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
  return [
    check('content', words.checks.content, has(CONTENT) ? 'bad' : signed && !has(CONTENT_OPEN) ? 'ok' : 'unknown'),
    check('whole', words.checks.whole, has(['not_whole_file']) ? 'bad' : signed ? 'ok' : 'unknown'),
    check(
      'issuer',
      words.checks.issuer,
      has(ISSUER) ? 'bad' : signed && trusted === signatures.length ? 'ok' : 'unknown',
      signed ? `${trusted}/${signatures.length}` : undefined,
    ),
    check('revocation', words.checks.revocation, 'unknown', words.checks.revocationUnchecked),
    check(
      'time',
      words.checks.time,
      proven ? 'ok' : 'unknown',
      signed ? (proven ? words.checks.timeProven : words.checks.timeStated) : words.checks.none,
    ),
    check(
      'pages',
      words.checks.pages,
      has(['pages_differ', ...RECORD])
        ? 'bad'
        : has(['printer_edition', 'no_record', 'record_newer', 'file_unreadable'])
          ? 'unknown'
          : 'ok',
    ),
    ...(kind === 'package' ? [check('evidence', words.checks.evidence, has(PACKAGE) ? 'bad' : 'ok')] : []),
  ];
}
