/** `antam sign` with a key in a USB token (SoftHSM). */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { print, soundRecord } from '../services/verification-fixture.ts';
import { canTestTokens, PIN, SOFTHSM, testTokens, type Kept, type TestTokens } from '../signing/token/fixture.ts';
import { antam } from './fixture.ts';

describe.runIf(canTestTokens)('antam sign --module', () => {
  let made: TestTokens;
  let [director, officer]: Kept[] = [];
  let serial = '';
  beforeAll(async () => {
    made = testTokens();
    director = made.certify('Trần Văn Khải', ['-newkey', 'rsa:2048']);
    officer = made.certify('Lê Quang Minh', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
    serial = made.token('Benh vien', [director]);
    writeFileSync(made.file('pin.txt'), `${PIN}\n`);
    writeFileSync(made.file('ho so.pdf'), await print(soundRecord()));
  });
  afterAll(() => made.remove());

  /** A little ahead of the clock, so that certificates issued during the test are valid already. */
  const now = new Date(Date.now() + 60_000);
  const sign = (...words: string[]) =>
    antam(['sign', made.file('ho so.pdf'), '--module', SOFTHSM, '--password-file', made.file('pin.txt'), '--role', 'head', ...words], {
      tokens: made.spawn,
      now,
    });

  it('signs with the only certificate, or with the one that is named', async () => {
    expect(await sign('--out', made.file('một.pdf'), '--json')).toMatchObject({ exit: 0, out: expect.stringContaining('Trần Văn Khải') });
    expect(execFileSync('pdfsig', ['-nocert', made.file('một.pdf')], { encoding: 'utf8' })).toContain('Signature is Valid');

    made.token('Can bo', officer === undefined ? [] : [officer]);
    const unclear = await sign('--out', made.file('hai.pdf'));
    expect(unclear).toMatchObject({ exit: 2, err: expect.stringContaining('nêu rõ một chứng thư') });
    expect(unclear.err).toContain(`--token-serial ${serial} --certificate ${director?.fingerprint}`);
    const named = (director?.fingerprint.toUpperCase().match(/../g) ?? []).join(':');
    expect(await sign('--out', made.file('ba.pdf'), '--token-serial', serial, '--certificate', named)).toMatchObject({ exit: 0 });
  });

  it('tells why a certificate can not sign yet', async () => {
    const early = await antam(['sign', made.file('ho so.pdf'), '--module', SOFTHSM, '--token-serial', serial, '--role', 'head'], {
      tokens: made.spawn,
    });
    expect(early).toMatchObject({ exit: 2, err: expect.stringContaining('chưa có hiệu lực') });
  });

  it('leaves the file as it is when the PIN is wrong', async () => {
    const before = readFileSync(made.file('ho so.pdf'));
    const words = ['sign', made.file('ho so.pdf'), '--module', SOFTHSM, '--token-serial', serial, '--role', 'head', '--json'];
    const wrong = await antam(words, { tokens: made.spawn, now, env: { ANTAM_PASSWORD: '111222' } });
    expect(wrong).toMatchObject({ exit: 2, out: expect.stringContaining('PIN_WRONG') });
    expect(wrong.out + wrong.err).not.toContain('111222');
    expect(readFileSync(made.file('ho so.pdf')).equals(before)).toBe(true);
  });
});

describe('the source of a key', () => {
  it.each([
    [['--p12', 'k', '--module', 'm'], 'một trong hai'],
    [['--p12', 'k', '--certificate', 'f'], 'chỉ dùng cùng --module'],
    [[], '--p12'],
  ])('is one: %j', async (words, told) => {
    expect(await antam(['sign', 'x.pdf', '--role', 'head', ...words])).toMatchObject({ exit: 2, err: expect.stringContaining(told) });
  });
});
