import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLocked, lockInto, withUnlocked } from './lock.ts';
import { scratch } from './test-tools.ts';

const worker = join(import.meta.dirname, 'lock-worker.ts');
const password = 'Bệnh viện 2026 – giữ kín';
const content = Buffer.from('Sổ trực ban '.repeat(20_000));

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 40_000) yield bytes.subarray(at, at + 40_000);
}

// Deriving a key takes a second: one file serves all tests that only read it.
const folder = mkdtempSync(join(tmpdir(), 'antam-khoa-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'goi.zip.age');
beforeAll(() => lockInto(file, pieces(content), { worker, password }));

const open = (file: string, tried = password): Promise<Buffer> =>
  withUnlocked(file, { worker, password: tried }, (opened) => Promise.resolve(readFileSync(opened)));
const opened = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('antam-goi-'));

describe('a package locked by a password', () => {
  it('holds nothing readable, opens with the password however its letters are composed, and leaves nothing behind', async () => {
    const before = opened();
    const bytes = readFileSync(file);
    expect(isLocked(bytes)).toBe(true);
    expect(bytes.includes('trực ban')).toBe(false);
    expect((await open(file)).equals(content)).toBe(true);
    expect((await open(file, password.normalize('NFD'))).equals(content)).toBe(true);
    expect(opened()).toEqual(before);
  });

  it('is private while it is open', async () => {
    const modes = await withUnlocked(file, { worker, password }, (inner) =>
      Promise.resolve([statSync(inner).mode & 0o777, statSync(join(inner, '..')).mode & 0o777]),
    );
    expect(modes).toEqual([0o600, 0o700]);
  });

  it('stays shut with another password, changed or cut off, and leaves nothing behind', async () => {
    const before = opened();
    await expect(open(file, 'khác')).rejects.toMatchObject({ failure: { code: 'PASSWORD_WRONG' } });
    const bytes = readFileSync(file);
    for (const at of [Math.floor(bytes.length / 2), 30]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const copy = join(scratch(), 'changed.age');
      writeFileSync(copy, changed);
      await expect(open(copy), `byte ${at}`).rejects.toMatchObject({
        failure: { code: expect.stringMatching(/PACKAGE_INVALID|PASSWORD_WRONG/) },
      });
    }
    const cut = join(scratch(), 'cut.age');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 70_000));
    await expect(open(cut)).rejects.toMatchObject({ failure: { code: 'PACKAGE_INVALID' } });
    await expect(open('/nonexistent.age')).rejects.toMatchObject({ failure: { code: 'FILE_NOT_FOUND' } });
    expect(opened()).toEqual(before);
  });

  it('stops when asked, and passes on what goes wrong in its source', async () => {
    const stop = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        yield content;
        stop.abort();
      }
    }
    await expect(lockInto(join(scratch(), 'a.age'), endless(), { worker, password, signal: stop.signal })).rejects.toMatchObject({
      failure: { code: 'CANCELLED' },
    });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield content;
      throw new Error('the vault is damaged');
    }
    await expect(lockInto(join(scratch(), 'b.age'), broken(), { worker, password })).rejects.toThrow('the vault is damaged');
  });
});
