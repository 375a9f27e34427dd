/** Plans of the sample hospital that serve several requirements: resources/sample/plans.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { plan } from '../../core/assessment/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { Paths } from '../paths.ts';
import { answersAt, openDesk, setAnswerAt, type Desk } from '../services/desk.ts';
import type { Workspace } from '../workspace/index.ts';

const writtenPlans = z.array(
  z.strictObject({
    from: z.strictObject({ system: z.string(), item: z.string() }).nullable(),
    serves: z.strictObject({ systems: z.array(z.string()), groups: z.array(z.string()), most: z.number().int() }),
    plan: plan.omit({ id: true }).partial(),
  }),
);

/** Gives them to requirements that aren't met; throws when the shipped file doesn't fit its schema or the sample's answers. */
export function addSharedPlans(workspace: Workspace, { law, paths }: { law: Law; paths: Paths }, year: number): void {
  const written = writtenPlans.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'plans.yaml'), 'utf8')));
  const desks = new Map<string, Desk>();
  const deskOf = (systemId: string): Desk => {
    const desk = desks.get(systemId) ?? openDesk(workspace, law, { systemId, year });
    desks.set(systemId, desk);
    return desk;
  };
  /** A requirement that was given away already stays with its plan, and so does one that was written by hand. */
  const taken = new Set(written.flatMap(({ from }) => (from === null ? [] : [`${from.system}/${from.item}`])));
  for (const { from, serves, plan: change } of written) {
    const places = serves.systems.flatMap((system) =>
      unmetItems(deskOf(system), serves.groups)
        .filter((item) => !taken.has(`${system}/${item}`))
        .slice(0, serves.most)
        .map((item) => ({ system, item })),
    );
    workspace.together(() => {
      let id: string | undefined;
      for (const { system, item } of from === null ? places : [from, ...places]) {
        taken.add(`${system}/${item}`);
        const desk = deskOf(system);
        // A new plan takes the place of the one that was drawn for the first requirement.
        if (id === undefined && from === null) setAnswerAt(desk, item, { plan: null });
        id = setAnswerAt(desk, item, { plan: id === undefined ? change : { id } }).plan?.id;
      }
      if (id === undefined) throw new Error(`nothing unmet for the plan «${change.action ?? ''}»`);
    });
  }
}

/** The system's own answers that ask for a plan, in the order of the checklist. */
function unmetItems(desk: Desk, groups: readonly string[]): string[] {
  const answers = new Map(answersAt(desk).map((answer) => [answer.itemId, answer]));
  return desk.checklist.groups
    .filter(({ id }) => groups.includes(id))
    .flatMap(({ items }) => items)
    .filter(({ id }) => {
      const answer = answers.get(id);
      return answer !== undefined && answer.inherited !== true && (answer.verdict === 'partial' || answer.verdict === 'non_compliant');
    })
    .map(({ id }) => id);
}
