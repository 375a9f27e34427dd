/** The shipped framework files, for tests of their rules. */
import { readFileSync } from 'node:fs';
import { framework, type Framework } from '../checklist/framework.ts';
import type { FrameworkId } from '../checklist/model.ts';
import { readYamlFile } from '../checklist/parse.ts';

export const shippedFramework = (id: FrameworkId): Framework =>
  readYamlFile(framework, readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8'), `${id}/framework.yaml`);
