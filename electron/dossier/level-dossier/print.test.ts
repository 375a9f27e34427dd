import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from '../../../core/report/level-dossier/document.ts';
import { levelDossierPaper } from '../../../core/report/level-dossier/dossier.ts';
import { wholeDossier } from '../../../core/report/level-dossier/fixture.ts';
import type { PaperId } from '../../../core/report/level-dossier/gaps.ts';
import type { LevelDossierInput } from '../../../core/report/level-dossier/input.ts';
import { VIETNAMESE_LETTERS } from '../fixture-parts.ts';
import { printPaperInWorker } from '../print-in-worker.ts';
import { inFile, margins, paperToolsPresent, partsOf, run, shownIn, squeeze, textOf } from '../test-tools.ts';
import { printPaper } from './print.ts';

const fonts = join(import.meta.dirname, '../../../resources/fonts');
const FACTS = { program: 'An Tâm 0.1.0', created: '2026-11-20T02:00:00.000Z', draft: false };

function paperOf(input: LevelDossierInput, id: PaperId, draft = false): Paper {
  const found = levelDossierPaper(input, id, { ...FACTS, draft });
  if (found === null) throw new Error(`no paper ${id}`);
  return found.paper;
}

/** The first answer's note carries the difficult texts; the place of a letter is missing. */
function difficult(note: string): LevelDossierInput {
  const input = wholeDossier('nd331-2026', 2);
  return { ...input, answers: input.answers.map((answer, i) => (i === 0 ? { ...answer, note } : answer)) };
}

/** Every text that a paper says, headings and cells alike. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
    typeof one === 'string' ? (['kind', 'style', 'symbol'].includes(key) ? [] : [one]) : textsOf(one),
  );
}

describe('same paper, same bytes', () => {
  it.each(['pdf', 'docx'] as const)('%s: twice, in another time zone, and in a thread of its own', async (format) => {
    // the shortest checklist: what differs would differ in any
    const paper = paperOf(wholeDossier('nd85-2016', 2), 'volume', true);
    const first = await printPaper(paper, { format, fonts });
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    const second = await printPaper(paper, { format, fonts });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    const worker = pathToFileURL(join(import.meta.dirname, '../print-worker.ts'));
    const third = await printPaperInWorker(paper, format, { worker, fonts });
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
    expect(Buffer.compare(Buffer.from(first), Buffer.from(third))).toBe(0);
  });
});

describe('characters that would vanish from the page', () => {
  it('refuse the PDF, not the Word document', async () => {
    const paper = paperOf(difficult('Đã xong 😀'), 'volume');
    await expect(printPaper(paper, { format: 'pdf', fonts })).rejects.toMatchObject({ failure: { code: 'TEXT_NOT_PRINTABLE' } });
    const parts = await partsOf(await printPaper(paper, { format: 'docx', fonts }));
    expect(parts.get('word/document.xml')).toContain('Đã xong 😀');
  });
});

describe.runIf(paperToolsPresent())('the PDF', () => {
  let paper: Paper;
  let file: string;
  let text: string;

  beforeAll(async () => {
    paper = paperOf(difficult(`${VIETNAMESE_LETTERS} ${'x'.repeat(300)}`), 'volume');
    file = inFile('tap.pdf', await printPaper(paper, { format: 'pdf', fonts }));
    text = textOf(file);
  });

  it('says everything that the paper says', () => {
    const shown = text.toLocaleLowerCase('vi');
    const missing = textsOf(paper.sections).filter((wanted) => !shown.includes(squeeze(wanted).toLocaleLowerCase('vi')));
    expect(missing).toEqual([]);
    expect(text).toContain(squeeze(VIETNAMESE_LETTERS));
    expect(text).not.toContain('\ufffd');
  });

  it('is A4, upright and across, with its fonts embedded and bookmarks', () => {
    const sizes = [
      ...run('pdfinfo', '-f', '1', '-l', '99', file)
        .toString()
        .matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g),
    ];
    expect(new Set(sizes.map(([, width, height]) => `${width} ${height}`))).toEqual(new Set(['595.28 841.89', '841.89 595.28']));
    const lines = run('pdffonts', file).toString().trim().split('\n').slice(2);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/Tinos.*\byes\s+yes\s+yes\b/);
    expect(run('qpdf', '--check', file).toString()).toContain('No syntax or stream encoding errors found');
    expect(run('qpdf', '--json', '--json-key=outlines', file).toString()).toContain('Phần II. Thuyết minh đề xuất cấp độ');
  });

  it('keeps the margins of NĐ 30 and numbers its pages from the second on', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file).toString())?.[1]);
    const measured = Array.from({ length: pages }, (_, i) => margins(file, i + 1));
    for (const side of [
      { name: 'left', from: 29.9, to: 35 },
      { name: 'right', from: 15, to: 110 },
    ] as const) {
      const least = Math.min(...measured.map((m) => m[side.name]));
      expect(least).toBeGreaterThanOrEqual(side.from);
      expect(least).toBeLessThanOrEqual(side.to);
    }
    expect(Math.min(...measured.map((m) => m.top))).toBeGreaterThanOrEqual(20);
    expect(Math.min(...measured.map((m) => m.bottom))).toBeGreaterThanOrEqual(20);
    const firstLine = (page: number): string =>
      run('pdftotext', '-f', String(page), '-l', String(page), '-layout', file, '-').toString().trim().split('\n')[0]?.trim() ?? '';
    expect(firstLine(1)).not.toBe('1');
    expect([2, 3, pages].map(firstLine)).toEqual(['2', '3', String(pages)]);
  });

  it('repeats the heads of tables and starts none of its rows on a page it does not end on', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file).toString())?.[1]);
    const across = Array.from({ length: pages }, (_, i) =>
      run('pdftotext', '-f', String(i + 1), '-l', String(i + 1), '-layout', file, '-').toString(),
    ).filter((page) => page.includes('Phương án, hiện trạng'));
    // a note is torn from its verdict only where a row breaks
    const torn = across.filter(
      (page) => page.split('Thực hiện theo quy trình').length !== page.split(/Thực hiện theo quy trình số \d+\./).length,
    );
    expect(across.length).toBeGreaterThan(5);
    expect(torn).toEqual([]);
  });

  it('loses nothing of texts longer than a page', async () => {
    const long = (word: string): string => `${word} một hai ba. `.repeat(400);
    const input = wholeDossier('nd85-2016', 2);
    const { system, answers } = input;
    const full = {
      ...input,
      system: { ...system, size: long('Kíchcỡ') },
      answers: answers.map((answer, i) => (i === 0 ? { ...answer, note: long('Ghichú') } : answer)),
    };
    const shown = textOf(inFile('dai.pdf', await printPaper(paperOf(full, 'volume'), { format: 'pdf', fonts })));
    expect([shown.split('Kíchcỡ').length - 1, shown.split('Ghichú').length - 1]).toEqual([400, 400]);
  });

  it('marks a draft, and what is missing in it', async () => {
    const input = wholeDossier('nd331-2026', 3);
    const bare = { ...input, system: { ...input.system, size: '' }, unit: { ...input.unit, letter: { ...input.unit.letter, place: '' } } };
    const draft = textOf(inFile('nhap.pdf', await printPaper(paperOf(bare, 'volume', true), { format: 'pdf', fonts })));
    expect(draft).toContain(squeeze('[chưa có: quy mô]'));
    expect(draft).toContain(squeeze('BẢN NHÁP'));
    const letter = textOf(inFile('cong-van.pdf', await printPaper(paperOf(bare, 'request', true), { format: 'pdf', fonts })));
    expect(letter).toContain(squeeze('[chưa có: địa danh], ngày'));
  });
});

describe('the Word document', () => {
  let paper: Paper;
  let parts: Map<string, string>;
  const part = (name: string): string => parts.get(name) ?? '';

  beforeAll(async () => {
    paper = paperOf(difficult(`${VIETNAMESE_LETTERS} <&">`), 'volume');
    parts = await partsOf(await printPaper(paper, { format: 'docx', fonts }));
  });

  it('says everything that the paper says', () => {
    const shown = shownIn(part('word/document.xml')).toLocaleLowerCase('vi');
    const missing = textsOf(paper.sections).filter((wanted) => !shown.includes(squeeze(wanted).toLocaleLowerCase('vi')));
    expect(missing).toEqual([]);
  });

  it('has real headings, repeated table heads, Times New Roman, a contents with page numbers', () => {
    const document = part('word/document.xml');
    for (const style of ['Heading1', 'Heading2', 'Heading3']) expect(document).toContain(`<w:pStyle w:val="${style}"/>`);
    expect(document.split('<w:tblHeader').length).toBeGreaterThan(5);
    expect(document).toMatch(/TOC [^<]*1-2/);
    expect(part('word/styles.xml')).toContain('Times New Roman');
    expect(document).toContain('w:orient="landscape"');
    expect(document).toContain('<w:titlePg/>');
    expect([...parts].filter(([name, xml]) => name.startsWith('word/header') && xml.includes('PAGE')).length).toBeGreaterThan(0);
  });

  it('reaches for nothing outside itself and tells nothing of this computer', () => {
    const outside = [...parts].filter(([name, xml]) => name.endsWith('.rels') && xml.includes('TargetMode="External"'));
    expect(outside).toEqual([]);
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:creator>Bệnh viện Đa khoa tỉnh Lam Giang</dc:creator>');
    expect([...core.matchAll(/<dcterms:(?:created|modified)[^>]*>([^<]+)</g)].map(([, at]) => at)).toEqual([
      '2026-11-20T02:00:00Z',
      '2026-11-20T02:00:00Z',
    ]);
    const whole = [...parts.values()].join('');
    for (const secret of [process.env['HOSTNAME'], process.env['HOME']])
      if (secret !== undefined && secret.length > 4) expect(whole).not.toContain(secret);
  });

  it('marks a draft, and what is missing in it', async () => {
    const input = wholeDossier('nd331-2026', 3);
    const draft = await partsOf(
      await printPaper(paperOf({ ...input, system: { ...input.system, size: '' } }, 'volume', true), { format: 'docx', fonts }),
    );
    expect(draft.get('word/document.xml')).toMatch(/<w:highlight w:val="yellow"\/>.{0,200}\[chưa có: quy mô\]/s);
    expect([...draft].filter(([name, xml]) => name.startsWith('word/header') && xml.includes('BẢN NHÁP')).length).toBeGreaterThan(0);
  });
});
