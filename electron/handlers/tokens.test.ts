/** Choosing a driver of USB tokens: what the user picked is loaded, nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { knownModules, namedModule } from '../signing/token/places.ts';
import { canTestTokens, PIN, SOFTHSM, testTokens } from '../signing/token/fixture.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-tokens-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a driver', () => {
  it('is refused unless it was picked, and what is no library is not picked', async () => {
    const text = join(root, 'ghi chú.so');
    writeFileSync(text, 'không phải thư viện');
    let answers: string[] = [];
    const { call, failure } = startProgram(join(root, 'a'), { opened: () => answers });
    expect(await failure('token.look', { module: '/bin/sh', login: null })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failure('settings.save', { tokenModule: '/bin/sh' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await call('token.pickModule', undefined)).toBeNull();
    answers = [text];
    expect(await failure('token.pickModule', undefined)).toMatchObject({ code: 'TOKEN_MODULE_INVALID' });
    expect((await call('token.modules', undefined)).chosen).toBeNull();
    expect((await call('settings.get', undefined)).tokenModule).toBe('');
  });

  it.runIf(canTestTokens)('that was picked is remembered, loaded, and can be given up', async () => {
    const made = testTokens();
    try {
      const serial = made.token('Benh vien', [made.certify('Trần Văn Khải', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'])]);
      const folder = join(root, 'b');
      const options = { opened: () => [SOFTHSM], tokens: made.spawn };
      const first = startProgram(folder, options);
      expect(await first.call('token.pickModule', undefined)).toBe(SOFTHSM);

      const { call, failure } = startProgram(folder, options);
      expect((await call('token.modules', undefined)).chosen).toEqual({ path: SOFTHSM, name: '' });
      const { tokens } = await call('token.look', { module: SOFTHSM, login: null });
      expect(tokens.find((token) => token.serial === serial)?.certificates).toHaveLength(3);
      expect(await failure('token.look', { module: SOFTHSM, login: { serial, pin: 'sai' } })).toMatchObject({ code: 'PIN_WRONG' });
      expect(await failure('token.look', { module: SOFTHSM, login: { serial, pin: PIN } })).toBeNull();
      await call('settings.save', { tokenModule: '' });
      expect(await failure('token.look', { module: SOFTHSM, login: null })).toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      made.remove();
    }
  });
});

describe('known places', () => {
  it('are offered where something lies there, by the names of their makers', () => {
    const there = new Set(['D:\\Win\\System32\\viettel-ca_v6.dll', 'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll']);
    const windows = { platform: 'win32', env: { SystemRoot: 'D:\\Win' }, exists: (file: string) => there.has(file) } as const;
    expect(knownModules(windows)).toEqual([
      { name: 'Viettel-CA', path: 'D:\\Win\\System32\\viettel-ca_v6.dll' },
      { name: 'OpenSC', path: 'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll' },
    ]);
    const everything = (platform: NodeJS.Platform) => knownModules({ platform, env: {}, exists: () => true }).map(({ path }) => path);
    for (const path of everything('linux')) expect(path).toMatch(/^\/usr\/lib\/.+\.so$/);
    for (const path of everything('darwin')) expect(path).toMatch(/^\/(usr\/local|Library)\/.+\.(dylib|so)$/);
    for (const path of everything('win32')) expect(path).toMatch(/^C:\\(Windows\\System32|Program Files)\\.+\.dll$/);
    expect(everything('freebsd')).toEqual([]);
  });

  it('name a driver that was picked elsewhere', () => {
    expect(namedModule('E:\\Ký số\\VNPTCA_P11_V8.DLL').name).toBe('VNPT-CA');
    expect(namedModule('/opt/token/libkhac.so').name).toBe('');
  });
});
