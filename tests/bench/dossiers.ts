/** The two dossiers that several rows need, printed once per run of the bench, beside the same content printed by Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { annualReport } from '../../electron/dossier/annual-report/index.ts';
import { readReport } from '../../electron/dossier/annual-report/report.ts';
import { openFonts } from '../../electron/dossier/kit/fonts.ts';
import { programPaths } from '../../electron/paths.ts';
import { paperHtml } from './paper-html.ts';
import { measuredRun, type Run } from './processes.ts';
import { oneSystem, tenSystems } from './records.ts';
import { median, ROUNDS } from './row.ts';

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export interface PrintedDossier {
  /** Our PDF. */
  file: string;
  pages: number;
  ours: Run;
  chromium: Run;
}

const SIZES = { one: { make: oneSystem, rounds: ROUNDS }, ten: { make: tenSystems, rounds: 1 } } as const;
export type Size = keyof typeof SIZES;

export const folder = mkdtempSync(join(tmpdir(), 'antam-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const printed = new Map<Size, Promise<PrintedDossier>>();

/** Prints a dossier of a size, the first time it is asked for; the programs take turns, each in a fresh process. */
export function dossier(size: Size): Promise<PrintedDossier> {
  const known = printed.get(size) ?? print(size);
  printed.set(size, known);
  return known;
}

async function print(size: Size): Promise<PrintedDossier> {
  const { make, rounds } = SIZES[size];
  const record = make();
  const [json, file, page] = [`${size}.json`, `${size}.pdf`, `${size}.html`].map((name) => join(folder, name));
  if (json === undefined || file === undefined || page === undefined) throw new Error('three names');
  writeFileSync(json, serialiseRecord(record));
  writeFileSync(page, htmlOf(record));
  const profile = join(folder, 'chromium');
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await measuredRun(process.execPath, [join(import.meta.dirname, 'print-once.ts'), json, file]));
    theirs.push(
      await measuredRun(chromium, [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--user-data-dir=${profile}`,
        `--print-to-pdf=${join(folder, `${size}-chromium.pdf`)}`,
        `file://${page}`,
      ]),
    );
  }
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]);
  process.stderr.write(`  ${size}: ${pages} pages\n`);
  return { file, pages, ours: middle(ours), chromium: middle(theirs) };
}

const middle = (runs: readonly Run[]): Run => ({
  milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
  megabytes: median(runs.map(({ megabytes }) => megabytes)),
});

function htmlOf(record: DossierRecord): string {
  const { fonts } = programPaths();
  openFonts(fonts);
  return paperHtml(annualReport(readReport(record, serialiseRecord(record), '0'.repeat(64))).content, fonts);
}
