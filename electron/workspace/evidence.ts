/** The evidence vault: files taken in once, named by their hash, serving any number of requirements. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { ItemName } from '../../core/assessment/answer.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { UNDESCRIBED } from '../../core/assessment/evidence.ts';
import { evidence as evidenceSchema, type Answer, type Evidence } from '../../core/assessment/model.ts';
import { storedEvidence } from '../../core/assessment/stored.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { FRAMEWORK_IDS, frameworkId, type FrameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { AssessmentStore } from './assessments.ts';
import { CHUNK_SIZE, type BlobStore } from './blobs.ts';
import type { Connection } from './database.ts';
import { cleanFileName, mediaTypeOf, titleOf } from './file-names.ts';
import type { Restorers } from './undo.ts';
import type { Writer } from './writer.ts';

/** Larger files belong on an archive of their own; a dossier names them by a note. */
export const EVIDENCE_LIMIT = 2 * 1024 ** 3;

/** What is known of a file besides its bytes. */
export type EvidenceMeta = Partial<
  Pick<Evidence, 'title' | 'kind' | 'sensitivity' | 'note' | 'url' | 'effectiveOn' | 'validUntil' | 'replaces' | 'redacted'>
>;
/** Fields to change; what is undefined stays. */
export type EvidenceChange = { [K in keyof EvidenceMeta]?: EvidenceMeta[K] | undefined };
export interface EvidenceUse {
  /** COMMON where it serves what is answered once for the unit. */
  systemId: string;
  year: number;
  itemId: string;
  /** Named where it is not the framework of the assessment: evidence of a gap assessment. */
  framework?: FrameworkId;
}
export type UsedEvidence = Evidence & { uses: EvidenceUse[] };

export interface EvidenceStore {
  /** Takes a file in, streamed; the very same bytes are the same evidence. EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_UNREADABLE. */
  addFile(path: string, meta?: EvidenceMeta): Promise<Evidence>;
  addBytes(fileName: string, bytes: Uint8Array, meta?: EvidenceMeta): Evidence;
  /** Without what was set aside, the last added first. */
  list(): UsedEvidence[];
  get(id: string): Evidence;
  save(id: string, change: EvidenceChange): Evidence;
  /** Takes it out of the vault's list; its bytes stay and come back with `restore`. CONFLICT while an answer names it. */
  discard(id: string, at?: string): void;
  restore(id: string): void;
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

const row = z.object({
  id: z.string(),
  title: z.string(),
  file_name: z.string(),
  media_type: z.string(),
  size: z.number(),
  sha256: z.string(),
  effective_on: z.string().nullable(),
  valid_until: z.string().nullable(),
  added_at: z.string(),
  added_by: z.string(),
  kind: z.string(),
  sensitivity: z.string(),
  note: z.string(),
  url: z.string(),
  replaces: z.string().nullable(),
  redacted: z.string().nullable(),
});
/** One row of the table. */
export const parseEvidence = (raw: unknown): Evidence => {
  const { file_name, media_type, effective_on, valid_until, added_at, added_by, redacted, ...same } = row.parse(raw);
  return evidenceSchema.parse({
    ...same,
    fileName: file_name,
    mediaType: media_type,
    effectiveOn: effective_on,
    validUntil: valid_until,
    addedAt: added_at,
    addedBy: added_by,
    redacted: redacted === null ? null : JSON.parse(redacted),
  });
};
const discardedRow = z.object({ discarded_at: z.string().nullable() });
const discarding = z.object({ discardedAt: z.string() });
const commonUseRow = z.object({ evidence_id: z.string(), year: z.number(), item_id: z.string(), framework: frameworkId });
const useRow = z.object({
  evidence_id: z.string(),
  system_id: z.string(),
  year: z.number(),
  item_id: z.string(),
  framework: frameworkId,
  own: z.string(),
});

/** A row as it is written. */
const columnsOf = (evidence: Evidence): Record<string, unknown> => ({
  ...evidence,
  redacted: evidence.redacted === null ? null : JSON.stringify(evidence.redacted),
});

export function openEvidence(
  db: Connection,
  writer: Writer,
  blobs: BlobStore,
  assessments: AssessmentStore,
  newId: () => string,
): EvidenceStore {
  const one = db.prepare('SELECT * FROM evidence WHERE id = ?');
  const byHash = db.prepare('SELECT * FROM evidence WHERE sha256 = ?');
  const all = db.prepare('SELECT * FROM evidence WHERE discarded_at IS NULL ORDER BY added_at DESC, id');
  const discarded = db.prepare('SELECT * FROM evidence WHERE discarded_at IS NOT NULL ORDER BY discarded_at DESC, id');
  const markDiscarded = db.prepare('UPDATE evidence SET discarded_at = ? WHERE id = ?');
  const named = db.prepare(
    'SELECT 1 FROM evidence_link WHERE evidence_id = @id UNION ALL SELECT 1 FROM common_evidence_link WHERE evidence_id = @id LIMIT 1',
  );
  const commonUses = db.prepare(`SELECT common_evidence_link.evidence_id, year, framework, item_id
    FROM common_evidence_link JOIN common_answer USING (year, framework, control) ORDER BY year DESC, framework, item_id`);
  const uses =
    // Links of a framework that a system has left are kept and not shown; those of the one it is going to are.
    db.prepare(`SELECT evidence_id, system_id, year, item_id, evidence_link.framework, assessment.framework AS own
    FROM evidence_link JOIN assessment ON assessment.id = evidence_link.assessment_id
    WHERE evidence_link.framework = assessment.framework OR assessment.framework = ? ORDER BY year DESC, system_id, own = evidence_link.framework DESC, item_id`);
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
  const register = (
    fileName: string,
    sha256: string,
    size: number,
    meta: EvidenceMeta,
  ): ReturnType<Parameters<Writer['write']>[0]> & { result: Evidence } => {
    const known = byHash.get(sha256);
    if (known !== undefined) {
      const found = parseEvidence(known);
      if (discardedOf(found.id) !== null) restore(found.id);
      return { result: found, journal: null };
    }
    const name = cleanFileName(fileName);
    const added = evidenceSchema.parse({
      ...UNDESCRIBED,
      ...meta,
      id: newId(),
      title: meta.title ?? titleOf(name),
      fileName: name,
      mediaType: mediaTypeOf(name),
      size,
      sha256,
      effectiveOn: meta.effectiveOn ?? null,
      validUntil: meta.validUntil ?? null,
      addedAt: writer.now(),
      addedBy: writer.actor(),
    });
    insert.run(columnsOf(added));
    return { result: added, journal: { kind: 'evidence.add', subject: added.id, before: null, after: added } };
  };

  const addBytes = (fileName: string, bytes: Uint8Array, meta: EvidenceMeta = {}): Evidence => {
    if (bytes.byteLength === 0) throw empty(fileName);
    return writer.write(() => register(fileName, blobs.put(bytes), bytes.byteLength, meta));
  };

  const changeLink = (assessmentId: string, item: ItemName, evidenceId: string, wanted: boolean, under?: FrameworkId): Answer => {
    get(evidenceId);
    const before = assessments.answer(assessmentId, item, under);
    if (before.evidence.includes(evidenceId) === wanted) return before;
    const others = before.evidence.filter((id) => id !== evidenceId);
    return assessments.setAnswer(assessmentId, item, { evidence: wanted ? [...others, evidenceId] : others }, under);
  };

  const discardedOf = (id: string): { discardedAt: string } | null => {
    const found = discardedRow.parse(one.get(id)).discarded_at;
    return found === null ? null : { discardedAt: found };
  };
  const setAside = (id: string, at?: string): void =>
    writer.write(() => {
      get(id);
      const after = { discardedAt: at ?? writer.now() };
      markDiscarded.run(after.discardedAt, id);
      return { result: undefined, journal: { kind: 'evidence.discard', subject: id, before: null, after } };
    });
  const restore = (id: string): void =>
    writer.write(() => {
      get(id);
      const before = discardedOf(id);
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
    addFile: async (path, meta = {}) => {
      const taken = await takeIn(path, writer, blobs);
      return writer.write(() => {
        blobs.finish(taken.id, taken.sha256, taken.size);
        return register(path, taken.sha256, taken.size, meta);
      });
    },
    addBytes,
    list: () => {
      const places = new Map<string, EvidenceUse[]>();
      for (const raw of uses.iterate(FRAMEWORK_IDS[0])) {
        const use = useRow.parse(raw);
        const list = places.get(use.evidence_id) ?? [];
        const { framework, own } = use;
        list.push({ systemId: use.system_id, year: use.year, itemId: use.item_id, ...(framework === own ? {} : { framework }) });
        places.set(use.evidence_id, list);
      }
      for (const raw of commonUses.iterate()) {
        const use = commonUseRow.parse(raw);
        const list = places.get(use.evidence_id) ?? [];
        list.push({ systemId: COMMON, year: use.year, itemId: use.item_id, framework: use.framework });
        places.set(use.evidence_id, list);
      }
      return all
        .all()
        .map(parseEvidence)
        .map((evidence) => ({ ...evidence, uses: places.get(evidence.id) ?? [] }));
    },
    get,
    save,
    discard: (id) => {
      const { title } = get(id);
      if (named.get({ id }) !== undefined) {
        throw new FailureError(
          'CONFLICT',
          `Minh chứng «${title}» đang được yêu cầu dùng nên chưa gỡ khỏi kho được. Gỡ minh chứng khỏi các yêu cầu đó, rồi gỡ khỏi kho.`,
        );
      }
      setAside(id);
    },
    restore,
    discarded: () =>
      discarded.all().map((raw) => ({ evidence: parseEvidence(raw), discardedAt: discardedRow.parse(raw).discarded_at ?? '' })),
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

const empty = (name: string): FailureError =>
  new FailureError(
    'EVIDENCE_EMPTY',
    `Tệp «${cleanFileName(name)}» rỗng (0 byte) nên không chứng minh được gì và chưa được thêm. Kiểm tra lại tệp gốc rồi thêm lại.`,
  );

/** Streams a file into an unnamed blob, chunk by chunk; on any trouble nothing of it stays. */
async function takeIn(path: string, writer: Writer, blobs: BlobStore): Promise<{ id: number; sha256: string; size: number }> {
  const name = cleanFileName(path);
  const unreadable = (cause: unknown): FailureError =>
    new FailureError(
      'EVIDENCE_UNREADABLE',
      `Không đọc được tệp «${name}» nên chưa thêm. Tệp có thể đã bị chuyển đi, đang bị chương trình khác giữ hoặc ổ chứa đã ngắt kết nối. Kiểm tra rồi thêm lại.`,
      undefined,
      cause,
    );
  const { size: announced } = await stat(path).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (announced === 0) throw empty(name);
  if (announced > EVIDENCE_LIMIT) {
    throw new FailureError(
      'EVIDENCE_TOO_LARGE',
      `Tệp «${name}» lớn hơn 2 GB nên chưa thêm. Tách nhỏ tệp, hoặc lưu ở nơi khác và thêm một ghi chú nêu nơi lưu.`,
    );
  }
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(cause);
  });
  const id = writer.prepare(() => blobs.begin());
  try {
    const hash = createHash('sha256');
    let size = 0;
    for (let number = 0; ; number++) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK_SIZE), 0, CHUNK_SIZE, null).catch((cause: unknown) => {
        throw unreadable(cause);
      });
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(0, bytesRead);
      hash.update(bytes);
      size += bytesRead;
      if (size > EVIDENCE_LIMIT) throw unreadable(new Error('the file grew while it was read'));
      writer.prepare(() => blobs.append(id, number, bytes));
    }
    if (size === 0) throw empty(name);
    return { id, sha256: hash.digest('hex'), size };
  } catch (error) {
    writer.prepare(() => blobs.drop(id));
    throw error;
  } finally {
    await handle.close();
  }
}
