import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockInto } from '../dossier/lock.ts';
import { programPaths } from '../paths.ts';
import { findFiles } from './find-files.ts';
import { verifyHandedOver } from './verification-file.ts';
import { createVerifier } from './verification-in-worker.ts';
import type { VerificationProgress } from './verification.ts';

const folder = mkdtempSync(join(tmpdir(), 'antam-verify-worker-'));
const verifier = createVerifier(programPaths());
afterAll(() => {
  verifier.dispose();
  rmSync(folder, { recursive: true, force: true });
});
const options = { trusted: [], now: new Date('2026-11-22T02:41:00Z') };
const foreign = async (): Promise<string> => {
  const document = await PDFDocument.create();
  document.addPage();
  const file = join(folder, 'khác.pdf');
  writeFileSync(file, await document.save({ useObjectStreams: false }));
  return file;
};

describe('judging in a thread of its own', () => {
  it('takes one file after the other, tells how far it is, and why one could not be read', async () => {
    const file = await foreign();
    const told: VerificationProgress['phase'][] = [];
    const first = await verifier.verify(file, options, { onProgress: ({ phase }) => told.push(phase) });
    expect(first).toMatchObject({ kind: 'pdf', verdict: 'indeterminate', revisions: [{ number: 1, addedPages: [1], pages: 1 }] });
    expect(told).toEqual(['read', 'signatures', 'changes']);
    expect(await verifier.verify(file, options)).toEqual(first);
    await expect(verifier.verify(join(folder, 'thiếu.pdf'), options)).rejects.toMatchObject({ failure: { code: 'FILE_NOT_FOUND' } });
    expect(await verifier.verify(file, options)).toEqual(first);
  });

  it('stops when asked, and leaves undecided what is silent for too long', async () => {
    const file = await foreign();
    const controller = new AbortController();
    const stopped = verifier.verify(file, options, { signal: controller.signal });
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ failure: { code: 'CANCELLED' } });
    await expect(verifier.verify(file, options, { signal: controller.signal })).rejects.toMatchObject({ failure: { code: 'CANCELLED' } });
    const hasty = createVerifier(programPaths(), { silenceMs: 1 });
    expect(await hasty.verify(file, options)).toMatchObject({ verdict: 'indeterminate', reasons: [{ code: 'too_demanding' }] });
    hasty.dispose();
  });
});

it('opens a locked package only with its password, and judges what was locked', async () => {
  const paths = programPaths();
  const file = join(folder, 'gói.zip.age');
  const content = async function* () {
    yield Buffer.from('PK không phải gói');
  };
  await lockInto(file, content(), { worker: paths.lockWorker, password: 'mật khẩu' });
  const judge = (password: string | null) => verifyHandedOver(verifier, file, { ...options, paths, password });
  await expect(judge(null)).rejects.toMatchObject({ failure: { code: 'PASSWORD_NEEDED' } });
  await expect(judge('sai')).rejects.toMatchObject({ failure: { code: 'PASSWORD_WRONG' } });
  expect(await judge('mật khẩu')).toMatchObject({ file, kind: 'package', verdict: 'invalid', reasons: [{ code: 'package_invalid' }] });
});

it('finds files in folders that were dropped, up to a limit', async () => {
  const root = join(folder, 'nộp');
  mkdirSync(join(root, 'khoa', 'sâu'), { recursive: true });
  for (const name of ['b.pdf', 'a.zip', 'ghi chú.txt', join('khoa', 'c.zip.age'), join('khoa', 'sâu', 'd.PDF')])
    writeFileSync(join(root, name), 'x');
  const loose = join(root, 'ghi chú.txt');
  const all = ['a.zip', 'b.pdf', join('khoa', 'c.zip.age'), join('khoa', 'sâu', 'd.PDF')].map((name) => join(root, name));
  expect(await findFiles([root, root, loose, '/không/có.pdf'], 10)).toEqual({ files: [...all, loose, '/không/có.pdf'], left: 0 });
  expect(await findFiles([root], 3)).toEqual({ files: all.slice(0, 3), left: 1 });
  const empty = join(folder, 'trống');
  mkdirSync(empty);
  expect(await findFiles([empty], 3)).toEqual({ files: [empty], left: 0 });
});
