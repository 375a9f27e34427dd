/** Entry of the print worker: one record or paper in, progress out, one file or one failure back. Started by print-in-worker.ts only. */
import '../../core/interpreted-schemas.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { parseRecord } from '../../core/exchange/parse.ts';
import { FailureError, failureOf, type Failure } from '../../core/failure.ts';
import { paper } from '../../core/report/level-dossier/document.ts';
import { wordReport } from './annual-report/word.ts';
import { PAPER_FORMATS, printPaper } from './level-dossier/print.ts';
import { printRecord } from './print.ts';
import type { PrintProgress } from './progress.ts';

/** What the worker gets: a record as canonical JSON, or a neutral paper; the format; and the folder of the fonts. */
const printTask = z.union([
  z.strictObject({ record: z.string(), format: z.enum(PAPER_FORMATS), fonts: z.string() }),
  z.strictObject({ paper, format: z.enum(PAPER_FORMATS), fonts: z.string() }),
]);
export type PrintTask = z.infer<typeof printTask>;

/** What the worker sends. */
export type PrintMessage =
  | { kind: 'progress'; progress: PrintProgress }
  | { kind: 'done'; pdf: Uint8Array<ArrayBuffer>; pages: number }
  | { kind: 'written'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; failure: Failure };

const port = parentPort;
if (port !== null) {
  const send = (message: PrintMessage): void => port.postMessage(message, handedOver(message));
  run((progress) => send({ kind: 'progress', progress })).then(send, (error: unknown) =>
    send({ kind: 'failed', failure: failureOf(error) }),
  );
}

function handedOver(message: PrintMessage): ArrayBuffer[] {
  if (message.kind === 'done') return [message.pdf.buffer];
  return message.kind === 'written' ? [message.bytes.buffer] : [];
}

async function run(onProgress: (progress: PrintProgress) => void): Promise<PrintMessage> {
  const task = printTask.parse(workerData);
  const { fonts } = task;
  if ('paper' in task) return { kind: 'written', bytes: new Uint8Array(await printPaper(task.paper, { format: task.format, fonts })) };
  const parsed = parseRecord(task.record);
  if (!parsed.ok) throw new FailureError(parsed.failure.code, parsed.failure.message, parsed.failure.details);
  if (task.format === 'docx') return { kind: 'written', bytes: new Uint8Array(await wordReport(parsed.value, fonts)) };
  const { pdf, pages } = await printRecord(parsed.value, { fonts, onProgress });
  // a copy of its own: the buffer is handed over, not cloned
  return { kind: 'done', pdf: new Uint8Array(pdf), pages };
}
