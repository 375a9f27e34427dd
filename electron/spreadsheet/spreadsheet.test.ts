/** The register goes out as a workbook and comes back the same; what comes from elsewhere is bounded, read plainly and told. */
import { join } from 'node:path';
import { ZipFile as NewZip } from 'yazl';
import { fromBufferPromise } from 'yauzl';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { emptySystem } from '../../core/assessment/empty.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import { readYamlFile } from '../../core/checklist/parse.ts';
import { templatesFile, templatesOf } from '../../core/checklist/templates.ts';
import { readFileSync } from 'node:fs';
import { compareRegister, type ComparedSystem } from './compare.ts';
import { readRegister } from './read.ts';
import { unpackWorkbook } from './unpack.ts';
import { registerWorkbook } from './write.ts';

const file = join(import.meta.dirname, '../../checklists/templates.yaml');
const templates = templatesOf(readYamlFile(templatesFile, readFileSync(file, 'utf8'), 'templates.yaml'));

const blank = emptySystem({
  id: 'new',
  name: '',
  shortName: '',
  purpose: '',
  framework: 'nd331-2026',
  ownerName: 'Bệnh viện',
  operatorName: 'Phòng CNTT',
});

/** Every plain fact filled, with the texts that spreadsheet programs are apt to misread. */
const full: InformationSystem = {
  ...blank,
  id: 'his',
  name: 'Hệ thống thông tin bệnh viện',
  shortName: '=1+1',
  purpose: '+84 299 3 868 115',
  users: '@SUM(A1:A9)',
  size: '-2 máy chủ; "khoảng" 300.000 <người bệnh> & người nhà',
  ownerName: 'Sở Y tế tỉnh Lam Giang',
  operatorName: "'Phòng CNTT",
  template: 'his-online',
  scope: { function: 'Dòng một\nDòng hai', dataFlow: '  thụt vào', dependence: '_x0041_', incidentImpact: '00123' },
  hosting: 'cloud',
  host: '1/2',
  separation: 'Máy ảo riêng 🏥',
  framework: 'nd85-2016',
  stage: 'in_construction',
  constructionStarted: '2026-02-28',
  investmentApproved: '2025-12-31',
  inUseSince: '1900-03-01',
  lastChanged: '2026-10-05',
  traits: ['wireless', 'web_app', 'dhcp'],
  devices: [
    { name: 'Máy chủ', model: 'X3650', quantity: 2, place: 'Phòng máy chủ', purpose: '=CMD()' },
    { name: 'Bộ chuyển mạch', model: '', quantity: null, place: '', purpose: '' },
  ],
  applications: [{ name: 'HIS', server: '10.1.2.3', operatingSystem: 'Linux', purpose: '' }],
  zones: [{ name: 'DMZ', purpose: '', privateAddresses: '10.0.0.0/24\n10.0.1.0/24', publicAddresses: '203.0.113.7' }],
  connections: [{ name: 'Cổng BHYT', organisation: 'BHXH', direction: 'out', data: 'XML 4210' }],
};
const bare: InformationSystem = { ...blank, id: 'lis', name: 'LIS' };

const sheetsOf = async (systems: InformationSystem[]) => unpackWorkbook(await registerWorkbook(systems, templates));
const compare = (sheets: Awaited<ReturnType<typeof unpackWorkbook>>, systems: InformationSystem[], archived: string[] = []) =>
  compareRegister(readRegister(sheets, templates), { systems, archived, blank, templates });
/** A workbook as somebody makes it by hand. */
const handMade = async (...data: SheetData[]) =>
  unpackWorkbook(
    await writeWorkbook(
      data.map((rows, index) => ({ sheet: ['Sheet1', 'Thiết bị'][index] ?? String(index), data: rows })),
      {},
    ).toBuffer(),
  );
const states = (systems: ComparedSystem[]): string[] => systems.map(({ name, state }) => `${name}: ${state}`);

describe('a register that was exported', () => {
  it('comes back field by field into an empty one', async () => {
    const { systems, problems } = compare(await sheetsOf([full, bare]), []);
    expect(problems).toEqual([]);
    expect(systems.map(({ state }) => state)).toEqual(['new', 'new']);
    expect(systems.map(({ next }) => next)).toEqual([
      { ...full, id: 'new' },
      { ...bare, id: 'new' },
    ]);
  });

  it('changes nothing in the register that it came from', async () => {
    const { systems, problems } = compare(await sheetsOf([full, bare]), [full, bare]);
    expect([states(systems), problems]).toEqual([['Hệ thống thông tin bệnh viện: same', 'LIS: same'], []]);
  });

  it('is refused where a text is longer than its field, the cell named before anything is written', async () => {
    const long = { ...bare, name: 'N'.repeat(501), shortName: 'S'.repeat(61), scope: { ...bare.scope, function: 'F'.repeat(4001) } };
    const parts = { ...bare, name: 'PACS', devices: [{ name: 'Máy chủ', model: 'M'.repeat(501), quantity: 1, place: '', purpose: '' }] };
    const { systems, problems } = compare(await sheetsOf([long, parts, full]), []);
    expect(systems.map(({ state }) => state)).toEqual(['wrong', 'wrong', 'new']);
    expect(systems.map(({ next }) => next !== null)).toEqual([false, false, true]);
    expect(problems.map(({ sheet, row, column, text }) => `${sheet}, ${row}, ${column}: ${text}`)).toEqual([
      'Hệ thống, 2, Tên hệ thống: Dài quá 500 ký tự.',
      'Hệ thống, 2, Tên gọn: Dài quá 60 ký tự.',
      'Hệ thống, 2, Phạm vi: chức năng nghiệp vụ: Dài quá 4.000 ký tự.',
      'Thiết bị, 2, Chủng loại, ký hiệu: Dài quá 500 ký tự.',
    ]);
  });

  it('holds no formula, whatever a text begins with', async () => {
    const zip = await fromBufferPromise(Buffer.from(await registerWorkbook([full], templates)), { lazyEntries: true });
    const texts: string[] = [];
    for await (const entry of zip.eachEntry()) {
      const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      texts.push(Buffer.concat(chunks).toString('utf8'));
    }
    const xml = texts.join('\n');
    expect(xml).toContain('=1+1');
    expect(xml).toContain('@SUM(A1:A9)');
    expect(xml).toContain('=CMD()');
    expect(xml).not.toMatch(/<(?:\w+:)?f[\s>/]/);
  });

  it('is written although texts hold what no file can hold', async () => {
    const pasted = { ...bare, purpose: 'dòng\u000bhai\u0000 \ud800 hết\r\nxuống' };
    const { systems } = compare(await sheetsOf([pasted]), []);
    expect(systems[0]?.next?.purpose).toBe('dòng hai   hết\nxuống');
  });

  it('tells what its user has changed since', async () => {
    const edited = { ...full, inUseSince: null, size: 'Hai máy chủ', devices: full.devices.slice(0, 1), traits: [] };
    const { systems } = compare(await sheetsOf([edited]), [full, bare]);
    expect(systems[0]?.changes).toEqual([
      { field: 'Quy mô', before: full.size, after: 'Hai máy chủ' },
      { field: 'Ngày đưa vào sử dụng', before: '01/03/1900', after: '' },
      { field: 'Đặc điểm', before: 'Có mạng không dây; Có ứng dụng web; Cấp địa chỉ mạng tự động (DHCP)', after: '' },
      { field: 'Thiết bị', before: '2 dòng', after: '1 dòng' },
    ]);
    expect(systems[0]?.next).toEqual(edited);
  });
});

describe('a workbook made by hand', () => {
  it('needs names only; empty rows, a title above and other heads for the name are taken as they are', async () => {
    const sheets = await handMade([['Danh sách hệ thống năm 2026'], [], ['STT', 'Tên HTTT'], [1, 'HIS'], [], [2, 'Thư điện tử']]);
    const { systems, problems } = compare(sheets, []);
    expect(states(systems)).toEqual(['HIS: new', 'Thư điện tử: new']);
    expect(systems.map(({ row }) => row)).toEqual([4, 6]);
    expect(systems[0]?.next).toEqual({ ...blank, name: 'HIS' });
    expect(problems).toEqual([
      { sheet: 'Sheet1', row: 3, column: 'STT', text: 'Sổ không có cột này nên nội dung của cột không được đọc.' },
    ]);
  });

  it('matches by name without regard to capitals, and leaves what it does not mention', async () => {
    const sheets = await handMade([
      ['Tên hệ thống', 'Quy mô', 'Ngày đưa vào sử dụng'],
      ['hệ thống THÔNG TIN bệnh viện', 'Lớn', '5/10/2026'],
    ]);
    const { systems } = compare(sheets, [full]);
    expect(systems[0]?.next).toEqual({ ...full, name: 'hệ thống THÔNG TIN bệnh viện', size: 'Lớn', inUseSince: '2026-10-05' });
  });

  it('has its wrong cells told by sheet, row and column, and only their systems left out', async () => {
    const sheets = await handMade(
      [
        ['Tên hệ thống', 'Giai đoạn', 'Ngày đưa vào sử dụng', 'Đặc điểm', 'Tên gọn'],
        ['HIS', 'đang vận hành', new Date('2026-10-05T00:00:00Z'), 'có ứng dụng web; ', 'HIS'],
        ['LIS', 'sắp', '31/02/2026', 'bay', 'x'.repeat(61)],
        ['his', null, null, null, null],
        [null, 'Đang vận hành', null, null, null],
        ['PACS', null, null, null, null],
        ['Cũ', null, null, null, null],
      ].map((row, index) =>
        index === 1 ? row.map((value) => (value instanceof Date ? { type: Date, value, format: 'dd/mm/yyyy' } : value)) : row,
      ),
      [
        ['Tên hệ thống', 'Số lượng'],
        ['PACS', 'nhiều'],
        ['Không có', 1],
        ['HIS', '1.000'],
      ],
    );
    const { systems, problems } = compare(sheets, [], ['Cũ']);
    expect(states(systems)).toEqual(['HIS: new', 'LIS: wrong', 'his: wrong', ': wrong', 'PACS: wrong', 'Cũ: wrong']);
    expect(systems[0]?.next).toMatchObject({
      stage: 'in_use',
      inUseSince: '2026-10-05',
      traits: ['web_app'],
      devices: [{ quantity: 1000 }],
    });
    expect(problems.map(({ sheet, row, column, text }) => `${sheet} ${row} ${column}: ${text}`)).toEqual([
      'Sheet1 3 Giai đoạn: Chỉ nhận một trong: Đang vận hành; Đang đầu tư, xây dựng.',
      'Sheet1 3 Ngày đưa vào sử dụng: Không đọc được ngày này. Ghi theo dạng ngày/tháng/năm, ví dụ 05/10/2026.',
      'Sheet1 3 Đặc điểm: Không có đặc điểm «bay». Các đặc điểm được nhận nêu ở trang «Hướng dẫn» của tệp xuất ra.',
      'Sheet1 3 Tên gọn: Dài quá 60 ký tự.',
      'Sheet1 4 Tên hệ thống: Tên hệ thống này đã có ở dòng 2. Mỗi hệ thống một tên, một dòng.',
      'Sheet1 5 Tên hệ thống: Dòng này chưa có tên hệ thống.',
      'Sheet1 7 Tên hệ thống: Hệ thống này đã ngừng sử dụng. Đưa trở lại sử dụng trong phần mềm rồi nhập lại.',
      'Thiết bị 2 Số lượng: Cần là số nguyên từ 1 đến 100.000.',
      'Thiết bị 3 Tên hệ thống: Không có hệ thống «Không có» ở trang «Hệ thống».',
    ]);
  });

  it('moves no level to another framework', async () => {
    const sheets = await handMade([
      ['Tên hệ thống', 'Khung áp dụng'],
      ['Hệ thống thông tin bệnh viện', 'NĐ 331/2026'],
    ]);
    expect(compare(sheets, [full]).systems).toMatchObject([{ state: 'changed' }]);
    const { systems, problems } = compare(sheets, [{ ...full, level: 3 }]);
    expect(systems).toMatchObject([{ state: 'wrong', next: null }]);
    expect(problems).toMatchObject([{ row: 2, text: expect.stringContaining('đã có cấp độ theo khung khác') as string }]);
  });

  it('keeps no date of an unusual year, however it is written', async () => {
    const cells = (value: string): string =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>Tên hệ thống</t></is></c><c r="B1" t="inlineStr"><is><t>Ngày đưa vào sử dụng</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>HIS</t></is></c><c r="B2" ${value}</c></row>`;
    const styles = `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
    for (const value of ['t="inlineStr"><is><t>9999-12-31</t></is>', 's="1"><v>3000000</v>', 's="1"><v>1e12</v>', 's="1"><v>-1</v>']) {
      const sheets = await unpackWorkbook(await workbook(cells(value), { 'xl/styles.xml': styles }));
      expect([value, ...states(compare(sheets, []).systems)]).toEqual([value, 'HIS: wrong']);
    }
  });

  it('without a column of names is refused', async () => {
    const sheets = await handMade([['Cấp độ'], [3]]);
    expect(() => readRegister(sheets, templates)).toThrow(/không có cột «Tên hệ thống»/);
  });

  it('counts a formula for the value that was stored with it', async () => {
    const cells =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Tên hệ thống</t></is></c></row><row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x")</f><v>HIS</v></c></row>';
    const { systems } = compare(await unpackWorkbook(await workbook(cells)), []);
    expect(states(systems)).toEqual(['HIS: new']);
  });
});

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of the smallest workbook, with these rows. */
async function workbook(rows: string, more: Record<string, string | Buffer> = {}): Promise<Uint8Array> {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Hệ thống" sheetId="1" r:id="b"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="b" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  const zip = new NewZip();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const cellAt = (place: string): string => `<row r="1"><c r="${place}" t="inlineStr"><is><t>Tên</t></is></c></row>`;

describe('a file built to harm', () => {
  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ['is no workbook', () => Promise.resolve(Buffer.from('Tên\nHIS')), /không phải bảng tính Excel/],
    ['is empty', () => Promise.resolve(Buffer.alloc(0)), /không phải bảng tính Excel/],
    ['is cut short', async () => (await workbook(cellAt('A1'))).subarray(0, 400), /không phải bảng tính Excel/],
    ['has a cell at the far end of a sheet', () => workbook(cellAt('XFD1')), /có ô nằm ngoài/],
    ['has a row at the far end', () => workbook('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), /có ô nằm ngoài/],
    [
      'keeps its sheet elsewhere',
      () =>
        workbook('', {
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="b" Type="${relations}/worksheet" Target="evil.xml"/></Relationships>`,
          'xl/evil.xml': `<worksheet xmlns="${main}"><sheetData>${cellAt('XFD1048576')}</sheetData></worksheet>`,
        }),
      /có ô nằm ngoài/,
    ],
    ['hides the far end behind an entity', () => workbook('<row r="&#57;&#57;&#57;&#57;&#57;&#57;&#57;"/>'), /có ô nằm ngoài/],
    ['declares entities', () => workbook(cellAt('A1'), { 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' }), /khai báo XML/],
    [
      'unpacks a thousandfold',
      () => workbook(cellAt('A1'), { 'xl/sharedStrings.xml': Buffer.alloc(20 * 1_048_576, 32) }),
      /lớn bất thường/,
    ],
    [
      'has too many parts',
      () => workbook(cellAt('A1'), Object.fromEntries([...Array(501).keys()].map((n) => [`x${n}.xml`, '<a/>']))),
      /quá 500 phần/,
    ],
  ])('is refused when it %s', async (_, make, said) => {
    await expect(unpackWorkbook(await make())).rejects.toThrow(said);
  });
});
