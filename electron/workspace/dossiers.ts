/** Dossiers printed from this workspace; every state of the file is kept, as printed and after each signature. */
import { z } from 'zod';
import type { DossierSummary } from '../../core/api.ts';
import type { DossierSending } from '../../core/assessment/sending.ts';
import { reportChoice, type ReportChoice } from '../../core/exchange/record.ts';
import { FailureError } from '../../core/failure.ts';
import type { BlobStore } from './blobs.ts';
import type { Connection } from './database.ts';
import type { Change } from './journal.ts';
import type { Writer } from './writer.ts';

export interface NewDossier {
  id: string;
  year: number;
  draft: boolean;
  pages: number;
  /** Canonical JSON of the record. */
  record: string;
  recordDigest: string;
  pdf: Uint8Array;
  warnings: number;
  /** Whose report it is; the unit's own where nothing is told. */
  report?: ReportChoice;
  /** Id of the dossier it corrects. */
  replaces?: string | null;
}
export interface NewSignature {
  role: string;
  signer: string;
  signedAt: string;
}

export interface DossierStore {
  add(dossier: NewDossier): void;
  /** Newest first; of all years where none is named. */
  list(year?: number): DossierSummary[];
  /** NOT_FOUND. */
  get(id: string): DossierSummary;
  /** The file in its newest state, hash verified. */
  read(id: string): Uint8Array;
  record(id: string): string;
  /** Keeps the file with one more signature, made on the state `base` (its SHA-256). CONFLICT when that is no longer the latest, or the role has signed. */
  addSignature(id: string, base: string, signature: NewSignature, pdf: Uint8Array): DossierSummary;
  /** The same for a file that another program signed, maybe several times. */
  addSigned(id: string, base: string, signatures: readonly NewSignature[], pdf: Uint8Array): DossierSummary;
}

const dossierRow = z.object({
  id: z.string(),
  year: z.number(),
  created_at: z.string(),
  draft: z.number(),
  pages: z.number(),
  warnings: z.number(),
  record_digest: z.string(),
  report_kind: reportChoice.shape.kind,
  report_by: z.string(),
  replaces: z.string().nullable(),
});
const revisionRow = z.object({
  sha256: z.string(),
  size: z.number(),
  role: z.string().nullable(),
  signer: z.string().nullable(),
  signed_at: z.string().nullable(),
});
const recordRow = z.object({ record: z.string() });

export function openDossiers(db: Connection, writer: Writer, blobs: BlobStore, sendings: { list(): DossierSending[] }): DossierStore {
  const columns = 'id, year, created_at, draft, pages, warnings, record_digest, report_kind, report_by, replaces';
  const all = db.prepare(`SELECT ${columns} FROM dossier ORDER BY created_at DESC, id`);
  const replacedBy = db.prepare('SELECT id FROM dossier WHERE replaces = ? AND draft = 0 ORDER BY created_at DESC LIMIT 1').pluck();
  const byYear = db.prepare(`SELECT ${columns} FROM dossier WHERE year = ? ORDER BY created_at DESC, id`);
  const byId = db.prepare(`SELECT ${columns} FROM dossier WHERE id = ?`);
  const record = db.prepare('SELECT record FROM dossier WHERE id = ?');
  const revisions = db.prepare(
    'SELECT dossier_revision.sha256, size, role, signer, signed_at FROM dossier_revision JOIN blob ON blob.sha256 = dossier_revision.sha256 WHERE dossier_id = ? ORDER BY number',
  );
  const insert =
    db.prepare(`INSERT INTO dossier (id, year, created_at, draft, pages, warnings, record, record_digest, report_kind, report_by, replaces)
    VALUES (@id, @year, @createdAt, @draft, @pages, @warnings, @record, @recordDigest, @kind, @by, @replaces)`);
  const insertRevision = db.prepare(`INSERT INTO dossier_revision (dossier_id, number, sha256, role, signer, signed_at)
    VALUES (@id, (SELECT coalesce(max(number), 0) + 1 FROM dossier_revision WHERE dossier_id = @id), @sha256, @role, @signer, @signedAt)`);

  const missing = (): FailureError =>
    new FailureError('NOT_FOUND', 'Không còn hồ sơ này trong kho. Mở lại danh sách hồ sơ để xem các hồ sơ đang có.');

  const summary = (raw: unknown): DossierSummary => {
    const row = dossierRow.parse(raw);
    const states = z.array(revisionRow).parse(revisions.all(row.id));
    const newest = states.at(-1);
    if (newest === undefined) throw missing();
    return {
      id: row.id,
      year: row.year,
      createdAt: row.created_at,
      draft: row.draft === 1,
      pages: row.pages,
      size: newest.size,
      sha256: newest.sha256,
      recordDigest: row.record_digest,
      warnings: row.warnings,
      signatures: states.flatMap(({ role, signer, signed_at: signedAt }) =>
        role === null || signer === null || signedAt === null ? [] : [{ role, signer, signedAt }],
      ),
      report: { kind: row.report_kind, by: row.report_by },
      replaces: row.replaces,
      replacedBy: z
        .string()
        .nullable()
        .parse(replacedBy.get(row.id) ?? null),
      sendings: sendings.list().filter(({ dossierId }) => dossierId === row.id),
    };
  };
  const get = (id: string): DossierSummary => {
    const found = byId.get(id);
    if (found === undefined) throw missing();
    return summary(found);
  };

  /** Keeps a new state of the file with the signatures it gained. */
  const append = (
    id: string,
    base: string,
    signatures: readonly NewSignature[],
    pdf: Uint8Array,
    entryOf: (sha256: string, before: string) => Change,
  ): DossierSummary =>
    writer.write(() => {
      const before = get(id);
      // Two signatures made at the same time know nothing of each other: the second would take the first one's place.
      if (before.sha256 !== base || before.signatures.some(({ role }) => signatures.some((added) => added.role === role))) {
        throw new FailureError(
          'CONFLICT',
          'Hồ sơ vừa có thêm chữ ký khác trong lúc đang ký nên chữ ký này chưa được ghi; hồ sơ trong kho không thay đổi. Xem lại các chữ ký đã có rồi ký tiếp nếu còn thiếu.',
        );
      }
      const sha256 = blobs.put(pdf);
      for (const signature of signatures) insertRevision.run({ id, sha256, ...signature });
      return { result: get(id), journal: entryOf(sha256, before.sha256) };
    });

  return {
    add: ({ pdf, report = { kind: 'owner', by: '' }, replaces = null, ...dossier }) =>
      writer.write(() => {
        const sha256 = blobs.put(pdf);
        const createdAt = writer.now();
        insert.run({ ...dossier, ...report, replaces, draft: dossier.draft ? 1 : 0, createdAt });
        insertRevision.run({ id: dossier.id, sha256, role: null, signer: null, signedAt: null });
        const { record: _record, ...facts } = dossier;
        return {
          result: undefined,
          journal: { kind: 'dossier.print', subject: dossier.id, before: null, after: { ...facts, report, replaces, createdAt, sha256 } },
        };
      }),
    list: (year) => (year === undefined ? all.all() : byYear.all(year)).map(summary),
    get,
    read: (id) => blobs.read(get(id).sha256),
    record: (id) => {
      const found = record.get(id);
      if (found === undefined) throw missing();
      return recordRow.parse(found).record;
    },
    addSignature: (id, base, signature, pdf) =>
      append(id, base, [signature], pdf, (sha256, before) => ({
        kind: 'dossier.sign',
        subject: id,
        before: { sha256: before },
        after: { sha256, ...signature },
      })),
    addSigned: (id, base, signatures, pdf) =>
      append(id, base, signatures, pdf, (sha256, before) => ({
        kind: 'dossier.import',
        subject: id,
        before: { sha256: before },
        after: { sha256, signatures },
      })),
  };
}
