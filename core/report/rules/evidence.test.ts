import { fixtureAnswer } from '../fixture.ts';
import { proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { evidenceRules } from './evidence.ts';

const evidence =
  (index: number, change: object): Spoil =>
  (report) =>
    Object.assign(report.evidence[index] ?? {}, change);

/** So many requirements that all rest on one file. */
const many =
  (count: number): Spoil =>
  (_report, _his, staff) => {
    const { checklist } = staff;
    const [group] = checklist?.groups ?? [];
    const [first] = group?.items ?? [];
    if (checklist === null || group === undefined || first === undefined) throw new Error('The sound report has a checklist.');
    const items = Array.from({ length: count }, (_, at) => ({ ...first, id: `9.${at + 1}`, control: `many.point-${at + 1}` }));
    staff.checklist = { ...checklist, groups: [{ ...group, items }] };
    staff.answers = items.map(({ id }) => ({ ...fixtureAnswer(checklist, id, 'compliant', ['minh-chung-4']), note: '' }));
  };

proveRules(evidenceRules, {
  evidence_not_found: { hit: (report) => report.evidence.splice(0, 1), near: (report) => report.evidence.splice(4, 1) },
  evidence_expired: { hit: evidence(0, { validUntil: '2026-12-13' }), near: evidence(0, { validUntil: '2026-12-14' }) },
  evidence_after_cutoff: { hit: evidence(0, { effectiveOn: '2026-12-15' }), near: evidence(0, { effectiveOn: '2026-12-14' }) },
  evidence_dates_reversed: { hit: evidence(0, { validUntil: '2026-03-01' }), near: evidence(4, { validUntil: '2026-03-01' }) },
  evidence_discarded: {
    hit: (report) => {
      report.evidence.splice(0, 1);
      report.registers.discardedEvidence = ['minh-chung-1'];
    },
    near: (report) => (report.registers.discardedEvidence = ['minh-chung-5']),
  },
  evidence_in_future: {
    hit: (report) => {
      report.today = '2026-12-01';
      Object.assign(report.evidence[0] ?? {}, { effectiveOn: '2026-12-02' });
    },
    near: (report) => {
      report.today = '2026-12-01';
      Object.assign(report.evidence[0] ?? {}, { effectiveOn: '2026-12-01' });
    },
  },
  // Beside another that has a date, one without does no harm.
  evidence_undated: { hit: evidence(2, { effectiveOn: null }), near: evidence(4, { effectiveOn: null }) },
  evidence_replaced: { hit: evidence(4, { replaces: 'minh-chung-1' }), near: evidence(0, { replaces: 'minh-chung-5' }) },
  evidence_overused: { hit: many(31), near: many(30) },
  evidence_not_redacted: {
    hit: evidence(0, { sensitivity: 'personal' }),
    near: (report, his, staff) => {
      evidence(0, { sensitivity: 'personal' })(report, his, staff);
      evidence(4, { redacted: { of: 'minh-chung-1', sha256: 'a'.repeat(64) } })(report, his, staff);
    },
  },
  evidence_secret: { hit: evidence(0, { sensitivity: 'secret' }), near: evidence(4, { sensitivity: 'secret' }) },
});
