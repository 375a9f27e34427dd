/** Prints in a thread of its own: laying out takes seconds and would block window and command line. */
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { FailureError } from '../../core/failure.ts';
import type { Paper } from '../../core/report/level-dossier/document.ts';
import type { PaperFormat } from './level-dossier/print.ts';
import type { PrintMessage, PrintTask } from './print-worker.ts';
import { printCancelled, type PrintProgress } from './progress.ts';

export interface WorkerPrintOptions {
  /** The worker's module: print-worker.ts when run from source, out/main/print-worker.js when built. */
  worker: URL | string;
  /** Folder of the font files. */
  fonts: string;
  onProgress?: (progress: PrintProgress) => void;
  /** Ends the thread at once: CANCELLED. */
  signal?: AbortSignal;
}

/** Some five times what 1500 requirements take (420 MB): beyond it the record is not one that a hospital makes. */
const LIMITS = { maxOldGenerationSizeMb: 2048 };

/**
 * The record as PDF/A-3b, printed in a worker thread. Same bytes as printRecord. CANCELLED after `signal`; failures of
 * printing (TEXT_NOT_PRINTABLE, RECORD_INVALID) as they are; INTERNAL when the thread dies, also of too little memory.
 */
export async function printInWorker(record: DossierRecord, options: WorkerPrintOptions): Promise<{ pdf: Uint8Array; pages: number }> {
  if (options.signal?.aborted === true) throw printCancelled();
  const task: PrintTask = { record: serialiseRecord(record), format: 'pdf', fonts: options.fonts };
  const message = await inWorker(task, options);
  if (message.kind !== 'done') throw threadDied(new Error(`the print worker answered ${message.kind}`));
  return { pdf: message.pdf, pages: message.pages };
}

/** The record as an editable Word document, written in a worker thread. Same bytes as wordReport, same failures as printInWorker. */
export const wordInWorker = (record: DossierRecord, options: WorkerPrintOptions): Promise<Uint8Array> =>
  writtenInWorker({ record: serialiseRecord(record), format: 'docx', fonts: options.fonts } satisfies PrintTask, options);

/** A neutral paper as a file, printed in a worker thread. Same bytes as printPaper, same failures as printInWorker. */
export const printPaperInWorker = (paper: Paper, format: PaperFormat, options: WorkerPrintOptions): Promise<Uint8Array> =>
  writtenInWorker({ paper, format, fonts: options.fonts } satisfies PrintTask, options);

/** What a worker writes that takes one task and answers as the print worker does. Failures as printInWorker. */
export async function writtenInWorker(task: object, options: Omit<WorkerPrintOptions, 'fonts'>): Promise<Uint8Array> {
  if (options.signal?.aborted === true) throw printCancelled();
  const message = await inWorker(task, options);
  if (message.kind !== 'written') throw threadDied(new Error(`the print worker answered ${message.kind}`));
  return message.bytes;
}

type Answer = Exclude<PrintMessage, { kind: 'progress' | 'failed' }>;

async function inWorker(task: object, { worker: module, onProgress, signal }: Omit<WorkerPrintOptions, 'fonts'>): Promise<Answer> {
  const file = typeof module === 'string' ? pathToFileURL(module) : module;
  const worker = new Worker(file, { workerData: task, resourceLimits: LIMITS });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const cancel = (): void => reject(printCancelled());
  signal?.addEventListener('abort', cancel, { once: true });
  worker.on('message', (message: PrintMessage) => {
    if (message.kind === 'progress') onProgress?.(message.progress);
    else if (message.kind === 'failed') reject(new FailureError(message.failure.code, message.failure.message, message.failure.details));
    else resolve(message);
  });
  worker.on('error', (error) => reject(threadDied(error)));
  worker.on('exit', () => reject(threadDied(new Error('the print worker ended without an answer'))));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function threadDied(cause: unknown): FailureError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new FailureError(
    'INTERNAL',
    `Phần mềm không in được hồ sơ (${why}); chưa có tệp nào được ghi và dữ liệu không bị ảnh hưởng. Đóng bớt chương trình khác rồi in lại; nếu lỗi lặp lại, gửi nội dung này cho người hỗ trợ.`,
    undefined,
    cause,
  );
}
