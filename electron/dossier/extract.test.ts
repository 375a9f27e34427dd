import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { serialiseRecord } from '../../core/exchange/parse.ts';
import { embeddedFiles, listsOf } from '../../core/exchange/attachments.ts';
import { PRINTER_EDITION, RECORD_FILE } from '../../core/exchange/record.ts';
import { extractRecord } from './extract.ts';
import { fixtureRecord } from './fixture.ts';
import { printRecord } from './print.ts';

const fonts = join(import.meta.dirname, '../../resources/fonts');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const expectCode = (pdf: Uint8Array, code: string): Promise<void> =>
  expect(extractRecord(pdf)).rejects.toMatchObject({ failure: { code } });

let dossier: Uint8Array;
beforeAll(async () => {
  dossier = (await printRecord(fixtureRecord(), { fonts })).pdf;
});

async function emptyPdf(attach: (document: PDFDocument) => Promise<void> = async () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage().drawText('x', { font: await document.embedFont(StandardFonts.Helvetica) });
  await attach(document);
  return document.save({ useObjectStreams: false });
}

describe('the record in a dossier', () => {
  it('comes out as it was put in', async () => {
    // compared as a whole: a difference would print 160 kB
    expect((await extractRecord(dossier)) === serialiseRecord(fixtureRecord())).toBe(true);
  });

  it('is read from the last revision', async () => {
    const { context } = await PDFDocument.load(dossier, { updateMetadata: false });
    const found = context
      .enumerateIndirectObjects()
      .find(([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Type')) === PDFName.of('EmbeddedFile'));
    const later = `${found?.[0].objectNumber} 0 obj\n<< /Type /EmbeddedFile /Length 14 >>\nstream\n{"later":true}\nendstream\nendobj\ntrailer\n<< /Root ${String(context.trailerInfo.Root)} >>\n%%EOF\n`;
    expect((await extractRecord(Buffer.concat([dossier, Buffer.from(later)])))?.slice(0, 100)).toBe('{"later":true}');
  });

  it('is null in a PDF without one', async () => {
    expect(await extractRecord(await emptyPdf())).toBeNull();
    expect(await extractRecord(await emptyPdf((document) => document.attach(bytes('{}'), 'other.json')))).toBeNull();
  });

  it('is refused when there are two', async () => {
    const twice = await emptyPdf(async (document) => {
      await document.attach(bytes('{"a":1}'), RECORD_FILE);
      await document.attach(bytes('{"b":2}'), RECORD_FILE);
    });
    await expectCode(twice, 'NOT_A_DOSSIER');
  });

  it('is refused when it unpacks beyond its limit', async () => {
    const bomb = await emptyPdf((document) => document.attach(Buffer.alloc(80 * 1024 * 1024, 0x20), RECORD_FILE));
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    await expectCode(bomb, 'FILE_TOO_LARGE');
  });
});

describe('the lists beside the record', () => {
  const record = { ...fixtureRecord(), printer: PRINTER_EDITION };
  const holding = (files: { name: string; text: string }[]): Promise<Uint8Array> =>
    emptyPdf(async (document) => {
      for (const { name, text } of files) await document.attach(Buffer.from(text), name);
    });

  it('agree with it, or the file is refused', async () => {
    const files = embeddedFiles(record);
    expect((await extractRecord(await holding(files))) === serialiseRecord(record)).toBe(true);
    const other = listsOf({ ...record, evidence: record.evidence.slice(1), checklists: [] });
    for (const list of other) {
      await expectCode(await holding(files.map((file) => (file.name === list.name ? list : file))), 'NOT_A_DOSSIER');
      await expectCode(await holding(files.filter(({ name }) => name !== list.name)), 'NOT_A_DOSSIER');
      await expectCode(await holding([...files, list]), 'NOT_A_DOSSIER');
    }
  });

  it('may be missing in dossiers of the editions that had none, not wrong', async () => {
    const early = { ...record, printer: 2 };
    const alone = { name: RECORD_FILE, text: serialiseRecord(early) };
    expect((await extractRecord(await holding([alone]))) === alone.text).toBe(true);
    await expectCode(await holding([alone, ...listsOf(record)]), 'NOT_A_DOSSIER');
  });
});

describe('hostile files', () => {
  const object = (nr: number, content: string): string => `${nr} 0 obj\n${content}\nendobj\n`;
  const pdf = (...objects: string[]): Uint8Array => bytes(`%PDF-1.7\n${objects.join('')}trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`);

  it('that are no PDF, cut short, or too large are refused', async () => {
    await expectCode(bytes(''), 'NOT_A_DOSSIER');
    await expectCode(bytes('PK\u0003\u0004'), 'NOT_A_DOSSIER');
    await expectCode(bytes('%PDF-1.7\n'), 'NOT_A_DOSSIER');
    await expectCode(dossier.subarray(0, 60_000), 'NOT_A_DOSSIER');
    await expectCode(new Uint8Array(65 * 1024 * 1024), 'FILE_TOO_LARGE');
  });

  it('that are encrypted are refused', async () => {
    await expectCode(
      bytes(
        `%PDF-1.7\n${object(1, '<< /Type /Catalog >>')}trailer\n<< /Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -1 >> >>\n%%EOF\n`,
      ),
      'NOT_A_DOSSIER',
    );
  });

  it('whose tree of names bites its tail are refused', async () => {
    await expectCode(
      pdf(
        object(1, '<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>'),
        object(2, '<< /Kids [3 0 R] >>'),
        object(3, '<< /Kids [2 0 R] >>'),
      ),
      'NOT_A_DOSSIER',
    );
  });

  it('whose references bite their tail come to an end', async () => {
    const loop = pdf(object(1, '<< /Type /Catalog /Names 2 0 R /AF 3 0 R >>'), object(2, '3 0 R'), object(3, '2 0 R'));
    await expect(
      Promise.race([
        extractRecord(loop).then(String, (error: unknown) => String(error)),
        new Promise((done) => setTimeout(done, 2000, 'late')),
      ]),
    ).resolves.not.toBe('late');
  });

  it('with a bomb among the structural streams, also under an escaped name, are refused before it goes off', async () => {
    const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024)).toString('latin1');
    for (const type of ['/ObjStm', '/Obj#53tm', '/XRef']) {
      const stream = object(2, `<< /Type ${type} /N 1 /First 1 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`);
      await expectCode(pdf(object(1, '<< /Type /Catalog >>'), stream), 'NOT_A_DOSSIER');
    }
    const twice = object(2, '<< /Type /ObjStm /N 1 /First 1 /Filter [/FlateDecode /FlateDecode] /Length 1 >>\nstream\nx\nendstream');
    await expectCode(pdf(object(1, '<< /Type /Catalog >>'), twice), 'NOT_A_DOSSIER');
  });

  it('with thousands of objects or streams without an end are refused quickly', async () => {
    const before = performance.now();
    await expectCode(bytes(`%PDF-1.7\n${'1 0 obj ( '.repeat(20_000)}`), 'NOT_A_DOSSIER');
    await expectCode(bytes(`%PDF-1.7\n${'1 0 obj <<>>\nstream\nx endobj\n'.repeat(20_000)}`), 'NOT_A_DOSSIER');
    await expectCode(bytes(`%PDF-1.7\n1 0 obj ${'['.repeat(500_000)} endobj`), 'NOT_A_DOSSIER');
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
