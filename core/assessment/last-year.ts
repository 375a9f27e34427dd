/** What was answered last year to the same requirement, and whether anything about it is different now. */
import { itemsOf } from '../checklist/items.ts';
import type { Crosswalk } from '../checklist/crosswalk.ts';
import type { Checklist, ChecklistItem, FrameworkId } from '../checklist/model.ts';
import { isBlankAnswer } from './answer.ts';
import { VERDICTS, type Answer, type Verdict } from './model.ts';

/** The answers of an earlier year under one framework, as they counted. */
export interface Earlier {
  checklist: Checklist;
  answers: readonly Answer[];
}

export interface LastYearMatch {
  earlier: Earlier;
  item: ChecklistItem;
  answer: Answer;
}

/**
 * For each requirement the answer of an earlier year to the same one; by item id. `earlier` in order of preference. Under the same
 * framework the same id counts, else the same control; under the one before, the requirements that the crosswalk names, and of
 * several the worst answer, as it decides in a carry-over too.
 */
export function lastYearOf(
  checklist: Checklist,
  earlier: readonly Earlier[],
  crosswalk: Pick<Crosswalk, 'from' | 'to' | 'links'>,
): Map<string, LastYearMatch> {
  const found = new Map<string, LastYearMatch>();
  for (const one of earlier) {
    const byId = new Map(one.answers.filter((answer) => !isBlankAnswer(answer)).map((answer) => [answer.itemId, answer]));
    const given = itemsOf(one.checklist).flatMap((item) => {
      const answer = byId.get(item.id);
      return answer === undefined ? [] : [{ earlier: one, item, answer }];
    });
    const ids = new Map(given.map((match) => [match.item.id, match]));
    const controls = new Map(given.map((match) => [match.item.control, match]));
    const sources = sourcesOf(checklist.framework, one.checklist.framework, crosswalk);
    for (const item of itemsOf(checklist)) {
      if (found.has(item.id)) continue;
      const match =
        sources === null
          ? (ids.get(item.id) ?? controls.get(item.control))
          : worstOf((sources.get(item.control) ?? []).flatMap((control) => controls.get(control) ?? []));
      if (match !== undefined) found.set(item.id, match);
    }
  }
  return found;
}

/** The controls of the older framework by control of the newer; null where both are the same framework. */
function sourcesOf(
  now: FrameworkId,
  before: FrameworkId,
  crosswalk: Pick<Crosswalk, 'from' | 'to' | 'links'>,
): ReadonlyMap<string, string[]> | null {
  if (now === before) return null;
  if (crosswalk.to !== now || crosswalk.from !== before) return new Map();
  return new Map(crosswalk.links.map(({ to, from }) => [to, from]));
}

const rank = (verdict: Verdict | null): number => (verdict === null ? -1 : VERDICTS.indexOf(verdict));

/** The worst of them; what was not applicable says nothing while another was judged. */
function worstOf(matches: readonly LastYearMatch[]): LastYearMatch | undefined {
  const judged = matches.filter(({ answer }) => answer.verdict !== 'not_applicable');
  return (judged.length > 0 ? judged : matches).toSorted((a, b) => rank(b.answer.verdict) - rank(a.answer.verdict))[0];
}

/** What the comparison with last year needs to know of it. */
export interface LastYearMark {
  framework: FrameworkId;
  itemDigest: string;
  verdict: Verdict | null;
}

/**
 * Whether a requirement is different from last year, so that last year's answer can't be taken for granted:
 * - its answer was given to another wording than that of now (this year's or, under the same framework, last year's); or
 * - its answer was carried over from something that proves less, with a delta; or
 * - its verdict is not that of last year.
 * What nobody answered last year is new, not different.
 */
export function changedSinceLastYear(
  item: { framework: FrameworkId; digest: string },
  answer: Pick<Answer, 'itemDigest' | 'verdict' | 'carried'> | undefined,
  last: LastYearMark | undefined,
): boolean {
  if (answer !== undefined && answer.itemDigest !== item.digest) return true;
  if (answer?.carried != null && answer.carried.delta !== '') return true;
  if (last === undefined) return false;
  if (last.framework === item.framework && last.itemDigest !== item.digest) return true;
  return answer != null && answer.verdict !== null && last.verdict !== null && answer.verdict !== last.verdict;
}
