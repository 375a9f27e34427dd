/** Answers to core/contract/progress.ts. */
import type { Handlers } from '../../core/api.ts';
import { commonAnswersOn, commonLevel } from '../../core/assessment/common.ts';
import { groupsOf, groupsOverAll, sumOfFigures, wholeOf } from '../../core/assessment/overview.ts';
import type { SystemOverview } from '../../core/contract/progress.ts';
import { commonAnswers, countingAnswers } from '../services/answers.ts';
import { goesTo } from '../services/desk.ts';
import type { Context } from './context.ts';

export const progressHandlers = (context: Context): Pick<Handlers, 'progress.overview'> => ({
  'progress.overview': ({ year }) => {
    const workspace = context.session.need();
    const law = context.law();
    const register = workspace.systems.list();
    const systems = register.map(({ id, name, shortName, framework, level, traits }): SystemOverview => {
      const about = { systemId: id, name, shortName, framework };
      if (level === null) return { ...about, answered: null };
      const checklist = law.checklist(framework, level);
      const groups = groupsOf({ checklist, traits, answers: countingAnswers(workspace, law, checklist, id, year) });
      return { ...about, answered: { level, figures: sumOfFigures(groups.map(({ figures }) => figures)), groups } };
    });
    const answered = systems.flatMap((system) => (system.answered === null ? [] : [{ framework: system.framework, ...system.answered }]));
    const common = law.frameworks.flatMap(({ id: framework }) => {
      if (!register.some((system) => system.framework === framework && system.level !== null)) return [];
      // As on the unit's desk: those that go over to the framework are answered for as well.
      const under = register.filter((system) => goesTo(law, system.framework, framework));
      const level = commonLevel(under);
      if (level === null) return [];
      const checklist = law.checklist(framework, level);
      const traits = [...new Set(under.flatMap((system) => system.traits))];
      const answers = commonAnswersOn(checklist, commonAnswers(workspace, law, year, framework));
      return [{ framework, level, figures: wholeOf({ checklist, traits, answers }) }];
    });
    return { unit: sumOfFigures(answered.map(({ figures }) => figures)), common, systems, groups: groupsOverAll(answered) };
  },
});
