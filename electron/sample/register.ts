/** Systems of the sample hospital that are out of use: resources/sample/register.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { emptySystem } from '../../core/assessment/empty.ts';
import { informationSystem } from '../../core/assessment/model.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

const { name, shortName, purpose, operatorName, framework, inUseSince, archivedAt, archiveReason } = informationSystem.shape;
const written = z.strictObject({
  archived: z.array(
    z.strictObject({ key: z.string(), name, shortName, purpose, operatorName, framework, inUseSince, archivedAt, archiveReason }),
  ),
});

/** Throws when the shipped file doesn't fit its schema. */
export function addArchivedSystems(workspace: Workspace, paths: Paths): void {
  const file = join(dirname(paths.sampleHospital), 'register.yaml');
  const ownerName = workspace.unit.get().owners[0]?.owner.name ?? '';
  for (const { key, ...known } of written.parse(parse(readFileSync(file, 'utf8'))).archived) {
    workspace.systems.add({ ...emptySystem({ ...known, id: key, ownerName }), ...known });
  }
}
