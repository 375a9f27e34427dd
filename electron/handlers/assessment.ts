/** The desk: one system in one year, its answers, its evidence. */
import type { AssessmentView, Handlers } from '../../core/api.ts';
import type { Answer, Assessment, InformationSystem, Progress } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import { missingTraits } from '../../core/checklist/applicability.ts';
import type { Checklist, Trait } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

/** One system in one year, ready to be answered. */
export interface OpenAssessment {
  workspace: Workspace;
  system: InformationSystem;
  assessment: Assessment;
  checklist: Checklist;
}

export const assessmentHandlers = (context: Context): Pick<Handlers, 'assessment.open' | 'answers.set'> => ({
  'assessment.open': ({ systemId, year }) => viewOf(openAssessment(context, systemId, year)),
  'answers.set': ({ systemId, year, itemId, change }) => {
    const open = openAssessment(context, systemId, year);
    const answer = open.workspace.assessments.setAnswer(open.assessment.id, itemOf(open.checklist, itemId), change);
    return { answer, progress: progressNow(open), savedAt: context.now() };
  },
});

/** The assessment of a system in a year, begun when it isn't there. CONFLICT while the system has no level. */
export function openAssessment(context: Pick<Context, 'session' | 'law'>, systemId: string, year: number): OpenAssessment {
  const workspace = context.session.need();
  const system = workspace.systems.get(systemId);
  if (system.level === null) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống «${system.name}» chưa xác định cấp độ nên chưa biết phải đánh giá theo danh mục nào. Xác định cấp độ trước rồi đánh giá.`,
    );
  }
  const checklist = context.law().checklist(system.framework, system.level);
  const assessment = workspace.assessments.ensure(systemId, year, {
    framework: system.framework,
    level: system.level,
    checklistDigest: checklist.digest,
  });
  return { workspace, system, assessment, checklist };
}

/** The item an answer refers to; ITEM_UNKNOWN when the checklist has none of that id. */
export function itemOf(checklist: Checklist, itemId: string): { id: string; digest: string } {
  const digest = Object.hasOwn(checklist.itemDigests, itemId) ? checklist.itemDigests[itemId] : undefined;
  if (digest === undefined) {
    throw new FailureError(
      'ITEM_UNKNOWN',
      `Danh mục «${checklist.title}» không có yêu cầu ${itemId}. Câu trả lời chưa được ghi. Mở lại màn hình đánh giá để lấy danh mục đang dùng.`,
    );
  }
  return { id: itemId, digest };
}

export const progressNow = ({ workspace, system, assessment, checklist }: OpenAssessment): Progress =>
  progressOf(checklist, system.traits, workspace.assessments.answers(assessment.id));

function viewOf(open: OpenAssessment): AssessmentView {
  const { workspace, system, assessment, checklist } = open;
  const answers: Answer[] = workspace.assessments.answers(assessment.id);
  const setAside: Record<string, Trait[]> = {};
  for (const item of checklist.groups.flatMap((group) => group.items)) {
    const missing = missingTraits(item, system.traits);
    if (missing.length > 0) setAside[item.id] = missing;
  }
  return { system, assessment, checklist, setAside, answers, progress: progressOf(checklist, system.traits, answers) };
}
