/** Run in a fresh process by rows/print-dossiers.ts: prints one record in the program's print worker. Arguments: record, PDF. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../../core/exchange/parse.ts';
import { printInWorker } from '../../electron/dossier/print-in-worker.ts';
import { programPaths } from '../../electron/paths.ts';

const [from = '', to = ''] = process.argv.slice(2);
const record = parseRecord(readFileSync(from, 'utf8'));
if (!record.ok) throw new Error(record.failure.message);
// the built worker, as the program runs it
const worker = join(import.meta.dirname, '..', '..', 'out', 'main', 'print-worker.js');
const { pdf } = await printInWorker(record.value, { worker, fonts: programPaths().fonts });
writeFileSync(to, pdf);
