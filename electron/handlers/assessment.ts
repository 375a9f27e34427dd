/** The desk: one system in one year, its answers, its evidence. */
import type { AssessmentView, Handlers } from '../../core/api.ts';
import type { Answer, Assessment, InformationSystem, Progress } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import { missingTraits } from '../../core/checklist/applicability.ts';
import type { Checklist, FrameworkId, Trait } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

/** One system in one year, ready to be answered. */
export interface OpenAssessment {
  workspace: Workspace;
  system: InformationSystem;
  assessment: Assessment;
  /** The framework that is answered: the system's own, or the one it is going to. */
  framework: FrameworkId;
  checklist: Checklist;
}

export interface AssessmentPlace {
  systemId: string;
  year: number;
  framework?: FrameworkId | undefined;
}

export const assessmentHandlers = (context: Context): Pick<Handlers, 'assessment.open' | 'answers.set'> => ({
  'assessment.open': (place) => viewOf(openAssessment(context, place)),
  'answers.set': ({ itemId, change, ...place }) => {
    const open = openAssessment(context, place);
    const answer = open.workspace.assessments.setAnswer(open.assessment.id, itemOf(open.checklist, itemId), change, open.framework);
    return { answer, progress: progressNow(open), savedAt: context.now() };
  },
});

/**
 * The assessment of a system in a year, begun when it isn't there. CONFLICT while the system has no level, and for a framework that
 * is neither its own nor the next one.
 */
export function openAssessment(
  context: Pick<Context, 'session' | 'law'>,
  { systemId, year, framework: wanted }: AssessmentPlace,
): OpenAssessment {
  const workspace = context.session.need();
  const system = workspace.systems.get(systemId);
  if (system.level === null) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống «${system.name}» chưa xác định cấp độ nên chưa biết phải đánh giá theo danh mục nào. Xác định cấp độ trước rồi đánh giá.`,
    );
  }
  const law = context.law();
  const framework = wanted ?? system.framework;
  if (framework !== system.framework && framework !== law.framework(system.framework).succeeded_by) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống «${system.name}» đã chuyển sang khung khác nên không còn đánh giá theo ${law.framework(framework).short_title}. Các câu trả lời cũ vẫn còn trong kho. Mở lại màn hình đánh giá để trả lời theo khung đang dùng.`,
    );
  }
  const assessment = workspace.assessments.ensure(systemId, year, {
    framework: system.framework,
    level: system.level,
    checklistDigest: law.checklist(system.framework, system.level).digest,
  });
  return { workspace, system, assessment, framework, checklist: law.checklist(framework, system.level) };
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

export const progressNow = ({ workspace, system, assessment, framework, checklist }: OpenAssessment): Progress =>
  progressOf(checklist, system.traits, workspace.assessments.answers(assessment.id, framework));

function viewOf(open: OpenAssessment): AssessmentView {
  const { workspace, system, assessment, framework, checklist } = open;
  const answers: Answer[] = workspace.assessments.answers(assessment.id, framework);
  const setAside: Record<string, Trait[]> = {};
  for (const item of checklist.groups.flatMap((group) => group.items)) {
    const missing = missingTraits(item, system.traits);
    if (missing.length > 0) setAside[item.id] = missing;
  }
  return { system, assessment, checklist, setAside, answers, progress: progressOf(checklist, system.traits, answers) };
}
