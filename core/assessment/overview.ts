/** How far the unit is: by group of requirements, by system, and as a whole. Which requirements count, counted.ts says. */
import { isAsked } from '../checklist/applicability.ts';
import type { Checklist, ChecklistItem, FrameworkId, Level, Trait } from '../checklist/model.ts';
import { isBinding, isOpen } from './counted.ts';
import type { Answer, Progress } from './model.ts';
import { NO_PROGRESS, progressOfItems, sumOf } from './progress.ts';

/** Counts over the requirements that apply and bind. */
export interface Figures extends Progress {
  /** Of those judged met or partly met, how many name evidence. */
  withEvidence: number;
}

/** A checklist as it is answered: by a system, or once for the unit. */
export interface Answered {
  checklist: Checklist;
  traits: readonly Trait[];
  /** As they count. */
  answers: readonly Answer[];
}

export interface GroupFigures {
  id: string;
  title: string;
  clause: string;
  figures: Figures;
}

/** A group of one checklist, with the requirement to go on with: the first that is open, else the first that is asked. */
export interface AnsweredGroup extends GroupFigures {
  itemId: string | null;
}

/** A group over all systems that are answered under its framework. */
export interface GroupOverview extends GroupFigures {
  framework: FrameworkId;
}

export const NO_FIGURES: Figures = { ...NO_PROGRESS, withEvidence: 0 };

export const sumOfFigures = (all: readonly Figures[]): Figures => ({
  ...sumOf(all),
  withEvidence: all.reduce((sum, { withEvidence }) => sum + withEvidence, 0),
});

function figuresOf(items: readonly ChecklistItem[], { traits, answers }: Answered): Figures {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  const proven = items.filter((item) => {
    const answer = byItem.get(item.id);
    if (answer === undefined || !isBinding(item) || !isAsked(item, traits, answer)) return false;
    return (answer.verdict === 'compliant' || answer.verdict === 'partial') && answer.evidence.length > 0;
  });
  return { ...progressOfItems(items, traits, answers), withEvidence: proven.length };
}

/** Each group of a checklist, in its order. */
export const groupsOf = (answered: Answered): AnsweredGroup[] =>
  answered.checklist.groups.map(({ id, title, clause, items }) => ({
    id,
    title,
    clause,
    figures: figuresOf(items, answered),
    itemId: nextOf(items, answered),
  }));

function nextOf(items: readonly ChecklistItem[], { traits, answers }: Answered): string | null {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  const asked = items.filter((item) => isAsked(item, traits, byItem.get(item.id)));
  const open = asked.find((item) => isOpen(item, byItem.get(item.id), 'unanswered'));
  return (open ?? asked[0])?.id ?? null;
}

/** The whole of a checklist. */
export const wholeOf = (answered: Answered): Figures => sumOfFigures(groupsOf(answered).map(({ figures }) => figures));

/**
 * The groups of several systems added up, by framework. The same group stands in every level of a framework; where a level has more
 * groups than another they follow in the order of the fullest checklist.
 */
export function groupsOverAll(
  systems: readonly { framework: FrameworkId; level: Level; groups: readonly GroupFigures[] }[],
): GroupOverview[] {
  const frameworks = [...new Set(systems.map(({ framework }) => framework))];
  return frameworks.flatMap((framework) => {
    const under = systems.filter((system) => system.framework === framework);
    const fullestFirst = under.toSorted((a, b) => b.groups.length - a.groups.length || b.level - a.level);
    const known = new Map(
      fullestFirst
        .toReversed()
        .flatMap(({ groups }) => groups)
        .map((group) => [group.id, group]),
    );
    const order = [...new Set(fullestFirst.flatMap(({ groups }) => groups.map(({ id }) => id)))];
    return order.flatMap((id) => {
      const group = known.get(id);
      if (group === undefined) return [];
      const all = under.flatMap(({ groups }) => groups.filter((one) => one.id === id).map(({ figures }) => figures));
      return [{ framework, id, title: group.title, clause: group.clause, figures: sumOfFigures(all) }];
    });
  });
}
