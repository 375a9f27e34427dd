/** How a rule of preflight is written: an id, a severity, a clause, a title, and a check that says what it found. */
import type { AnnualReport, ReportedSystem } from '../report.ts';
import type { PreflightFinding } from '../model.ts';
import type { SheetItem } from '../sheet.ts';

export interface Heading {
  /** Stable: programs and dossiers name findings by it. */
  id: string;
  severity: PreflightFinding['severity'];
  /** Clause that asks for it; null where it is plain reason. */
  clause: string | null;
  /** What is wrong, in a few words. */
  title: string;
}

export interface Rule extends Heading {
  check(report: AnnualReport): PreflightFinding[];
}

interface Place {
  systemId?: string;
  itemId?: string;
  count?: number;
}

function finding({ id, severity, clause, title }: Heading, meaning: string, place: Place = {}): PreflightFinding {
  return {
    rule: id,
    severity,
    text: `${title}. ${meaning}`,
    clause,
    systemId: place.systemId ?? null,
    itemId: place.itemId ?? null,
    count: place.count ?? 1,
  };
}

/** The name by which findings speak of a system. */
export const nameOf = ({ system }: ReportedSystem): string => `«${system.shortName || system.name}»`;

/** A rule on the report as a whole. The check returns what the finding means, with the number of places if not one, or null. */
export function reportRule(heading: Heading, check: (report: AnnualReport) => string | ({ meaning: string } & Place) | null): Rule {
  return {
    ...heading,
    check(report) {
      const found = check(report);
      if (found === null) return [];
      if (typeof found === 'string') return [finding(heading, found)];
      const { meaning, ...place } = found;
      return [finding(heading, meaning, place)];
    },
  };
}

/** What a check found in a system: in how many places and, where it leads to one, the first requirement. */
interface Hit {
  meaning: string;
  itemId?: string;
  count: number;
}

/** A rule on each system. The check returns what the finding means for this system, or null. */
export function systemRule(heading: Heading, check: (system: ReportedSystem, report: AnnualReport) => string | Hit | null): Rule {
  return {
    ...heading,
    check: (report) =>
      report.systems.flatMap((system) => {
        const found = check(system, report);
        if (found === null) return [];
        const { meaning, ...place } = typeof found === 'string' ? { meaning: found } : found;
        return [finding(heading, meaning, { systemId: system.system.id, ...place })];
      }),
  };
}

/** A rule on each requirement that arises; all hits of a system make one finding that leads to the first of them. */
export function itemRule(
  heading: Heading,
  hits: (entry: SheetItem, report: AnnualReport, system: ReportedSystem) => boolean,
  meaning: (count: number, system: string) => string,
): Rule {
  return systemRule(heading, (system, report) => {
    const found = system.items.filter((entry) => hits(entry, report, system));
    const [first] = found;
    return first ? { meaning: meaning(found.length, nameOf(system)), itemId: first.item.id, count: found.length } : null;
  });
}

export { blank, comparable, sameName } from '../names.ts';
