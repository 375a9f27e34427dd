/** Which pieces of the vault are shown. */
import { COMMON } from '../../../core/assessment/common.ts';
import type { Output } from '../../../core/api.ts';
import { compareVietnamese } from '../../../core/text.ts';
import { daysBetween, vietnamDate, type IsoDate } from '../../../core/date.ts';

export type Piece = Output<'evidence.list'>[number];

/** “all”, “kind:minutes”, “system:his” … */
export type View = 'all' | 'expiring' | 'expired' | 'unused' | 'recent' | 'discarded' | `kind:${string}` | `system:${string}`;

export interface Sight {
  today: IsoDate;
  /** Ids of pieces that something beside the requirements names; undefined until all of it is read. */
  elsewhere: ReadonlySet<string> | undefined;
  /** Ids of pieces that have a later revision. */
  superseded: ReadonlySet<string>;
}

/** From so many days before its end a piece wants replacing. */
export const SOON_DAYS = 30;
const RECENT_DAYS = 7;

/** The pieces that another one takes the place of. */
export const supersededBy = (pieces: readonly Piece[]): ReadonlySet<string> =>
  new Set(pieces.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])));

/** Days until a piece ends, negative when it has; null where it has no end or a later revision stands for it. */
export function daysLeft({ id, validUntil }: Piece, { today, superseded }: Sight): number | null {
  return validUntil === null || superseded.has(id) ? null : daysBetween(today, validUntil);
}

/** Whether a view shows a piece. What was discarded is kept in a list of its own. */
export function isShown(view: View, piece: Piece, sight: Sight): boolean {
  const left = daysLeft(piece, sight);
  switch (view) {
    case 'all':
      return true;
    case 'expiring':
      return left !== null && left >= 0 && left <= SOON_DAYS;
    case 'expired':
      return left !== null && left < 0;
    case 'unused':
      return piece.uses.length === 0 && sight.elsewhere !== undefined && !sight.elsewhere.has(piece.id);
    case 'recent':
      return daysBetween(vietnamDate(new Date(piece.addedAt)), sight.today) <= RECENT_DAYS;
    case 'discarded':
      return false;
    default:
      return view.startsWith('kind:') ? view === `kind:${piece.kind}` : piece.uses.some(({ systemId }) => view === `system:${systemId}`);
  }
}

/** What wants replacing now, the most urgent first. */
export function dueSoon(pieces: readonly Piece[], sight: Sight): { piece: Piece; left: number }[] {
  return pieces
    .flatMap((piece) => {
      const left = daysLeft(piece, sight);
      return left === null || left > SOON_DAYS ? [] : [{ piece, left }];
    })
    .toSorted((a, b) => a.left - b.left);
}

/** The revisions of a piece from the newest to the oldest, itself among them. */
export function revisionsOf<T extends { id: string; replaces: string | null }>(piece: T, all: readonly T[]): T[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const chain = [piece];
  for (let later = nextOf(piece, all); later !== undefined && !chain.includes(later); later = nextOf(later, all)) chain.unshift(later);
  for (let older = before(piece, byId); older !== undefined && !chain.includes(older); older = before(older, byId)) chain.push(older);
  return chain;
}

const nextOf = <T extends { id: string; replaces: string | null }>({ id }: T, all: readonly T[]): T | undefined =>
  all.find(({ replaces }) => replaces === id);
const before = <T extends { replaces: string | null }>({ replaces }: T, byId: ReadonlyMap<string, T>): T | undefined =>
  replaces === null ? undefined : byId.get(replaces);

/** What the systems that use a piece are called, in their order, the unit's own answers left out. */
export const namesUsing = ({ uses }: Piece, nameOf: (systemId: string) => string): string[] =>
  [...new Set(uses.map(({ systemId }) => systemId).filter((id) => id !== COMMON))].map(nameOf).toSorted(compareVietnamese);
