/**
 * Judges files in a thread of its own, where reading a hostile one blocks nobody: it has a share of memory and must keep
 * telling how far it is. What takes more is ended and left undecided.
 */
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import type { Paths } from '../paths.ts';
import { REPRINT_MS, unjudged, type VerificationOptions, type VerificationProgress } from './verification.ts';
import type { VerificationMessage, VerificationTask } from './verification-worker.ts';

export type Verify = (
  file: string,
  options: Omit<VerificationOptions, 'reprint' | 'onProgress'>,
  control?: { signal?: AbortSignal; onProgress?: (progress: VerificationProgress) => void },
) => Promise<VerificationReport>;

export interface Verifier {
  /** The report on one file, as verifyFile gives it. CANCELLED after `signal`. */
  verify: Verify;
  /** Ends the thread that waits for further files. */
  dispose(): void;
}

/** Printing again is the longest that the work may be silent, and ends by itself before this. */
const SILENCE_MS = REPRINT_MS + 30_000;
const LIMITS = { maxOldGenerationSizeMb: 2048 };

export interface VerifierOptions {
  /** For tests: how long the work may be silent. */
  silenceMs?: number;
}

export function createVerifier(paths: Paths, { silenceMs = SILENCE_MS }: VerifierOptions = {}): Verifier {
  // Starting a thread costs half a second: one that has done its work waits for the next file.
  let idle: Worker | null = null;
  const begin = (): Worker => {
    const waiting = idle;
    idle = null;
    const worker = waiting ?? new Worker(pathToFileURL(paths.verificationWorker), { resourceLimits: LIMITS });
    worker.ref();
    return worker;
  };
  const keep = (worker: Worker): void => {
    // By name: Node keeps listeners of its own on a worker, without which it delivers no messages any more.
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    if (idle !== null) return void worker.terminate();
    idle = worker;
    // What it waits for is no reason to keep the program open, and its end none to complain.
    worker.unref();
    worker.on('exit', () => (idle = idle === worker ? null : idle));
  };
  return {
    verify: async (file, options, control = {}) => {
      if (control.signal?.aborted === true) throw cancelled();
      const worker = begin();
      try {
        const report = await judged(worker, { file, paths, ...options }, { ...control, silenceMs });
        keep(worker);
        return report;
      } catch (error) {
        void worker.terminate();
        if (error instanceof TooDemanding) return unjudged(file, [{ code: 'too_demanding' }], options.now);
        throw error;
      }
    },
    dispose: () => {
      void idle?.terminate();
      idle = null;
    },
  };
}

class TooDemanding extends Error {}

interface Control {
  signal?: AbortSignal;
  onProgress?: (progress: VerificationProgress) => void;
  silenceMs: number;
}

async function judged(worker: Worker, task: VerificationTask, { signal, onProgress, silenceMs }: Control): Promise<VerificationReport> {
  const { promise, resolve, reject } = Promise.withResolvers<VerificationReport>();
  const giveUp = (): void => reject(new TooDemanding());
  let silence = setTimeout(giveUp, silenceMs);
  const cancel = (): void => reject(cancelled());
  signal?.addEventListener('abort', cancel, { once: true });
  worker.on('message', (message: VerificationMessage) => {
    if (message.kind === 'progress') {
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMs);
      onProgress?.(message.progress);
    } else if (message.kind === 'failed') {
      reject(new FailureError(message.failure.code, message.failure.message, message.failure.details));
    } else resolve(message.report);
  });
  worker.on('error', (error) => (isOutOfMemory(error) ? giveUp() : reject(error)));
  worker.on('exit', () => reject(new Error('the verification worker ended without an answer')));
  try {
    worker.postMessage(task);
    return await promise;
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener('abort', cancel);
  }
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const cancelled = (): FailureError =>
  new FailureError('CANCELLED', 'Đã dừng xác minh theo yêu cầu; chưa kết luận được gì về tệp này. Xác minh lại khi cần.');
