import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHECKLISTS_FILE, embeddedFiles, EVIDENCE_FILE } from '../../core/exchange/attachments.ts';
import { RECORD_FILE, type DossierRecord, type RecordItem } from '../../core/exchange/record.ts';
import { VIETNAMESE_LETTERS } from './fixture-parts.ts';
import { fixtureRecord } from './fixture.ts';
import { itemCode } from './kit/text.ts';
import { printRecord } from './print.ts';
import { unprintableTexts } from './printable.ts';
import { inFile, margins, paperToolsPresent, run, scratch, squeeze, textOf } from './test-tools.ts';

const fonts = join(import.meta.dirname, '../../resources/fonts');
const print = (record: DossierRecord): ReturnType<typeof printRecord> => printRecord(record, { fonts });
const itemsOf = (record: DossierRecord): RecordItem[] => record.systems.flatMap((system) => system.groups).flatMap((group) => group.items);

/** The first item whose plan is printed: tests put their difficult texts there. */
function anItem(record: DossierRecord): RecordItem {
  const found = itemsOf(record).find((item) => item.plan !== null);
  if (found === undefined) throw new Error('the fixture has a plan');
  return found;
}

async function pagesOf(change: (record: DossierRecord) => void): Promise<string> {
  const record = fixtureRecord();
  // one group is enough for what these tests look at
  for (const system of record.systems) system.groups = system.groups.slice(0, 1);
  change(record);
  return textOf(inFile('ho-so.pdf', (await print(record)).pdf));
}

describe('same record, same bytes', () => {
  it('prints twice to the same file, also with another time zone', async () => {
    const zone = process.env['TZ'];
    const first = await print(fixtureRecord());
    process.env['TZ'] = 'America/New_York';
    const second = await print(fixtureRecord());
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(Buffer.from(first.pdf), Buffer.from(second.pdf))).toBe(0);
    expect(second.pages).toBe(first.pages);
  });
});

describe('characters that would vanish from the page', () => {
  it('names the character, the requirement and the system', () => {
    const record = fixtureRecord();
    const item = anItem(record);
    item.note = 'Đã xong 😀';
    const [found] = unprintableTexts(record, fonts);
    expect(found?.characters).toEqual(['😀']);
    expect(found?.where).toMatch(/^systems\[0\]\.groups\[0\]\.items\[\d+\]\.note$/);
    expect(found?.text).toContain(`yêu cầu ${item.id}`);
    expect(found?.text).toContain('U+1F600');
  });

  it('refuses to print them', async () => {
    for (const bad of ['😀', '漢', '\ud83d', 'שלום']) {
      const record = fixtureRecord();
      anItem(record).note = `Ghi chú ${bad}`;
      await expect(print(record)).rejects.toMatchObject({ failure: { code: 'TEXT_NOT_PRINTABLE' } });
    }
  });

  it('finds nothing in the fixture, and nothing in invisible characters', () => {
    const record = fixtureRecord();
    anItem(record).note = 'a\u200bb\u202ec\u0007d\ufeff\t\u2028e';
    expect(unprintableTexts(record, fonts)).toEqual([]);
  });
});

describe.runIf(paperToolsPresent())('the printed dossier', () => {
  let record: DossierRecord;
  let file: string;
  let text: string;

  beforeAll(async () => {
    record = fixtureRecord();
    file = inFile('ho-so.pdf', (await print(record)).pdf);
    text = textOf(file);
  });

  const missing = (texts: string[]): string[] => [...new Set(texts)].filter((wanted) => !text.includes(squeeze(wanted)));

  it('carries every requirement with note, gap, reason, plan', () => {
    const items = itemsOf(record);
    expect(items.length).toBeGreaterThan(200);
    const texts = items.flatMap((item) => [
      itemCode(item.id),
      item.title,
      item.note,
      item.gap,
      item.reason,
      item.compensating,
      item.plan?.action ?? '',
      item.plan?.responsible ?? '',
    ]);
    expect(missing(texts)).toEqual([]);
    expect(
      missing(
        record.systems.flatMap((s) => s.groups).flatMap((g) => [g.title, ...g.setAside.flatMap((item) => [itemCode(item.id), item.title])]),
      ),
    ).toEqual([]);
  });

  it('carries every evidence with its full hash', () => {
    expect(missing(record.evidence.flatMap((e) => [e.title, e.fileName, e.sha256]))).toEqual([]);
  });

  it('carries Mẫu số 08: parties, figures, the row of every system, signer and recipients', () => {
    const { unit } = record;
    const parties = unit.owners
      .flatMap(({ owner, securityUnit }) => [owner, securityUnit])
      .flatMap((p) => [p.name, p.mandate, p.head, p.position, p.address, p.phone, p.email]);
    const rows = record.rows.flatMap((row) => [
      row.systemName,
      row.ownerName,
      row.operatorName,
      row.approvalDecision?.number ?? '',
      row.regulationDecision?.number ?? '',
    ]);
    expect(
      missing([...parties, ...rows, ...unit.letter.addressees, ...unit.letter.recipients, unit.signer.name, unit.preparer.name]),
    ).toEqual([]);
    expect(
      missing([
        'Đã được phê duyệt',
        'Đã gửi thẩm định',
        'Đã triển khai một số hạng mục',
        'Trước khi đưa vào sử dụng; Định kỳ',
        'tháng 01/2027',
        ...record.warnings.map((w) => w.text),
      ]),
    ).toEqual([]);
  });

  it('keeps every Vietnamese letter', () => {
    expect(missing([VIETNAMESE_LETTERS])).toEqual([]);
    expect(text).not.toContain('\ufffd');
  });

  it('says “Không có” in an empty annex', () => {
    expect(missing(['Kết quả: Không có hệ thống thông tin có căn cứ đề xuất'])).toEqual([]);
  });

  it('is A4, PDF 1.7, marked PDF/A-3b, in Vietnamese', () => {
    const info = run('pdfinfo', file).toString();
    expect(info).toMatch(/PDF version:\s+1\.7/);
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
    const metadata = run('pdfinfo', '-meta', file).toString();
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(Buffer.from(readFileSync(file)).toString('latin1')).toContain('/Lang (vi-VN)');
  });

  it('passes qpdf without a remark', () => {
    expect(run('qpdf', '--check', file).toString()).toContain('No syntax or stream encoding errors found');
  });

  it('holds the record and the lists beside it, byte for byte', () => {
    expect(run('pdfdetach', '-list', file).toString()).toContain(RECORD_FILE);
    const folder = scratch();
    run('pdfdetach', '-saveall', '-o', folder, file);
    // compared as wholes: a difference would print 160 kB
    const embedded = embeddedFiles(record);
    expect(embedded.filter(({ name, text: wanted }) => readFileSync(join(folder, name), 'utf8') !== wanted)).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual([CHECKLISTS_FILE, RECORD_FILE, EVIDENCE_FILE]);
  });

  it('names the rooms for the signatures', () => {
    const destinations = run('pdfinfo', '-dests', file).toString();
    expect(destinations).toMatch(/"room\.preparer:[\d.]+x[\d.]+"/);
    expect(destinations).toMatch(/"room\.head:[\d.]+x[\d.]+"/);
  });

  it('keeps the margins of NĐ 30: 20–25 mm above, at least 20 below, 30–35 left, 15–20 right', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file).toString())?.[1]);
    const measured = Array.from({ length: pages }, (_, i) => margins(file, i + 1));
    const least = (side: 'left' | 'right' | 'top' | 'bottom'): number => Math.min(...measured.map((m) => m[side]));
    expect(least('left')).toBeGreaterThanOrEqual(29.9);
    expect(least('left')).toBeLessThanOrEqual(35);
    expect(least('right')).toBeGreaterThanOrEqual(15);
    expect(least('right')).toBeLessThanOrEqual(20);
    expect(least('top')).toBeGreaterThanOrEqual(20);
    expect(least('top')).toBeLessThanOrEqual(25);
    expect(least('bottom')).toBeGreaterThanOrEqual(20);
  });
});

describe.runIf(paperToolsPresent())('texts that are lost elsewhere', () => {
  it('prints a note taller than a page, and one of 10,000 characters', async () => {
    for (const count of [700, 1700]) {
      const words = Array.from({ length: count }, (_, i) => `từ${i};`);
      const text = await pagesOf((record) => (anItem(record).note = words.join(' ')));
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
    }
  });

  it('prints a plan, a reason and an inspection at their longest', async () => {
    const words = Array.from({ length: 290 }, (_, i) => `từ${i};`);
    const text = await pagesOf((record) => {
      const item = anItem(record);
      item.reason = `lý${words.join(' lý')}`;
      if (item.plan !== null) item.plan.action = `việc${words.join(' việc')}`;
      for (const inspection of record.inspections) inspection.findings = `lỗi${words.join(' lỗi')}`;
      for (const system of record.systems) system.purpose = `mục${words.join(' mục')}`;
    });
    expect(
      ['lý', 'việc', 'lỗi', 'mục'].flatMap((start) => words.map((word) => start + word)).filter((word) => !text.includes(word)),
    ).toEqual([]);
  });

  it('prints a word of 300 characters, also with hyphens, in narrow columns and in the letter', async () => {
    const word = 'a1b2c3'.repeat(50);
    const hyphens = 'x9-y8-z7'.repeat(38);
    const text = await pagesOf((record) => {
      anItem(record).note = word;
      anItem(record).title = hyphens;
      for (const row of record.rows) row.ownerName = word;
      for (const pair of record.unit.owners) pair.owner.mandate = hyphens;
      for (const evidence of record.evidence.slice(0, 1)) evidence.fileName = `${word}.pdf`;
      for (const inspection of record.inspections) inspection.report = word;
      for (const { party } of record.operators) party.email = `${word}@lachong.gov.vn`;
      record.unit.letter.addressees = [word];
    });
    const times = (wanted: string): number => text.split(wanted).length - 1;
    expect(times(hyphens)).toBe(2);
    expect(text).toContain(word);
    for (const piece of [`${word}.pdf`, `${word}.`]) expect(text).toContain(piece);
  });

  it('prints names and lists at their longest, with and without blanks', async () => {
    const words = (start: string): string[] => Array.from({ length: 60 }, (_, i) => `${start}${i};`);
    const recipients = words('Nơi').concat(words('Sở'));
    const solid = 'X÷'.repeat(240);
    const text = await pagesOf((record) => {
      const [his] = record.systems;
      const [row] = record.rows;
      if (his !== undefined) Object.assign(his, { purpose: 'Y÷'.repeat(1000), levelReason: words('lý').join(' ') });
      if (row !== undefined) row.operatorName = 'Z÷'.repeat(240);
      record.unit.name = words('VIỆN').join(' ');
      record.unit.parentName = solid;
      record.unit.preparer = { name: words('lập').join(' '), office: solid };
      record.unit.signer = { authority: 'KT.', title: solid, name: words('ký').join(' ') };
      record.unit.letter.recipients = recipients;
    });
    const wanted = [...recipients, ...['VIỆN', 'lý', 'lập', 'ký'].flatMap(words)];
    expect(wanted.filter((word) => !text.includes(word))).toEqual([]);
    // a page may end inside, so pieces are counted: parent body, two offices; purpose; operator in §3 and in the frame
    for (const [piece, times] of [
      ['X÷', 720],
      ['Y÷', 1000],
      ['Z÷', 480],
    ] as const)
      expect(text.split(piece).length - 1).toBeGreaterThan(times - 8);
  });

  it('prints decomposed Vietnamese as composed, signs in the symbol font, markup as text', async () => {
    const text = await pagesOf((record) => {
      anItem(record).note = 'Đã kiểm tra đủ: máy chủ ✓ ☐ ☒ A&B <thử>'.normalize('NFD');
      record.unit.name = 'Bệnh viện A&B <thử nghiệm>';
    });
    expect(text).toContain(squeeze('Đã kiểm tra đủ: máy chủ ✓ ☐ ☒ A&B <thử>'));
    expect(text).toContain(squeeze('BỆNH VIỆN A&B <THỬ NGHIỆM>'));
  });

  it('keeps the metadata readable with markup in names', async () => {
    const record = fixtureRecord();
    record.unit.name = 'Bệnh viện A&B <thử nghiệm>';
    const file = inFile('ho-so.pdf', (await print(record)).pdf);
    expect(run('pdfinfo', file).toString()).toContain('Bệnh viện A&B <thử nghiệm>');
    expect(run('pdfinfo', '-meta', file).toString()).toContain('Bệnh viện A&amp;B &lt;thử nghiệm&gt;');
  });

  it('prints twenty systems, several owners, systems without level', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `Hệ thống thông tin thử nghiệm số ${i + 1} của bệnh viện`);
    const text = await pagesOf((record) => {
      const [row] = record.rows;
      const [system] = record.systems;
      const [pair] = record.unit.owners;
      if (row === undefined || system === undefined || pair === undefined) throw new Error('the fixture is empty');
      record.rows = names.map((systemName, i) => ({ ...row, systemId: `s${i}`, systemName }));
      record.systems = names.map((name, i) => ({
        ...system,
        id: `s${i}`,
        name,
        shortName: `HT${i + 1}`,
        groups: i % 3 === 0 ? [] : system.groups,
        level: i % 3 === 0 ? null : 3,
      }));
      record.unit.owners = [pair, { ...pair, owner: { ...pair.owner, name: 'Trung tâm Y tế khu vực Phú Lương' } }];
    });
    expect(names.filter((name) => !text.includes(squeeze(name)))).toEqual([]);
    expect(text).toContain(squeeze('2.2. Trung tâm Y tế khu vực Phú Lương'));
  });

  it('prints an empty record with its annexes saying so', async () => {
    const text = await pagesOf((record) =>
      Object.assign(record, {
        rows: [],
        systems: [],
        evidence: [],
        operators: [],
        regulationChecks: [],
        inspections: [],
        warnings: [],
        checklists: [],
      }),
    );
    expect(text.split(squeeze('Không có')).length - 1).toBeGreaterThanOrEqual(8);
  });

  it('marks every page of a draft', async () => {
    const record = fixtureRecord();
    record.draft = true;
    const { pdf, pages } = await print(record);
    const text = run('pdftotext', '-raw', inFile('nhap.pdf', pdf), '-').toString();
    expect(text.split('\f').filter((page) => squeeze(page).includes(squeeze('BẢN NHÁP'))).length).toBe(pages);
  });
});
