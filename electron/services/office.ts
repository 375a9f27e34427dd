/** A dossier for office programs: the report to edit in Word, its tables to sort and count in Excel. Both from the frozen record. */
import { serialiseRecord } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { wordInWorker, writtenInWorker } from '../dossier/print-in-worker.ts';
import type { Paths } from '../paths.ts';
import type { WorkbookTask } from './workbook-worker.ts';

export interface OfficeOptions {
  paths: Paths;
  /** Ends the thread at once: CANCELLED. */
  signal?: AbortSignal;
}

const stopping = (signal: AbortSignal | undefined): { signal?: AbortSignal } => (signal === undefined ? {} : { signal });

/**
 * The annual report of a record as .docx, with the texts and tables of its PDF and the charts' numbers as tables. Written in a worker.
 * CANCELLED after `signal`; INTERNAL when the worker dies.
 */
export const wordOfRecord = (record: DossierRecord, { paths, signal }: OfficeOptions): Promise<Uint8Array> =>
  wordInWorker(record, { worker: paths.printWorker, fonts: paths.fonts, ...stopping(signal) });

/** The tables of the annual report as .xlsx. Written in a worker; same failures as wordOfRecord. */
export const workbookOfRecord = (record: DossierRecord, { paths, signal }: OfficeOptions): Promise<Uint8Array> =>
  writtenInWorker({ record: serialiseRecord(record) } satisfies WorkbookTask, { worker: paths.workbookWorker, ...stopping(signal) });
