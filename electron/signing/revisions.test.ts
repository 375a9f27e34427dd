/** Updates that look like signing and are not. Each stands for a way in which somebody could change what a viewer shows. */
import { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeRevisions } from './revisions.ts';
import type { Room } from './rooms.ts';

const ROOM: Room = { role: 'head', page: 1, x: 100, y: 100, w: 200, h: 80 };

interface Paper {
  bytes: Buffer;
  size: number;
  root: number;
  pages: number[];
  /** Where its table begins. */
  at: number;
}
let paper: Paper;

beforeAll(async () => {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  document.addPage([595, 842]);
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const { Root } = document.context.trailerInfo;
  if (!(Root instanceof PDFRef)) throw new Error('no catalog');
  paper = {
    bytes,
    size: document.context.largestObjectNumber + 1,
    root: Root.objectNumber,
    pages: document.getPages().map((page) => page.ref.objectNumber),
    at: Number(/startxref\s+(\d+)/.exec(bytes.toString('latin1', bytes.length - 64))?.[1]),
  };
});

/** The source of an object as the paper writes it, without what closes its dictionary. */
async function openDictionary(number: number): Promise<string> {
  const document = await PDFDocument.load(paper.bytes, { updateMetadata: false });
  return String(document.context.lookup(PDFRef.of(number, 0))).replace(/>>$/, '');
}

type Objects = Record<number, string>;
interface Update {
  objects: Objects;
  /** Written, but not listed in the table. */
  unlisted?: string;
  trailer?: string;
  prev?: number;
  size?: number;
}

/** Appends an update as a signing program would; the byte range of the signature is put in at the end. */
function append(before: Buffer, { objects, unlisted = '', trailer = '', prev = paper.at, size }: Update): Buffer {
  let text = '\n';
  const table: string[] = ['0 1\n0000000000 65535 f \n'];
  for (const [number, body] of Object.entries(objects)) {
    table.push(`${number} 1\n${String(before.length + text.length).padStart(10, '0')} 00000 n \n`);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  text += unlisted;
  const at = before.length + text.length;
  const highest = Math.max(paper.size, ...Object.keys(objects).map((number) => Number(number) + 1));
  text += `xref\n${table.join('')}trailer\n<< /Size ${size ?? highest} /Root ${paper.root} 0 R ${infoOf(before)} ${trailer} /Prev ${prev} >>\nstartxref\n${at}\n%%EOF\n`;
  const whole = Buffer.concat([before, Buffer.from(text, 'latin1')]);
  return Buffer.from(whole.toString('latin1').replace('[0 1 2 ENDOFFILE]', `[0 1 2 ${String(whole.length - 2).padEnd(9)}]`), 'latin1');
}

const infoOf = (before: Buffer): string => /\/Info \d+ 0 R/.exec(before.toString('latin1'))?.[0] ?? '';

/** What signing honestly writes, numbered from the end of the paper. */
async function honest(): Promise<{ objects: Objects; form: number; signature: number; field: number }> {
  const [form, signature, field] = [paper.size, paper.size + 1, paper.size + 2];
  const [first = 0] = paper.pages;
  return {
    form,
    signature,
    field,
    objects: {
      [paper.root]: `${await openDictionary(paper.root)} /AcroForm ${form} 0 R >>`,
      [first]: `${await openDictionary(first)} /Annots [ ${field} 0 R ] >>`,
      [form]: `<< /Fields [ ${field} 0 R ] /SigFlags 3 >>`,
      [signature]: '<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 ENDOFFILE] /Contents <00> >>',
      [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (head) /F 132 /Rect [ 100 100 300 180 ] /P ${first} 0 R /V ${signature} 0 R >>`,
    },
  };
}

const judge = (bytes: Buffer, rooms: Room[] | null = [ROOM]) =>
  judgeRevisions(bytes, { start: paper.bytes.length, ends: [bytes.length], rooms });
const codeOf = async (update: Update): Promise<string | undefined> => (await judge(append(paper.bytes, update)))?.code;

it('finds nothing in an update that only signs', async () => {
  expect(await judge(append(paper.bytes, await honest()))).toBeNull();
});

describe('an update is not signing when it', () => {
  it('hides an object that its table does not list', async () => {
    const { objects } = await honest();
    const shadow = `${paper.pages[1]} 0 obj\n<< /Type /Page >>\nendobj\n`;
    expect(await codeOf({ objects, unlisted: shadow })).toBe('changed_after_signing');
  });

  it('lists an object somewhere else than it is, twice, or in what stood before', async () => {
    const signed = append(paper.bytes, await honest()).toString('latin1');
    const entries = [...signed.slice(paper.bytes.length).matchAll(/(\d{10}) 00000 n /g)].map((found) => found[1] ?? '');
    const [, second = '', third = ''] = entries;
    const shifted = signed.replace(`${second} 00000 n`, `${String(Number(second) + 1).padStart(10, '0')} 00000 n`);
    expect(await judge(Buffer.from(shifted, 'latin1'))).not.toBeNull();
    const twice = signed.replace(`${second} 00000 n`, `${third} 00000 n`);
    expect(await judge(Buffer.from(twice, 'latin1'))).not.toBeNull();
    const before = signed.replace(`${second} 00000 n`, '0000000015 00000 n');
    expect(await judge(Buffer.from(before, 'latin1'))).not.toBeNull();
  });

  it('removes an object', async () => {
    const signed = append(paper.bytes, await honest()).toString('latin1');
    const removed = signed.replace(/(\d{10}) 00000 n \n(?=trailer)/, '0000000000 00001 f \n');
    expect(await judge(Buffer.from(removed, 'latin1'))).toMatchObject({ code: 'changed_after_signing' });
  });

  it('follows another table than the one before, or brings another catalog', async () => {
    const { objects } = await honest();
    expect(await codeOf({ objects, prev: 9 })).toBe('changed_after_signing');
    expect(await codeOf({ objects, trailer: '/XRefStm 9' })).toBe('changed_after_signing');
    expect(await codeOf({ objects, trailer: '/Encrypt 9 0 R' })).toBe('changed_after_signing');
    expect(await codeOf({ objects, trailer: `/Root ${paper.size} 0 R` })).toBe('update_unreadable');
  });

  it('changes another object, or other entries of catalog, form and page', async () => {
    const made = await honest();
    const [first = 0, second = 0] = paper.pages;
    const changed = (number: number, body: string): Update => ({ objects: { ...made.objects, [number]: body } });
    expect(await codeOf(changed(second, `${await openDictionary(second)} /Rotate 90 >>`))).toBe('changed_after_signing');
    expect(await codeOf(changed(first, `${made.objects[first]?.replace(/>>$/, '')} /Contents ${made.field} 0 R >>`))).toBeDefined();
    expect(await codeOf(changed(paper.root, `${made.objects[paper.root]?.replace(/>>$/, '')} /OpenAction ${made.field} 0 R >>`))).toBe(
      'changed_after_signing',
    );
    for (const entry of ['/XFA (x)', '/NeedAppearances true', '/CO [ ]'])
      expect(await codeOf(changed(made.form, `<< /Fields [ ${made.field} 0 R ] /SigFlags 3 ${entry} >>`))).toBe('changed_after_signing');
  });

  it('gives the signature an action, a parent or a picture that does not keep its size', async () => {
    const made = await honest();
    const field = made.objects[made.field] ?? '';
    for (const entry of ['/AA << >>', '/A << /S /JavaScript >>', `/Parent ${made.form} 0 R`, '/Kids [ ]'])
      expect(await codeOf({ objects: { ...made.objects, [made.field]: field.replace(/>>$/, `${entry} >>`) } })).toBe(
        'changed_after_signing',
      );
    expect(await codeOf({ objects: { ...made.objects, [made.field]: field.replace('/F 132', '/F 140') } })).toBe('changed_after_signing');
  });

  it('writes an entry twice, so that viewers may take either', async () => {
    const made = await honest();
    const twice = (made.objects[made.field] ?? '').replace('/Rect', '/Rect [ 0 0 500 500 ] /Rect');
    expect(await codeOf({ objects: { ...made.objects, [made.field]: twice } })).toBe('update_unreadable');
  });

  it('draws without a box that holds the picture, or where there is no rectangle', async () => {
    const made = await honest();
    const picture = made.field + 1;
    const field = (made.objects[made.field] ?? '').replace(/>>$/, `/AP << /N ${picture} 0 R >> >>`);
    const drawn = (dictionary: string, shown = field) =>
      codeOf({
        objects: { ...made.objects, [made.field]: shown, [picture]: `<< /Subtype /Form ${dictionary} /Length 1 >>\nstream\nq\nendstream` },
      });
    expect(await drawn('/BBox [ 0 0 200 80 ]')).toBeUndefined();
    for (const dictionary of [
      '',
      '/BBox null',
      '/BBox [ 0 0 0 0 ]',
      '/BBox [ 0 0 9 9 ] /Matrix [ 0 0 0 0 0 0 ]',
      '/BBox [ 0 0 9 9 ] /Ref << >>',
    ])
      expect(await drawn(dictionary)).toBe('changed_after_signing');
    const nowhere = field.replace('[ 100 100 300 180 ]', '[ 0 0 0 0 ]');
    expect(await drawn('/BBox [ 0 0 200 80 ]', nowhere)).toBe('changed_after_signing');
  });

  it('draws pictures from elsewhere, or others on paper than on the screen', async () => {
    const made = await honest();
    const extra = made.field + 1;
    const image = (entry: string) =>
      codeOf({
        objects: {
          ...made.objects,
          [extra]: `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 ${entry} /Length 1 >>\nstream\n0\nendstream`,
        },
      });
    expect(await image('')).toBeUndefined();
    for (const entry of ['/F (khac.png)', '/FFilter /DCTDecode', '/Alternates [ ]', '/OPI << >>', '/OC 1 0 R'])
      expect(await image(entry)).toBe('changed_after_signing');
  });

  it('fills a field of a letter without such fields, or on a foreign paper', async () => {
    const made = await honest();
    const [first = 0] = paper.pages;
    const field = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (so) /V (05) /F 4 /Rect [ 0 0 9 9 ] /P ${first} 0 R >>`;
    const fields = `<< /Fields [ ${made.field} 0 R ${made.field + 1} 0 R ] /SigFlags 3 >>`;
    const update = { objects: { ...made.objects, [made.form]: fields, [made.field + 1]: field } };
    expect(await codeOf(update)).toBe('changed_after_signing');
    expect((await judge(append(paper.bytes, update), null))?.code).toBe('changed_after_signing');
  });

  it('leads viewers that repair files to other contents than those it lists', async () => {
    const made = await honest();
    const extra = made.field + 1;
    const hidden = `${paper.pages[1]} 0 obj << /Type /Page >> endobj`;
    const holding = (body: string) => codeOf({ objects: { ...made.objects, [extra]: body } });
    const stream = (contents: string, keyword = 'stream\n') => `<< /Length ${contents.length} >>\n${keyword}${contents}\nendstream`;
    expect(await holding(stream('q Q'))).toBeUndefined();
    expect(await holding(stream(hidden))).toBeDefined();
    expect(await holding(stream('q Q', 'stream  \n'))).toBeDefined();
    expect(await holding(`(${hidden})`)).toBeDefined();
    const signed = append(paper.bytes, made).toString('latin1');
    for (const strange of [signed.replace(/trailer(?=[^]*$)/, '\u00a0trailer'), signed.replace(/\n%%EOF\n$/, '\u000b%%EOF\n')])
      expect(await judge(Buffer.from(strange, 'latin1'))).not.toBeNull();
    expect(await codeOf({ objects: made.objects, size: paper.size + 10 })).toBe('changed_after_signing');
    expect(await codeOf({ objects: { ...made.objects, 8_388_700: '<< >>' } })).toBeDefined();
  });

  it('adds a second annotation, or none of its own', async () => {
    const made = await honest();
    const [first = 0] = paper.pages;
    const note = made.field + 1;
    const page = `${await openDictionary(first)} /Annots [ ${made.field} 0 R ${note} 0 R ] >>`;
    const widget = '<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [ 0 0 500 500 ] >>';
    expect(await codeOf({ objects: { ...made.objects, [first]: page, [note]: widget } })).toBe('changed_after_signing');
    const fields = `<< /Fields [ ${made.field} 0 R ${note} 0 R ] /SigFlags 3 >>`;
    expect(await codeOf({ objects: { ...made.objects, [first]: page, [note]: widget, [made.form]: fields } })).toBe(
      'changed_after_signing',
    );
  });

  it('shows the signature outside the room of its role', async () => {
    const made = await honest();
    const field = made.objects[made.field] ?? '';
    const moved = (change: (text: string) => string) => codeOf({ objects: { ...made.objects, [made.field]: change(field) } });
    expect(await moved((text) => text.replace('[ 100 100 300 180 ]', '[ 90 100 300 180 ]'))).toBe('signature_misplaced');
    expect(await moved((text) => text.replace('[ 100 100 300 180 ]', '[ 300 180 100 100 ]'))).toBe('signature_misplaced');
    expect(await moved((text) => text.replace('[ 100 100 300 180 ]', '[ 100 100 300 180 500 ]'))).toBe('signature_misplaced');
    expect(await moved((text) => text.replace('/Rect [ 100 100 300 180 ]', ''))).toBe('signature_misplaced');
    expect(await moved((text) => text.replace('(head)', '(preparer)'))).toBe('signature_misplaced');
    expect(await moved((text) => text.replace('[ 100 100 300 180 ]', '[ 0 0 0 0 ]'))).toBeUndefined();
  });

  it('gives a meaning to a number that the file mentions without having it', async () => {
    const made = await honest();
    const hole = append(paper.bytes, { objects: { ...made.objects, [paper.size + 9]: '<< >>' } });
    const at = Number(/startxref\s+(\d+)\s+%%EOF\s+$/.exec(hole.toString('latin1'))?.[1]);
    const later = append(hole, { objects: { [paper.size + 5]: '<< /Type /Page >>' }, prev: at });
    expect(await judgeRevisions(later, { start: paper.bytes.length, ends: [hole.length, later.length], rooms: null })).toMatchObject({
      code: 'changed_after_signing',
    });
  });

  it('drops or moves a signature that was there', async () => {
    const made = await honest();
    const signed = append(paper.bytes, made);
    const at = Number(/startxref\s+(\d+)\s+%%EOF\s+$/.exec(signed.toString('latin1'))?.[1]);
    const [signature, field] = [made.field + 1, made.field + 2];
    const [first = 0] = paper.pages;
    const second = (fields: string): Buffer =>
      append(signed, {
        prev: at,
        objects: {
          [made.form]: `<< /Fields [ ${fields} ] /SigFlags 3 >>`,
          [signature]: '<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 ENDOFFILE] /Contents <01> >>',
          [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (preparer) /F 132 /Rect [ 0 0 0 0 ] /P ${first} 0 R /V ${signature} 0 R >>`,
        },
      });
    const both = (bytes: Buffer) => judgeRevisions(bytes, { start: paper.bytes.length, ends: [signed.length, bytes.length], rooms: null });
    expect(await both(second(`${made.field} 0 R ${field} 0 R`))).toBeNull();
    expect(await both(second(`${field} 0 R`))).toMatchObject({ code: 'changed_after_signing' });
    expect(await both(second(`${field} 0 R ${made.field} 0 R`))).toMatchObject({ code: 'changed_after_signing' });
  });

  it('holds the signature of another update', async () => {
    const made = await honest();
    const other = (made.objects[made.signature] ?? '').replace('ENDOFFILE', '3');
    expect(await codeOf({ objects: { ...made.objects, [made.signature]: other } })).toBe('changed_after_signing');
  });
});

it('leaves undecided what is written in another way than a plain table', async () => {
  const document = await PDFDocument.load(append(paper.bytes, await honest()), { updateMetadata: false });
  const packed = Buffer.from(await document.save({ useObjectStreams: true }));
  expect(await judgeRevisions(packed, { start: packed.length, ends: [packed.length], rooms: null })).toMatchObject({
    code: 'update_unreadable',
  });
});
