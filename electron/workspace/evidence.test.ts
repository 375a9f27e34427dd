import Database from 'better-sqlite3';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, digestOfBytes } from '../../core/canonical.ts';
import { FailureError } from '../../core/failure.ts';
import { CHUNK_SIZE } from './blobs.ts';
import { cleanFileName, titleOf } from './file-names.ts';
import { filledWorkspace, item, repeatingOptions, temporaryFolder } from './fixture.ts';
import { checkWorkspaceFile, openWorkspace, type Workspace } from './index.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let workspace: Workspace;
let assessment: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'kho.antam');
  ({ workspace, assessment } = filledWorkspace(file));
});
afterEach(() => {
  workspace.close();
  folder.remove();
});

const put = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  return path;
};
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const refusal = (path: string): Promise<string> =>
  workspace.evidence.addFile(path).then(
    () => 'taken',
    (error: unknown) => (error instanceof FailureError ? error.failure.code : 'thrown'),
  );

describe('the evidence vault', () => {
  it('takes a file of several chunks in and gives the same bytes back', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7'), randomBytes(2 * CHUNK_SIZE + 115)]);
    const evidence = await workspace.evidence.addFile(put('Biên bản nghiệm thu.pdf', bytes));
    expect(evidence).toMatchObject({
      title: 'Biên bản nghiệm thu',
      fileName: 'Biên bản nghiệm thu.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: sha256(bytes),
    });
    expect(Buffer.compare(workspace.evidence.read(evidence.id), bytes)).toBe(0);
    const streamed: Uint8Array[] = [];
    for await (const chunk of workspace.evidence.stream(evidence.id)) streamed.push(chunk);
    expect(Buffer.compare(Buffer.concat(streamed), bytes)).toBe(0);
    expect(streamed).toHaveLength(3);
  });

  it('keeps the very same bytes once, whatever they are called', async () => {
    const first = await workspace.evidence.addFile(put('a.txt', 'cùng nội dung'));
    const second = await workspace.evidence.addFile(put('b.txt', 'cùng nội dung'));
    const third = workspace.evidence.addBytes('c.txt', Buffer.from('cùng nội dung'));
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(workspace.check().evidence).toEqual({ files: 1, bytes: first.size });
  });

  it('serves many items, and unlinking leaves the file', () => {
    const { id } = workspace.evidence.addBytes('Sơ đồ.png', Buffer.from('ảnh'));
    expect(workspace.evidence.link(assessment, item('5.1'), id).evidence).toEqual([id]);
    workspace.evidence.link(assessment, item('5.2'), id);
    workspace.evidence.link(assessment, item('5.2'), id);
    expect(workspace.evidence.list()[0]?.uses.map((use) => use.itemId)).toEqual(['5.1', '5.2']);
    expect(workspace.evidence.unlink(assessment, item('5.1'), id).evidence).toEqual([]);
    expect(workspace.evidence.list()[0]?.uses).toHaveLength(1);
  });

  it('keeps links in the order in which they were made', () => {
    const ids = ['một', 'hai', 'ba'].map((text) => workspace.evidence.addBytes(`${text}.txt`, Buffer.from(text)).id);
    for (const id of ids.toReversed()) workspace.evidence.link(assessment, item('5.1'), id);
    expect(workspace.assessments.answers(assessment)[0]?.evidence).toEqual(ids.toReversed());
  });

  it('refuses an empty file, a folder, a file that is gone; nothing of them stays', async () => {
    expect(await refusal(put('rỗng.txt', ''))).toBe('EVIDENCE_EMPTY');
    expect(await refusal(join(folder.path, 'đã chuyển đi.pdf'))).toBe('EVIDENCE_UNREADABLE');
    const directory = join(folder.path, 'thư mục');
    mkdirSync(directory);
    expect(await refusal(directory)).not.toBe('taken');
    const huge = put('lớn.iso', 'x');
    truncateSync(huge, 2 * 1024 ** 3 + 1);
    expect(await refusal(huge)).toBe('EVIDENCE_TOO_LARGE');
    expect(workspace.evidence.list()).toEqual([]);
    expect(workspace.check().evidence.files).toBe(0);
  });

  it('tells a changed byte when reading and when checking, and the rest stays readable', () => {
    const good = workspace.evidence.addBytes('tốt.txt', Buffer.from('còn nguyên'));
    const bad = workspace.evidence.addBytes('hỏng.txt', Buffer.from('sẽ bị sửa một byte'));
    workspace.close();
    const raw = new Database(file);
    raw
      .prepare("UPDATE blob_chunk SET bytes = CAST('sẽ bị sửa MỘT byte' AS BLOB) WHERE blob_id = (SELECT id FROM blob WHERE sha256 = ?)")
      .run(bad.sha256);
    raw.close();
    workspace = openWorkspace(file, repeatingOptions());
    expect(() => workspace.evidence.read(bad.id)).toThrow(/không còn khớp/);
    expect(Buffer.from(workspace.evidence.read(good.id)).toString()).toBe('còn nguyên');
    expect(workspace.check().problems.map((problem) => problem.code)).toEqual(['evidence_damaged']);
  });

  it('sweeps what was being taken in when the program ended', () => {
    workspace.close();
    const raw = new Database(file);
    raw.exec(
      "INSERT INTO blob (sha256, size) VALUES (NULL, 0); INSERT INTO blob_chunk (blob_id, number, bytes) VALUES (last_insert_rowid(), 0, x'00')",
    );
    raw.close();
    workspace = openWorkspace(file, repeatingOptions());
    workspace.close();
    const after = new Database(file, { readonly: true });
    expect(after.prepare('SELECT count(*) AS n FROM blob_chunk').get()).toEqual({ n: 0 });
    after.close();
    workspace = openWorkspace(file, repeatingOptions());
  });

  it('names files safely', () => {
    expect(cleanFileName('C:\\Users\\Minh\\Biên bản.pdf')).toBe('Biên bản.pdf');
    expect(cleanFileName('../../etc/passwd')).toBe('passwd');
    expect(cleanFileName('đảo\u202Efdp.exe\u0007')).toBe('đảofdp.exe');
    expect(cleanFileName('..')).toBe('tep');
    expect(cleanFileName(`${'d'.repeat(400)}.pdf`)).toHaveLength(240);
    expect(titleOf('so_do_mang.png')).toBe('so do mang');
    expect(cleanFileName('CON')).toBe('_CON');
    expect(cleanFileName('nul.txt')).toBe('_nul.txt');
    expect(cleanFileName('Con trỏ.txt')).toBe('Con trỏ.txt');
    expect(cleanFileName('a<b>:"c"|?*.txt. ')).toBe('a_b___c____.txt');
  });
});

describe('the journal', () => {
  const tamper = (sql: string): string[] => {
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'một' });
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'hai' });
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'ba' });
    workspace.close();
    const raw = new Database(file);
    raw.exec('DROP TRIGGER journal_is_never_edited; DROP TRIGGER journal_is_never_shortened');
    raw.exec(sql);
    raw.close();
    const { problems } = checkWorkspaceFile(file);
    workspace = openWorkspace(file, repeatingOptions());
    // The two triggers that had to go first are told as well.
    expect(problems.splice(0, 2).map((problem) => problem.code)).toEqual(['schema_changed', 'schema_changed']);
    return problems.map((problem) => problem.code);
  };

  it('cannot be edited or shortened through the database', () => {
    workspace.close();
    const raw = new Database(file);
    expect(() => raw.exec("UPDATE journal SET actor = 'ai khác'")).toThrow(/append-only/);
    expect(() => raw.exec('DELETE FROM journal')).toThrow(/append-only/);
    raw.close();
    workspace = openWorkspace(file, repeatingOptions());
  });

  it('shows an edited entry', () =>
    expect(tamper("UPDATE journal SET after = replace(after, 'hai', 'HAI') WHERE seq = 5")).toEqual(['journal_edited']));
  it('shows an entry taken out of the middle', () => expect(tamper('DELETE FROM journal WHERE seq = 5')).toEqual(['journal_gap']));
  it('shows a chain that was cut and joined anew', () =>
    expect(tamper(`UPDATE journal SET previous = '${'b'.repeat(64)}' WHERE seq = 5`)).toEqual(['journal_broken', 'journal_edited']));
});

describe('dossiers', () => {
  it('keeps the file as printed and after each signature', () => {
    workspace.dossiers.add({
      id: 'd1',
      year: 2026,
      draft: false,
      pages: 3,
      record: '{"year":2026}',
      recordDigest: digestOf({ year: 2026 }),
      pdf: Buffer.from('%PDF gốc'),
      warnings: 2,
    });
    const printed = digestOfBytes(Buffer.from('%PDF gốc'));
    const signed = workspace.dossiers.addSignature(
      'd1',
      printed,
      { role: 'preparer', signer: 'Minh', signedAt: '2026-11-22T02:00:00.000Z' },
      Buffer.from('%PDF gốc + chữ ký'),
    );
    const late = (role: string, base: string) => () =>
      workspace.dossiers.addSignature('d1', base, { role, signer: 'Khải', signedAt: '2026-11-22T02:00:00.000Z' }, Buffer.from('%PDF khác'));
    expect(late('head', printed)).toThrow(/vừa có thêm chữ ký/);
    expect(late('preparer', signed.sha256)).toThrow(/vừa có thêm chữ ký/);
    expect(signed.signatures).toEqual([{ role: 'preparer', signer: 'Minh', signedAt: '2026-11-22T02:00:00.000Z' }]);
    expect(Buffer.from(workspace.dossiers.read('d1')).toString()).toBe('%PDF gốc + chữ ký');
    expect(workspace.dossiers.list(2026)).toEqual([signed]);
    expect(workspace.dossiers.list(2025)).toEqual([]);
    expect(workspace.check().ok).toBe(true);
  });
});
