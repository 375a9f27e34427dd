/** The rules of preflight as a document, made from the rules themselves: docs/preflight.md. */
import { PREFLIGHT_RULES, RULE_GROUPS, type RuleGroup } from './preflight.ts';

const TITLES: Record<RuleGroup['id'], string> = {
  time: 'The period and its dates',
  unit: 'The unit and the parties it names',
  systems: 'The list of systems',
  level: 'Level and risk',
  approval: 'Approval of the level',
  protection: 'Protection plan and regulation',
  answers: 'Self-assessment',
  evidence: 'Evidence',
  inspections: 'Inspection and assessment',
  duties: 'Duties that are due',
  last_year: 'Against the year before',
};

/** The whole document, as it is published. */
export function preflightTable(): string {
  const count = (severity: string): number => PREFLIGHT_RULES.filter((rule) => rule.severity === severity).length;
  const groups = RULE_GROUPS.flatMap(({ id, rules }) => [
    `## ${TITLES[id]}`,
    '',
    '| id | severity | clause | what is told |',
    '|---|---|---|---|',
    ...rules.map((rule) => `| \`${rule.id}\` | ${rule.severity} | ${rule.clause ?? '—'} | ${rule.title} |`),
    '',
  ]);
  return [
    '# Preflight',
    '',
    'What the program looks for before it prints a dossier (`core/report/rules`). Made by `node_modules/.bin/node docs/preflight.ts`; a test keeps it current.',
    '',
    `${PREFLIGHT_RULES.length} rules: ${count('error')} errors refuse the final print, ${count('warning')} warnings are printed in it. The ids are stable: dossiers and programs name findings by them. A rule without a clause rests on plain reason, not on a text of law.`,
    '',
    ...groups,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
