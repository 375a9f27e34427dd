/** Findings of preflight by the place where they are put right. */
import type { PreflightFinding } from '../../../core/report/model.ts';

export type Kind = 'all' | PreflightFinding['severity'];

export interface FindingPlace {
  /** Id of the system; empty for the unit and the dossier as a whole. */
  id: string;
  name: string;
  /** Errors first. */
  findings: PreflightFinding[];
  errors: number;
  warnings: number;
}

export interface PlaceNames {
  whole: string;
  /** A system that the register does not name. */
  other: string;
  ofSystems: ReadonlyMap<string, string>;
}

/** Places with findings of a kind: those with errors first, else the whole before the systems in the order of the register. */
export function placesOf(findings: readonly PreflightFinding[], kind: Kind, names: PlaceNames): FindingPlace[] {
  const byPlace = Map.groupBy(
    findings.filter(({ severity }) => kind === 'all' || severity === kind),
    ({ systemId }) => systemId ?? '',
  );
  const order = ['', ...names.ofSystems.keys()];
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...byPlace]
    .map(([id, here]): FindingPlace => {
      const errors = here.filter(({ severity }) => severity === 'error');
      const warnings = here.filter(({ severity }) => severity === 'warning');
      const name = id === '' ? names.whole : (names.ofSystems.get(id) ?? names.other);
      return { id, name, findings: [...errors, ...warnings], errors: errors.length, warnings: warnings.length };
    })
    .toSorted((a, b) => Number(b.errors > 0) - Number(a.errors > 0) || rank(a.id) - rank(b.id));
}

/** “Title. Meaning.” → its two parts. */
export function titleAndMeaning(text: string): [title: string, meaning: string] {
  const at = text.indexOf('. ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}
