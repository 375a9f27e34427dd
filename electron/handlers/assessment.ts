/** The desk: one system in one year, or the unit, and the answers. */
import type { AssessmentView, Handlers } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import type { AnswerEdit } from '../../core/assessment/answer.ts';
import type { Answer, Progress } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { isAsked, missingTraits } from '../../core/checklist/applicability.ts';
import type { Trait } from '../../core/checklist/model.ts';
import { sourceAt } from '../services/beside.ts';
import {
  answerAt,
  answersAt,
  clearAnswerAt,
  commonAt,
  hasCommon,
  itemOf,
  makeCommon,
  openDesk,
  setAnswerAt,
  stricterAt,
  type Desk,
  type DeskPlace,
} from '../services/desk.ts';
import type { Context } from './context.ts';

type Methods = 'assessment.open' | `answers.${'set' | 'setMany' | 'useCommon' | 'makeCommon' | 'useOther'}`;
export type ItemPlace = DeskPlace & { itemId: string };

export const assessmentHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'assessment.open': (place) => viewOf(deskAt(context, place)),
  'answers.set': ({ itemId, change, ...place }) => {
    const desk = deskAt(context, place);
    return { ...answered(desk, setAnswerAt(desk, itemId, change)), savedAt: context.now() };
  },
  'answers.setMany': ({ places, change }) => {
    let changed = 0;
    let skipped = 0;
    eachPlace(context, places, (desk, itemId) => {
      const item = itemsOf(desk.checklist).find(({ id }) => id === itemId);
      if (item !== undefined && isAsked(item, desk.traits, answerAt(desk, itemId))) {
        setAnswerAt(desk, itemId, change);
        changed += 1;
      } else skipped += 1;
    });
    return { changed, skipped, savedAt: context.now() };
  },
  'answers.useCommon': ({ places }) => {
    let changed = 0;
    eachPlace(context, places, (desk, itemId) => {
      if (!hasCommon(desk, itemId) || answerAt(desk, itemId).inherited === true) return;
      clearAnswerAt(desk, itemId);
      changed += 1;
    });
    return { changed, savedAt: context.now() };
  },
  'answers.makeCommon': ({ itemId, ...place }) => {
    const desk = deskAt(context, place);
    return { ...answered(desk, makeCommon(desk, itemId)), savedAt: context.now() };
  },
  'answers.useOther': ({ itemId, from, ...place }) => {
    const desk = deskAt(context, place);
    itemOf(desk.checklist, itemId);
    const source = sourceAt(desk, context.law(), itemId, from);
    const copy = copyOf(desk, itemId, source, from);
    return { ...answered(desk, setAnswerAt(desk, itemId, copy)), savedAt: context.now() };
  },
});

/** The answer of another place as a change here: to be confirmed by a person. What is linked here stays linked. */
function copyOf(
  desk: Desk,
  itemId: string,
  { checklist, item, answer }: ReturnType<typeof sourceAt>,
  { systemId, year }: { systemId: string; year: number },
): AnswerEdit {
  const { verdict, note, gap, reason, compensating, evidence } = answer;
  const isAlike = checklist.itemDigests[item.id] === desk.checklist.itemDigests[itemId];
  return {
    verdict,
    note,
    gap,
    reason,
    compensating,
    confirmed: false,
    evidence: [...new Set([...answerAt(desk, itemId).evidence, ...evidence])],
    carried: {
      kind: year === desk.year ? 'system' : 'year',
      systemId: systemId === COMMON ? null : systemId,
      year,
      framework: checklist.framework,
      level: checklist.level,
      items: [item.id],
      verdict,
      // Requirements grow with the level: an answer to a stricter one holds for a milder one.
      cover: isAlike || checklist.level >= desk.checklist.level ? 'full' : 'part',
      delta: '',
    },
  };
}

/** The desk of a place, in the open workspace. */
export const deskAt = (context: Pick<Context, 'session' | 'law'>, place: DeskPlace): Desk =>
  openDesk(context.session.need(), context.law(), place);

/** Runs over requirements of any desks as one act; each desk is opened once. */
export function eachPlace(context: Context, places: readonly ItemPlace[], run: (desk: Desk, itemId: string) => void): void {
  const desks = new Map<string, Desk>();
  context.session.need().together(() => {
    for (const { itemId, ...place } of places) {
      const name = [place.systemId, place.year, place.framework].join('/');
      const desk = desks.get(name) ?? deskAt(context, place);
      desks.set(name, desk);
      run(desk, itemId);
    }
  });
}

export const progressNow = (desk: Desk): Progress => progressOf(desk.checklist, desk.traits, answersAt(desk));

/** What a change of an answer replies. */
export const answered = (desk: Desk, answer: Answer): { answer: Answer; progress: Progress } => ({ answer, progress: progressNow(desk) });

function viewOf(desk: Desk): AssessmentView {
  const { system, framework, checklist, traits } = desk;
  const answers = answersAt(desk);
  const setAside: Record<string, Trait[]> = {};
  for (const item of itemsOf(checklist)) {
    const missing = missingTraits(item, traits);
    if (missing.length > 0) setAside[item.id] = missing;
  }
  const own = system ?? { id: COMMON, name: 'Đánh giá chung', shortName: '', framework };
  return {
    subject: { id: own.id, name: own.name, shortName: own.shortName, framework: own.framework, level: checklist.level, traits },
    checklist,
    setAside,
    answers,
    common: commonAt(desk),
    stricter: stricterAt(desk),
    progress: progressOf(checklist, traits, answers),
  };
}
