/** Entry of the print worker: one record in, progress out, one PDF or one failure back. Started by print-in-worker.ts only. */
import '../../core/interpreted-schemas.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { parseRecord } from '../../core/exchange/parse.ts';
import { FailureError, failureOf, type Failure } from '../../core/failure.ts';
import { printRecord } from './print.ts';
import type { PrintProgress } from './progress.ts';

/** What the worker gets: the record as canonical JSON, the folder of the fonts. */
export const printTask = z.strictObject({ record: z.string(), fonts: z.string() });

/** What the worker sends. */
export type PrintMessage =
  | { kind: 'progress'; progress: PrintProgress }
  | { kind: 'done'; pdf: Uint8Array<ArrayBuffer>; pages: number }
  | { kind: 'failed'; failure: Failure };

const port = parentPort;
if (port !== null) {
  const send = (message: PrintMessage): void => port.postMessage(message, message.kind === 'done' ? [message.pdf.buffer] : []);
  run((progress) => send({ kind: 'progress', progress })).then(send, (error: unknown) =>
    send({ kind: 'failed', failure: failureOf(error) }),
  );
}

async function run(onProgress: (progress: PrintProgress) => void): Promise<PrintMessage> {
  const { record, fonts } = printTask.parse(workerData);
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new FailureError(parsed.failure.code, parsed.failure.message, parsed.failure.details);
  const { pdf, pages } = await printRecord(parsed.value, { fonts, onProgress });
  // a copy of its own: the buffer is handed over, not cloned
  return { kind: 'done', pdf: new Uint8Array(pdf), pages };
}
