/** The list of requirements as the desk walks it: order, search, what comes next. */
import { isBinding } from '../../../core/assessment/counted.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist, ChecklistGroup, ChecklistItem, Trait } from '../../../core/checklist/model.ts';
import { fold } from '../../../core/text.ts';

export interface Entry {
  item: ChecklistItem;
  group: ChecklistGroup;
  /** Traits the system lacks; empty when the item arises. */
  missing: Trait[];
  /** Asked although it doesn't arise: a person brought it in. */
  included: boolean;
  /** Folded text for search. */
  folded: string;
}

/** The requirement a search part names, as it is written there: “5.10” is no number. Null where it names none. */
export function itemIn(search: string): string | null {
  const text = new URLSearchParams(search).get('item');
  // The router puts what would read as a number in quotes.
  return text === null || text === '' ? null : text.replace(/^"(.*)"$/, '$1');
}

/** All items in walking order: within a group those that are asked first, those set aside after them. */
export function entriesOf(checklist: Checklist, setAside: Record<string, Trait[]>, included: ReadonlySet<string> = new Set()): Entry[] {
  return checklist.groups.flatMap((group) => {
    const entries = group.items.map((item): Entry => {
      const missing = setAside[item.id] ?? [];
      return {
        item,
        group,
        missing,
        included: missing.length > 0 && included.has(item.id),
        folded: fold(`${item.id} ${item.title} ${item.ask} ${item.source}`),
      };
    });
    return [...entries.filter(isAsked), ...entries.filter((entry) => !isAsked(entry))];
  });
}

export const isAsked = (entry: Pick<Entry, 'missing' | 'included'>): boolean => entry.missing.length === 0 || entry.included;

/** Whether the item counts: it is asked, and it binds. The same items make up the progress. */
export const isCounted = (entry: Entry): boolean => isAsked(entry) && isBinding(entry.item);

/** The items in which every word of the search occurs, marks ignored. */
export function found(entries: readonly Entry[], search: string): Entry[] {
  const words = fold(search).split(' ').filter(Boolean);
  return entries.filter((entry) => words.every((word) => entry.folded.includes(word)));
}

/**
 * The next item in a direction among those on screen; the current one may have left the filter, its place still counts.
 * Null at the end.
 */
export function step(entries: readonly Entry[], visible: readonly Entry[], current: string, direction: 1 | -1): string | null {
  const shown = new Set(visible.filter(isAsked).map((entry) => entry.item.id));
  const from = entries.findIndex((entry) => entry.item.id === current);
  for (let i = from + direction; i >= 0 && i < entries.length; i += direction) {
    const id = entries[i]?.item.id;
    if (id !== undefined && shown.has(id)) return id;
  }
  return null;
}

/** The next unanswered item after the current one, wrapping round; null when none is left. */
export function nextUnanswered(entries: readonly Entry[], answers: ReadonlyMap<string, Answer>, current: string): string | null {
  const from = entries.findIndex((entry) => entry.item.id === current);
  const round = [...entries.slice(from + 1), ...entries.slice(0, from + 1)];
  const isOpen = ({ item }: Entry): boolean => (answers.get(item.id)?.verdict ?? null) === null;
  return round.find((entry) => entry.item.id !== current && isCounted(entry) && isOpen(entry))?.item.id ?? null;
}

/** The first item on screen of the next group in a direction, going back first to the head of the current one; null at the end. */
export function stepGroup(entries: readonly Entry[], visible: readonly Entry[], current: string, direction: 1 | -1): string | null {
  const shown = new Set(visible.filter(isAsked));
  const firsts = [...new Set(entries.map(({ group }) => group))].flatMap(
    (group) => entries.find((entry) => entry.group === group && shown.has(entry)) ?? [],
  );
  const from = entries.findIndex((entry) => entry.item.id === current);
  const ahead = firsts.filter((entry) => (direction === 1 ? entries.indexOf(entry) > from : entries.indexOf(entry) < from));
  return (direction === 1 ? ahead[0] : ahead.at(-1))?.item.id ?? null;
}

/** A line of the tree: a group, or an item of an open group. Its key is the id of either. */
export type Row =
  { kind: 'group'; key: string; group: ChecklistGroup; open: boolean } | { kind: 'item'; key: string; entry: Entry; group: ChecklistGroup };

/** The lines of the tree from top to bottom; groups without a visible item have none. */
export function rowsOf(visible: readonly Entry[], openGroups: ReadonlySet<string>): Row[] {
  const groups = [...new Set(visible.map((entry) => entry.group))];
  return groups.flatMap((group): Row[] => {
    const open = openGroups.has(group.id);
    const entries = open ? visible.filter((entry) => entry.group === group) : [];
    return [
      { kind: 'group', key: group.id, group, open },
      ...entries.map((entry): Row => ({ kind: 'item', key: entry.item.id, entry, group })),
    ];
  });
}

/** What a key does on a line of the tree: opens or closes its group, or leads to another line; null when it means nothing there. */
export function rowAfter(rows: readonly Row[], from: string, pressed: string): { key: string; toggle: boolean } | null {
  const at = rows.findIndex((row) => row.key === from);
  const row = rows[at];
  if (row === undefined) return null;
  const to = (target: Row | undefined): { key: string; toggle: boolean } => ({ key: (target ?? row).key, toggle: false });
  switch (pressed) {
    case 'ArrowDown':
      return to(rows[at + 1]);
    case 'ArrowUp':
      return to(rows[at - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (row.kind === 'item') return null;
      return row.open ? to(rows[at + 1]) : { key: row.key, toggle: true };
    case 'ArrowLeft':
      if (row.kind === 'item') return { key: row.group.id, toggle: false };
      return row.open ? { key: row.key, toggle: true } : null;
    default:
      return null;
  }
}

/** The row that takes the place of one that has left the list: the next requirement of those before, else the last one above it. */
export function neighbourOf(before: readonly Row[], gone: string, now: readonly Row[]): string | null {
  const at = before.findIndex((row) => row.key === gone);
  const left = new Set(now.filter((row) => row.kind === 'item').map((row) => row.key));
  const candidates = [...before.slice(at + 1), ...before.slice(0, Math.max(at, 0)).toReversed()];
  return candidates.find((row) => left.has(row.key))?.key ?? now[0]?.key ?? null;
}
