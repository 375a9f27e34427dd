/**
 * Systems × requirements: one row per control, beside it what the unit answered once for all and what holds for each system. What
 * an act on many cells touches is decided here too.
 */
import { z } from 'zod';
import { itemsOf } from '../checklist/items.ts';
import { isAsked } from '../checklist/applicability.ts';
import { frameworkId, level, type Checklist, type ChecklistItem, type Level, type Trait } from '../checklist/model.ts';
import { isBlankAnswer } from './answer.ts';
import { holdsAt } from './common.ts';
import { isBinding, isOpen } from './counted.ts';
import { progress, verdict, type Answer, type CommonAnswer, type InformationSystem } from './model.ts';
import { progressOf } from './progress.ts';

/**
 * `own`: judged here. `inherited`: the unit's verdict counts. `open`: not judged yet. `set_aside`: does not arise by the traits.
 * `not_required`: the level does not demand it.
 */
export const GRID_STATES = ['own', 'inherited', 'open', 'set_aside', 'not_required'] as const;
export const gridState = z.enum(GRID_STATES);

export const gridCell = z.strictObject({
  state: gridState,
  /** In the checklist of this column; null where it has none. */
  itemId: z.string().nullable(),
  verdict: verdict.nullable(),
  /** How many pieces of evidence. */
  evidence: z.number().int(),
  confirmed: z.boolean(),
  /** Shown and marked, and left out of every count. */
  recommended: z.boolean(),
  /** Something is said here, be it without a verdict: the unit's answer does not come through. */
  said: z.boolean(),
  /** The unit answered, and strictly enough for this level. */
  common: z.boolean(),
  /** Judged otherwise than the unit. */
  differs: z.boolean(),
  unanswered: z.boolean(),
  withoutEvidence: z.boolean(),
});
export type GridCell = z.infer<typeof gridCell>;

/** `level`: of the requirement that was answered, milder perhaps than that of the row; null while nothing is answered. */
export const gridUnitCell = gridCell.extend({ level: level.nullable() });

/** One requirement, told as the highest level words it; `cells` in the order of the systems. */
export const gridRow = z.strictObject({
  control: z.string(),
  itemId: z.string(),
  title: z.string(),
  unit: gridUnitCell,
  cells: z.array(gridCell),
});
export type GridRow = z.infer<typeof gridRow>;

export const gridGroup = z.strictObject({ id: z.string(), title: z.string(), clause: z.string(), rows: z.array(gridRow) });
export type GridGroup = z.infer<typeof gridGroup>;

export const gridSystem = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  level,
  /** The system's own: under another the column shows the gap assessment (Luật 116 Đ45.1). */
  framework: frameworkId,
  progress,
});
export type GridSystem = z.infer<typeof gridSystem>;

export const grid = z.strictObject({
  systems: z.array(gridSystem),
  /** Of the unit: at the highest level of its systems; null while no system has one. */
  unit: z.strictObject({ level, progress }).nullable(),
  groups: z.array(gridGroup),
});
export type Grid = z.infer<typeof grid>;

/** A system with what it is asked, and its answers as they count. */
export interface GridColumn {
  system: Pick<InformationSystem, 'id' | 'name' | 'shortName' | 'framework' | 'traits'>;
  checklist: Checklist;
  answers: readonly Answer[];
}

/** The unit: what it is asked, the traits of all its systems together, and what it answered. */
export interface GridUnit {
  checklist: Checklist;
  traits: readonly Trait[];
  common: readonly CommonAnswer[];
  /** The same, laid on the checklist (`commonAnswersOn`). */
  answers: readonly Answer[];
}

/** The grid of one framework. The systems stand in the order given. */
export function gridOf(unit: GridUnit | null, columns: readonly GridColumn[]): Grid {
  if (unit === null) return { systems: [], unit: null, groups: [] };
  const common = new Map(unit.common.filter((one) => !isBlankAnswer(one)).map((one) => [one.control, one]));
  const unitAnswers = new Map(unit.answers.map((answer) => [answer.itemId, answer]));
  const unitItems = new Map(itemsOf(unit.checklist).map((item) => [item.control, item]));
  const sides = columns.map(({ system, checklist, answers }) => ({
    traits: system.traits,
    level: checklist.level,
    items: new Map(itemsOf(checklist).map((item) => [item.control, item])),
    answers: new Map(answers.map((answer) => [answer.itemId, answer])),
  }));
  const row = (item: ChecklistItem): GridRow => {
    const given = common.get(item.control);
    const asked = unitItems.get(item.control);
    const about = { item: asked, traits: unit.traits, answer: asked && unitAnswers.get(asked.id), from: undefined };
    return {
      control: item.control,
      itemId: item.id,
      title: item.title,
      unit: { ...cellOf(about), level: given?.level ?? null },
      cells: sides.map(({ traits, level: at, items, answers }) => {
        const own = items.get(item.control);
        const from = given !== undefined && holdsAt(given, at) ? given : undefined;
        return cellOf({ item: own, traits, answer: own && answers.get(own.id), from });
      }),
    };
  };
  return {
    systems: columns.map(({ system: { id, name, shortName, framework, traits }, checklist, answers }) => {
      return { id, name, shortName, level: checklist.level, framework, progress: progressOf(checklist, traits, answers) };
    }),
    unit: { level: unit.checklist.level, progress: progressOf(unit.checklist, unit.traits, unit.answers) },
    groups: groupsOf([unit.checklist, ...columns.map(({ checklist }) => checklist)], row),
  };
}

/** Every control once, by group, as the highest level words it; what only milder levels ask stands at the end of its group. */
function groupsOf(checklists: readonly Checklist[], row: (item: ChecklistItem) => GridRow): GridGroup[] {
  const groups = new Map<string, GridGroup>();
  const seen = new Set<string>();
  const levels = new Set<Level>();
  for (const { level: at, groups: asked } of checklists.toSorted((a, b) => b.level - a.level)) {
    if (levels.has(at)) continue;
    levels.add(at);
    for (const { id, title, clause, items } of asked) {
      const group = groups.get(id) ?? { id, title, clause, rows: [] };
      groups.set(id, group);
      const fresh = items.filter(({ control }) => !seen.has(control));
      fresh.forEach(({ control }) => seen.add(control));
      group.rows.push(...fresh.map(row));
    }
  }
  return [...groups.values()];
}

interface About {
  /** Undefined where the level does not demand the control. */
  item: ChecklistItem | undefined;
  traits: readonly Trait[];
  answer: Answer | undefined;
  /** What the unit answered, where it holds here. */
  from: CommonAnswer | undefined;
}

function cellOf({ item, traits, answer, from }: About): GridCell {
  if (item === undefined) return { ...EMPTY_CELL, state: 'not_required' };
  if (!isAsked(item, traits, answer)) return { ...EMPTY_CELL, state: 'set_aside', itemId: item.id };
  const given = answer?.verdict ?? null;
  const inherited = answer?.inherited === true;
  return {
    state: given === null ? 'open' : inherited ? 'inherited' : 'own',
    itemId: item.id,
    verdict: given,
    evidence: answer?.evidence.length ?? 0,
    confirmed: answer?.confirmed ?? false,
    recommended: !isBinding(item),
    said: answer !== undefined && !inherited && !isBlankAnswer(answer),
    common: from !== undefined,
    differs: !inherited && given !== null && from != null && from.verdict !== null && from.verdict !== given,
    unanswered: isOpen(item, answer, 'unanswered'),
    withoutEvidence: isOpen(item, answer, 'withoutEvidence'),
  };
}

const EMPTY_CELL: Omit<GridCell, 'state'> = {
  itemId: null,
  verdict: null,
  evidence: 0,
  confirmed: false,
  recommended: false,
  said: false,
  common: false,
  differs: false,
  unanswered: false,
  withoutEvidence: false,
};

/** Whether something can be answered in the cell. */
export const isAnswerable = ({ state }: Pick<GridCell, 'state'>): boolean => state !== 'not_required' && state !== 'set_aside';

// ---------------------------------------------------------------- acts on many cells

/** The column of the unit among those of the systems, which are counted from 0. */
export const UNIT_COLUMN = -1;

export const cellAt = (row: GridRow, column: number): GridCell | undefined => (column === UNIT_COLUMN ? row.unit : row.cells[column]);

/** Chosen cells of one row, by column. */
export interface ChosenRow {
  row: GridRow;
  columns: readonly number[];
}

export interface Target {
  row: GridRow;
  column: number;
  itemId: string;
  cell: GridCell;
}

export interface Targets {
  /** What is written to. */
  written: Target[];
  /** Chosen, and reached through the unit's answer: they stay without one of their own. */
  following: Target[];
  notRequired: number;
  setAside: number;
}

/**
 * What writing the same to chosen cells touches. Where the unit's cell is among them, a system that says nothing of its own follows
 * it and is not written to: answered once stays answered once.
 */
export function targetsOf(chosen: readonly ChosenRow[]): Targets {
  const targets: Targets = { written: [], following: [], notRequired: 0, setAside: 0 };
  for (const { row, columns } of chosen) {
    const throughUnit = columns.includes(UNIT_COLUMN) && isAnswerable(row.unit);
    for (const column of columns) {
      const cell = cellAt(row, column);
      if (cell === undefined) continue;
      if (cell.state === 'not_required') targets.notRequired += 1;
      else if (cell.itemId === null || cell.state === 'set_aside') targets.setAside += 1;
      else {
        const follows = throughUnit && column !== UNIT_COLUMN && !cell.said;
        (follows ? targets.following : targets.written).push({ row, column, itemId: cell.itemId, cell });
      }
    }
  }
  return targets;
}
