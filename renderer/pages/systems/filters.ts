/** Which systems of the register are shown. */
import type { SystemSummary } from '../../../core/api.ts';
import { fold } from '../../../core/text.ts';

export interface Filters {
  text: string;
  /** “”: any; “none”: not determined yet; otherwise the level. */
  level: string;
  /** “”: any. */
  status: string;
  framework: string;
  stage: string;
}

export const NO_FILTERS: Filters = { text: '', level: '', status: '', framework: '', stage: '' };

export const isFiltered = (filters: Filters): boolean => Object.values(filters).some((value) => value.trim() !== '');

const is = (wanted: string, value: string): boolean => wanted === '' || wanted === value;

/** Every word of the text stands somewhere in names or parties, marks don't matter; each choice holds. */
export function filtered(systems: readonly SystemSummary[], { text, level, status, framework, stage }: Filters): SystemSummary[] {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  return systems.filter(({ system }) => {
    const searched = fold(`${system.name} ${system.shortName} ${system.ownerName} ${system.operatorName}`);
    return (
      words.every((word) => searched.includes(word)) &&
      is(level, system.level === null ? 'none' : String(system.level)) &&
      is(status, system.approval.status) &&
      is(framework, system.framework) &&
      is(stage, system.stage)
    );
  });
}

/** A name as near-duplicates share it: without marks, capitals, spaces and signs. */
const comparable = (name: string): string => fold(name).replace(/[^a-z0-9]+/g, '');

/** Ids of systems whose name is hardly told from that of another. */
export function twinsIn(systems: readonly SystemSummary[]): ReadonlySet<string> {
  const names = systems.map(({ system }) => comparable(system.name));
  return new Set(
    systems
      .filter((_, index) => names.indexOf(names[index] ?? '') !== names.lastIndexOf(names[index] ?? ''))
      .map(({ system }) => system.id),
  );
}
