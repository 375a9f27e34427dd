/** What a package holds against what its dossier names, line by line. */
import { manifestMatches, packedFileOf } from '../../core/exchange/manifest.ts';
import type { ReasonCode, ToldReason } from '../../core/exchange/reasons.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import type { ComparedEvidence, EvidenceState, VerificationReport } from '../../core/exchange/verification.ts';
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

/** How the states of the package are told. */
const STATES: Record<PackageContent['evidence'][number]['state'], EvidenceState> = {
  ok: 'same',
  redacted: 'redacted',
  altered: 'differs',
  missing: 'missing',
  not_packed: 'left_out',
};

export function comparedEvidence({ manifest, evidence, problems }: PackageContent): Pick<VerificationReport, 'evidence' | 'unlisted'> {
  const byNumber = new Map(evidence.map((one) => [one.nr, one]));
  return {
    evidence: manifest.evidence.map((listed): ComparedEvidence => {
      const { nr, title, fileName, sha256, size } = listed;
      const found = byNumber.get(nr);
      const expected = packedFileOf(listed) ?? { sha256, size };
      return {
        nr,
        title,
        fileName,
        state: found === undefined ? 'missing' : STATES[found.state],
        expected: { sha256: expected.sha256, size: expected.size },
        found: found === undefined || found.sha256 === '' ? null : { sha256: found.sha256, size: found.size },
      };
    }),
    unlisted: problems.filter(({ code }) => code === 'entry_unlisted').map(({ text }) => text),
  };
}
