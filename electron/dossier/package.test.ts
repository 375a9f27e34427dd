import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZipFile, type Options } from 'yazl';
import {
  buildManifest,
  evidenceEntry,
  manifestMatches,
  packedFileOf,
  serialiseManifest,
  type PackageManifest,
} from '../../core/exchange/manifest.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { fixtureRecord } from './fixture.ts';
import { readPackage, writePackage, type PackageParts } from './package.ts';
import { scratch } from './test-tools.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pdf = Buffer.from('%PDF-1.7 the dossier');

const filesOf = (manifest: PackageManifest) => manifest.evidence.flatMap((evidence) => packedFileOf(evidence) ?? []);

/** A package of three evidence files with contents of their own. */
function packed(): { record: DossierRecord; contents: Map<string, Buffer> } {
  const record = fixtureRecord();
  const contents = new Map<string, Buffer>();
  record.evidence = record.evidence.slice(0, 3).map((evidence) => {
    const content = Buffer.from(`Bằng chứng số ${evidence.nr} `.repeat(5000));
    const listed = { ...evidence, size: content.byteLength, sha256: sha256(content) };
    contents.set(evidenceEntry(listed), content);
    return listed;
  });
  return { record, contents };
}

function parts(): PackageParts & { contents: Map<string, Buffer> } {
  const { record, contents } = packed();
  const manifest = buildManifest(record, { sha256: sha256(pdf), size: pdf.byteLength });
  const evidence = filesOf(manifest).map(({ entry, size }) => ({
    entry,
    size,
    open: () => chunks(contents.get(entry) ?? Buffer.alloc(0)),
  }));
  return { manifest, pdf, evidence, contents };
}

async function* chunks(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.byteLength; at += 10_000) yield content.subarray(at, at + 10_000);
}

type Entry = [name: string, content: Buffer, options?: Partial<Options>];

/** A ZIP put together by hand, for what an honest writer would not write. */
async function zipFile(entries: Entry[]): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content, options] of entries) zip.addBuffer(content, name, { compress: false, ...options });
  zip.end();
  const written: Buffer[] = [];
  for await (const chunk of zip.outputStream) written.push(Buffer.from(chunk));
  const file = join(scratch(), 'goi.zip');
  writeFileSync(file, Buffer.concat(written));
  return file;
}

function honest(manifest: PackageManifest, contents: Map<string, Buffer>): Entry[] {
  return [
    ['manifest.json', Buffer.from(serialiseManifest(manifest))],
    [manifest.dossier.file, pdf],
    ...[...contents].map(([name, content]): Entry => [name, content]),
  ];
}

const expectInvalid = (file: string): Promise<void> =>
  expect(readPackage(file)).rejects.toMatchObject({ failure: { code: 'PACKAGE_INVALID' } });

/** Writes another name of the same length over all places of a name in a ZIP. */
function rename(file: string, from: string, to: string): string {
  expect(to.length).toBe(from.length);
  writeFileSync(file, Buffer.from(readFileSync(file).toString('latin1').replaceAll(from, to), 'latin1'));
  return file;
}

describe('writing a package', () => {
  it('is read back equal, with every hash', async () => {
    const { manifest, evidence } = parts();
    const file = join(scratch(), 'goi.zip');
    await writePackage(file, { manifest, pdf, evidence });
    const read = await readPackage(file);
    expect(read.manifest).toEqual(manifest);
    expect(Buffer.from(read.pdf).equals(pdf)).toBe(true);
    expect(read.evidence).toEqual(manifest.evidence.map(({ nr, sha256: hash, size }) => ({ nr, sha256: hash, size, state: 'ok' })));
    expect(read.problems).toEqual([]);
  });

  it('holds the copy with persons covered in place of the original, and nothing for what stays at home', async () => {
    const { record, contents } = packed();
    const copy = Buffer.from('%PDF-1.7 bản che');
    const redacted = { sha256: sha256(copy), size: copy.byteLength };
    const covered = { ...record, evidence: record.evidence.map((one) => (one.nr === 1 ? { ...one, redacted } : one)) };
    const choice = new Map([[1, 'redacted'] as const, [2, 'none'] as const]);
    const manifest = buildManifest(covered, { sha256: sha256(pdf), size: pdf.byteLength }, choice);
    const evidence = filesOf(manifest).map(({ entry, size }, i) => ({
      entry,
      size,
      open: () => chunks(i === 0 ? copy : (contents.get(entry) ?? copy)),
    }));
    const file = join(scratch(), 'goi.zip');
    await writePackage(file, { manifest, pdf, evidence });
    const read = await readPackage(file);
    expect(read.problems).toEqual([]);
    expect(read.evidence).toEqual([
      { nr: 1, state: 'redacted', ...redacted },
      { nr: 2, state: 'not_packed', sha256: '', size: 0 },
      expect.objectContaining({ nr: 3, state: 'ok' }),
    ]);
    expect(manifestMatches(read.manifest, covered)).toBe(true);
  });

  it('gives the same bytes every time, in every time zone', async () => {
    const folder = scratch();
    const zone = process.env['TZ'];
    for (const name of ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York']) {
      process.env['TZ'] = name;
      await writePackage(join(folder, `${name.replace('/', '-')}.zip`), parts());
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(readdirSync(folder).map((name) => sha256(readFileSync(join(folder, name))))).size).toBe(1);
  });

  it('leaves nothing behind when a content differs from the manifest, and keeps an older package', async () => {
    const folder = scratch();
    const file = join(folder, 'goi.zip');
    writeFileSync(file, 'an older package');
    for (const wrong of [Buffer.from('other'), Buffer.alloc(200_000, 1)]) {
      const { manifest, evidence } = parts();
      const broken = evidence.map((part, i) => (i === 1 ? { ...part, open: () => chunks(wrong) } : part));
      await expect(writePackage(file, { manifest, pdf, evidence: broken })).rejects.toMatchObject({
        failure: { code: 'EVIDENCE_DAMAGED' },
      });
    }
    const { manifest, evidence } = parts();
    await expect(writePackage(file, { manifest, pdf: Buffer.from('%PDF other'), evidence })).rejects.toMatchObject({
      failure: { code: 'EVIDENCE_DAMAGED' },
    });
    await expect(writePackage(file, { manifest, pdf, evidence: evidence.slice(1) })).rejects.toMatchObject({
      failure: { code: 'EVIDENCE_DAMAGED' },
    });
    expect(readdirSync(folder)).toEqual(['goi.zip']);
    expect(readFileSync(file, 'utf8')).toBe('an older package');
  });

  it('stops when asked, makes its folder, and says where there can be none', async () => {
    const folder = scratch();
    const stop = new AbortController();
    const { manifest, evidence } = parts();
    const stopping = evidence.map((part) => ({
      ...part,
      open: () => {
        stop.abort();
        return part.open();
      },
    }));
    await expect(
      writePackage(join(folder, 'goi.zip'), { manifest, pdf, evidence: stopping }, { signal: stop.signal }),
    ).rejects.toMatchObject({
      failure: { code: 'CANCELLED' },
    });
    expect(readdirSync(folder)).toEqual([]);
    await writePackage(join(folder, 'new', 'goi.zip'), { manifest, pdf, evidence });
    await expect(writePackage(join(folder, 'new', 'goi.zip', 'goi.zip'), { manifest, pdf, evidence })).rejects.toMatchObject({
      failure: { code: 'FILE_NOT_WRITABLE' },
    });
  });
});

describe('what differs from the manifest is told', () => {
  it('altered, missing and unlisted files', async () => {
    const { manifest, contents } = parts();
    const [first, second] = filesOf(manifest);
    if (first === undefined || second === undefined) throw new Error('three evidence files');
    contents.set(first.entry, Buffer.from('something else'));
    contents.delete(second.entry);
    const read = await readPackage(await zipFile([...honest(manifest, contents), ['readme.txt', Buffer.from('hello')]]));
    expect(read.problems.map((problem) => problem.code)).toEqual(['evidence_altered', 'evidence_missing', 'entry_unlisted']);
    expect(read.evidence.map(({ state }) => state)).toEqual(['altered', 'missing', 'ok']);
  });

  it('an altered dossier', async () => {
    const { manifest, contents } = parts();
    const entries = honest(manifest, contents).map((entry): Entry =>
      entry[0] === manifest.dossier.file ? [entry[0], Buffer.from('%PDF-1.7 forged')] : entry,
    );
    expect((await readPackage(await zipFile(entries))).problems.map((problem) => problem.code)).toEqual(['dossier_altered']);
  });

  it('one changed byte inside an evidence', async () => {
    const { manifest, contents } = parts();
    const file = await zipFile(honest(manifest, contents));
    const bytes = readFileSync(file);
    const at = bytes.indexOf('Bằng chứng số 2');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const read = await readPackage(file);
    expect(read.evidence.map(({ state }) => state)).toEqual(['ok', 'altered', 'ok']);
  });
});

describe('hostile packages are refused', () => {
  it('no ZIP, cut short, no manifest, no dossier, a manifest that fits no schema', async () => {
    const { manifest, contents } = parts();
    const noZip = join(scratch(), 'x.zip');
    writeFileSync(noZip, 'not a zip');
    await expectInvalid(noZip);
    await expectInvalid(await zipFile([]));
    await expectInvalid(await zipFile(honest(manifest, contents).slice(1)));
    await expectInvalid(await zipFile(honest(manifest, contents).filter(([name]) => name !== manifest.dossier.file)));
    await expectInvalid(await zipFile([['manifest.json', Buffer.from('{"format":"antam-package"}')]]));
    await expectInvalid(await zipFile([['manifest.json', Buffer.from([0xff, 0xfe])]]));
    const whole = await zipFile(honest(manifest, contents));
    writeFileSync(whole, readFileSync(whole).subarray(0, 5000));
    await expectInvalid(whole);
    await expect(readPackage('/nonexistent/goi.zip')).rejects.toMatchObject({ failure: { code: 'FILE_NOT_FOUND' } });
  });

  it('doubled names, also by case alone', async () => {
    const { manifest, contents } = parts();
    await expectInvalid(await zipFile([...honest(manifest, contents), ['manifest.json', Buffer.from('{}')]]));
    await expectInvalid(await zipFile([...honest(manifest, contents), ['MANIFEST.json', Buffer.from('{}')]]));
  });

  it('paths that lead out, device names, links', async () => {
    const { manifest, contents } = parts();
    const entries = honest(manifest, contents);
    await expectInvalid(rename(await zipFile([...entries, ['aa/evil.txt', Buffer.from('x')]]), 'aa/evil.txt', '../evil.txt'));
    await expectInvalid(rename(await zipFile([...entries, ['xetc-passwd', Buffer.from('x')]]), 'xetc-passwd', '/etc-passwd'));
    await expectInvalid(rename(await zipFile([...entries, ['aa-b.txt', Buffer.from('x')]]), 'aa-b.txt', 'aa\\b.txt'));
    await expectInvalid(await zipFile([...entries, ['CON.txt', Buffer.from('x')]]));
    await expectInvalid(await zipFile([...entries, ['link', Buffer.from('/etc/passwd'), { mode: 0o120777 }]]));
  });

  it('a bomb: a megabyte and more that was packed beyond 200:1', async () => {
    const { manifest, contents } = parts();
    const file = await zipFile([...honest(manifest, contents), ['bomb.bin', Buffer.alloc(50 * 1024 * 1024), { compress: true }]]);
    expect(readFileSync(file).byteLength).toBeLessThan(1_000_000);
    await expectInvalid(file);
  });

  it('too many entries', async () => {
    const { manifest, contents } = parts();
    const many = Array.from({ length: 20_001 }, (_, i): Entry => [`x${i}`, Buffer.alloc(0)]);
    await expectInvalid(await zipFile([...honest(manifest, contents), ...many]));
  });
});

describe('an archive that two programs would read differently', () => {
  /** The honest package as text of its bytes, changed. */
  const changed = async (change: (text: string, name: string) => string): Promise<string> => {
    const { manifest, contents } = parts();
    const file = await zipFile(honest(manifest, contents));
    const [name = ''] = contents.keys();
    writeFileSync(file, Buffer.from(change(readFileSync(file).toString('latin1'), name), 'latin1'));
    return file;
  };

  it('is refused: another name before the content than in the directory, a comment, contents nobody names', async () => {
    await expect(readPackage(await changed((text) => text))).resolves.toMatchObject({ problems: [] });
    await expectInvalid(
      await changed((text, name) => text.replace(new RegExp(`(PK\u0003\u0004[^]{26})${name}`), `$1${name.replace(/.$/, 'x')}`)),
    );
    await expectInvalid(await changed((text) => `${text.slice(0, -2)}\u0003\u0000abc`));
    // The directory starts the second file further behind than the first one ends.
    const { manifest, contents } = parts();
    const [first, ...others] = honest(manifest, contents);
    if (first === undefined) throw new Error('no entries');
    const file = await zipFile([first, ['ẩn.exe', Buffer.from('ẩn')], ...others]);
    const bytes = readFileSync(file);
    const hidden = bytes.lastIndexOf(Buffer.from('ẩn.exe')) - 46;
    const size = 46 + Buffer.byteLength('ẩn.exe');
    const end = bytes.length - 22;
    const without = Buffer.concat([bytes.subarray(0, hidden), bytes.subarray(hidden + size)]);
    for (const at of [8, 10]) without.writeUInt16LE(bytes.readUInt16LE(end + at) - 1, end - size + at);
    without.writeUInt32LE(bytes.readUInt32LE(end + 12) - size, end - size + 12);
    writeFileSync(file, without);
    await expectInvalid(file);
  });
});
