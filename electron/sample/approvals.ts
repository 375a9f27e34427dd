/** The papers behind the sample's approvals: resources/sample/approvals.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { approval } from '../../core/assessment/model.ts';
import type { Paths } from '../paths.ts';
import type { Workspace } from '../workspace/index.ts';

const writtenApprovals = z.record(z.string(), approval.partial());

/** Adds them to the systems of a sample. Throws when the shipped file doesn't fit its schema, or names a system that isn't there. */
export function addApprovals(workspace: Workspace, paths: Paths): void {
  const file = join(dirname(paths.sampleHospital), 'approvals.yaml');
  const written = writtenApprovals.parse(parse(readFileSync(file, 'utf8')));
  for (const [key, part] of Object.entries(written)) {
    workspace.systems.change(key, (system) => ({ ...system, approval: approval.parse({ ...system.approval, ...part }) }));
  }
}
