/** One piece of evidence instead of another, in the answers of one year. */
import { COMMON } from '../../core/assessment/common.ts';
import type { Workspace } from '../workspace/index.ts';

/** An answer that names a piece of evidence, and how to change what it names. */
interface Naming {
  evidence: string[];
  set: (evidence: string[]) => void;
}

/** The answers of a year that name `id`: of systems in use, and those given once for the unit. Papers of other years stay as they were. */
function answersNaming(workspace: Workspace, id: string, year: number): Naming[] {
  const systems = new Map(workspace.systems.list().map((system) => [system.id, system]));
  const uses = workspace.evidence.list().find((one) => one.id === id)?.uses ?? [];
  return uses
    .filter((use) => use.year === year)
    .flatMap(({ systemId, itemId, framework }) => {
      if (systemId === COMMON) {
        const common = framework === undefined ? [] : workspace.common.list(year, framework);
        return common
          .filter((answer) => answer.itemId === itemId && answer.evidence.includes(id))
          .map((answer): Naming => {
            const place = { ...answer, year, framework: framework ?? 'nd331-2026', item: { id: itemId, digest: answer.itemDigest } };
            return { evidence: answer.evidence, set: (evidence) => void workspace.common.set(place, { evidence }) };
          });
      }
      const assessment = systems.has(systemId) ? workspace.assessments.find(systemId, year) : null;
      if (assessment === null) return [];
      const under = framework ?? assessment.framework;
      const answer = workspace.assessments.answers(assessment.id, under).find((one) => one.itemId === itemId);
      if (answer === undefined) return [];
      const item = { id: itemId, digest: answer.itemDigest };
      const set: Naming['set'] = (evidence) => void workspace.assessments.setAnswer(assessment.id, item, { evidence }, under);
      return [{ evidence: answer.evidence, set }];
    });
}

/** How many answers of a year name a piece of evidence. */
export const usesIn = (workspace: Workspace, id: string, year: number): number => answersNaming(workspace, id, year).length;

/** Names `by` wherever the answers of the year name `id`, as one act. Returns how many were changed. */
export function replaceEvidence(workspace: Workspace, id: string, by: string, year: number): number {
  return workspace.together(() => {
    const naming = answersNaming(workspace, id, year);
    for (const { evidence, set } of naming) set([...new Set(evidence.map((one) => (one === id ? by : one)))]);
    return naming.length;
  });
}
