import { proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { evidenceRules } from './evidence.ts';

const evidence =
  (index: number, change: object): Spoil =>
  (report) =>
    Object.assign(report.evidence[index] ?? {}, change);

proveRules(evidenceRules, {
  evidence_not_found: { hit: (report) => report.evidence.splice(0, 1), near: (report) => report.evidence.splice(4, 1) },
  evidence_expired: { hit: evidence(0, { validUntil: '2026-12-13' }), near: evidence(0, { validUntil: '2026-12-14' }) },
  evidence_after_cutoff: { hit: evidence(0, { effectiveOn: '2026-12-15' }), near: evidence(0, { effectiveOn: '2026-12-14' }) },
  evidence_dates_reversed: { hit: evidence(0, { validUntil: '2026-03-01' }), near: evidence(4, { validUntil: '2026-03-01' }) },
});
