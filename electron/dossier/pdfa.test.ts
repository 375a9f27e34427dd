/**
 * PDFBox Preflight judges the print of a record as PDF/A-1b, the part it knows: fonts, colours, metadata, structure. What the
 * dossier has beyond it (files, bookmarks) is left out for the judge. Runs where Java and Debian's libpdfbox2-java are.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import { annualReport } from './annual-report/index.ts';
import { readReport } from './annual-report/report.ts';
import { fixtureRecord } from './fixture.ts';
import { openFonts } from './kit/fonts.ts';
import { print } from './kit/print.ts';
import { inFile } from './test-tools.ts';

const JARS = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => `/usr/share/java/${name}.jar`,
);
const root = join(import.meta.dirname, '../..');

function judgePresent(): boolean {
  if (JARS.every((jar) => existsSync(jar)) && spawnSync('java', ['-version']).error === undefined) return true;
  console.warn('\n!!! NOT TESTED: PDF/A by PDFBox. Missing: java, libpdfbox2-java, libactivation-java or libjaxb-api-java\n');
  return false;
}

const BOOKMARKS = new Set(['outline', 'outlineText', 'outlineParentId', 'outlineExpanded']);

/** The same nodes without bookmarks: PDF/A-1 as PDFBox reads it wants them written otherwise than the printer writes them. */
function withoutBookmarks<T>(value: T): T;
function withoutBookmarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => withoutBookmarks(inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (BOOKMARKS.has(key) ? [] : [[key, withoutBookmarks(inner)]])));
}

it.runIf(judgePresent())('is valid PDF/A', { timeout: 180_000 }, async () => {
  openFonts(join(root, 'resources/fonts'));
  const record = fixtureRecord();
  for (const system of record.systems) system.groups = system.groups.slice(0, 3);
  record.unit.name = 'Bệnh viện A&B <thử nghiệm>';
  const text = serialiseRecord(record);
  const paper = annualReport(readReport(record, text, createHash('sha256').update(text).digest('hex')));
  const form = { version: '1.4', subset: 'PDF/A-1b' } as const;
  const { pdf } = await print({ ...paper, attachments: [], content: withoutBookmarks(paper.content) }, undefined, form);
  const file = inFile('ho-so-1b.pdf', pdf);
  const judged = spawnSync('java', ['-cp', JARS.join(':'), join(root, 'tests/pdfa/Preflight.java'), file], { encoding: 'utf8' });
  expect(judged.stdout.trim()).toBe('valid');
});
