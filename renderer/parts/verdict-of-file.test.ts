import { describe, expect, it } from 'vitest';
import type { SignatureReport, VerificationReport } from '../../core/exchange/verification.ts';
import { checksOf } from './verdict-of-file.ts';

const signature: SignatureReport = {
  role: 'head',
  signer: 'Khải',
  issuer: 'CA',
  signedAt: null,
  timeSource: 'stated',
  integrity: 'intact',
  chain: 'trusted',
  revocation: 'unchecked',
  coversWholeFile: true,
};
const report = (change: Partial<VerificationReport>): VerificationReport => ({
  file: 'x',
  kind: 'dossier',
  verdict: 'valid',
  reasons: [],
  signatures: [signature],
  content: null,
  ...change,
});
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
    expect(states({ reasons: because('not_whole_file') })).toMatchObject({ whole: 'bad' });
    expect(states({ reasons: because('certificate_expired') })).toMatchObject({ issuer: 'bad' });
    expect(states({ reasons: because('pages_differ') })).toMatchObject({ pages: 'bad' });
    expect(states({ kind: 'package', reasons: because('evidence_altered') })).toMatchObject({ evidence: 'bad' });
  });
  it('leave open what is undecided', () => {
    expect(states({ signatures: [{ ...signature, chain: 'unknown_issuer' }], reasons: because('unknown_issuer') })).toMatchObject({
      issuer: 'unknown',
    });
    expect(states({ reasons: because('update_unreadable') })).toMatchObject({ content: 'unknown' });
    expect(states({ reasons: because('printer_edition') })).toMatchObject({ pages: 'unknown' });
  });
});
