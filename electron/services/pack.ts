/** From a dossier to the exchange package: with all evidence, chosen files, or copies with persons covered. */
import type { Evidence } from '../../core/assessment/model.ts';
import type { PackableEvidence } from '../../core/contract/package.ts';
import { digestOfBytes } from '../../core/canonical.ts';
import { buildManifest, packedFileOf, type PackedEvidenceEntry, type PackingChoice } from '../../core/exchange/manifest.ts';
import { FailureError } from '../../core/failure.ts';
import { writePackage, type PackageOptions } from '../dossier/package.ts';
import type { Workspace } from '../workspace/index.ts';
import { recordOf } from './dossier.ts';

export interface PackOptions extends Omit<PackageOptions, 'onProgress'> {
  /** Bytes so far, of about how many. */
  onProgress?: (bytes: number, total: number) => void;
  /** What goes along, by number of evidence; what is not named goes as it is. */
  choice?: PackingChoice;
}

/**
 * Writes the exchange package: the dossier as it is and the chosen evidence its record names, hashes checked on the way.
 * EVIDENCE_DAMAGED where the vault no longer holds what the record names; else as `writePackage`.
 */
export async function packDossier(workspace: Workspace, pdf: Uint8Array, file: string, options: PackOptions = {}): Promise<void> {
  const { choice, onProgress, ...rest } = options;
  const record = await recordOf(pdf);
  const manifest = buildManifest(record, { sha256: digestOfBytes(pdf), size: pdf.byteLength }, choice);
  const evidence = manifest.evidence.flatMap((listed) => {
    const packed = packedFileOf(listed);
    return packed === null ? [] : [{ entry: packed.entry, size: packed.size, open: () => contentOf(workspace, listed) }];
  });
  const total = evidence.reduce((sum, { size }) => sum + size, pdf.byteLength);
  const tell = onProgress === undefined ? {} : { onProgress: (bytes: number) => onProgress(bytes, total) };
  await writePackage(file, { manifest, pdf, evidence }, { ...rest, ...tell });
}

function contentOf(workspace: Workspace, listed: PackedEvidenceEntry): AsyncIterable<Uint8Array> {
  if (listed.packed !== 'redacted') return workspace.evidence.stream(listed.id);
  const copy = redactedCopyOf(workspace.evidence.list(), listed.id, listed.copy.sha256);
  if (copy === null) {
    throw new FailureError(
      'EVIDENCE_DAMAGED',
      `Bản đã che thông tin của «${listed.title}» không còn trong kho minh chứng nên chưa lập được gói hồ sơ. Khôi phục bản đó, hoặc chọn gửi bản gốc hay không gửi kèm.`,
    );
  }
  return workspace.evidence.stream(copy);
}

/** Id of the copy with these bytes; null where the vault has none. */
const redactedCopyOf = (vault: readonly Evidence[], of: string, sha256: string): string | null =>
  vault.find((evidence) => evidence.redacted?.of === of && evidence.sha256 === sha256)?.id ?? null;

/** The evidence of a dossier with what decides about packing it, and the size of the dossier itself. */
export async function packable(workspace: Workspace, pdf: Uint8Array): Promise<{ dossier: number; evidence: PackableEvidence[] }> {
  const { evidence } = await recordOf(pdf);
  const vault = workspace.evidence.list();
  const discarded = workspace.evidence.discarded().map(({ evidence: one }) => one);
  const listed = new Map([...discarded, ...vault].map((one) => [one.id, one]));
  return {
    dossier: pdf.byteLength,
    evidence: evidence.map(({ nr, id, title, fileName, size, redacted }) => ({
      nr,
      title,
      fileName,
      size,
      sensitivity: listed.get(id)?.sensitivity ?? 'internal',
      redactedSize: redacted === undefined || redactedCopyOf(vault, id, redacted.sha256) === null ? null : redacted.size,
      kept: listed.has(id),
    })),
  };
}
