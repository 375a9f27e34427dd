/** The version of this program, from its package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { programRoot } from './paths.ts';

const packageFile = z.object({ version: z.string() });

export const programVersion = (): string =>
  packageFile.parse(JSON.parse(readFileSync(join(programRoot(import.meta.dirname), 'package.json'), 'utf8'))).version;
