/** A dossier whose attachments were swapped is never valid, whether its pages can be compared or not. */
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { embeddedFiles } from '../../core/exchange/attachments.ts';
import { buildRecord } from '../../core/exchange/build.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { verdictOf } from '../../core/exchange/reasons.ts';
import { soundReport } from '../../core/report/fixture.ts';
import { printRecord } from '../dossier/print.ts';
import { programPaths } from '../paths.ts';
import { judgePdf } from './verification.ts';

let printed: Uint8Array;
let record: DossierRecord;

beforeAll(async () => {
  const journal = { head: '0'.repeat(64), entries: 0 };
  record = buildRecord(soundReport(), {
    id: 'hồ sơ',
    createdAt: '2026-12-18T02:45:00.000Z',
    program: 'An Tâm 0.1.0',
    draft: false,
    journal,
  });
  printed = (await printRecord(record, { fonts: programPaths().fonts })).pdf;
});

/** The dossier with an update at its end that puts another text in place of an embedded file. */
async function swapped(name: string): Promise<Uint8Array> {
  const text = embeddedFiles(record).find((file) => file.name === name)?.text;
  const { context } = await PDFDocument.load(printed, { updateMetadata: false });
  const found = context.enumerateIndirectObjects().find(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Type')) !== PDFName.of('EmbeddedFile')) return false;
    return inflateSync(object.getContents()).toString('utf8') === text;
  });
  if (found === undefined || text === undefined) throw new Error(`nothing is embedded as ${name}`);
  const other = Buffer.from(text.replace('"dossier"', '"dossiers"').replace('"year":2026', '"year":2025'));
  const object = `${found[0].objectNumber} 0 obj\n<< /Type /EmbeddedFile /Length ${other.length} >>\nstream\n`;
  const end = `\nendstream\nendobj\ntrailer\n<< /Root ${String(context.trailerInfo.Root)} >>\n%%EOF\n`;
  return Buffer.concat([printed, Buffer.from(object), other, Buffer.from(end)]);
}

it('none of the three can be swapped', async () => {
  const judge = async (pdf: Uint8Array): Promise<string[]> => {
    const { reasons } = await judgePdf(pdf, {
      trusted: [],
      now: new Date('2026-12-20T02:00:00Z'),
      reprint: () => Promise.resolve(printed),
    });
    return [verdictOf(reasons), ...reasons.map(({ code }) => code)];
  };
  expect(await judge(printed)).not.toContain('invalid');
  for (const { name } of embeddedFiles(record)) expect((await judge(await swapped(name)))[0]).toBe('invalid');
});
