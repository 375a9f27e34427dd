/** The desk: one system in one year, or the unit, and the answers. */
import type { AssessmentView, Handlers } from '../../core/api.ts';
import { COMMON, itemsOf } from '../../core/assessment/common.ts';
import type { AnswerEdit } from '../../core/assessment/answer.ts';
import type { Answer, Assessment, InformationSystem, Progress } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import { isAsked, missingTraits } from '../../core/checklist/applicability.ts';
import type { Trait } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import { sourceAt } from '../services/beside.ts';
import {
  answerAt,
  answersAt,
  clearAnswerAt,
  commonAt,
  itemOf,
  makeCommon,
  openDesk,
  setAnswerAt,
  stricterAt,
  type Desk,
  type DeskPlace,
} from '../services/desk.ts';
import type { Context } from './context.ts';

export { itemOf, type DeskPlace as AssessmentPlace } from '../services/desk.ts';

/** The desk of one system. */
export type OpenAssessment = Desk & { system: InformationSystem; assessment: Assessment };

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
      if (desk.system === null || answerAt(desk, itemId).inherited === true) return;
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

/**
 * The assessment of a system in a year, begun when it isn't there. CONFLICT while the system has no level, and for a framework that
 * is neither its own nor the next one.
 */
export function openAssessment(context: Pick<Context, 'session' | 'law'>, place: DeskPlace): OpenAssessment {
  const desk = deskAt(context, place);
  const { system, assessmentId } = desk;
  if (system === null || assessmentId === null) {
    throw new FailureError(
      'CONFLICT',
      'Việc này làm cho từng hệ thống, không làm cho đánh giá chung của đơn vị. Chọn một hệ thống rồi làm lại.',
    );
  }
  return { ...desk, system, assessment: desk.workspace.assessments.get(assessmentId) };
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
