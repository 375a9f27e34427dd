/** The window reaches a USB token (SoftHSM) through Electron's utility process. */
import type { ElectronApplication, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canTestTokens, PIN, SOFTHSM, testTokens, type TestTokens } from '../../electron/signing/token/fixture.ts';
import { expect, expectQuiet, launch, test } from './fixture.ts';
import { answerDialogs } from './sample.ts';

test.skip(!canTestTokens, 'SoftHSM or the reader of tokens is not here');

let made: TestTokens;
let application: ElectronApplication;
let page: Page;
let userData: string;

test.beforeAll(async () => {
  made = testTokens();
  userData = mkdtempSync(join(tmpdir(), 'An Tâm token '));
  application = await launch(userData, { SOFTHSM2_CONF: made.file('softhsm2.conf') });
  page = await application.firstWindow();
  await page.waitForURL((url) => url.protocol !== 'about:');
});
test.afterAll(async () => {
  await application.close();
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  made.remove();
});

test('lists what the driver shows, once it was picked, and refuses a wrong PIN', async () => {
  const serial = made.token('Benh vien', [made.certify('Trần Văn Khải', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'])]);
  const call = (method: string, input?: unknown): Promise<unknown> =>
    page.evaluate(
      ([name, value]) =>
        (window as unknown as { bridge: { call(name: string, value: unknown): Promise<unknown> } }).bridge.call(name, value),
      [method, input] as const,
    );
  const look = (login: { serial: string; pin: string } | null): Promise<unknown> => call('token.look', { module: SOFTHSM, login });
  expect(await look(null)).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
  await answerDialogs(application, SOFTHSM);
  expect(await call('token.pickModule')).toEqual({ ok: true, value: SOFTHSM });
  const certificates = expect.arrayContaining([expect.objectContaining({ subject: 'Trần Văn Khải', hasKey: true })]) as unknown;
  const tokens = expect.arrayContaining([expect.objectContaining({ serial, certificates })]) as unknown;
  expect(await look(null)).toMatchObject({ ok: true, value: { tokens } });
  expect(await look({ serial, pin: PIN })).toMatchObject({ ok: true, value: { tokens } });
  expect(await look({ serial, pin: '111222' })).toMatchObject({ ok: false, failure: { code: 'PIN_WRONG' } });
  await expectQuiet(application);
});
