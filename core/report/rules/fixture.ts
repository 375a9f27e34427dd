/** How rules are proven: each speaks when one thing is spoiled, and stays silent on a near miss. */
import { describe, expect, it } from 'vitest';
import { soundReport } from '../fixture.ts';
import type { Fixture, FixtureSystem } from '../fixture.ts';
import { preflightFinding } from '../model.ts';
import type { PreflightFinding } from '../model.ts';
import { preflight } from '../preflight.ts';
import type { Rule } from './rule.ts';

export type Spoil = (report: Fixture, his: FixtureSystem, staff: FixtureSystem) => void;

interface Case {
  /** Makes the rule speak. */
  hit: Spoil;
  /** Comes close, and the rule stays silent. */
  near: Spoil;
}

/** All findings, errors first, after something was done to the sound report. */
export function findingsAfter(spoil: Spoil): PreflightFinding[] {
  const report = soundReport();
  spoil(report, ...report.systems);
  const { errors, warnings } = preflight(report);
  return [...errors, ...warnings];
}

/** Tests for a set of rules: exactly one case for each rule. */
export function proveRules(rules: readonly Rule[], cases: Record<string, Case>): void {
  it('has a case for each rule', () => {
    expect(Object.keys(cases).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  describe.each(rules.map((rule) => ({ rule, id: rule.id, found: cases[rule.id] })))('rule $id', ({ rule, found }) => {
    const spoken = (spoil: Spoil | undefined): PreflightFinding[] =>
      spoil ? findingsAfter(spoil).filter((finding) => finding.rule === rule.id) : [];

    it('speaks', () => {
      const findings = spoken(found?.hit);
      expect(findings).not.toHaveLength(0);
      for (const finding of findings) {
        expect(preflightFinding.parse(finding)).toMatchObject({ severity: rule.severity, clause: rule.clause });
        expect(finding.text.startsWith(`${rule.title}. `)).toBe(true);
        expect(finding.text).toBe(finding.text.normalize('NFC'));
        expect(finding.text).not.toMatch(/undefined|null|NaN|!|\bbạn\b/);
      }
    });

    it('stays silent on a near miss', () => {
      expect(spoken(found?.near)).toEqual([]);
    });
  });
}
