/** All ten checklists in a fresh process: from the precompiled copy bound by digest, and from the YAML itself. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { median, type Row } from '../row.ts';

const ROUNDS = 7;
const script = join(import.meta.dirname, '..', 'load-law.ts');
const load = (source: string): number => Number(execFileSync(process.execPath, [script, source], { encoding: 'utf8' }));

const row: Row = {
  name: 'load all checklists',
  alternative: 'parsing and checking the YAML',
  async run() {
    const rounds = Array.from({ length: ROUNDS }, () => ({ cached: load('cached'), parsed: load('yaml') }));
    return { ours: median(rounds.map(({ cached }) => cached)), other: median(rounds.map(({ parsed }) => parsed)), unit: 'ms' };
  },
};
export default row;
