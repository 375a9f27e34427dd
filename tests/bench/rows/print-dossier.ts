/**
 * Printing the demo hospital's dossier as PDF/A-3b with its record embedded; against Chromium printing the same texts and
 * tables from HTML, its browser already running.
 */
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseRecord } from '../../../core/exchange/parse.ts';
import { annualReport } from '../../../electron/dossier/annual-report/index.ts';
import { readReport } from '../../../electron/dossier/annual-report/report.ts';
import { extractRecord } from '../../../electron/dossier/extract.ts';
import { openFonts } from '../../../electron/dossier/kit/fonts.ts';
import { printRecord } from '../../../electron/dossier/print.ts';
import { programPaths } from '../../../electron/paths.ts';
import { paperHtml } from '../paper-html.ts';
import { compare, type Row } from '../row.ts';

const ROUNDS = 3;
const antam = resolve(import.meta.dirname, '..', '..', '..', 'out', 'main', 'antam.js');
const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** The text of the record inside a fresh demo dossier. */
async function demoRecord(folder: string): Promise<string> {
  const output = execFileSync(process.execPath, [antam, 'demo', join(folder, 'demo'), '--json'], { encoding: 'utf8' });
  const { unsigned } = z.object({ unsigned: z.string() }).parse(JSON.parse(output));
  const text = await extractRecord(readFileSync(unsigned));
  if (text === null) throw new Error('The demo dossier holds no record.');
  return text;
}

const row: Row = {
  name: 'print the demo dossier',
  alternative: 'Chromium printing the same content as HTML',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'antam-bench-'));
    const browser = await chromium.launch({ executablePath: chromiumPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    try {
      const text = await demoRecord(folder);
      const record = parseRecord(text);
      if (!record.ok) throw new Error(record.failure.message);
      const { fonts } = programPaths();
      openFonts(fonts);
      const page = join(folder, 'dossier.html');
      writeFileSync(page, paperHtml(annualReport(readReport(record.value, text, '')).content, fonts));
      return await compare(
        ROUNDS,
        () => printRecord(record.value, { fonts }),
        async () => {
          const tab = await browser.newPage();
          await tab.goto(`file://${page}`);
          await tab.pdf({ preferCSSPageSize: true });
          await tab.close();
        },
      );
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
export default row;
