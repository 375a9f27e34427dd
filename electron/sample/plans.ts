/** What the remedial plans of the sample hospital tell besides their answers: resources/sample/plans.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Answer, Plan } from '../../core/assessment/model.ts';
import { isoDate } from '../../core/date.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

const writtenPlans = z.strictObject({
  sources: z.array(z.strictObject({ from: z.number().int().min(0), source: z.string() })),
  begunUntil: isoDate,
  shared: z.boolean(),
});

interface Named {
  assessmentId: string;
  answer: Answer;
  plan: Plan;
}

/** Shares the plans of a year between systems and tells sources and states. Throws when the shipped file doesn't fit its schema. */
export function describePlans(workspace: Workspace, paths: Pick<Paths, 'sampleHospital'>, year: number): void {
  const file = join(dirname(paths.sampleHospital), 'plans.yaml');
  const { sources, begunUntil, shared } = writtenPlans.parse(parse(readFileSync(file, 'utf8')));
  workspace.together(() => {
    if (shared) sharePlans(workspace, year);
    for (const plan of workspace.plans.list()) {
      const source = plan.cost === null ? undefined : sources.find(({ from }) => (plan.cost ?? 0) >= from)?.source;
      const begun = plan.due !== null && plan.due <= begunUntil;
      workspace.plans.put({ ...plan, budgetSource: source ?? '', state: begun ? 'in_progress' : 'planned' });
    }
  });
}

function sharePlans(workspace: Workspace, year: number): void {
  const named = workspace.systems.list().flatMap(({ id }): Named[] => {
    const assessment = workspace.assessments.find(id, year);
    if (assessment === null) return [];
    return workspace.assessments
      .answers(assessment.id)
      .flatMap((answer) => (answer.plan === null ? [] : [{ assessmentId: assessment.id, answer, plan: answer.plan }]));
  });
  const sameWork = Map.groupBy(named, ({ plan }) => `${plan.action}\n${plan.responsible}`);
  for (const same of sameWork.values()) {
    const [first, ...rest] = same.toSorted((a, b) => (a.plan.due ?? '9999').localeCompare(b.plan.due ?? '9999'));
    for (const { assessmentId, answer } of rest) {
      if (first === undefined || answer.plan?.id === first.plan.id) continue;
      workspace.assessments.setAnswer(assessmentId, { id: answer.itemId, digest: answer.itemDigest }, { plan: { id: first.plan.id } });
    }
  }
}
