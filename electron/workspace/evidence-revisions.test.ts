/** Revisions of evidence, and removing it for good. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../core/canonical.ts';
import { failureOf } from '../../core/failure.ts';
import { BASIS, filledWorkspace, item, temporaryFolder } from './fixture.ts';
import type { Workspace } from './index.ts';

const YEAR = 2026;
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

const put = (name: string, bytes: string): string => {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  return path;
};
const place = { year: YEAR, framework: BASIS.framework, control: 'risk.process', level: 3, item: item('5.9') };
const failure = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return failureOf(error);
  }
};

describe('a new revision', () => {
  it('takes the place of the old one this year, in every answer and in its order; earlier years keep theirs', async () => {
    const old = workspace.evidence.addBytes('Quy chế 2025.txt', Buffer.from('bản 1'), { kind: 'decision', sensitivity: 'public' });
    const other = workspace.evidence.addBytes('khác.txt', Buffer.from('khác'));
    const before = workspace.assessments.ensure('his', YEAR - 1, BASIS).id;
    workspace.evidence.link(before, item('5.1'), old.id);
    for (const id of [old.id, other.id]) workspace.evidence.link(assessment, item('5.1'), id);
    workspace.common.set(place, { evidence: [old.id] });

    const { evidence, moved } = await workspace.evidence.replaceByFile(old.id, put('Quy chế 2026.txt', 'bản 2'), YEAR);
    expect(evidence).toMatchObject({ replaces: old.id, title: old.title, kind: 'decision', sensitivity: 'public', effectiveOn: null });
    expect(moved).toBe(2);
    expect(workspace.assessments.answer(assessment, item('5.1')).evidence).toEqual([evidence.id, other.id]);
    expect(workspace.common.find(YEAR, BASIS.framework, 'risk.process')?.evidence).toEqual([evidence.id]);
    expect(workspace.assessments.answer(before, item('5.1')).evidence).toEqual([old.id]);

    workspace.undo.undo();
    expect(workspace.assessments.answer(assessment, item('5.1')).evidence).toEqual([old.id, other.id]);
    expect(workspace.common.find(YEAR, BASIS.framework, 'risk.process')?.evidence).toEqual([old.id]);
    expect(workspace.evidence.list().map(({ id }) => id)).not.toContain(evidence.id);
    workspace.undo.redo();
    expect(workspace.assessments.answer(assessment, item('5.1')).evidence).toEqual([evidence.id, other.id]);
    expect(workspace.check().ok).toBe(true);
  });

  it('is refused for the same bytes, for a piece that has one already, and across chains', async () => {
    const old = workspace.evidence.addBytes('a.txt', Buffer.from('bản 1'));
    const refusal = (name: string, bytes: string) => workspace.evidence.replaceByFile(old.id, put(name, bytes), YEAR).catch(failureOf);
    expect(await refusal('a.txt', 'bản 1')).toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/giống hệt/) });
    await workspace.evidence.replaceByFile(old.id, put('b.txt', 'bản 2'), YEAR);
    expect(await refusal('c.txt', 'bản 3')).toMatchObject({ message: expect.stringMatching(/đã được thay/) });
    const foreign = workspace.evidence.addBytes('d.txt', Buffer.from('khác'));
    expect(await workspace.evidence.replaceByFile(foreign.id, put('b.txt', 'bản 2'), YEAR).catch(failureOf)).toMatchObject({
      message: expect.stringMatching(/chuỗi bản khác/),
    });
    expect(workspace.evidence.list()).toHaveLength(3);
    expect(workspace.check().ok).toBe(true);
  });
});

const INCIDENT = {
  id: 'sc-1',
  systems: ['his'],
  title: 'Mất điện phòng máy',
  detectedAt: '2026-11-20T02:00:00.000Z',
  occurredAt: null,
  description: '',
  scope: '',
  serious: false,
  nationalSecurity: false,
  personalData: false,
  complex: false,
  cause: '',
  remedy: '',
  notices: [],
  closedOn: null,
};

describe('setting aside', () => {
  it('is refused while an incident names it', () => {
    const { id } = workspace.evidence.addBytes('ảnh.txt', Buffer.from('ảnh'));
    workspace.incidents.put({ ...INCIDENT, evidence: [id] });
    expect(failure(() => workspace.evidence.discard(id))).toMatchObject({ message: expect.stringMatching(/sự cố/) });
    workspace.incidents.remove('sc-1');
    workspace.evidence.discard(id);
    expect(workspace.evidence.discarded().map(({ evidence }) => evidence.id)).toEqual([id]);
  });
});

describe('removing for good', () => {
  const SECRET = 'Nguyễn Văn Mẫu, mã bệnh án 0000-1111';

  it('leaves no byte in the file, keeps the journal and passes the check', () => {
    const { id, sha256 } = workspace.evidence.addBytes('nhầm.txt', Buffer.from(SECRET.repeat(2000)));
    expect(failure(() => workspace.evidence.purge(id))).toMatchObject({ code: 'CONFLICT' });
    workspace.evidence.discard(id);
    workspace.evidence.purge(id);
    expect(workspace.evidence.discarded()).toEqual([]);
    const { entries } = workspace.journal.head();
    const [entry] = workspace.journal.entries(entries, 1);
    expect(entry).toMatchObject({ kind: 'evidence.purge', subject: id, after: 'null', before: expect.stringContaining(sha256) });
    expect(workspace.check()).toMatchObject({ ok: true, evidence: { files: 0 } });
    for (const name of [file, `${file}-wal`]) expect(readFileSync(name).includes(SECRET)).toBe(false);
    // The same bytes are new again.
    expect(workspace.evidence.addBytes('lại.txt', Buffer.from(SECRET.repeat(2000))).id).not.toBe(id);
    expect(workspace.check().ok).toBe(true);
  });

  it('cannot be undone, and stands in the way of no later act', () => {
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'trước' });
    const { id } = workspace.evidence.addBytes('nhầm.txt', Buffer.from('x'));
    workspace.evidence.discard(id);
    workspace.evidence.purge(id);
    expect(workspace.undo.next()).toEqual({ undo: null, redo: null });
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'sau' });
    workspace.undo.undo();
    expect(workspace.assessments.answer(assessment, item('5.1')).note).toBe('trước');
    expect(workspace.check().ok).toBe(true);
  });

  it('forgets what could be done again about it', () => {
    const { id } = workspace.evidence.addBytes('nhầm.txt', Buffer.from('x'));
    workspace.undo.undo();
    workspace.evidence.purge(id);
    expect(workspace.undo.next().redo).toBe(null);
    expect(workspace.check().ok).toBe(true);
  });

  it('closes the chain of revisions over the gap', async () => {
    const first = workspace.evidence.addBytes('1.txt', Buffer.from('bản 1'));
    const { evidence: second } = await workspace.evidence.replaceByFile(first.id, put('2.txt', 'bản 2'), YEAR);
    const { evidence: third } = await workspace.evidence.replaceByFile(second.id, put('3.txt', 'bản 3'), YEAR);
    workspace.evidence.discard(second.id);
    workspace.evidence.purge(second.id);
    expect(workspace.evidence.get(third.id).replaces).toBe(first.id);
    expect(workspace.check().ok).toBe(true);
  });

  it('is refused when a signed dossier names it, not for a dossier that nobody signed', () => {
    const { id, sha256 } = workspace.evidence.addBytes('a.txt', Buffer.from('đã vào hồ sơ'));
    const record = { evidence: [{ sha256 }] };
    const pdf = Buffer.from('%PDF');
    const dossier = { id: 'd1', year: YEAR, draft: false, pages: 1, warnings: 0, recordDigest: digestOf(record) };
    workspace.dossiers.add({ ...dossier, record: JSON.stringify(record), pdf });
    const [printed] = workspace.dossiers.list(YEAR);
    workspace.evidence.discard(id);
    const signature = { role: 'preparer', signer: 'Minh', signedAt: '2026-11-22T02:00:00.000Z' };
    workspace.dossiers.addSignature('d1', printed?.sha256 ?? '', signature, Buffer.from('%PDF ký'));
    expect(failure(() => workspace.evidence.purge(id))).toMatchObject({ message: expect.stringMatching(/hồ sơ đã ký/) });
    expect(workspace.evidence.discarded()).toHaveLength(1);
    expect(workspace.check().ok).toBe(true);
  });
});
