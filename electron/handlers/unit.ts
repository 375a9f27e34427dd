/** The unit, and the register of its systems. */
import type { Handlers, SystemSummary } from '../../core/api.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import { followRenames } from '../../core/assessment/renames.ts';
import type { Law } from '../../core/checklist/library.ts';
import { countingAnswers } from '../services/answers.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';
import { spreadsheetHandlers } from './spreadsheet.ts';
import { systemHandlers } from './systems.ts';

type Methods = 'unit.get' | 'unit.save' | 'systems.list' | 'systems.archived' | 'systems.discarded';

export const unitHandlers = (
  context: Context,
): Pick<Handlers, Methods | keyof ReturnType<typeof systemHandlers> | keyof ReturnType<typeof spreadsheetHandlers>> => ({
  'unit.get': () => context.session.need().unit.get(),
  'unit.save': ({ renames, ...profile }) => {
    const workspace = context.session.need();
    return workspace.together(() => {
      const savedAt = workspace.unit.save(profile);
      // Those set aside too: they come back under the names that the unit bears then.
      const discarded = workspace.systems.discarded().map(({ system }) => system);
      const systems = [...workspace.systems.list(), ...workspace.systems.archived(), ...discarded];
      for (const system of followRenames(systems, renames)) workspace.systems.save(system);
      return { savedAt };
    });
  },
  'systems.list': ({ year }) => summaries(context.session.need(), context.law(), year),
  'systems.archived': ({ year }) => {
    const workspace = context.session.need();
    return workspace.systems.archived().map((system) => summary(workspace, context.law(), year, system));
  },
  'systems.discarded': () => context.session.need().systems.discarded(),
  ...systemHandlers(context),
  ...spreadsheetHandlers(context),
});

/** Every system of the unit that is not out of use, with its progress in a year. */
export const summaries = (workspace: Workspace, law: Law, year: number): SystemSummary[] =>
  workspace.systems.list().map((system) => summary(workspace, law, year, system));

/** Progress is null until the level is known. */
function summary(workspace: Workspace, law: Law, year: number, system: InformationSystem): SystemSummary {
  if (system.level === null) return { system, progress: null };
  const checklist = law.checklist(system.framework, system.level);
  return { system, progress: progressOf(checklist, system.traits, countingAnswers(workspace, law, checklist, system.id, year)) };
}
