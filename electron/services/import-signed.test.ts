import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDigest } from '../../core/exchange/parse.ts';
import { certificatesIn } from '../signing/certificates.ts';
import { newSignatures, type KeptDossier } from './import-signed.ts';
import { authorityOf, NOW, print, signedDossier, soundRecord, type Signed } from './verification-fixture.ts';
import { verifyFile } from './verification.ts';

let made: Signed;
const folder = mkdtempSync(join(tmpdir(), 'antam-nhan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const kept = (state: 'unsigned' | 'byPreparer' | 'signed', signatures: number): KeptDossier => ({
  pdf: made[state],
  recordDigest: recordDigest(made.record),
  signatures,
});
async function take(pdf: Uint8Array, dossier: KeptDossier) {
  const file = join(folder, 'Hồ sơ đã ký.pdf');
  writeFileSync(file, pdf);
  return newSignatures(file, pdf, dossier, { judge: () => verifyFile(file, made.options), now: NOW });
}

beforeAll(async () => {
  made = await signedDossier();
}, 60_000);

describe('a dossier that comes back signed by another program', () => {
  it('gives the signatures that are new to the kept state', async () => {
    const both = await take(made.signed, kept('unsigned', 0));
    expect(both.map(({ role, signer }) => [role, signer])).toEqual([
      ['preparer', 'Lê Quang Minh'],
      ['head', 'Trần Văn Khải'],
    ]);
    expect((await take(made.signed, kept('byPreparer', 1))).map(({ role }) => role)).toEqual(['head']);
  });

  it('is refused when nothing is new, it was signed on an older state, or it is another dossier', async () => {
    await expect(take(made.signed, kept('signed', 2))).rejects.toMatchObject({ failure: { code: 'CONFLICT', message: /giống hệt/ } });
    await expect(take(made.byPreparer, kept('signed', 2))).rejects.toMatchObject({ failure: { code: 'CONFLICT', message: /bản cũ hơn/ } });
    await expect(take(await print(soundRecord({ id: 'khác' })), kept('unsigned', 0))).rejects.toMatchObject({
      failure: { code: 'CONFLICT', message: /hồ sơ khác/ },
    });
  });

  it('is refused when more than signing happened to it', async () => {
    const changed = Buffer.concat([made.signed, Buffer.from('\n% thêm\n')]);
    await expect(take(changed, kept('unsigned', 0))).rejects.toMatchObject({ failure: { code: 'CHANGED_AFTER_SIGNING' } });
    await expect(take(Buffer.from('không phải PDF'), kept('unsigned', 0))).rejects.toMatchObject({ failure: { code: 'NOT_A_DOSSIER' } });
  });

  it('is taken from a program that names its field as it likes, and judged valid: the certificate tells whose signature it is', async () => {
    const file = (name: string): string => join(folder, name);
    const database = mkdtempSync(join(folder, 'nss-'));
    // NSS opens what forge locks only with a password of plain letters.
    const authority = authorityOf({ password: 'plain' });
    writeFileSync(file('head.p12'), authority.headP12);
    writeFileSync(file('unsigned.pdf'), made.unsigned);
    execFileSync('certutil', ['-N', '-d', `sql:${database}`, '--empty-password'], { stdio: 'pipe' });
    execFileSync('pk12util', ['-i', file('head.p12'), '-d', `sql:${database}`, '-W', 'plain'], { stdio: 'pipe' });
    // pdfsig grumbles while it closes its database and ends with 1, the file being whole.
    spawnSync('pdfsig', ['-nssdir', database, '-add-signature', '-nick', 'antam', file('unsigned.pdf'), file('foreign.pdf')]);
    const signed = readFileSync(file('foreign.pdf'));
    const now = new Date(Date.now() + 60_000);
    const judge = () => verifyFile(file('foreign.pdf'), { ...made.options, trusted: certificatesIn(Buffer.from(authority.caPem)), now });
    const added = await newSignatures(file('foreign.pdf'), signed, kept('unsigned', 0), { judge, now });
    expect(added.map(({ role, signer }) => [role, signer])).toEqual([['head', 'Trần Văn Khải']]);
    expect(await judge()).toMatchObject({ verdict: 'valid' });
  });
});
