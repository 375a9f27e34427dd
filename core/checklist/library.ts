/** The loaded law: frameworks, checklists, crosswalk, and what must hold between them. */
import type { Crosswalk } from './crosswalk.ts';
import type { Framework } from './framework.ts';
import type { HolidayTable } from './holidays.ts';
import type { Checklist, FrameworkId, Level } from './model.ts';
import type { SystemTemplate } from './templates.ts';

export interface LevelSummary {
  level: Level;
  title: string;
  items: number;
  digest: string;
}

export interface Law {
  /** In the order in which they follow each other: NĐ 85/2016, NĐ 331/2026. */
  readonly frameworks: readonly Framework[];
  framework(id: FrameworkId): Framework;
  /** Throws CHECKLIST_INVALID when the file is broken, CHECKLIST_UNKNOWN when there is none. */
  checklist(framework: FrameworkId, level: number): Checklist;
  /** The levels of a framework without their items. */
  levels(framework: FrameworkId): LevelSummary[];
  crosswalk(): Crosswalk;
  holidays(): HolidayTable;
  /** Typical systems, in the order in which they are offered. */
  templates(): readonly SystemTemplate[];
}

export interface LawProblem {
  where: string;
  text: string;
}

export const itemCount = (checklist: Checklist): number => checklist.groups.reduce((sum, group) => sum + group.items.length, 0);

/** What is wrong inside one checklist: ids that repeat, controls of a foreign group. */
export function checklistProblems(checklist: Checklist): LawProblem[] {
  const where = (id: string): string => `${checklist.framework}/level-${checklist.level}: ${id}`;
  const items = checklist.groups.flatMap((group) => group.items.map((item) => ({ group, item })));
  return [
    ...repeated(items.map(({ item }) => item.id)).map((id) => ({ where: where(id), text: 'mã yêu cầu bị lặp' })),
    ...repeated(items.map(({ item }) => item.control)).map((control) => ({ where: where(control), text: 'khóa control bị lặp' })),
    ...repeated(checklist.groups.map((group) => group.id)).map((id) => ({ where: where(id), text: 'mã nhóm bị lặp' })),
    ...items
      .filter(({ group, item }) => !item.control.startsWith(`${group.id}.`))
      .map(({ group, item }) => ({ where: where(item.id), text: `control ${item.control} không thuộc nhóm ${group.id}` })),
  ];
}

/** What is wrong between the levels of a framework: the same control must stand in the same group everywhere. */
export function frameworkProblems(checklists: readonly Checklist[]): LawProblem[] {
  const homes = new Map<string, string>();
  const problems: LawProblem[] = [];
  for (const checklist of checklists) {
    for (const group of checklist.groups) {
      for (const { id, control } of group.items) {
        const home = homes.get(control) ?? group.id;
        homes.set(control, home);
        if (home !== group.id)
          problems.push({
            where: `${checklist.framework}/level-${checklist.level}: ${id}`,
            text: `control ${control} ở nhóm ${group.id}, nơi khác ở nhóm ${home}`,
          });
      }
    }
  }
  return problems;
}

/** What is wrong with the crosswalk: every control of the new framework once as `to`, every `from` known in the old one. */
export function crosswalkProblems(crosswalk: Crosswalk, old: readonly Checklist[], next: readonly Checklist[]): LawProblem[] {
  const known = controlsOf(old);
  const wanted = controlsOf(next);
  const targets = crosswalk.links.map((link) => link.to);
  const given = new Set(targets);
  return [
    ...repeated(targets).map((to) => ({ where: to, text: 'có hơn một liên kết' })),
    ...[...wanted].filter((control) => !given.has(control)).map((control) => ({ where: control, text: 'chưa có liên kết' })),
    ...targets.filter((to) => !wanted.has(to)).map((to) => ({ where: to, text: `không có trong ${crosswalk.to}` })),
    ...crosswalk.links.flatMap((link) =>
      link.from
        .filter((from) => !known.has(from))
        .map((from) => ({ where: link.to, text: `nguồn ${from} không có trong ${crosswalk.from}` })),
    ),
  ];
}

const controlsOf = (checklists: readonly Checklist[]): Set<string> =>
  new Set(checklists.flatMap((checklist) => checklist.groups.flatMap((group) => group.items.map((item) => item.control))));

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
