/** A dossier record as PDF/A-3b with the record embedded. Everything printed comes from the record: same record, same bytes. */
import { createHash } from 'node:crypto';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { annualReport } from './annual-report/index.ts';
import { readReport } from './annual-report/report.ts';
import { openFonts } from './kit/fonts.ts';
import { print } from './kit/print.ts';
import { refuseUnprintable } from './printable.ts';
import { printCancelled, type PrintProgress } from './progress.ts';

export interface PrintOptions {
  /** Folder of the font files (resources/fonts). */
  fonts: string;
  onProgress?: (progress: PrintProgress) => void;
  /** Heeded between the steps; to stop within one, print in a worker. */
  signal?: AbortSignal;
}

/**
 * Prints the annual report of a record. TEXT_NOT_PRINTABLE names characters without a glyph; CANCELLED after `signal`.
 * Blocks its thread for seconds with many requirements: see print-in-worker.ts.
 */
export async function printRecord(
  record: DossierRecord,
  { fonts, onProgress, signal }: PrintOptions,
): Promise<{ pdf: Uint8Array; pages: number }> {
  stopWhenCancelled(signal);
  openFonts(fonts);
  refuseUnprintable(record, fonts);
  const text = serialiseRecord(record);
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  const printed = await print(annualReport(readReport(record, text, digest)), onProgress);
  stopWhenCancelled(signal);
  return printed;
}

function stopWhenCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw printCancelled();
}
