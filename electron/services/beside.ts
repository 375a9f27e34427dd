/** Answers beside the desk: of the year before, of the unit's other systems. Read only; no assessment is begun. */
import { commonAnswersOn, effectiveAnswers } from '../../core/assessment/common.ts';
import { emptyAnswer } from '../../core/assessment/answer.ts';
import { lastYearOf, type Earlier, type LastYearMatch } from '../../core/assessment/last-year.ts';
import type { Answer, CommonAnswer, InformationSystem } from '../../core/assessment/model.ts';
import { controlOf, itemsOf } from '../../core/checklist/items.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { Checklist, ChecklistItem, FrameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import { systemsUnder, type Desk } from './desk.ts';

/** What was answered the year before, by item of the desk's checklist. */
export function lastYearAt(desk: Desk, law: Law): Map<string, LastYearMatch> {
  const before = law.frameworks.find(({ succeeded_by }) => succeeded_by === desk.framework)?.id;
  const frameworks = before === undefined ? [desk.framework] : [desk.framework, before];
  const earlier = frameworks.flatMap((framework) => earlierUnder(desk, law, framework) ?? []);
  return earlier.length === 0 ? new Map() : lastYearOf(desk.checklist, earlier, law.crosswalk());
}

function earlierUnder({ workspace, system, year, checklist }: Desk, law: Law, framework: FrameworkId): Earlier | null {
  const common = workspace.common.list(year - 1, framework);
  if (system === null) {
    if (common.length === 0) return null;
    const old = law.checklist(framework, Math.max(...common.map(({ level }) => level)));
    return { checklist: old, answers: commonAnswersOn(old, common) };
  }
  const assessment = workspace.assessments.find(system.id, year - 1);
  const old = law.checklist(framework, assessment?.framework === framework ? assessment.level : checklist.level);
  const own = assessment === null ? [] : workspace.assessments.answers(assessment.id, framework);
  const answers = effectiveAnswers(old, own, common);
  return answers.length === 0 ? null : { checklist: old, answers };
}

export interface Beside {
  system: InformationSystem;
  checklist: Checklist;
  item: ChecklistItem;
  answer: Answer;
}

/** The answers, as they count, of the other systems that have the control of a requirement; in the order of the register. */
export function besides(desk: Desk, law: Law, control: string): Beside[] {
  const { workspace, framework, year } = desk;
  const common = workspace.common.find(year, framework, control);
  return systemsUnder(workspace, law, framework).flatMap((system) => {
    if (system.id === desk.system?.id || system.archivedAt !== null || system.level === null) return [];
    const checklist = law.checklist(framework, system.level);
    const item = itemsOf(checklist).find((one) => one.control === control);
    return item === undefined ? [] : [{ system, checklist, item, answer: readAnswer(workspace, checklist, system.id, year, item, common) }];
  });
}

function readAnswer(
  workspace: Workspace,
  checklist: Checklist,
  systemId: string,
  year: number,
  item: ChecklistItem,
  common: CommonAnswer | null,
): Answer {
  const name = { id: item.id, digest: checklist.itemDigests[item.id] ?? '' };
  const assessment = workspace.assessments.find(systemId, year);
  const own = assessment === null ? emptyAnswer(name, '', '') : workspace.assessments.answer(assessment.id, name, checklist.framework);
  return effectiveAnswers(checklist, [own], common === null ? [] : [common]).find(({ itemId }) => itemId === item.id) ?? own;
}

/** An answer to the same control elsewhere, as a source for this desk. NOT_FOUND where it is gone. */
export function sourceAt(
  desk: Desk,
  law: Law,
  itemId: string,
  from: { systemId: string; year: number },
): Pick<LastYearMatch, 'item' | 'answer'> & { checklist: Checklist } {
  const control = controlOf(desk.checklist, itemId);
  if (from.year === desk.year) {
    const found = besides(desk, law, control).find(({ system }) => system.id === from.systemId);
    if (found !== undefined) return found;
  } else if (from.year === desk.year - 1) {
    const found = lastYearAt(desk, law).get(itemId);
    if (found !== undefined && found.earlier.checklist.framework === desk.framework)
      return { ...found, checklist: found.earlier.checklist };
  }
  throw new FailureError(
    'NOT_FOUND',
    'Không còn câu trả lời này để dùng lại; có thể hệ thống kia vừa đổi hoặc đã bị xóa. Câu trả lời ở đây giữ nguyên. Mở lại yêu cầu để thấy những gì đang có.',
  );
}
