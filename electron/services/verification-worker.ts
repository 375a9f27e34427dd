/** Entry of the verification worker: one file after the other, progress and one report or failure back. Started by verification-in-worker.ts only. */
import '../../core/interpreted-schemas.ts';
import { parentPort } from 'node:worker_threads';
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { failureOf, type Failure } from '../../core/failure.ts';
import type { Paths } from '../paths.ts';
import type { Der } from '../signing/certificates.ts';
import type { RevocationData } from '../signing/revocation.ts';
import { rememberingLast, reprinter } from './dossier.ts';
import { verifyFile, type VerificationOptions, type VerificationProgress } from './verification.ts';

export interface VerificationTask {
  file: string;
  trusted: readonly Der[];
  now: Date;
  revocation?: RevocationData;
  paths: Paths;
}

/** What the worker sends. */
export type VerificationMessage =
  | { kind: 'progress'; progress: VerificationProgress }
  | { kind: 'done'; report: VerificationReport }
  | { kind: 'failed'; failure: Failure };

const port = parentPort;
let reprint: VerificationOptions['reprint'] | null = null;
if (port !== null) {
  const send = (message: VerificationMessage): void => port.postMessage(message);
  port.on('message', ({ file, paths, ...options }: VerificationTask) => {
    const onProgress = (progress: VerificationProgress): void => send({ kind: 'progress', progress });
    reprint ??= rememberingLast(reprinter(paths));
    verifyFile(file, { ...options, reprint, onProgress }).then(
      (report) => send({ kind: 'done', report }),
      (error: unknown) => send({ kind: 'failed', failure: failureOf(error) }),
    );
  });
}
