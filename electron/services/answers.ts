/** The answers of a system as they count: its own, and for the rest those given once for the unit. */
import { effectiveAnswers } from '../../core/assessment/common.ts';
import type { Answer } from '../../core/assessment/model.ts';
import type { Checklist } from '../../core/checklist/model.ts';
import type { Workspace } from '../workspace/index.ts';

/** Under the framework of the checklist; nothing is begun where nobody has answered yet. */
export function countingAnswers(workspace: Workspace, checklist: Checklist, systemId: string, year: number): Answer[] {
  const { framework } = checklist;
  const assessment = workspace.assessments.find(systemId, year);
  const own = assessment === null ? [] : workspace.assessments.answers(assessment.id, framework);
  return effectiveAnswers(checklist, own, workspace.common.list(year, framework));
}
