/** Entry of the workbook worker: one record in, one .xlsx file or one failure back. Started by services/office.ts only. */
import '../../core/interpreted-schemas.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { digestOfBytes } from '../../core/canonical.ts';
import { parseRecord } from '../../core/exchange/parse.ts';
import { failureOf } from '../../core/failure.ts';
import type { PrintMessage } from '../dossier/print-worker.ts';
import { reportWorkbook } from '../spreadsheet/annual-report.ts';

/** The record as canonical JSON. */
const workbookTask = z.strictObject({ record: z.string() });
export type WorkbookTask = z.infer<typeof workbookTask>;

const port = parentPort;
if (port !== null)
  run().then(
    (message) => port.postMessage(message, message.kind === 'written' ? [message.bytes.buffer] : []),
    (error: unknown) => port.postMessage({ kind: 'failed', failure: failureOf(error) } satisfies PrintMessage),
  );

async function run(): Promise<PrintMessage> {
  const { record } = workbookTask.parse(workerData);
  const parsed = parseRecord(record);
  if (!parsed.ok) return { kind: 'failed', failure: parsed.failure };
  const bytes = await reportWorkbook(parsed.value, digestOfBytes(new TextEncoder().encode(record)));
  return { kind: 'written', bytes: new Uint8Array(bytes) };
}
