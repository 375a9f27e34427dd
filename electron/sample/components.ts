/** What the systems of the sample consist of: resources/sample/components.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { informationSystem } from '../../core/assessment/model.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

/** By the key of the system. */
const sampleComponents = z.record(
  z.string(),
  informationSystem
    .pick({
      scope: true,
      size: true,
      users: true,
      hosting: true,
      host: true,
      separation: true,
      investmentApproved: true,
      constructionStarted: true,
      lastChanged: true,
      devices: true,
      applications: true,
      zones: true,
      connections: true,
    })
    .partial(),
);

/** Describes the systems that are in the workspace already. */
export function describeSystems(workspace: Workspace, paths: Paths): void {
  const written = sampleComponents.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'components.yaml'), 'utf8')));
  for (const [key, described] of Object.entries(written)) {
    workspace.systems.save(informationSystem.parse({ ...workspace.systems.get(key), ...described }));
  }
}
