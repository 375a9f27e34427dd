/** What a package holds against what its dossier names, line by line. */
import { manifestMatches } from '../../core/exchange/manifest.ts';
import type { ReasonCode, ToldReason } from '../../core/exchange/reasons.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import type { ComparedEvidence, VerificationReport } from '../../core/exchange/verification.ts';
import type { PackageContent } from '../dossier/read-package.ts';

const REASONS: Record<string, ReasonCode> = {
  dossier_altered: 'package_mismatch',
  evidence_missing: 'evidence_missing',
  evidence_altered: 'evidence_altered',
  entry_unlisted: 'entry_unlisted',
};

/** What the package does to the verdict; `record`: that of the dossier in it. */
export const packageReasons = ({ manifest, problems }: PackageContent, record: DossierRecord | null): ToldReason[] => [
  ...problems.map(({ code, text }): ToldReason => ({ code: REASONS[code] ?? 'package_invalid', detail: text })),
  ...(record !== null && !manifestMatches(manifest, record) ? [{ code: 'package_mismatch' as const }] : []),
];

export function comparedEvidence({ manifest, evidence, problems }: PackageContent): Pick<VerificationReport, 'evidence' | 'unlisted'> {
  return {
    evidence: manifest.evidence.map(({ nr, title, fileName, sha256, size }, index): ComparedEvidence => {
      const found = evidence[index];
      const isThere = found !== undefined && found.sha256 !== '';
      return {
        nr,
        title,
        fileName,
        state: found?.ok === true ? 'same' : isThere ? 'differs' : 'missing',
        expected: { sha256, size },
        found: isThere ? { sha256: found.sha256, size: found.size } : null,
      };
    }),
    unlisted: problems.filter(({ code }) => code === 'entry_unlisted').map(({ text }) => text),
  };
}
