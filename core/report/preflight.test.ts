import { describe, expect, it } from 'vitest';
import { soundReport } from './fixture.ts';
import { preflight, PREFLIGHT_RULES } from './preflight.ts';
import { findingsAfter } from './rules/fixture.ts';

describe('preflight', () => {
  it('finds nothing in a sound report and says how many rules it checked', () => {
    expect(preflight(soundReport())).toEqual({ errors: [], warnings: [], passed: PREFLIGHT_RULES.length });
    expect(PREFLIGHT_RULES.length).toBeGreaterThanOrEqual(80);
  });

  it('has one id per rule', () => {
    const ids = PREFLIGHT_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gathers like findings of one system and leads to the first', () => {
    const found = findingsAfter((_report, his) => his.answers.forEach((answer) => (answer.evidence = [])));
    expect(found.find(({ rule }) => rule === 'compliant_without_evidence')).toMatchObject({ systemId: 'his', itemId: '5.1.1', count: 4 });
  });

  it('does not ask about requirements that do not arise', () => {
    const found = findingsAfter((_report, _his, staff) => {
      staff.system.traits = [];
      staff.answers = staff.answers.filter(({ itemId }) => itemId !== '5.2.2');
    });
    expect(found).toEqual([]);
  });

  it('blames only the systems that break the chain of totals', () => {
    const found = findingsAfter((_report, his, staff) => {
      his.determination = null;
      staff.determination = null;
    });
    expect(found.filter(({ rule }) => rule === 'totals_chain').map(({ systemId }) => systemId)).toEqual(['his']);
    expect(found.filter(({ rule }) => rule === 'system_type_missing').map(({ systemId }) => systemId)).toEqual(['nhan-su']);
  });

  it('treats an unanswered system as work still to do, not as an error of the form', () => {
    const { errors, warnings } = preflight({
      ...soundReport(),
      systems: soundReport().systems.map((entry) => ({ ...entry, answers: [] })),
    });
    expect(errors.map(({ rule }) => rule)).toEqual(['incomplete_has_date']);
    expect(warnings.filter(({ rule }) => rule === 'unanswered').map(({ count }) => count)).toEqual([7, 8]);
  });
});
