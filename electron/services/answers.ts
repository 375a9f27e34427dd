/** The answers of a system as they count: its own, and for the rest those given once for the unit. */
import { effectiveAnswers } from '../../core/assessment/common.ts';
import type { Answer, CommonAnswer } from '../../core/assessment/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { Checklist, FrameworkId } from '../../core/checklist/model.ts';
import type { Workspace } from '../workspace/index.ts';

/** Under the framework of the checklist; nothing is begun where nobody has answered yet. */
export function countingAnswers(workspace: Workspace, law: Law, checklist: Checklist, systemId: string, year: number): Answer[] {
  const { framework } = checklist;
  const assessment = workspace.assessments.find(systemId, year);
  const own = assessment === null ? [] : workspace.assessments.answers(assessment.id, framework);
  return effectiveAnswers(checklist, own, commonAnswers(workspace, law, year, framework));
}

/** What the unit answered, as it stands (`asItStands`). */
export const commonAnswers = (workspace: Workspace, law: Law, year: number, framework: FrameworkId): CommonAnswer[] =>
  workspace.common.list(year, framework).map((answer) => asItStands(law, framework, answer));

/**
 * Confirmed only as long as the requirement that was answered says what was confirmed. A system of a milder level reads other words,
 * so that only the law can tell.
 */
export function asItStands(law: Law, framework: FrameworkId, answer: CommonAnswer): CommonAnswer {
  const digest = digestNow(law, framework, answer);
  return digest === answer.itemDigest ? answer : { ...answer, confirmed: false };
}

/** Digest of the requirement that was answered, as the law has it now; that of the answer where it is gone. */
export const digestNow = (law: Law, framework: FrameworkId, { level, itemId, itemDigest }: CommonAnswer): string =>
  law.checklist(framework, level).itemDigests[itemId] ?? itemDigest;
