/** Which requirements arise for a system: an item names traits (`when`), and one of them is enough. */
import type { ChecklistItem, Trait } from './model.ts';

/** True when the item arises: it names no trait, or the system has one of those it names. */
export const appliesTo = (item: Pick<ChecklistItem, 'when'>, traits: readonly Trait[]): boolean =>
  item.when === undefined || item.when.some((trait) => traits.includes(trait));

/** The traits whose absence sets the item aside; empty when it arises. */
export const missingTraits = (item: Pick<ChecklistItem, 'when'>, traits: readonly Trait[]): Trait[] =>
  appliesTo(item, traits) ? [] : [...(item.when ?? [])];

/** Whether the requirement is asked: it arises by the traits, or a person brought it in. */
export const isAsked = (
  item: Pick<ChecklistItem, 'when'>,
  traits: readonly Trait[],
  answer: { included: boolean } | null | undefined,
): boolean => appliesTo(item, traits) || answer?.included === true;
