/** Whether the window stays alive while a dossier prints: the longest wait of the main thread, and how soon a cancel is heeded. */
import { join } from 'node:path';
import { FailureError } from '../../../core/failure.ts';
import { printInWorker } from '../../../electron/dossier/print-in-worker.ts';
import { printRecord } from '../../../electron/dossier/print.ts';
import { programPaths } from '../../../electron/paths.ts';
import { oneSystem } from '../records.ts';
import { milliseconds, type Row } from '../row.ts';

const { fonts } = programPaths();
const worker = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'print-worker.js');
const record = oneSystem();
const TICK = 5;

/** The longest time that a timer of the main thread came late while `action` ran, in milliseconds. */
async function longestStall(action: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK);
    last = now;
  };
  const watch = setInterval(look, TICK);
  await action();
  look();
  clearInterval(watch);
  return longest;
}

async function cancelled(): Promise<number> {
  const controller = new AbortController();
  const { promise: begun, resolve } = Promise.withResolvers<undefined>();
  const print = printInWorker(record, { worker, fonts, signal: controller.signal, onProgress: () => resolve(undefined) });
  const ended = print.then(
    () => false,
    (error: unknown) => error instanceof FailureError && error.failure.code === 'CANCELLED',
  );
  await begun;
  return milliseconds(async () => {
    controller.abort();
    if (!(await ended)) throw new Error('The print was not cancelled.');
  });
}

const rows: Row[] = [
  {
    name: 'longest stall of the main thread while a dossier prints',
    alternative: 'printing in the main thread',
    run: async () => ({
      ours: await longestStall(() => printInWorker(record, { worker, fonts })),
      other: await longestStall(() => printRecord(record, { fonts })),
      unit: 'ms',
    }),
  },
  {
    name: 'cancel of a print that runs',
    alternative: 'letting it end',
    run: async () => ({
      ours: await cancelled(),
      other: await milliseconds(() => printInWorker(record, { worker, fonts })),
      unit: 'ms',
    }),
  },
];
export default rows;
