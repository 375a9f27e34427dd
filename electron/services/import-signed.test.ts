import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDigest } from '../../core/exchange/parse.ts';
import { newSignatures, type KeptDossier } from './import-signed.ts';
import { NOW, print, signedDossier, soundRecord, type Signed } from './verification-fixture.ts';
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
});
