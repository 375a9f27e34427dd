/**
 * What kill.test.ts expects of a workspace: acts drawn by chance, and the state after each of them, worked out without a database.
 * Test code only.
 */
import type { Verdict } from '../../core/assessment/model.ts';

export const YEAR = 2026;
/** Names the unit where a system could stand. */
export const UNIT = '@';
export const SYSTEMS = ['his', 'lis'] as const;
/** A system without answers, set aside and brought back. */
export const SPARE = 'spare';

/** A place is “his/5.3” or “@/5.3”. Contents are numbers; the same number is the same bytes. */
export type Act =
  | { do: 'answer'; place: string; verdict: Verdict | null; note: string }
  | { do: 'plan'; place: string; action: string }
  | { do: 'share'; place: string; plan: string }
  | { do: 'detach'; place: string }
  | { do: 'bytes'; content: number; place: string }
  | { do: 'file'; content: number }
  | { do: 'link'; place: string; content: number }
  | { do: 'unlink'; place: string; content: number }
  | { do: 'discard'; content: number }
  | { do: 'restore'; content: number }
  | { do: 'shelve'; out: boolean }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'together'; acts: Act[] };

interface Said {
  verdict: Verdict | null;
  note: string;
  plan: string | null;
  evidence: string[];
}

/** What a workspace holds, as far as it is compared. */
export interface Content {
  answers: Record<string, Said>;
  /** Id → action. */
  plans: Record<string, string>;
  /** Ids of the evidence in the vault's list. */
  evidence: string[];
  spareIsOut: boolean;
}

export interface State {
  content: Content;
  /** What undo and redo lead to, the nearest last. */
  past: Content[];
  future: Content[];
  /** Ids of contents taken in; the bytes stay when the act is taken back. */
  ids: Record<number, string>;
}

export const emptyState = (): State => ({
  content: { answers: {}, plans: {}, evidence: [], spareIsOut: false },
  past: [],
  future: [],
  ids: {},
});

/** The id that the `count`-th thing made by act `number` gets. */
export const idOf = (number: number, count: number): string => `act-${number}-${count}`;

/** The state after act `number`; the old one stays as it is. */
export function after(state: State, act: Act, number: number): State {
  const { content, past, future } = state;
  if (act.do === 'undo') {
    const before = past.at(-1);
    return before === undefined ? state : { ...state, content: before, past: past.slice(0, -1), future: [...future, content] };
  }
  if (act.do === 'redo') {
    const next = future.at(-1);
    return next === undefined ? state : { ...state, content: next, past: [...past, content], future: future.slice(0, -1) };
  }
  const changed = structuredClone(content);
  const ids = { ...state.ids };
  let made = 0;
  change(changed, ids, act, () => idOf(number, made++));
  return { content: changed, ids, past: [...past, content], future: [] };
}

function change(content: Content, ids: State['ids'], act: Act, newId: () => string): void {
  const at = (place: string): Said => (content.answers[place] ??= { verdict: null, note: '', plan: null, evidence: [] });
  switch (act.do) {
    case 'answer':
      Object.assign(at(act.place), { verdict: act.verdict, note: act.note });
      break;
    case 'plan': {
      const id = (at(act.place).plan ??= newId());
      content.plans[id] = act.action;
      break;
    }
    case 'share':
      at(act.place).plan = act.plan;
      break;
    case 'detach':
      at(act.place).plan = null;
      break;
    case 'bytes':
    case 'file': {
      const id = (ids[act.content] ??= newId());
      content.evidence = [...new Set([...content.evidence, id])].toSorted();
      if (act.do === 'bytes') at(act.place).evidence.push(id);
      break;
    }
    case 'link':
      at(act.place).evidence.push(ids[act.content] ?? '');
      break;
    case 'unlink':
      at(act.place).evidence = at(act.place).evidence.filter((id) => id !== ids[act.content]);
      break;
    case 'discard':
      content.evidence = content.evidence.filter((id) => id !== ids[act.content]);
      break;
    case 'restore':
      content.evidence = [...content.evidence, ids[act.content] ?? ''].toSorted();
      break;
    case 'shelve':
      content.spareIsOut = act.out;
      break;
    case 'together':
      for (const one of act.acts) change(content, ids, one, newId);
      break;
    default:
      throw new Error(`${act.do} stands alone`);
  }
  const named = new Set(Object.values(content.answers).map(({ plan }) => plan));
  for (const id of Object.keys(content.plans)) if (!named.has(id)) delete content.plans[id];
}

/** Numbers in [0, 1) that repeat with their seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Files of several chunks, and how many contents there are at all; few, so that the same bytes come again. */
export const LARGE = 6;
const CONTENTS = 120;
const ITEMS = 60;
const PAST = 40;

type Chance = () => number;
const whole = (chance: Chance, below: number): number => Math.floor(chance() * below);
const oneOf = <T>(chance: Chance, values: readonly T[]): T | undefined => values[whole(chance, values.length)];
const VERDICT_OR_NONE: readonly (Verdict | null)[] = ['compliant', 'partial', 'non_compliant', 'not_applicable', null];

/** An act that changes something in this state. */
export function drawAct(chance: Chance, state: State, number: number): Act {
  for (;;) {
    const act = tryAct(chance, state, number);
    if (act !== null) return act;
  }
}

const drawPlace = (chance: Chance): string => `${oneOf(chance, [...SYSTEMS, UNIT]) ?? UNIT}/5.${whole(chance, ITEMS)}`;

function tryAct(chance: Chance, { content, past, future, ids }: State, number: number): Act | null {
  const place = drawPlace(chance);
  const said = content.answers[place];
  const live = Object.entries(ids).flatMap(([one, id]) => (content.evidence.includes(id) ? [{ content: Number(one), id }] : []));
  const dice = chance();
  if (dice < 0.3) return drawAnswer(chance, place, number);
  if (dice < 0.42) return { do: 'plan', place, action: `việc ${number}` };
  if (dice < 0.48) {
    const plan = oneOf(chance, Object.keys(content.plans));
    return plan === undefined || plan === said?.plan ? null : { do: 'share', place, plan };
  }
  if (dice < 0.52) return said?.plan == null ? null : { do: 'detach', place };
  if (dice < 0.64) {
    const drawn = LARGE + whole(chance, CONTENTS - LARGE);
    return said?.evidence.includes(ids[drawn] ?? '') === true ? null : { do: 'bytes', content: drawn, place };
  }
  if (dice < 0.67) {
    const drawn = whole(chance, LARGE);
    return live.some((one) => one.content === drawn) ? null : { do: 'file', content: drawn };
  }
  if (dice < 0.72) {
    const one = oneOf(chance, live);
    return one === undefined || said?.evidence.includes(one.id) === true ? null : { do: 'link', place, content: one.content };
  }
  if (dice < 0.75) {
    const one = live.find(({ id }) => said?.evidence.includes(id));
    return one === undefined ? null : { do: 'unlink', place, content: one.content };
  }
  if (dice < 0.78) {
    const free = live.filter(({ id }) => !Object.values(content.answers).some(({ evidence }) => evidence.includes(id)));
    const one = oneOf(chance, free);
    return one === undefined ? null : { do: 'discard', content: one.content };
  }
  if (dice < 0.8) {
    const gone = Object.entries(ids).filter(([, id]) => !content.evidence.includes(id));
    const one = oneOf(chance, gone);
    return one === undefined ? null : { do: 'restore', content: Number(one[0]) };
  }
  if (dice < 0.82) return { do: 'shelve', out: !content.spareIsOut };
  if (dice < 0.88) return past.length === 0 ? null : { do: 'undo' };
  if (dice < 0.92) return future.length === 0 ? null : { do: 'redo' };
  return { do: 'together', acts: Array.from({ length: 3 + whole(chance, 10) }, () => drawAnswer(chance, drawPlace(chance), number)) };
}

const drawAnswer = (chance: Chance, place: string, number: number): Act => ({
  do: 'answer',
  place,
  verdict: oneOf(chance, VERDICT_OR_NONE) ?? null,
  note: `ghi chú ${number} ${whole(chance, 1e9)}`,
});

/** Acts from a state on, with the state after each of them. */
export function drawActs(chance: Chance, from: State, first: number, count: number): { acts: Act[]; states: State[] } {
  const acts: Act[] = [];
  const states: State[] = [from];
  let state = from;
  for (let n = 0; n < count; n++) {
    const act = drawAct(chance, state, first + n);
    const next = after(state, act, first + n);
    state = { ...next, past: next.past.slice(-PAST) };
    acts.push(act);
    states.push(state);
  }
  return { acts, states };
}
