/** Taking acts back and doing them again, from any page: one after the other, however fast the keys come. */
import type { Output } from '../../core/api.ts';
import type { Failure } from '../../core/failure.ts';
import { call, failureOf, queryClient } from '../api.ts';
import { undo as words } from '../texts/undo.ts';
import { everythingWritten } from './pending.ts';
import { hasFailedSaves, tellSaved } from './saving.ts';
import { createStore } from './store.ts';
import { hideToasts, toastWith } from './toast.tsx';
import { tellUndone } from './undone.ts';
import { jumpTo, unsavedOnPage } from './unsaved.ts';

export type Direction = 'undo' | 'redo';
export type Step = Output<'undo.undo'>['step'];

/** What the frame of the window does for it. */
export interface Way {
  /** “/assess/his?item=5.1”. */
  go(address: string, options: { replace: boolean }): void;
  /** Address of the page that is open. */
  here(): string;
}

const trouble = createStore<Failure | null>(null);
/** Why the last step could not be taken; null when it could. */
export const useUndoTrouble = trouble.use;
export const forgetUndoTrouble = (): void => trouble.set(null);

const waiting: Direction[] = [];
let busy = false;
let hideLast = (): void => undefined;

const CALLS = { undo: 'undo.undo', redo: 'undo.redo' } as const;

/** Takes the last act back, or does again what was taken back last, after everything typed is written. */
export function step(direction: Direction, way: Way): void {
  waiting.push(direction);
  if (!busy) void work(way);
}

async function work(way: Way): Promise<void> {
  busy = true;
  trouble.set(null);
  const taken: { direction: Direction; step: Step }[] = [];
  let failure: Failure | null = null;
  try {
    for (let direction = waiting.shift(); direction !== undefined; direction = waiting.shift()) {
      failure = await refusal();
      if (failure !== null) break;
      const { step: told, savedAt } = await call(CALLS[direction]);
      tellSaved(savedAt);
      taken.push({ direction, step: told });
      // A held key goes on while the pages read: what comes meanwhile is done in one go.
      if (waiting.length === 0) await readAnew();
    }
  } catch (error) {
    failure = failureOf(error);
    if (taken.length > 0) await readAnew();
  }
  waiting.length = 0;
  busy = false;
  const last = taken.at(-1);
  if (last !== undefined) tell(taken.filter(({ direction }) => direction === last.direction).length, last.direction, last.step, way);
  if (failure !== null) tellFailure(failure, taken.length > 0);
}

/** Whether two looks at the last act saw the same one. */
export const isSameStep = (one: Step | null, other: Step | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Takes the last act back if it is still `made`.
 * @returns 'gone' when something was done since, 'refused' when the way is not free: then the notice above the page says why
 */
export async function takeBack(made: Step): Promise<'taken' | 'gone' | 'refused'> {
  trouble.set(null);
  try {
    const refused = await refusal();
    if (refused !== null) {
      trouble.set(refused);
      return 'refused';
    }
    const { undo } = await call('undo.next');
    if (!isSameStep(undo, made)) return 'gone';
    const { savedAt } = await call('undo.undo');
    tellSaved(savedAt);
    await readAnew();
    return 'taken';
  } catch (error) {
    trouble.set(failureOf(error));
    return 'refused';
  }
}

/** Content that can't be kept would be lost with the page that shows it; the user decides about that first. */
async function refusal(): Promise<Failure | null> {
  await everythingWritten();
  const [first] = unsavedOnPage();
  if (first !== undefined) {
    jumpTo(first);
    return { code: 'CONFLICT', message: words.unsaved(first.label) };
  }
  return hasFailedSaves() ? { code: 'CONFLICT', message: words.failedSave } : null;
}

/** Nothing but the law and the program itself stays as it was read. */
async function readAnew(): Promise<void> {
  const changes = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => !/^(law|app)\./.test(String(queryKey[0]));
  // A page that is opened next must not begin with what was read before.
  queryClient.removeQueries({ type: 'inactive', predicate: changes });
  await queryClient.invalidateQueries({ predicate: changes });
  tellUndone();
}

function tell(count: number, direction: Direction, told: Step, way: Way): void {
  // What other toasts offer to undo may just have been.
  hideToasts();
  follow(told, way);
  const address = addressOf(told);
  const back = direction === 'undo' ? ('redo' as const) : ('undo' as const);
  const actions = [
    ...(address === null || isHere(address, way) ? [] : [{ text: words.there, run: () => way.go(address, { replace: false }) }]),
    { text: words[back], run: () => repeat(count, back, way) },
  ];
  hideLast = toastWith(words.told[direction](told.label, count), actions);
}

function repeat(count: number, direction: Direction, way: Way): void {
  for (let i = 0; i < count; i++) step(direction, way);
}

function tellFailure(failure: Failure, tookSome: boolean): void {
  // The end of the list is no trouble.
  if (failure.code !== 'NOT_FOUND') trouble.set(failure);
  else if (!tookSome) {
    hideLast();
    hideLast = toastWith(failure.message, []);
  }
}

/**
 * On the desk of the same system the requirement comes on screen, in the list of plans or evidence the piece; a page about what is
 * gone gives way to its list.
 */
function follow(told: Step, way: Way): void {
  const here = way.here();
  const { place, about } = told;
  if (place !== null && here.split('?')[0] === `/assess/${place.systemId}`) way.go(deskAddress(place), { replace: true });
  if (about === null) return;
  if (!about.gone) {
    const address = aboutAddress(about);
    if (Object.hasOwn(NAMED_IN_LIST, about.kind) && isHere(address, way)) way.go(address, { replace: true });
    return;
  }
  const [, , id] = here.split(/[/?]/);
  if (id === encodeURIComponent(about.id)) way.go(LISTS[about.kind], { replace: true });
}

type About = NonNullable<Step['about']>;

const LISTS: Record<About['kind'], string> = {
  unit: '/unit',
  system: '/systems',
  evidence: '/evidence',
  incident: '/incidents',
  plan: '/plans',
  duty: '/calendar',
  holiday: '/settings',
};

/** Kinds whose list shows one of them beside it, by what names it in the address. */
const NAMED_IN_LIST: Partial<Record<About['kind'], string>> = { plan: 'plan', evidence: 'open' };

function aboutAddress({ kind, id, gone }: About): string {
  const list = LISTS[kind];
  const named = NAMED_IN_LIST[kind];
  if (gone) return list;
  if (named !== undefined) return `${list}?${named}=${encodeURIComponent(id)}`;
  return kind === 'system' || kind === 'incident' ? `${list}/${encodeURIComponent(id)}` : list;
}

const deskAddress = ({ systemId, framework, itemId }: NonNullable<Step['place']>): string =>
  `/assess/${systemId}?${framework === undefined ? '' : `framework=${framework}&`}item=${encodeURIComponent(itemId)}`;

/** Where an act was done; null for what has no page of its own. */
export function addressOf({ place, about }: Pick<Step, 'place' | 'about'>): string | null {
  if (place !== null) return deskAddress(place);
  return about === null ? null : aboutAddress(about);
}

/** Whether the act was done on the page that is open. */
const isHere = (address: string, way: Way): boolean => {
  const path = (one: string): string => one.split('?')[0] ?? '';
  return path(way.here()) === path(address);
};
