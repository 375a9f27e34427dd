/** Earlier determinations of level of the sample hospital: resources/sample/levels.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Law } from '../../core/checklist/library.ts';
import { determineLevel } from '../../core/level/determine.ts';
import { effectiveInputs } from '../../core/level/inputs.ts';
import { levelDetermination } from '../../core/level/model.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

const sampleLevels = z.strictObject({
  determinations: z.array(levelDetermination.pick({ framework: true, inputs: true, decidedAt: true }).extend({ system: z.string() })),
});

/**
 * Adds what was determined of a system before its present level; call it before that one is added: the order is the history's.
 * Throws when the shipped file doesn't fit its schema.
 */
export function addEarlierLevels(workspace: Workspace, law: Law, paths: Paths, key: string, decidedBy: string): void {
  const { determinations } = sampleLevels.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'levels.yaml'), 'utf8')));
  for (const { system, framework, inputs, decidedAt } of determinations) {
    if (system !== key) continue;
    const rules = law.framework(framework);
    const answers = effectiveInputs(rules, inputs);
    const { level, matched, raisedBy } = determineLevel(rules, answers);
    workspace.levels.add({
      id: `level-${key}-${decidedAt.slice(0, 10)}`,
      systemId: key,
      framework,
      inputs: answers,
      level,
      matched,
      raisedBy,
      decidedBy,
      decidedAt,
    });
  }
}
