/** Preflight: every rule over the report before it is frozen. Errors refuse a final dossier, warnings are printed with it. */
import type { ReportInput } from './input.ts';
import type { PreflightFinding } from './model.ts';
import { annualReport } from './report.ts';
import { answerRules } from './rules/answers.ts';
import { approvalRules } from './rules/approval.ts';
import { evidenceRules } from './rules/evidence.ts';
import { inspectionRules } from './rules/inspections.ts';
import { levelRules } from './rules/level.ts';
import { protectionRules } from './rules/protection.ts';
import type { Rule } from './rules/rule.ts';
import { systemRules } from './rules/systems.ts';
import { unitRules } from './rules/unit.ts';

export interface Preflight {
  errors: PreflightFinding[];
  warnings: PreflightFinding[];
  /** How many rules were checked and found nothing. */
  passed: number;
}

/** Every rule, in the order findings are shown: unit, list of systems, level, approval, protection, answers, evidence, inspection. */
export const PREFLIGHT_RULES: readonly Rule[] = [
  ...unitRules,
  ...systemRules,
  ...levelRules,
  ...approvalRules,
  ...protectionRules,
  ...answerRules,
  ...evidenceRules,
  ...inspectionRules,
];

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
