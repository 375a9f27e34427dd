import { describe, expect, it } from 'vitest';
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { judgedFile, judgedSignature } from '../../core/exchange/verification-fixture.ts';
import { checksOf } from './verdict-of-file.ts';

const signature = judgedSignature();
const report = judgedFile;
const states = (change: Partial<VerificationReport>): Record<string, string> =>
  Object.fromEntries(checksOf(report(change)).map((check) => [check.id, check.state]));
const because = (...codes: string[]): VerificationReport['reasons'] => codes.map((code) => ({ code, text: code }));

describe('the checks of a file', () => {
  it('are all good for a valid dossier but what was not checked', () =>
    expect(states({})).toEqual({ content: 'ok', whole: 'ok', issuer: 'ok', revocation: 'unknown', time: 'unknown', pages: 'ok' }));
  it('never call content good without a signature', () =>
    expect(states({ signatures: [], reasons: because('unsigned') })).toMatchObject({
      content: 'unknown',
      whole: 'unknown',
      issuer: 'unknown',
    }));
  it('show what is disproved', () => {
    expect(states({ reasons: because('signature_broken') })).toMatchObject({ content: 'bad' });
    expect(states({ reasons: because('not_whole_file') })).toMatchObject({ whole: 'bad', content: 'bad' });
    const appended = { ...report().pages, state: 'same_at_first' } as const;
    expect(states({ pages: appended, reasons: because('not_whole_file') })).toMatchObject({ pages: 'bad' });
    expect(states({ pages: appended, reasons: because('update_unreadable') })).toMatchObject({ pages: 'unknown' });
    expect(states({ reasons: because('certificate_expired') })).toMatchObject({ issuer: 'bad' });
    expect(states({ pages: { ...report().pages, state: 'differ' } })).toMatchObject({ pages: 'bad' });
    expect(states({ signatures: [judgedSignature({ revocation: 'revoked' })] })).toMatchObject({ revocation: 'bad' });
    expect(states({ kind: 'package', reasons: because('evidence_altered') })).toMatchObject({ evidence: 'bad' });
  });
  it('leave open what is undecided', () => {
    expect(states({ signatures: [{ ...signature, chain: 'unknown_issuer' }], reasons: because('unknown_issuer') })).toMatchObject({
      issuer: 'unknown',
    });
    expect(states({ reasons: because('update_unreadable') })).toMatchObject({ content: 'unknown' });
    for (const state of ['texts_found', 'texts_missing', 'unchecked', 'no_record'] as const)
      expect(states({ pages: { ...report().pages, state } })).toMatchObject({ pages: 'unknown' });
  });
});
