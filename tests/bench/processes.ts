/** Runs a command and measures it with everything it starts: wall time, and the most memory at one moment. Linux only. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Run {
  milliseconds: number;
  /** Highest sum of the proportional set sizes (PSS) of all processes, in MB; pages shared by several count once. */
  megabytes: number;
}

const EVERY = 100;

/** Rejects with what the command said when it fails. */
export async function measuredRun(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Run> {
  const startedAt = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid ?? 0))), EVERY);
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const milliseconds = performance.now() - startedAt;
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${said.slice(-2000)}`);
    return { milliseconds, megabytes: peak };
  } finally {
    clearInterval(watch);
  }
}

function memoryOf(root: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const isInside = (id: number): boolean => id === root || (parents.has(id) && id > 1 && isInside(parents.get(id) ?? 0));
  return [...parents.keys()].filter(isInside).reduce((sum, id) => sum + pssOf(id), 0);
}

/** A process may be gone by the time it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The name of a program, in brackets, may hold anything: what follows the last bracket counts. */
const parentOf = (id: number): number => Number(/\) \S (\d+)[^)]*$/.exec(read(`/proc/${id}/stat`))?.[1] ?? 0);
const pssOf = (id: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1000;
