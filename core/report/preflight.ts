/** Preflight: every rule over the report before it is frozen. Errors refuse a final dossier, warnings are printed with it. */
import type { ReportInput } from './input.ts';
import type { PreflightFinding } from './model.ts';
import { annualReport } from './report.ts';
import { answerRules } from './rules/answers.ts';
import { approvalRules } from './rules/approval.ts';
import { dutyRules } from './rules/duties.ts';
import { evidenceRules } from './rules/evidence.ts';
import { inspectionRules } from './rules/inspections.ts';
import { lastYearRules } from './rules/last-year.ts';
import { levelRules } from './rules/level.ts';
import { orderRules } from './rules/order.ts';
import { partyRules } from './rules/parties.ts';
import { protectionRules } from './rules/protection.ts';
import type { Rule } from './rules/rule.ts';
import { systemRules } from './rules/systems.ts';
import { timeRules } from './rules/time.ts';
import { unitRules } from './rules/unit.ts';

export interface Preflight {
  errors: PreflightFinding[];
  warnings: PreflightFinding[];
  /** How many rules were checked and found nothing. */
  passed: number;
}

/** A part of the report and the rules that look at it. */
export interface RuleGroup {
  id: 'time' | 'unit' | 'systems' | 'level' | 'approval' | 'protection' | 'answers' | 'evidence' | 'inspections' | 'duties' | 'last_year';
  rules: readonly Rule[];
}

/** Every rule by the part it looks at, in the order in which findings are shown. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { id: 'time', rules: timeRules },
  { id: 'unit', rules: [...unitRules, ...partyRules] },
  { id: 'systems', rules: systemRules },
  { id: 'level', rules: [...levelRules, ...orderRules] },
  { id: 'approval', rules: approvalRules },
  { id: 'protection', rules: protectionRules },
  { id: 'answers', rules: answerRules },
  { id: 'evidence', rules: evidenceRules },
  { id: 'inspections', rules: inspectionRules },
  { id: 'duties', rules: dutyRules },
  { id: 'last_year', rules: lastYearRules },
];

/** Every rule, in the order in which findings are shown. */
export const PREFLIGHT_RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);

/** Runs all rules. Deterministic: the same input gives the same findings in the same order. */
export function preflight(input: ReportInput): Preflight {
  const report = annualReport(input);
  const found = PREFLIGHT_RULES.map((rule) => rule.check(report));
  const findings = found.flat();
  return {
    errors: findings.filter(({ severity }) => severity === 'error'),
    warnings: findings.filter(({ severity }) => severity === 'warning'),
    passed: found.filter((hits) => hits.length === 0).length,
  };
}
