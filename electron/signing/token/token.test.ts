/** Keys in tokens (SoftHSM), judged by independent programs; PINs; drivers and tokens that fail. */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { FailureError, type FailureCode } from '../../../core/failure.ts';
import { programPaths } from '../../paths.ts';
import type { OpenKey } from '../key.ts';
import { signatureFields } from '../signature-fields.ts';
import { signPdf } from '../sign.ts';
import { harmlessEnvironment } from './spawn.ts';
import { openTokens, type Tokens } from './index.ts';
import { canBuildDrivers, canTestTokens, PIN, SOFTHSM, testTokens, type Kept, type TestDriver, type TestTokens } from './fixture.ts';
import { verifySignatures } from '../verify.ts';

const FONTS = programPaths().fonts;
/** A little ahead of the clock, so that certificates issued during the test are valid already. */
const NOW = new Date(Date.now() + 60_000);

const failureOf = async (action: Promise<unknown>): Promise<{ code: FailureCode; message: string; all: string }> => {
  const error = await action.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw new Error(`expected a failure, not ${String(error)}`);
  return { ...error.failure, all: JSON.stringify(error.failure) };
};

describe.runIf(canTestTokens)('a token', () => {
  let made: TestTokens;
  let tokens: Tokens;
  let pdf: Uint8Array;
  let kept: Record<'rsa2048' | 'rsa4096' | 'p256' | 'p384' | 'server', Kept>;
  let serial: string;
  beforeAll(async () => {
    made = testTokens();
    const rsa = (bits: number): string[] => ['-newkey', `rsa:${bits}`];
    const curve = (name: string): string[] => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${name}`];
    kept = {
      rsa2048: made.certify('Trần Văn Khải', rsa(2048)),
      rsa4096: made.certify('RSA 4096', rsa(4096)),
      p256: made.certify('P-256', curve('P-256')),
      p384: made.certify('P-384', curve('P-384')),
      server: made.certify('May chu', rsa(2048), 'tls'),
    };
    serial = made.token('Benh vien', Object.values(kept));
    tokens = openTokens({ spawn: made.spawn, clock: () => NOW });
    const document = await PDFDocument.create();
    document.addPage();
    pdf = await document.save({ useObjectStreams: false });
  });
  afterAll(() => made.remove());

  const place = ({ fingerprint }: Kept, module = SOFTHSM) => ({ module, serial, fingerprint });
  const sign = (key: OpenKey): Promise<Uint8Array> =>
    signPdf(pdf, { key, role: 'head', office: 'Giám đốc', reason: 'Phê duyệt', at: NOW, fonts: FONTS });

  it('is listed with its certificates, without a PIN, each with what it may do', async () => {
    const [token] = await tokens.look(SOFTHSM);
    expect(token).toMatchObject({ label: 'Benh vien', serial, pinState: 'ok', protectedPath: false, needsPin: false });
    const seen = token?.certificates.map(({ subject, hasKey, problem, algorithm }) => [subject, algorithm, hasKey, problem]);
    expect(seen?.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'vi'))).toEqual([
      ['CA goc', 'EC prime256v1', false, 'not_for_signing'],
      ['issuing', 'EC prime256v1', false, 'not_for_signing'],
      ['May chu', 'RSA 2048', true, 'not_for_signing'],
      ['P-256', 'EC prime256v1', true, null],
      ['P-384', 'EC secp384r1', true, null],
      ['RSA 4096', 'RSA 4096', true, null],
      ['Trần Văn Khải', 'RSA 2048', true, null],
    ]);
    const later = openTokens({ spawn: made.spawn, clock: () => new Date('2099-01-01') });
    expect((await later.look(SOFTHSM))[0]?.certificates.map(({ problem }) => problem)).toEqual(Array.from({ length: 7 }, () => 'expired'));
  });

  it.each(['rsa2048', 'rsa4096', 'p256', 'p384'] as const)('signs with %s, and every judge agrees', async (kind) => {
    const key = await tokens.signingKey(place(kept[kind]), PIN);
    expect(key.chain.map((der) => Buffer.from(der))).toEqual([Buffer.from(made.issuing), Buffer.from(made.ca)]);
    const signed = await sign(key);
    await key.close();

    const { signatures } = await verifySignatures(signed, { trusted: [made.ca], now: NOW });
    expect(signatures).toMatchObject([{ integrity: 'intact', chain: 'trusted', coversWholeFile: true }]);
    writeFileSync(made.file('signed.pdf'), signed);
    const judged = execFileSync('pdfsig', ['-nocert', made.file('signed.pdf')], { encoding: 'utf8' });
    expect(judged).toContain('Signature is Valid');
    expect(judged).toContain('Total document signed');

    const [field] = signatureFields(await PDFDocument.load(signed, { updateMetadata: false })) ?? [];
    if (field?.byteRange == null) throw new Error('no signature field');
    const [, first, second, rest] = field.byteRange;
    writeFileSync(made.file('covered'), Buffer.concat([signed.subarray(0, first), signed.subarray(second, second + rest)]));
    writeFileSync(made.file('cms'), field.contents);
    const cades = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'covered', '-CAfile', 'ca.pem'];
    execFileSync('openssl', [...cades, '-purpose', 'any', '-out', 'content'], { cwd: made.folder, stdio: 'pipe' });
  });

  it('that hides its certificates says so, and shows them with the PIN', async () => {
    const hidden = made.token('Kin', [kept.p256], { hidden: true });
    const [before] = (await tokens.look(SOFTHSM)).filter((token) => token.serial === hidden);
    expect(before).toMatchObject({ needsPin: true, certificates: [] });
    const looked = await tokens.look(SOFTHSM, { serial: hidden, pin: PIN });
    expect(looked.find((token) => token.serial === hidden)).toMatchObject({ needsPin: false });
    expect(
      looked
        .find((token) => token.serial === hidden)
        ?.certificates.map(({ hasKey }) => hasKey)
        .toSorted(),
    ).toEqual([false, false, true]);
    const key = await tokens.signingKey({ module: SOFTHSM, serial: hidden, fingerprint: kept.p256.fingerprint }, PIN);
    await expect(key.sign(Buffer.from('x'))).resolves.toBeInstanceOf(Uint8Array);
  });

  it('refuses a wrong PIN and tells nobody what it was', async () => {
    const { code, all } = await failureOf(tokens.signingKey(place(kept.p256), 'sai-mã-9911'));
    expect(code).toBe('PIN_WRONG');
    expect(all).not.toContain('9911');
    expect((await failureOf(tokens.look(SOFTHSM, { serial, pin: 'sai-mã-9911' }))).code).toBe('PIN_WRONG');
  });

  it('that is not there, or lacks the certificate, is told', async () => {
    expect((await failureOf(tokens.signingKey({ ...place(kept.p256), serial: 'khác' }, PIN))).code).toBe('TOKEN_REMOVED');
    expect((await failureOf(tokens.signingKey({ ...place(kept.p256), fingerprint: '00' }, PIN))).code).toBe('NOT_FOUND');
    expect((await failureOf(tokens.look(SOFTHSM, { serial: 'khác', pin: PIN }))).code).toBe('TOKEN_REMOVED');
  });

  it('whose store vanishes between login and signature signs nothing', async () => {
    const lost = made.token('Rut ra', [kept.p384]);
    const key = await tokens.signingKey({ module: SOFTHSM, serial: lost, fingerprint: kept.p384.fingerprint }, PIN);
    for (const name of readdirSync(made.file('tokens')))
      if (name.replaceAll('-', '').endsWith(lost)) rmSync(join(made.file('tokens'), name), { recursive: true });
    expect((await failureOf(key.sign(Buffer.from('x')))).code).toBe('TOKEN_FAILED');
    await key.close();
  });

  it.each([
    ['a file that is none', 'text', 'không phải thư viện'],
    ['a missing file', null, 'Không thấy tệp'],
    ['a library for another kind of processor', elf(0x03), '32 bit'],
    ['a library of something else', elf(0x3e), 'không phải thư viện'],
  ])('is not sought through %s', async (_, content, told) => {
    const module = made.file(`library ${content === null ? 'gone' : content.length}.so`);
    if (content !== null) writeFileSync(module, content);
    const { code, message } = await failureOf(tokens.look(module));
    expect(code).toBe('TOKEN_MODULE_INVALID');
    expect(message).toContain(told);
  });

  it('is left alone when the driver was not chosen, and where the reader is missing the program says so', async () => {
    const strict = openTokens({
      spawn: made.spawn,
      clock: () => NOW,
      admit: () => {
        throw new FailureError('FORBIDDEN', 'chưa chọn');
      },
    });
    expect((await failureOf(strict.look(SOFTHSM))).code).toBe('FORBIDDEN');
    const without = openTokens({ spawn: silentProcess('unavailable'), clock: () => NOW });
    expect((await failureOf(without.look(SOFTHSM))).code).toBe('TOKEN_UNAVAILABLE');
  });

  describe.runIf(canBuildDrivers)('behind a driver that misbehaves', () => {
    let driver: TestDriver;
    beforeAll(() => {
      driver = made.driver();
    });
    const throughDriver = (): ReturnType<typeof place> => place(kept.rsa2048, driver.module);
    const behaving = async (behaviour: string): Promise<void> => {
      driver.behave(behaviour);
      driver.calls();
      driver.triesLeft(3);
    };

    it('logs in exactly once, signs, logs out and closes', async () => {
      await behaving('');
      const key = await tokens.signingKey(throughDriver(), PIN);
      await sign(key);
      await key.close();
      expect(driver.calls()).toEqual(['login', 'sign', 'logout', 'close']);
    });

    it('logs out when nothing is signed after all', async () => {
      await behaving('');
      await (await tokens.signingKey(throughDriver(), PIN)).close();
      expect(driver.calls()).toEqual(['login', 'logout', 'close']);
    });

    it('gives the PIN again to a key that wants it before each signature', async () => {
      await behaving('');
      const careful = made.token('Hoi lai', [kept.rsa4096], { asksEachTime: true });
      const key = await tokens.signingKey({ module: driver.module, serial: careful, fingerprint: kept.rsa4096.fingerprint }, PIN);
      await sign(key);
      expect(driver.calls().filter((call) => call !== 'close')).toEqual(['login', 'sign', 'login for this signature', 'logout']);
    });

    it.each(['no hash', 'hash refused'])('hashes itself where the token can not: %s', async (behaviour) => {
      await behaving(behaviour);
      const signed = await sign(await tokens.signingKey(throughDriver(), PIN));
      expect((await verifySignatures(signed, { trusted: [made.ca], now: NOW })).signatures).toMatchObject([{ integrity: 'intact' }]);
      expect(driver.calls()).toContain('sign what was hashed');
    });

    it('a wrong PIN costs one try and is told with what is left, until the token locks', async () => {
      await behaving('');
      const wrong = (): ReturnType<typeof failureOf> => failureOf(tokens.signingKey(throughDriver(), '000000'));
      expect(await wrong()).toMatchObject({ code: 'PIN_WRONG', message: expect.stringContaining('rất ít lần thử') as string });
      expect(driver.calls().filter((call) => call === 'login')).toHaveLength(1);
      expect(await wrong()).toMatchObject({ code: 'PIN_WRONG', message: expect.stringContaining('đúng một lần thử') as string });
      expect((await tokens.look(driver.module)).find((token) => token.serial === serial)?.pinState).toBe('last_try');
      expect((await wrong()).code).toBe('PIN_LOCKED');
      driver.calls();
      // Locked: even the right PIN is not sent any more.
      expect((await failureOf(tokens.signingKey(throughDriver(), PIN))).code).toBe('PIN_LOCKED');
      expect(driver.calls()).not.toContain('login');
    });

    it('is not asked with an empty PIN, which would cost a try', async () => {
      await behaving('');
      expect((await failureOf(tokens.signingKey(throughDriver(), ''))).code).toBe('INVALID_INPUT');
      expect((await failureOf(tokens.signingKey(throughDriver(), null))).code).toBe('INVALID_INPUT');
      expect(driver.calls()).not.toContain('login');
    });

    it.each<[string, FailureCode]>([
      ['crash when loaded', 'TOKEN_DRIVER_CRASHED'],
      ['busy', 'TOKEN_BUSY'],
    ])('tells %s when the key is opened', async (behaviour, code) => {
      await behaving(behaviour);
      expect((await failureOf(tokens.signingKey(throughDriver(), PIN))).code).toBe(code);
    });

    it.each<[string, FailureCode]>([
      ['crash when signing', 'TOKEN_DRIVER_CRASHED'],
      ['device error when signing', 'TOKEN_FAILED'],
      ['pulled out when signing', 'TOKEN_REMOVED'],
      ['cancelled on the device', 'CANCELLED'],
      ['wrong signature', 'TOKEN_FAILED'],
    ])('tells %s, and no signature comes of it', async (behaviour, code) => {
      await behaving(behaviour);
      expect((await failureOf(tokens.signingKey(throughDriver(), PIN).then(sign))).code).toBe(code);
      expect(driver.calls().filter((call) => call === 'login')).toHaveLength(1);
    });

    it('stops one that hangs after its time, and at once when asked to', async () => {
      await behaving('hang when asked for tokens');
      const brief = openTokens({ spawn: made.spawn, clock: () => NOW, deadlines: { look: 1_500 } });
      expect((await failureOf(brief.look(driver.module))).code).toBe('TOKEN_TIMEOUT');

      driver.behave('hang when signing');
      const key = await tokens.signingKey(throughDriver(), PIN);
      const signing = failureOf(sign(key));
      setTimeout(() => tokens.cancel(), 300);
      expect((await signing).code).toBe('CANCELLED');
      await key.close();
    });
  });
});

it('a token process inherits no password', () => {
  vi.stubEnv('ANTAM_PASSWORD', 'bí mật');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(Object.keys(harmlessEnvironment())).not.toContain('ANTAM_PASSWORD');
});

/** The head of an ELF library for a machine, and nothing behind it. */
function elf(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32BE(0x7f45_4c46, 0);
  head.writeUInt16LE(machine, 18);
  return Buffer.concat([head, Buffer.alloc(machine)]);
}

/** A token process that gives one answer. */
const silentProcess = (trouble: string) => async () => {
  let hear: (message: unknown) => void = () => undefined;
  let left: () => void = () => undefined;
  return {
    send: ({ kind }: { kind: string }) => {
      if (kind === 'close') left();
      else hear({ kind: 'failed', trouble, word: '', pinState: null });
    },
    onMessage: (listener: (message: unknown) => void) => (hear = listener),
    onExit: (listener: () => void) => (left = listener),
    kill: () => left(),
  };
};
