/** Writes preflight.md beside this file: `node_modules/.bin/node docs/preflight.ts`. */
import { writeFileSync } from 'node:fs';
import { preflightTable } from '../core/report/preflight-table.ts';

writeFileSync(new URL('preflight.md', import.meta.url), preflightTable());
