/** Answers to core/contract/grid.ts. */
import type { Handlers } from '../../core/api.ts';
import { commonAnswersOn, commonLevel } from '../../core/assessment/common.ts';
import { gridOf, type GridUnit } from '../../core/assessment/grid.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { isAsked } from '../../core/checklist/applicability.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { FrameworkId } from '../../core/checklist/model.ts';
import { commonAnswers, countingAnswers } from '../services/answers.ts';
import { answerAt, goesTo, setAnswerAt, systemsUnder } from '../services/desk.ts';
import type { Workspace } from '../workspace/index.ts';
import { eachPlace } from './assessment.ts';
import type { Context } from './context.ts';

export const commonGridHandlers = (context: Context): Pick<Handlers, 'grid.open' | 'grid.linkEvidence'> => ({
  'grid.open': ({ year, framework: wanted }) => {
    const workspace = context.session.need();
    const law = context.law();
    const used = new Set(workspace.systems.list().map(({ framework }) => framework));
    const inUse = law.frameworks.map(({ id }) => id).filter((id) => used.has(id));
    const framework = wanted ?? inUse.at(-1) ?? 'nd331-2026';
    const systems = systemsUnder(workspace, law, framework);
    const columns = systems.flatMap((system) => {
      if (system.level === null) return [];
      const checklist = law.checklist(framework, system.level);
      return [{ system, checklist, answers: countingAnswers(workspace, law, checklist, system.id, year) }];
    });
    const next = inUse.flatMap((id) => law.framework(id).succeeded_by ?? []);
    const frameworks = law.frameworks.map(({ id }) => id).filter((id) => used.has(id) || next.includes(id));
    return { framework, frameworks, ...gridOf(unitOf(workspace, law, framework, year), columns) };
  },
  'grid.linkEvidence': ({ places, id }) => {
    context.session.need().evidence.get(id);
    let changed = 0;
    let skipped = 0;
    eachPlace(context, places, (desk, itemId) => {
      const item = itemsOf(desk.checklist).find((one) => one.id === itemId);
      const answer = answerAt(desk, itemId);
      if (item === undefined || !isAsked(item, desk.traits, answer) || answer.evidence.includes(id)) {
        skipped += 1;
        return;
      }
      setAnswerAt(desk, itemId, { evidence: [...answer.evidence, id] });
      changed += 1;
    });
    return { changed, skipped, savedAt: context.now() };
  },
});

/** The unit's side, as on its desk; null while no system has a level. */
function unitOf(workspace: Workspace, law: Law, framework: FrameworkId, year: number): GridUnit | null {
  const systems = workspace.systems.list().filter((system) => goesTo(law, system.framework, framework));
  const level = commonLevel(systems);
  if (level === null) return null;
  const checklist = law.checklist(framework, level);
  const common = commonAnswers(workspace, law, year, framework);
  const traits = [...new Set(systems.flatMap((system) => system.traits))];
  return { checklist, traits, common, answers: commonAnswersOn(checklist, common) };
}
