import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DossierRecord } from '../../../core/exchange/record.ts';
import { fixtureRecord } from '../fixture.ts';
import { wordInWorker } from '../print-in-worker.ts';
import { partsOf, shownIn, squeeze } from '../test-tools.ts';
import { wordReport } from './word.ts';

const fonts = join(import.meta.dirname, '../../../resources/fonts');

/** Everything that a person typed or the law says in a record. */
function textsOf({ systems, evidence, unit, operators, inspections, regulationChecks, warnings }: DossierRecord): string[] {
  const items = systems.flatMap(({ groups }) => groups).flatMap((group) => group.items);
  return [
    ...systems.flatMap(({ name, purpose, assessor }) => [name, purpose, assessor.unit, assessor.independence]),
    ...items.flatMap(({ title, note, gap, reason, compensating, plan }) => [
      title,
      note,
      gap,
      reason,
      compensating,
      plan?.action,
      plan?.responsible,
    ]),
    ...evidence.flatMap(({ title, fileName, sha256 }) => [title, fileName, sha256]),
    ...unit.owners.flatMap(({ owner, securityUnit }) => [...Object.values(owner), ...Object.values(securityUnit)]),
    ...operators.flatMap(({ party }) => Object.values(party)),
    ...inspections.flatMap(({ by, independence, contents, findings, report }) => [by, independence, contents, findings, report]),
    ...regulationChecks.flatMap(({ regulation, period, conclusion }) => [regulation, period, conclusion]),
    ...warnings.map(({ text }) => text),
    ...unit.letter.addressees,
    ...unit.letter.recipients,
    unit.signer.name,
  ].filter((text): text is string => text !== undefined && text !== '');
}

const UNWRITABLE = ['\u0000', '\u000b', '\uffff'];
const HOSTILE = '=cmd <&"\'> _x0041_ ]]> 😀 ✓ \u0000\u000b\uffff hết';

describe('the annual report in Word', () => {
  let record: DossierRecord;
  let parts: Map<string, string>;
  let document: string;

  beforeAll(async () => {
    record = { ...fixtureRecord(), draft: true };
    const item = record.systems[0]?.groups[0]?.items[0];
    if (item === undefined) throw new Error('the fixture has requirements');
    item.note = HOSTILE;
    item.gap = 'x'.repeat(300);
    item.compensating = 'Dòng một\nDòng hai '.repeat(600);
    parts = await partsOf(await wordReport(record, fonts));
    document = parts.get('word/document.xml') ?? '';
  });

  it('says everything that the record says, characters aside that no file can hold', () => {
    const shown = shownIn(document);
    const missing = textsOf(record).filter(
      (text) => !shown.includes(squeeze(UNWRITABLE.reduce((rest, one) => rest.replaceAll(one, ''), text))),
    );
    expect(missing).toEqual([]);
    for (const one of UNWRITABLE) expect(document).not.toContain(one);
  });

  it('keeps the head of Mẫu số 08 with its twelve columns, across', () => {
    const shown = shownIn(document);
    for (const text of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      '/BVĐK-CNTT',
      'V/v kết quả công tác bảo đảm an ninh mạng',
      'Kính gửi:',
      '(1)(2)(3)(4)(5)(6)(7)(8)(9)(10)(11)(12)',
      'Nơi nhận:',
      'GIÁM ĐỐC',
    ])
      expect(shown).toContain(squeeze(text));
    expect(document).toContain('w:orient="landscape"');
  });

  it('has headings and a list of them, heads that repeat, rows that may break, page counts of each annex', () => {
    expect(document.split('<w:pStyle w:val="Heading1"/>').length - 1).toBe(3 + 8);
    expect(document.split('<w:pStyle w:val="Heading2"/>').length - 1).toBeGreaterThan(4);
    expect(document).toMatch(/TOC [^<]*1-2/);
    expect(shownIn(document)).toContain(squeeze('Phụ lục VI Mức đáp ứng theo từng tiêu chí, yêu cầu'));
    const rows = document.split('<w:tr>').slice(1);
    const heads = rows.filter((row) => row.includes('<w:tblHeader'));
    expect(heads.length).toBeGreaterThan(20);
    // heads, and the rows of letterhead and signer
    expect(rows.filter((row) => row.includes('<w:cantSplit')).length).toBe(heads.length + 3);
    expect(document.split('<w:titlePg/>').length - 1).toBe(10);
    expect(document.split('<w:pgNumType w:start="1"/>').length - 1).toBe(10);
    expect(parts.get('word/styles.xml')).toContain('Times New Roman');
  });

  it('marks a draft on every page, and tells that it is no signed paper', () => {
    const heads = [...parts].filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    expect(heads.length).toBeGreaterThan(10);
    expect(heads.filter(([, xml]) => !xml.includes('BẢN NHÁP'))).toEqual([]);
    const feet = [...parts].filter(([name, xml]) => name.startsWith('word/footer') && xml.includes('Bản Word để chỉnh sửa'));
    expect(feet.length).toBeGreaterThan(8);
    expect(shownIn(document)).toContain(squeeze('biểu đồ chỉ có trong bản PDF'));
    expect(document).not.toContain('Trang n/N của tệp');
  });

  it('links to places that are there, each once, and to nothing outside', () => {
    const names = [...document.matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const anchors = new Set([...document.matchAll(/w:anchor="([^"]*)"/g)].map(([, name]) => name));
    expect(anchors.size).toBeGreaterThan(40);
    expect([...anchors].filter((anchor) => !names.includes(anchor))).toEqual([]);
    expect([...parts].filter(([name, xml]) => name.endsWith('.rels') && xml.includes('TargetMode="External"'))).toEqual([]);
  });
});

it('is the same, byte for byte, when written again in a thread of its own; also with nothing to tell', { timeout: 30_000 }, async () => {
  const full = fixtureRecord();
  const bare = { ...full, systems: [], rows: [], operators: [], inspections: [], regulationChecks: [], evidence: [], warnings: [] };
  const worker = pathToFileURL(join(import.meta.dirname, '../print-worker.ts'));
  const [here, there] = [await wordReport(bare, fonts), await wordInWorker(bare, { worker, fonts })];
  expect(Buffer.compare(Buffer.from(here), Buffer.from(there))).toBe(0);
  expect(shownIn((await partsOf(here)).get('word/document.xml') ?? '')).toContain(squeeze('Không có'));
});
