/** What a dossier says of itself, counted from its record: for people who check it. */
import type { DossierRecord, RecordItem } from './record.ts';
import type { Statement } from './verification.ts';

export function statementOf(record: DossierRecord): Statement {
  const { unit, year, draft, createdAt, program, printer, report, replaces } = record;
  return {
    unit: unit.name,
    year,
    draft,
    createdAt,
    program,
    printer,
    report: report ?? null,
    replaces: replaces ?? null,
    systems: record.systems.map(({ name, framework, frameworkTitle, level, groups }) => {
      const items = groups.flatMap((group) => group.items);
      const count = (...verdicts: RecordItem['verdict'][]): number => items.filter(({ verdict }) => verdicts.includes(verdict)).length;
      return {
        name,
        framework,
        frameworkTitle,
        level,
        items: items.length,
        met: count('compliant'),
        partly: count('partial'),
        unmet: count('non_compliant', null),
        notApplicable: count('not_applicable'),
      };
    }),
    evidence: record.evidence.length,
  };
}
