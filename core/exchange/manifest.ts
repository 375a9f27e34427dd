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
export const PACKAGE_VERSION = 2;
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
const entryName = z.string().regex(/^evidence\/[0-9]{4,5}-[0-9a-f]{8}\.[a-z]{2,5}$/);

const listedEvidence = {
  nr: z.number().int().min(1).max(MAX_PACKAGE_EVIDENCE),
  id: z.string().min(1).max(64),
  /** Of the evidence as the dossier names it, whatever is packed. */
  ...packedFile,
  title: z.string().max(500),
  fileName: z.string().max(500),
};
const entryFits = (nr: number, sha256: string, entry: string): boolean =>
  entry.startsWith(`evidence/${String(nr).padStart(4, '0')}-${sha256.slice(0, 8)}.`);
const ENTRY_MISFIT = { path: ['entry'], message: 'tên trong gói không khớp số thứ tự và mã băm' };

/** Evidence with the file that is packed: as it is, the copy with persons covered, or none. */
const packedEvidence = z
  .discriminatedUnion('packed', [
    z.strictObject({ packed: z.literal('original'), ...listedEvidence, entry: entryName }),
    z.strictObject({ packed: z.literal('redacted'), ...listedEvidence, entry: entryName, copy: z.strictObject(packedFile) }),
    z.strictObject({ packed: z.literal('none'), ...listedEvidence }),
  ])
  .refine((evidence) => {
    if (evidence.packed === 'none') return true;
    return entryFits(evidence.nr, evidence.packed === 'original' ? evidence.sha256 : evidence.copy.sha256, evidence.entry);
  }, ENTRY_MISFIT);
export type PackedEvidenceEntry = z.infer<typeof packedEvidence>;

/** The file a package must hold for an evidence: name, hash and size; null where none goes along. */
export function packedFileOf(evidence: PackedEvidenceEntry): { entry: string; sha256: string; size: number } | null {
  if (evidence.packed === 'none') return null;
  const { entry } = evidence;
  return evidence.packed === 'original' ? { entry, sha256: evidence.sha256, size: evidence.size } : { entry, ...evidence.copy };
}

const head = {
  format: z.literal(PACKAGE_FORMAT),
  /** Id of the dossier record. */
  id: z.string().min(1).max(64),
  year: z.number().int().min(2016).max(2100),
  unit: z.string().max(500),
  /** That of the record: packing the same dossier again gives the same manifest. */
  createdAt: isoInstant,
  dossier: z.strictObject({ file: z.string().regex(/^ho-so-[0-9]{4}\.pdf$/), ...packedFile }),
};
const numbered = (list: readonly { nr: number }[]): boolean => list.every(({ nr }, index) => nr === index + 1);
const MISNUMBERED = { message: 'minh chứng phải được đánh số liên tục từ 1' };

export const packageManifest = z.strictObject({
  ...head,
  version: z.literal(PACKAGE_VERSION),
  evidence: z.array(packedEvidence).max(MAX_PACKAGE_EVIDENCE).refine(numbered, MISNUMBERED),
});
export type PackageManifest = z.infer<typeof packageManifest>;

/** Version 1 packed everything as it is. */
const firstManifest = z
  .strictObject({
    ...head,
    version: z.literal(1),
    evidence: z
      .array(
        z
          .strictObject({ ...listedEvidence, entry: entryName })
          .refine(({ nr, sha256, entry }) => entryFits(nr, sha256, entry), ENTRY_MISFIT),
      )
      .max(MAX_PACKAGE_EVIDENCE)
      .refine(numbered, MISNUMBERED),
  })
  .transform((manifest): PackageManifest => ({
    ...manifest,
    version: PACKAGE_VERSION,
    evidence: manifest.evidence.map((evidence) => ({ packed: 'original', ...evidence })),
  }));
const anyManifest = z.union([packageManifest, firstManifest]);

interface PackedDossier {
  sha256: string;
  size: number;
}

/** By number of evidence: what goes along; what is not named goes as it is. */
export type PackingChoice = ReadonlyMap<number, PackedEvidenceEntry['packed']>;

const packedAs = (evidence: RecordEvidence, choice: PackingChoice): PackedEvidenceEntry => {
  const { nr, id, sha256, size, title, fileName, redacted } = evidence;
  const listed = { nr, id, sha256, size, title, fileName };
  const packed = choice.get(nr) ?? 'original';
  if (packed === 'none') return { packed, ...listed };
  if (packed === 'original' || redacted === undefined) return { packed: 'original', ...listed, entry: evidenceEntry(evidence) };
  return { packed, ...listed, entry: evidenceEntry({ nr, sha256: redacted.sha256, mediaType: REDACTED_TYPE }), copy: redacted };
};

/** Redacted copies are pictures put together as PDF. */
const REDACTED_TYPE = 'application/pdf';

const manifestOf = (record: DossierRecord, { sha256, size }: PackedDossier, choice: PackingChoice): PackageManifest => ({
  format: PACKAGE_FORMAT,
  version: PACKAGE_VERSION,
  id: record.id,
  year: record.year,
  unit: record.unit.name,
  createdAt: record.createdAt,
  dossier: { file: dossierName(record.year), sha256, size },
  evidence: record.evidence.map((evidence) => packedAs(evidence, choice)),
});

/** The manifest that goes with a record; `dossier` describes the (signed or unsigned) PDF that is packed. */
export const buildManifest = (record: DossierRecord, dossier: PackedDossier, choice: PackingChoice = new Map()): PackageManifest =>
  packageManifest.parse(manifestOf(record, dossier, choice));

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

/** Reads a manifest of this or an earlier version from outside; PACKAGE_INVALID with places where it does not fit. */
export function parseManifest(json: string): Result<PackageManifest> {
  const read = readStrictJson(json, MANIFEST_LIMITS);
  if (!read.ok) return invalid(explainRefusal(read.refusal));
  const manifest = anyManifest.safeParse(read.value);
  return manifest.success ? { ok: true, value: manifest.data } : invalid('bảng kê không đúng cấu trúc', placesOf(manifest.error));
}

/**
 * Whether the manifest lists exactly the evidence of the record that the signed dossier carries. What is left out must be named all
 * the same; a redacted copy must be the one whose hash the record names.
 */
export function manifestMatches(manifest: PackageManifest, record: DossierRecord): boolean {
  const choice: PackingChoice = new Map(manifest.evidence.map(({ nr, packed }) => [nr, packed]));
  return canonicalJson(manifest) === canonicalJson(manifestOf(record, manifest.dossier, choice));
}
