/** How far a system is: counts over the requirements that arise. Which of them count, counted.ts says. */
import { isAsked } from '../checklist/applicability.ts';
import { itemsOf } from '../checklist/items.ts';
import type { Checklist, ChecklistItem, Trait } from '../checklist/model.ts';
import { isBinding, isOpen } from './counted.ts';
import type { Answer, Progress } from './model.ts';

export const NO_PROGRESS: Progress = {
  applicable: 0,
  answered: 0,
  compliant: 0,
  partial: 0,
  nonCompliant: 0,
  notApplicable: 0,
  confirmed: 0,
  withoutEvidence: 0,
};

/** Progress of a whole checklist. */
export const progressOf = (checklist: Checklist, traits: readonly Trait[], answers: readonly Answer[]): Progress =>
  progressOfItems(itemsOf(checklist), traits, answers);

/** Progress of some items of a checklist: a group, a filter. */
export function progressOfItems(items: readonly ChecklistItem[], traits: readonly Trait[], answers: readonly Answer[]): Progress {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  const progress = { ...NO_PROGRESS };
  for (const item of items) {
    const answer = byItem.get(item.id);
    if (!isAsked(item, traits, answer)) continue;
    if (isOpen(item, answer, 'withoutEvidence')) progress.withoutEvidence += 1;
    if (!isBinding(item)) continue;
    progress.applicable += 1;
    if (answer === undefined || isOpen(item, answer, 'unanswered')) continue;
    progress.answered += 1;
    if (!isOpen(item, answer, 'unconfirmed')) progress.confirmed += 1;
    if (answer.verdict === 'compliant') progress.compliant += 1;
    else if (answer.verdict === 'partial') progress.partial += 1;
    else if (answer.verdict === 'non_compliant') progress.nonCompliant += 1;
    else progress.notApplicable += 1;
  }
  return progress;
}

/** The sum of several systems. */
export const sumOf = (all: readonly Progress[]): Progress =>
  all.reduce(
    (sum, one) => ({
      applicable: sum.applicable + one.applicable,
      answered: sum.answered + one.answered,
      compliant: sum.compliant + one.compliant,
      partial: sum.partial + one.partial,
      nonCompliant: sum.nonCompliant + one.nonCompliant,
      notApplicable: sum.notApplicable + one.notApplicable,
      confirmed: sum.confirmed + one.confirmed,
      withoutEvidence: sum.withoutEvidence + one.withoutEvidence,
    }),
    NO_PROGRESS,
  );
