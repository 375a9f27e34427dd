/** The dossier record as text: out in canonical form, in with distrust. */
import { z } from 'zod';
import { canonicalJson, digestOf } from '../canonical.ts';
import type { Failure, Result } from '../failure.ts';
import { dossierRecord, RECORD_FORMAT, RECORD_VERSION } from './record.ts';
import type { DossierRecord } from './record.ts';
import { explainRefusal, readStrictJson } from './strict-json.ts';

/** 64 MiB: some ten times the record of a hospital with a hundred systems. */
export const RECORD_LIMITS = { maxBytes: 64 * 1024 * 1024, maxDepth: 32 };

/** Places named in a message; a hostile file could have millions. */
const MAX_PLACES = 20;

/** What every version of the format says of itself. */
const recordHead = z.looseObject({ format: z.literal(RECORD_FORMAT), version: z.number().int().min(1) });

/** Where a schema does not fit: field paths with texts, at most twenty. */
export const placesOf = (error: z.ZodError): NonNullable<Failure['details']> =>
  error.issues.slice(0, MAX_PLACES).map(({ path, message }) => ({ where: path.map(String).join('.') || '(gốc)', text: message }));

const invalid = (why: string, details?: Failure['details']): { ok: false; failure: Failure } => ({
  ok: false,
  failure: {
    code: 'RECORD_INVALID',
    message: `Dữ liệu kèm trong hồ sơ không đọc được: ${why}. Nội dung này không dùng được làm căn cứ. Đề nghị nơi gửi lập và gửi lại hồ sơ.`,
    ...(details && { details }),
  },
});

const newer = (version: number): { ok: false; failure: Failure } => ({
  ok: false,
  failure: {
    code: 'RECORD_NEWER',
    message: `Hồ sơ do phiên bản phần mềm mới hơn lập (định dạng ${version}, phần mềm này đọc đến ${RECORD_VERSION}) nên chưa kết luận được. Cập nhật phần mềm rồi mở lại.`,
  },
});

/**
 * Reads a record from outside. RECORD_NEWER for a later version of the format; RECORD_INVALID for everything else that is
 * not a record in canonical form: too large, too deep, doubled keys, prototype names, lone surrogates, a schema that
 * does not fit (with places).
 */
export function parseRecord(json: string): Result<DossierRecord> {
  const read = readStrictJson(json, RECORD_LIMITS);
  if (!read.ok) return invalid(explainRefusal(read.refusal));
  const head = recordHead.safeParse(read.value);
  if (!head.success) return invalid('đây không phải dữ liệu hồ sơ An Tâm', placesOf(head.error));
  if (head.data.version > RECORD_VERSION) return newer(head.data.version);
  const record = dossierRecord.safeParse(read.value);
  return record.success ? { ok: true, value: record.data } : invalid('dữ liệu không đúng cấu trúc', placesOf(record.error));
}

/** The record as it is embedded in the PDF: canonical JSON. */
export const serialiseRecord = (record: DossierRecord): string => canonicalJson(record);

/** SHA-256 (hex) of the serialised record. */
export const recordDigest = (record: DossierRecord): string => digestOf(record);

/** What verification tells of a record (CLI.md, verify, `content`). Items: the requirements that arise, over all systems. */
export function sharedFacts(record: DossierRecord): { unit: string; year: number; systems: number; items: number; digest: string } {
  const items = record.systems.reduce((sum, { groups }) => sum + groups.reduce((inner, group) => inner + group.items.length, 0), 0);
  return { unit: record.unit.name, year: record.year, systems: record.systems.length, items, digest: recordDigest(record) };
}
