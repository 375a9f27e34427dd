/**
 * What is answered: the requirements of one system in one year, or of the unit, once for all its systems. Answers are read as they
 * count and written where they belong.
 */
import type { AnswerEdit, ItemName } from '../../core/assessment/answer.ts';
import { isBlankAnswer } from '../../core/assessment/answer.ts';
import { COMMON, commonAnswersOn, commonLevel, effectiveAnswers, holdsAt } from '../../core/assessment/common.ts';
import type { Answer, AnswerChange, CommonAnswer, InformationSystem, Plan } from '../../core/assessment/model.ts';
import { emptyAnswer } from '../../core/assessment/answer.ts';
import { controlOf, itemsOf } from '../../core/checklist/items.ts';
import { canonicalJson } from '../../core/canonical.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { Checklist, FrameworkId, Level, Trait } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import { asItStands, commonAnswers, digestNow } from './answers.ts';

/** Names a desk: a system or COMMON, a year, and the framework where it is not the system's own. */
export interface DeskPlace {
  systemId: string;
  year: number;
  framework?: FrameworkId | undefined;
}

export interface Desk {
  workspace: Workspace;
  law: Law;
  year: number;
  /** The framework that is answered: the system's own, or the one it is going to. */
  framework: FrameworkId;
  checklist: Checklist;
  /** Null for what is answered once for the unit. */
  system: InformationSystem | null;
  /** Of the system; null for the unit. */
  assessmentId: string | null;
  /** Of the system; of all systems together for the unit. */
  traits: Trait[];
}

/** The desk of a place. CONFLICT while there is no level, and for a framework that is neither the system's own nor the next one. */
export function openDesk(workspace: Workspace, law: Law, { systemId, year, framework: wanted }: DeskPlace): Desk {
  if (systemId === COMMON) return commonDesk(workspace, law, year, wanted ?? newestFramework(workspace, law));
  const system = workspace.systems.get(systemId);
  if (system.level === null) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống «${system.name}» chưa xác định cấp độ nên chưa biết phải đánh giá theo danh mục nào. Xác định cấp độ trước rồi đánh giá.`,
    );
  }
  const framework = wanted ?? system.framework;
  if (framework !== system.framework && framework !== law.framework(system.framework).succeeded_by) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống «${system.name}» đã chuyển sang khung khác nên không còn đánh giá theo ${law.framework(framework).short_title}. Các câu trả lời cũ vẫn còn trong kho. Mở lại màn hình đánh giá để trả lời theo khung đang dùng.`,
    );
  }
  const basis = law.checklist(system.framework, system.level);
  const checklist = law.checklist(framework, system.level);
  const { id } = workspace.assessments.ensure(systemId, year, {
    framework: system.framework,
    level: system.level,
    checklistDigest: basis.digest,
  });
  workspace.editions.keep(checklist);
  return { workspace, law, year, framework, checklist, system, assessmentId: id, traits: system.traits };
}

/** The framework of the systems; the newest where there are several. */
function newestFramework(workspace: Workspace, law: Law): FrameworkId {
  const used = new Set(workspace.systems.list().map(({ framework }) => framework));
  return law.frameworks.findLast(({ id }) => used.has(id))?.id ?? 'nd331-2026';
}

function commonDesk(workspace: Workspace, law: Law, year: number, framework: FrameworkId): Desk {
  const systems = workspace.systems.list().filter((system) => goesTo(law, system.framework, framework));
  const level = commonLevel(systems);
  if (level === null) {
    throw new FailureError(
      'CONFLICT',
      `Chưa có hệ thống nào theo ${law.framework(framework).short_title} đã xác định cấp độ nên chưa biết phải đánh giá chung theo danh mục nào. Xác định cấp độ của hệ thống trước rồi đánh giá chung.`,
    );
  }
  const checklist = law.checklist(framework, level);
  workspace.editions.keep(checklist);
  const traits = [...new Set(systems.flatMap((system) => system.traits))];
  return { workspace, law, year, framework, checklist, system: null, assessmentId: null, traits };
}

/** Whether a system of framework `from` is, or will be, answered under `to`. */
export const goesTo = (law: Law, from: FrameworkId, to: FrameworkId): boolean => from === to || law.framework(from).succeeded_by === to;

/** The systems that a desk of the unit speaks for, those first that are under the framework already. */
export const systemsUnder = (workspace: Workspace, law: Law, framework: FrameworkId): InformationSystem[] =>
  workspace.systems
    .list()
    .filter(({ level, framework: own }) => level !== null && goesTo(law, own, framework))
    .toSorted((a, b) => Number(b.framework === framework) - Number(a.framework === framework));

/** The item an answer refers to; ITEM_UNKNOWN when the checklist has none of that id. */
export function itemOf(checklist: Checklist, itemId: string): ItemName {
  const digest = Object.hasOwn(checklist.itemDigests, itemId) ? checklist.itemDigests[itemId] : undefined;
  if (digest === undefined) {
    throw new FailureError(
      'ITEM_UNKNOWN',
      `Danh mục «${checklist.title}» không có yêu cầu ${itemId}. Câu trả lời chưa được ghi. Mở lại màn hình đánh giá để lấy danh mục đang dùng.`,
    );
  }
  return { id: itemId, digest };
}

/** The answers as they count. */
export function answersAt({ workspace, law, assessmentId, year, framework, checklist }: Desk): Answer[] {
  const common = commonAnswers(workspace, law, year, framework);
  if (assessmentId === null) return commonAnswersOn(checklist, common);
  return effectiveAnswers(checklist, workspace.assessments.answers(assessmentId, framework), common);
}

/** What the unit answered, by item of the desk's checklist, where the system may take it over; empty for the unit's own desk. */
export function commonAt({ workspace, law, assessmentId, year, framework, checklist }: Desk): Answer[] {
  if (assessmentId === null) return [];
  const common = commonAnswers(workspace, law, year, framework);
  return commonAnswersOn(
    checklist,
    common.filter((one) => holdsAt(one, checklist.level) && !isBlankAnswer(one)),
  );
}

/** Whether the unit answered a requirement strictly enough for this desk; false for the unit's own. */
export function hasCommon({ workspace, assessmentId, year, framework, checklist }: Desk, itemId: string): boolean {
  const common = workspace.common.find(year, framework, controlOf(checklist, itemId));
  return assessmentId !== null && common !== null && holdsAt(common, checklist.level) && !isBlankAnswer(common);
}

/** Where the unit answered a stricter requirement than this desk asks, by item: the level it answered. */
export function stricterAt({ workspace, assessmentId, year, framework, checklist }: Desk): Record<string, Level> {
  if (assessmentId === null) return {};
  const given = new Map(workspace.common.list(year, framework).map((one) => [one.control, one]));
  return Object.fromEntries(
    itemsOf(checklist).flatMap(({ id, control }) => {
      const common = given.get(control);
      return common !== undefined && isStricter(common, checklist) ? [[id, common.level]] : [];
    }),
  );
}

/** One answer as it counts; an empty one where nothing was said. */
export function answerAt(desk: Desk, itemId: string): Answer {
  const item = itemOf(desk.checklist, itemId);
  const { workspace, law, assessmentId, year, framework, checklist } = desk;
  const control = controlOf(checklist, itemId);
  const found = workspace.common.find(year, framework, control);
  const common = found === null ? null : asItStands(law, framework, found);
  const blank = emptyAnswer(item, '', '');
  if (assessmentId === null) return (common && commonAnswersOn(checklist, [common])[0]) ?? blank;
  const own = workspace.assessments.answer(assessmentId, item, framework);
  return effectiveAnswers(checklist, [own], common === null ? [] : [common]).find((one) => one.itemId === itemId) ?? own;
}

/**
 * Writes a change where it belongs, and returns the answer as it then counts. On a system's desk the first change of an answer
 * taken over from the unit makes it the system's own, unless it gives the same verdict; confirming alone confirms the unit's. Bringing a requirement in, or giving it
 * to somebody, is the system's affair and answers nothing.
 */
export function setAnswerAt(desk: Desk, itemId: string, change: AnswerEdit): Answer {
  const { workspace, assessmentId, year, framework, checklist } = desk;
  const item = itemOf(checklist, itemId);
  const control = controlOf(checklist, itemId);
  const before = answerAt(desk, itemId);
  // An answer to other words, or to a milder requirement, is not confirmed by writing something beside it.
  if (before.inherited === true && saysTheSame(before, change)) return before;
  const kept = change.verdict === undefined && !before.confirmed ? { confirmed: false, ...change } : change;
  if (assessmentId === null) {
    workspace.common.set({ year, framework, control, level: checklist.level, item }, kept);
  } else if (before.inherited !== true || Object.keys(change).every((field) => field === 'included' || field === 'assignee')) {
    workspace.assessments.setAnswer(assessmentId, item, kept, framework);
  } else if (Object.keys(change).every((field) => field === 'confirmed')) {
    const common = workspace.common.find(year, framework, control);
    if (common !== null) {
      const digest = digestNow(desk.law, framework, common);
      workspace.common.set({ ...common, year, framework, item: { id: common.itemId, digest } }, change);
    }
  } else {
    workspace.assessments.setAnswer(assessmentId, item, { ...ownCopy(before, change.plan), ...withoutPlan(change) }, framework);
  }
  return answerAt(desk, itemId);
}

/** The verdict that is the unit's already is no answer of the system's own. */
const saysTheSame = ({ verdict }: Answer, change: AnswerEdit): boolean =>
  Object.keys(change).every((field) => field === 'verdict') && change.verdict === verdict;

const withoutPlan = ({ plan: _plan, ...change }: AnswerEdit): AnswerEdit => change;

/** What was taken over, as the system's own. A plan is shared until the system changes it: then it gets one of its own. */
function ownCopy(from: Answer, change: AnswerChange['plan']): AnswerEdit {
  const { verdict, note, gap, reason, compensating, confirmed, evidence, carried } = from;
  return { verdict, note, gap, reason, compensating, confirmed, evidence, carried, plan: planOfCopy(from.plan, change) };
}

function planOfCopy(plan: Plan | null, change: AnswerChange['plan']): NonNullable<AnswerEdit['plan']> | null {
  if (change === null) return null;
  if (change === undefined) return plan === null ? null : { id: plan.id };
  if (change.id !== undefined || plan === null) return change;
  const { id: _id, ...fields } = plan;
  return { ...fields, ...change };
}

/** Gives up what the system says itself; it takes over the unit's answer again, or stands open. */
export function clearAnswerAt(desk: Desk, itemId: string): Answer {
  const { workspace, assessmentId, year, framework, checklist } = desk;
  const item = itemOf(checklist, itemId);
  if (assessmentId === null) workspace.common.clear(year, framework, controlOf(checklist, itemId));
  else {
    const { included, assignee } = workspace.assessments.answer(assessmentId, item, framework);
    workspace.together(() => {
      workspace.assessments.clearAnswer(assessmentId, itemId, framework);
      if (included || assignee !== '') workspace.assessments.setAnswer(assessmentId, item, { included, assignee }, framework);
    });
  }
  return answerAt(desk, itemId);
}

/** Takes a piece of evidence away. A system that then says just what the unit says takes that over again. */
export function unlinkAt(desk: Desk, itemId: string, evidenceId: string): Answer {
  const { evidence } = answerAt(desk, itemId);
  if (!evidence.includes(evidenceId)) return answerAt(desk, itemId);
  return desk.workspace.together(() => {
    const left = setAnswerAt(desk, itemId, { evidence: evidence.filter((id) => id !== evidenceId) });
    const common = commonAt(desk).find((one) => one.itemId === itemId);
    return common !== undefined && saying(common) === saying(left) ? clearAnswerAt(desk, itemId) : left;
  });
}

/** What an answer says, to be compared. */
const saying = ({ verdict, note, gap, reason, compensating, confirmed, evidence, plan }: Answer): string =>
  canonicalJson({ verdict, note, gap, reason, compensating, confirmed, evidence, plan: plan?.id ?? null });

/**
 * Makes a system's answer that of the unit: the system then takes it over, like every system that says nothing of its own. CONFLICT
 * where the unit answered a stricter requirement.
 */
export function makeCommon(desk: Desk, itemId: string): Answer {
  const { workspace, assessmentId, year, framework, checklist } = desk;
  if (assessmentId === null) return answerAt(desk, itemId);
  const item = itemOf(checklist, itemId);
  const control = controlOf(checklist, itemId);
  const kept = workspace.assessments.answer(assessmentId, item, framework);
  // As it counts: what was confirmed to other words is not confirmed by becoming the unit's.
  const own = effectiveAnswers(checklist, [kept], [])[0] ?? kept;
  // What says nothing would only wipe out what the unit says.
  if (isBlankAnswer(own)) return answerAt(desk, itemId);
  refuseMilder(workspace.common.find(year, framework, control), checklist);
  const { plan, verdict, note, gap, reason, compensating, confirmed, evidence, carried } = own;
  workspace.together(() => {
    workspace.common.set(
      { year, framework, control, level: checklist.level, item },
      { verdict, note, gap, reason, compensating, confirmed, evidence, carried, plan: plan === null ? null : { id: plan.id } },
    );
    clearAnswerAt(desk, itemId);
  });
  return answerAt(desk, itemId);
}

const isStricter = (common: CommonAnswer, { level }: Checklist): boolean => common.level > level && !isBlankAnswer(common);

function refuseMilder(common: CommonAnswer | null, checklist: Checklist): void {
  if (common === null || !isStricter(common, checklist)) return;
  throw new FailureError(
    'CONFLICT',
    `Đánh giá chung đang trả lời yêu cầu của cấp độ ${common.level}, chặt hơn cấp độ ${checklist.level} của hệ thống này, nên không thay bằng câu trả lời này được; chưa có gì thay đổi. Mở đánh giá chung để sửa trực tiếp.`,
  );
}
