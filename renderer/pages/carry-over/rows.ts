/** The list of the preview: what each filter holds, what is found, what is chosen. */
import type { Output } from '../../../core/api.ts';
import type { CarryState } from '../../../core/assessment/carry-over-model.ts';
import { fold } from '../../../core/text.ts';

export type Preview = Output<'carry.preview'>;
export type Offer = Preview['offers'][number];

export const CARRY_FILTERS = ['all', 'same', 'changed', 'new', 'kept', 'common', 'left'] as const;
export type CarryFilter = (typeof CARRY_FILTERS)[number];

/** Whether something would be written. */
export const isOffered = ({ state }: Pick<Offer, 'state'>): boolean => state === 'same' || state === 'changed';

/** How many rows each filter holds; “all” are the requirements. */
export function filterCounts({ offers, left }: Preview): Record<CarryFilter, number> {
  const count = (state: CarryState): number => offers.filter((offer) => offer.state === state).length;
  return {
    all: offers.length,
    same: count('same'),
    changed: count('changed'),
    new: count('new'),
    kept: count('kept'),
    common: count('common'),
    left: left.length,
  };
}

/** The requirements on screen: filter and every word of the search, marks ignored; none where the list of answers without a place is asked for. */
export function shownOffers({ offers }: Preview, filter: CarryFilter, search: string): Offer[] {
  const words = fold(search).split(' ').filter(Boolean);
  return offers.filter((offer) => {
    if (filter !== 'all' && offer.state !== filter) return false;
    const folded = fold(`${offer.itemId} ${offer.title} ${offer.ask} ${offer.source}`);
    return words.every((word) => folded.includes(word));
  });
}

/** Groups in the order of the list. */
export function byGroup(offers: readonly Offer[]): { group: string; offers: Offer[] }[] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) groups.set(offer.group, [...(groups.get(offer.group) ?? []), offer]);
  return [...groups].map(([group, all]) => ({ group, offers: all }));
}

/** Ids of what would be written: everything offered but what was left out. */
export const chosenIds = ({ offers }: Preview, leftOut: ReadonlySet<string>): string[] =>
  offers.filter((offer) => isOffered(offer) && !leftOut.has(offer.itemId)).map(({ itemId }) => itemId);
