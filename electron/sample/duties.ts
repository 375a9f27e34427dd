/** Duties of the sample hospital that were done: resources/sample/duties.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isoDate } from '../../core/date.ts';
import { cadenceKey } from '../../core/report/duties-sources.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

const writtenDuties = z.array(z.strictObject({ system: z.string(), control: z.string(), doneOn: isoDate, note: z.string() }));

/** Records them. Throws when the shipped file doesn't fit its schema, or names a system that is not in the sample. */
export function addDuties(workspace: Workspace, paths: Pick<Paths, 'sampleHospital'>): void {
  const file = join(dirname(paths.sampleHospital), 'duties.yaml');
  writtenDuties.parse(parse(readFileSync(file, 'utf8'))).forEach(({ system, control, doneOn, note }, at) => {
    const { id } = workspace.systems.get(system);
    workspace.dutiesDone.put({ id: `duty-${at + 1}`, duty: cadenceKey(id, control), systemId: id, doneOn, note, evidence: [] });
  });
}
