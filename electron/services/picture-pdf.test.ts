import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { jpeg, segment } from '../../core/redaction/fixture.ts';
import { besidesPictures, picturePdf } from './picture-pdf.ts';

const PAGES = [
  { jpeg: jpeg(), width: 595.28, height: 841.89 },
  { jpeg: jpeg(segment(0xdb, [0])), width: 842, height: 595 },
];

it('holds a picture on each page and nothing else, and the same pictures make the same bytes', async () => {
  const made = await picturePdf(PAGES);
  expect(await besidesPictures(made)).toEqual([]);
  expect(await picturePdf(PAGES)).toEqual(made);
  const text = Buffer.from(made).toString('latin1');
  expect(text).not.toMatch(/Info|Producer|Creat|ModDate|Metadata|\/ID/);
  const document = await PDFDocument.load(made, { updateMetadata: false });
  expect(document.getPages().map((page) => page.getSize())).toEqual(PAGES.map(({ width, height }) => ({ width, height })));
});

it.each<[string, (document: PDFDocument) => void | Promise<void>, string]>([
  ['a title', (document) => document.setTitle('Nguyễn Văn An'), 'Info'],
  ['text', (document) => document.getPage(0).drawText('An'), 'Contents'],
  ['an attachment', (document) => document.attach(new Uint8Array([1]), 'a.txt'), 'Names'],
  ['a script', (document) => document.addJavaScript('a', 'app.alert(1)'), 'Names'],
  ['a language', (document) => document.catalog.set(PDFName.of('Lang'), PDFHexString.fromText('vi')), 'Lang'],
  ['a note', (document) => document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([])), 'Annots'],
  ['an object nobody names', (document) => void document.context.register(document.context.obj({ Note: 'An' })), 'Note'],
  ['a picture with a comment', (document) => void document.embedJpg(jpeg(segment(0xfe, 'An'))).then((image) => image.embed()), 'FFFE'],
])('tells of %s', async (_what, change, found) => {
  const document = await PDFDocument.load(await picturePdf(PAGES), { updateMetadata: false });
  await change(document);
  expect((await besidesPictures(await document.save({ useObjectStreams: false }))).join(' ')).toContain(found);
});

it('tells of bytes behind the end, of an earlier revision, and of what is no PDF', async () => {
  const made = await picturePdf(PAGES);
  expect(await besidesPictures(Buffer.concat([made, Buffer.from('\nAn')]))).toContain('appended');
  expect(await besidesPictures(Buffer.concat([made, made]))).not.toEqual([]);
  expect(await besidesPictures(jpeg())).toEqual(['unreadable']);
});
