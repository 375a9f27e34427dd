/** What taking a workbook over would do to the register: shown before anything is written, and done exactly so. */
import type { InformationSystem } from '../../core/assessment/model.ts';
import { canonicalJson } from '../../core/canonical.ts';
import type { SystemTemplate } from '../../core/checklist/templates.ts';
import { showDate } from '../../core/date.ts';
import { fold } from '../../core/text.ts';
import { PARTS, systemColumns } from './columns.ts';
import type { CellProblem, ReadRegister } from './read.ts';
import { LISTED, NAME_COLUMN, PROBLEMS } from './words.ts';

export interface ComparedSystem {
  name: string;
  row: number;
  state: 'new' | 'changed' | 'same' | 'wrong';
  changes: { field: string; before: string; after: string }[];
  /** The system as it would be kept; null where nothing is to be written. A new one still has the id of `blank`. */
  next: InformationSystem | null;
}

interface Register {
  /** In use or under construction. */
  systems: readonly InformationSystem[];
  /** Names of those out of use. */
  archived: readonly string[];
  /** What a new system begins with. */
  blank: InformationSystem;
  templates: readonly SystemTemplate[];
}

/** Systems are matched by name: first letter by letter, then without regard to marks and capitals. */
export function compareRegister(read: ReadRegister, register: Register): { systems: ComparedSystem[]; problems: CellProblem[] } {
  const problems = [...read.problems];
  const systems = read.systems.map(({ name, row, wrong, apply }): ComparedSystem => {
    const twins = register.systems.filter((system) => fold(system.name) === fold(name));
    const exact = twins.filter((system) => system.name.trim() === name);
    const match = exact.length === 1 ? exact[0] : twins[0];
    const refuse = (text: string): void => void problems.push({ sheet: read.sheet, row, column: NAME_COLUMN, text });
    const isOut = twins.length === 0 && register.archived.some((one) => fold(one) === fold(name));
    const isAmbiguous = twins.length > 1 && exact.length !== 1;
    if (!wrong && isOut) refuse(PROBLEMS.archived);
    if (!wrong && isAmbiguous) refuse(PROBLEMS.ambiguous);
    if (wrong || isOut || isAmbiguous) return { name, row, state: 'wrong', changes: [], next: null };
    if (match === undefined) return { name, row, state: 'new', changes: [], next: apply({ ...register.blank, name }) };
    const next = apply(match);
    // A level, its approval and its answers were won under one framework: no cell moves them to another.
    if (match.level !== null && next.framework !== match.framework) {
      refuse(PROBLEMS.levelled);
      return { name, row, state: 'wrong', changes: [], next: null };
    }
    if (canonicalJson(next) === canonicalJson(match)) return { name, row, state: 'same', changes: [], next: null };
    return { name, row, state: 'changed', changes: changesBetween(match, next, register.templates), next };
  });
  return { systems, problems: problems.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row) };
}

function changesBetween(
  before: InformationSystem,
  after: InformationSystem,
  templates: readonly SystemTemplate[],
): ComparedSystem['changes'] {
  const facts = systemColumns(templates).flatMap(({ title, show }) => {
    const [old, next] = [shown(show(before)), shown(show(after))];
    return old === next ? [] : [{ field: title, before: old, after: next }];
  });
  const lists = (['devices', 'applications', 'zones', 'connections'] as const).flatMap((key) => {
    const [old, next] = [before[key], after[key]];
    if (canonicalJson(old) === canonicalJson(next)) return [];
    const edited = old.length === next.length ? LISTED.edited(next.length) : LISTED.rows(next.length);
    return [{ field: PARTS[key].sheet, before: LISTED.rows(old.length), after: edited }];
  });
  return [...facts, ...lists];
}

const shown = (value: string | number | Date): string =>
  value instanceof Date ? showDate(value.toISOString().slice(0, 10)) : String(value);
