/** The evidence vault: files taken in once, named by their hash, serving any number of requirements. */
import { z } from 'zod';
import type { ItemName } from '../../core/assessment/answer.ts';
import { UNDESCRIBED } from '../../core/assessment/evidence.ts';
import { evidence as evidenceSchema, type Answer, type Evidence } from '../../core/assessment/model.ts';
import { storedEvidence } from '../../core/assessment/stored.ts';
import { canonicalJson } from '../../core/canonical.ts';
import type { FrameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { AssessmentStore } from './assessments.ts';
import type { BlobStore } from './blobs.ts';
import type { CommonStore } from './common-answers.ts';
import type { Connection } from './database.ts';
import { empty, takeIn, type Disk, type IntakeWatch, type Taken } from './evidence-intake.ts';
import { columnsOf, discardedAtOf, parseEvidence, type EvidenceChange, type EvidenceMeta } from './evidence-rows.ts';
import { openEvidenceUses, type EvidenceUse } from './evidence-uses.ts';
import { cleanFileName, titleOf } from './file-names.ts';
import { HEAD_SIZE, mediaTypeOf } from './media-type.ts';
import type { Restorers } from './undo.ts';
import type { Writer } from './writer.ts';

export type UsedEvidence = Evidence & { uses: EvidenceUse[] };
/** `known`: the very same bytes were in the vault already, under this evidence. */
export interface TakenEvidence {
  evidence: Evidence;
  known: boolean;
}

export interface EvidenceStore {
  /** Takes a file in, streamed; the very same bytes are the same evidence. EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_UNREADABLE. */
  addFile(path: string, meta?: EvidenceMeta): Promise<Evidence>;
  addBytes(fileName: string, bytes: Uint8Array, meta?: EvidenceMeta): Evidence;
  /** The same, watched, and telling whether it was here already; `then` is part of the same act. CANCELLED when the watch stops it. */
  takeFile(path: string, watch?: IntakeWatch, then?: (evidence: Evidence) => void): Promise<TakenEvidence>;
  takeBytes(fileName: string, bytes: Uint8Array, meta?: EvidenceMeta): TakenEvidence;
  /**
   * Takes a file in as the next revision of a piece, and puts it in that one's place in the answers of `year`, as one act; earlier
   * years keep the old one. CONFLICT when the bytes are the same, or either of them is part of another chain.
   */
  replaceByFile(id: string, path: string, year: number, watch?: IntakeWatch): Promise<{ evidence: Evidence; moved: number }>;
  /** Without what was set aside, the last added first. */
  list(): UsedEvidence[];
  get(id: string): Evidence;
  /** The same, of what is in the vault's list; NOT_FOUND for what was discarded, which nothing new may name. */
  listed(id: string): Evidence;
  save(id: string, change: EvidenceChange): Evidence;
  /** Takes it out of the vault's list; its bytes stay and come back with `restore`. CONFLICT while an answer names it. */
  discard(id: string, at?: string): void;
  restore(id: string): void;
  /**
   * Removes what was set aside for good, its bytes too; the journal keeps what was known of it. Nothing about it can be undone
   * afterwards. CONFLICT when it was not set aside, is named somewhere, or stands in a signed dossier.
   */
  purge(id: string): void;
  /** Those that can be restored, the last discarded first. */
  discarded(): { evidence: Evidence; discardedAt: string }[];
  restorers: Restorers;
  /** Under a framework; without a name, under that of the assessment. */
  link(assessmentId: string, item: ItemName, evidenceId: string, framework?: FrameworkId): Answer;
  unlink(assessmentId: string, item: ItemName, evidenceId: string, framework?: FrameworkId): Answer;
  /** The bytes, hash verified. */
  read(id: string): Uint8Array;
  stream(id: string): AsyncIterable<Uint8Array>;
}

const discarding = z.object({ discardedAt: z.string() });

export function openEvidence(
  db: Connection,
  writer: Writer,
  blobs: BlobStore,
  answers: { own: AssessmentStore; common: CommonStore },
  disk: Disk,
  newId: () => string,
  forgetUndo: (evidenceId: string) => void,
): EvidenceStore {
  const assessments = answers.own;
  const uses = openEvidenceUses(db);
  const one = db.prepare('SELECT * FROM evidence WHERE id = ?');
  const byHash = db.prepare('SELECT * FROM evidence WHERE sha256 = ?');
  const all = db.prepare('SELECT * FROM evidence WHERE discarded_at IS NULL ORDER BY added_at DESC, id');
  const discarded = db.prepare('SELECT * FROM evidence WHERE discarded_at IS NOT NULL ORDER BY discarded_at DESC, id');
  const markDiscarded = db.prepare('UPDATE evidence SET discarded_at = ? WHERE id = ?');
  const successors = db.prepare('SELECT * FROM evidence WHERE replaces = ?');
  const remove = db.prepare('DELETE FROM evidence WHERE id = ?');
  const insert =
    db.prepare(`INSERT INTO evidence (id, title, file_name, media_type, size, sha256, effective_on, valid_until, added_at, added_by, kind, sensitivity, note, url, replaces, redacted)
    VALUES (@id, @title, @fileName, @mediaType, @size, @sha256, @effectiveOn, @validUntil, @addedAt, @addedBy, @kind, @sensitivity, @note, @url, @replaces, @redacted)`);
  const update = db.prepare(`UPDATE evidence SET title = @title, effective_on = @effectiveOn, valid_until = @validUntil,
    kind = @kind, sensitivity = @sensitivity, note = @note, url = @url, replaces = @replaces, redacted = @redacted WHERE id = @id`);
  const get = (id: string): Evidence => {
    const found = one.get(id);
    if (found === undefined) throw new FailureError('NOT_FOUND', 'Không còn minh chứng này trong kho. Mở lại danh sách minh chứng.');
    return parseEvidence(found);
  };

  /** Inside a transaction: the row for bytes that are in the vault already. */
  const register = (fileName: string, { sha256, size, head }: Taken, meta: EvidenceMeta): TakenEvidence => {
    const present = byHash.get(sha256);
    if (present !== undefined) {
      const found = parseEvidence(present);
      if (discardedAtOf(present) !== null) restore(found.id);
      return { evidence: found, known: true };
    }
    const name = cleanFileName(fileName);
    const added = evidenceSchema.parse({
      ...UNDESCRIBED,
      ...meta,
      id: newId(),
      title: meta.title ?? titleOf(name),
      fileName: name,
      mediaType: mediaTypeOf(name, head),
      size,
      sha256,
      effectiveOn: meta.effectiveOn ?? null,
      validUntil: meta.validUntil ?? null,
      addedAt: writer.now(),
      addedBy: writer.actor(),
    });
    return writer.write(() => {
      insert.run(columnsOf(added));
      return {
        result: { evidence: added, known: false },
        journal: { kind: 'evidence.add', subject: added.id, before: null, after: added },
      };
    });
  };

  const take = <T>(path: string, watch: IntakeWatch, keep: (taken: Taken) => T): Promise<T> =>
    takeIn(path, { ...watch, writer, blobs, disk }, keep);
  const takeBytes = (fileName: string, bytes: Uint8Array, meta: EvidenceMeta = {}): TakenEvidence => {
    const size = bytes.byteLength;
    if (size === 0) throw empty(fileName);
    return writer.prepare(() => register(fileName, { sha256: blobs.put(bytes), size, head: bytes.subarray(0, HEAD_SIZE) }, meta));
  };

  /** The later revisions of a piece that are in the vault's list. */
  const revisionsOf = (id: string): Evidence[] =>
    successors
      .all(id)
      .filter((raw) => discardedAtOf(raw) === null)
      .map(parseEvidence);
  const replaceBy = (id: string, path: string, taken: Taken, year: number): { evidence: Evidence; moved: number } => {
    const old = get(id);
    if (taken.sha256 === old.sha256) throw sameBytes(old.title);
    if (revisionsOf(id).length > 0) throw hasRevision(old.title);
    const { title, kind, sensitivity, note, url } = old;
    const { evidence, known } = register(path, taken, { title, kind, sensitivity, note, url, replaces: id });
    if (known && (evidence.replaces !== null || revisionsOf(evidence.id).length > 0)) throw inAnotherChain(evidence.title);
    const next = known ? save(evidence.id, { replaces: id }) : evidence;
    return { evidence: next, moved: uses.move(id, next.id, year, answers) };
  };

  const changeLink = (assessmentId: string, item: ItemName, evidenceId: string, wanted: boolean, under?: FrameworkId): Answer => {
    get(evidenceId);
    const before = assessments.answer(assessmentId, item, under);
    if (before.evidence.includes(evidenceId) === wanted) return before;
    const others = before.evidence.filter((id) => id !== evidenceId);
    return assessments.setAnswer(assessmentId, item, { evidence: wanted ? [...others, evidenceId] : others }, under);
  };

  const discardedOf = (id: string): { discardedAt: string } | null => {
    const found = one.get(id);
    const at = found === undefined ? null : discardedAtOf(found);
    return at === null ? null : { discardedAt: at };
  };
  const setAside = (id: string, at?: string): void =>
    writer.write(() => {
      get(id);
      if (discardedOf(id) !== null) return { result: undefined, journal: null };
      const after = { discardedAt: at ?? writer.now() };
      markDiscarded.run(after.discardedAt, id);
      return { result: undefined, journal: { kind: 'evidence.discard', subject: id, before: null, after } };
    });
  const restore = (id: string): void =>
    writer.write(() => {
      get(id);
      const before = discardedOf(id);
      if (before === null) return { result: undefined, journal: null };
      markDiscarded.run(null, id);
      return { result: undefined, journal: { kind: 'evidence.restore', subject: id, before, after: null } };
    });
  const save = (id: string, change: EvidenceChange): Evidence =>
    writer.write(() => {
      const before = get(id);
      const after = evidenceSchema.parse({
        ...before,
        ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      });
      if (canonicalJson(before) === canonicalJson(after)) return { result: before, journal: null };
      update.run(columnsOf(after));
      return { result: after, journal: { kind: 'evidence.save', subject: id, before, after } };
    });

  return {
    addFile: (path, meta = {}) => take(path, {}, (taken) => register(path, taken, meta).evidence),
    addBytes: (fileName, bytes, meta) => takeBytes(fileName, bytes, meta).evidence,
    takeFile: (path, watch = {}, then = () => undefined) =>
      take(path, watch, (taken) => {
        const result = register(path, taken, {});
        then(result.evidence);
        return result;
      }),
    takeBytes,
    replaceByFile: (id, path, year, watch = {}) => take(path, watch, (taken) => replaceBy(id, path, taken, year)),
    list: () => {
      const places = uses.all();
      return all
        .all()
        .map(parseEvidence)
        .map((evidence) => ({ ...evidence, uses: places.get(evidence.id) ?? [] }));
    },
    get,
    listed: (id) => {
      const evidence = get(id);
      if (discardedOf(id) !== null) throw wasDiscarded(evidence.title);
      return evidence;
    },
    save,
    discard: (id) => {
      uses.refuseUsed(get(id));
      setAside(id);
    },
    restore,
    purge: (id) => {
      const evidence = get(id);
      if (discardedOf(id) === null) throw notSetAside(evidence.title);
      uses.refuseUsed(evidence);
      uses.refuseSigned(evidence);
      blobs.erasing(() =>
        writer.silently(() => {
          // The chain of revisions closes over the gap.
          for (const later of successors.all(id).map(parseEvidence)) save(later.id, { replaces: evidence.replaces });
          forgetUndo(id);
          remove.run(id);
          blobs.erase(evidence.sha256);
          return writer.write(() => ({
            result: undefined,
            journal: { kind: 'evidence.purge', subject: id, before: evidence, after: null },
          }));
        }),
      );
    },
    discarded: () => discarded.all().map((raw) => ({ evidence: parseEvidence(raw), discardedAt: discardedAtOf(raw) ?? '' })),
    restorers: {
      'evidence.add': {
        current: (id) => (one.get(id) === undefined || discardedOf(id) !== null ? null : get(id)),
        write: (id, value) => (value === null ? setAside(id) : restore(id)),
      },
      'evidence.save': { current: get, write: (id, value) => void save(id, storedEvidence.parse(value)) },
      'evidence.discard': {
        current: discardedOf,
        write: (id, value) => (value === null ? restore(id) : setAside(id, discarding.parse(value).discardedAt)),
      },
    },
    link: (assessmentId, item, evidenceId, framework) => changeLink(assessmentId, item, evidenceId, true, framework),
    unlink: (assessmentId, item, evidenceId, framework) => changeLink(assessmentId, item, evidenceId, false, framework),
    read: (id) => blobs.read(get(id).sha256),
    stream: (id) => blobs.stream(get(id).sha256),
  };
}

const sameBytes = (title: string): FailureError =>
  new FailureError(
    'CONFLICT',
    `Tệp vừa chọn giống hệt minh chứng «${title}» nên không phải bản mới; chưa có gì thay đổi. Chọn tệp của bản mới.`,
  );

const hasRevision = (title: string): FailureError =>
  new FailureError(
    'CONFLICT',
    `Minh chứng «${title}» đã được thay bằng một bản mới hơn; chưa có gì thay đổi. Mở bản mới nhất rồi thay bản đó.`,
  );

const inAnotherChain = (title: string): FailureError =>
  new FailureError(
    'CONFLICT',
    `Tệp vừa chọn đã có trong kho là minh chứng «${title}», thuộc một chuỗi bản khác; chưa có gì thay đổi. Gắn thẳng minh chứng đó vào yêu cầu.`,
  );

const wasDiscarded = (title: string): FailureError =>
  new FailureError(
    'NOT_FOUND',
    `Minh chứng «${title}» đã được gỡ khỏi kho nên chưa gắn vào đâu. Đưa minh chứng trở lại ở mục «Đã gỡ» của kho, rồi gắn lại.`,
  );

const notSetAside = (title: string): FailureError =>
  new FailureError(
    'CONFLICT',
    `Minh chứng «${title}» còn trong danh sách của kho nên chưa xóa hẳn được. Gỡ minh chứng khỏi kho trước, rồi xóa hẳn ở danh sách đã gỡ.`,
  );
