/** The manifest of an exchange package: which dossier and which evidence a ZIP must hold, no more and no less. */
import { z } from 'zod';
import { sha256Hex } from '../assessment/model.ts';
import { canonicalJson } from '../canonical.ts';
import { isoInstant } from '../date.ts';
import type { Failure, Result } from '../failure.ts';
import { placesOf } from './parse.ts';
import type { DossierRecord, RecordEvidence } from './record.ts';
import { explainRefusal, readStrictJson } from './strict-json.ts';

export const PACKAGE_FORMAT = 'antam-package';
export const PACKAGE_VERSION = 1;
/** Name of the manifest inside the ZIP. */
export const MANIFEST_FILE = 'manifest.json';
export const MANIFEST_LIMITS = { maxBytes: 16 * 1024 * 1024, maxDepth: 8 };
export const MAX_PACKAGE_EVIDENCE = 20_000;

/** File name endings by media type; anything else is packed as “.bin”. Endings of the user's own names are never taken. */
const ENDINGS: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'message/rfc822': 'eml',
};

/** Name inside the ZIP, made from number, hash and media type: “evidence/0001-9f86d081.pdf”. */
export function evidenceEntry({ nr, sha256, mediaType }: Pick<RecordEvidence, 'nr' | 'sha256' | 'mediaType'>): string {
  const ending = Object.hasOwn(ENDINGS, mediaType) ? ENDINGS[mediaType] : undefined;
  return `evidence/${String(nr).padStart(4, '0')}-${sha256.slice(0, 8)}.${ending ?? 'bin'}`;
}

/** Name of the dossier inside the ZIP: “ho-so-2026.pdf”. */
export const dossierName = (year: number): string => `ho-so-${year}.pdf`;

const packedFile = { sha256: sha256Hex, size: z.number().int().min(1) };

const packedEvidence = z
  .strictObject({
    nr: z.number().int().min(1).max(MAX_PACKAGE_EVIDENCE),
    id: z.string().min(1).max(64),
    ...packedFile,
    title: z.string().max(500),
    fileName: z.string().max(500),
    entry: z.string().regex(/^evidence\/[0-9]{4,5}-[0-9a-f]{8}\.[a-z]{2,5}$/),
  })
  .refine(({ nr, sha256, entry }) => entry.startsWith(`evidence/${String(nr).padStart(4, '0')}-${sha256.slice(0, 8)}.`), {
    path: ['entry'],
    message: 'tên trong gói không khớp số thứ tự và mã băm',
  });

export const packageManifest = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  /** Id of the dossier record. */
  id: z.string().min(1).max(64),
  year: z.number().int().min(2016).max(2100),
  unit: z.string().max(500),
  /** That of the record: packing the same dossier again gives the same manifest. */
  createdAt: isoInstant,
  dossier: z.strictObject({ file: z.string().regex(/^ho-so-[0-9]{4}\.pdf$/), ...packedFile }),
  evidence: z
    .array(packedEvidence)
    .max(MAX_PACKAGE_EVIDENCE)
    .refine((list) => list.every(({ nr }, index) => nr === index + 1), { message: 'minh chứng phải được đánh số liên tục từ 1' }),
});
export type PackageManifest = z.infer<typeof packageManifest>;

interface PackedDossier {
  sha256: string;
  size: number;
}

const manifestOf = (record: DossierRecord, { sha256, size }: PackedDossier): PackageManifest => ({
  format: PACKAGE_FORMAT,
  version: PACKAGE_VERSION,
  id: record.id,
  year: record.year,
  unit: record.unit.name,
  createdAt: record.createdAt,
  dossier: { file: dossierName(record.year), sha256, size },
  evidence: record.evidence.map((evidence) => ({
    nr: evidence.nr,
    id: evidence.id,
    sha256: evidence.sha256,
    size: evidence.size,
    title: evidence.title,
    fileName: evidence.fileName,
    entry: evidenceEntry(evidence),
  })),
});

/** The manifest that goes with a record; `dossier` describes the (signed or unsigned) PDF that is packed. */
export const buildManifest = (record: DossierRecord, dossier: PackedDossier): PackageManifest =>
  packageManifest.parse(manifestOf(record, dossier));

/** The manifest as it is written into the ZIP: canonical JSON. */
export const serialiseManifest = (manifest: PackageManifest): string => canonicalJson(manifest);

const invalid = (why: string, details?: Failure['details']): { ok: false; failure: Failure } => ({
  ok: false,
  failure: {
    code: 'PACKAGE_INVALID',
    message: `Gói hồ sơ không đọc được: ${why}. Nội dung gói không dùng được làm căn cứ. Đề nghị nơi gửi xuất và gửi lại gói.`,
    ...(details && { details }),
  },
});

/** Reads a manifest from outside; PACKAGE_INVALID with places where it does not fit. */
export function parseManifest(json: string): Result<PackageManifest> {
  const read = readStrictJson(json, MANIFEST_LIMITS);
  if (!read.ok) return invalid(explainRefusal(read.refusal));
  const manifest = packageManifest.safeParse(read.value);
  return manifest.success ? { ok: true, value: manifest.data } : invalid('bảng kê không đúng cấu trúc', placesOf(manifest.error));
}

/** Whether the manifest lists exactly the evidence of the record that the signed dossier carries. */
export const manifestMatches = (manifest: PackageManifest, record: DossierRecord): boolean =>
  canonicalJson(manifest) === canonicalJson(manifestOf(record, manifest.dossier));
