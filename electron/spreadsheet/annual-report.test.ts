import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { dossierRecord, type DossierRecord, type RecordItem } from '../../core/exchange/record.ts';
import { COLUMN_WORDS, TOTAL_KEYS } from '../../core/report/form08-words.ts';
import { reportWorkbook } from './annual-report.ts';
import { unpackWorkbook } from './unpack.ts';

const HASH = 'a'.repeat(64);
const party = {
  name: 'Phòng CNTT',
  mandate: 'QĐ 431',
  head: 'Lê A',
  position: 'Trưởng phòng',
  address: 'Số 1',
  phone: '0299',
  email: 'a@b.vn',
};

const item = (id: string, more: Partial<RecordItem> = {}): RecordItem => ({
  id,
  control: id,
  title: `Yêu cầu ${id}`,
  digest: HASH,
  recommended: false,
  verdict: 'compliant',
  note: '',
  gap: '',
  reason: '',
  compensating: '',
  confirmed: true,
  plan: null,
  evidence: [],
  ...more,
});

function recordOf(items: RecordItem[]): DossierRecord {
  return dossierRecord.parse({
    format: 'antam-dossier',
    version: 2,
    id: 'r',
    createdAt: '2026-12-18T02:45:00.000Z',
    printer: 2,
    program: 'An Tâm 0.1.0',
    draft: false,
    year: 2026,
    period: { from: '2025-12-15', to: '2026-12-14' },
    unit: {
      name: 'Bệnh viện',
      parentName: '',
      province: '',
      facilityCode: '',
      owners: [{ owner: party, securityUnit: party }],
      operators: [],
      preparer: { name: 'Lê A', office: 'Người lập' },
      signer: { authority: '', title: 'Giám đốc', name: 'Nguyễn B' },
      letter: { symbol: 'BV', place: '', addressees: [], recipients: [] },
    },
    totals: {
      total: 1,
      classified: 1,
      dossierPrepared: 1,
      appraised: 0,
      approved: 0,
      approvedInspected: 0,
      expectedAllApproved: '2027-01',
    },
    rows: [
      {
        systemId: 'his',
        systemName: 'HIS',
        ownerName: 'Bệnh viện',
        operatorName: 'Phòng CNTT',
        proposedLevel: 3,
        approvalStatus: 'submitted',
        approvalDecision: null,
        regulationDecision: { number: '512/QĐ', date: '2026-10-12', authority: 'Bệnh viện' },
        expectedApproval: '2027-01',
        planStatus: 'in_part',
        expectedPlanCompletion: '2027-09',
        inspectionStatus: ['before_use', 'periodic'],
      },
    ],
    operators: [{ systems: ['his'], party }],
    nationalSecurity: [],
    regulationChecks: [],
    inspections: [
      {
        system: 'his',
        kind: 'periodic',
        from: '2026-11-16',
        to: '2026-12-11',
        by: 'Tổ tự đánh giá',
        independence: '',
        contents: '',
        findings: '',
        report: '',
      },
    ],
    systems: [
      {
        id: 'his',
        name: 'HIS',
        shortName: '',
        purpose: '',
        framework: 'nd331-2026',
        frameworkTitle: 'NĐ 331/2026',
        standard: 'TCVN 14423:2026',
        level: 3,
        levelReason: '',
        traits: [],
        dossierFinished: true,
        determination: null,
        checklistDigest: HASH,
        assessor: { unit: '', independence: '' },
        groups: [
          {
            id: 'g',
            title: 'Quản lý rủi ro',
            kind: 'management',
            clause: '5.1',
            items,
            setAside: [{ id: 'c', title: 'Mạng không dây', traits: ['wireless'] }],
          },
        ],
      },
    ],
    evidence: [
      {
        nr: 1,
        id: 'e',
        title: 'Quyết định',
        fileName: 'qd.pdf',
        mediaType: 'application/pdf',
        size: 1_234_567,
        sha256: HASH,
        effectiveOn: '2026-03-12',
        validUntil: null,
      },
    ],
    checklists: [],
    journal: { head: HASH, entries: 1 },
    warnings: [
      { rule: 'r', severity: 'warning', text: 'Chưa xác nhận lại.', clause: 'NĐ 331 Đ36.10', systemId: 'his', itemId: null, count: 2 },
    ],
    report: { kind: 'owner', by: 'Bệnh viện' },
  });
}

const rowsOf = async (record: DossierRecord) =>
  new Map((await unpackWorkbook(await reportWorkbook(record, HASH))).map(({ name, rows }) => [name, rows]));

async function xmlOf(record: DossierRecord): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(await reportWorkbook(record, HASH)));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  return parts;
}

it('holds the sheets of the report, Mẫu số 08 in its own words', async () => {
  const sheets = await rowsOf(recordOf([item('5.1.2.1.a')]));
  expect([...sheets.keys()]).toEqual([
    'Mẫu 08 – mục 1',
    'Mẫu 08 – mục 3',
    'Kết quả theo yêu cầu',
    'Minh chứng',
    'Đơn vị vận hành',
    'Kiểm tra, đánh giá',
    'Cảnh báo',
  ]);
  for (const name of sheets.keys()) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  const first = sheets.get('Mẫu 08 – mục 1') ?? [];
  expect(first.slice(1, TOTAL_KEYS.length + 1).map((row) => row[1])).toEqual([1, 1, 1, 0, 0, 0]);
  expect(first[TOTAL_KEYS.length + 1]?.[1]).toBe('tháng 01/2027');
  expect(sheets.get('Mẫu 08 – mục 3')).toEqual([
    [...COLUMN_WORDS],
    [
      1,
      'HIS',
      'Bệnh viện',
      'Phòng CNTT',
      3,
      'Đã gửi thẩm định',
      null,
      '512/QĐ\nngày 12/10/2026\nBệnh viện',
      '01/2027',
      'Đã triển khai một số hạng mục',
      '9/2027',
      'Trước khi đưa vào sử dụng;\nĐịnh kỳ',
    ],
  ]);
});

it('tells every requirement of every system in a row: the words of the law, dates as dates, money as numbers', async () => {
  const plan = { action: 'Ban hành', responsible: 'Vũ C', due: '2027-01-31', cost: 25_000_000 };
  const sheets = await rowsOf(
    recordOf([
      item('a', { evidence: [1] }),
      item('b', { verdict: 'partial', note: 'Nhận xét', gap: 'Thiếu', plan, confirmed: false }),
      item('d', { verdict: null }),
    ]),
  );
  const [head = [], ...rows] = sheets.get('Kết quả theo yêu cầu') ?? [];
  const column = (title: string): unknown[] => rows.map((row) => row[head.indexOf(title)] ?? null);
  expect(column('Kết quả')).toEqual(['Đã đáp ứng đầy đủ', 'Chưa đáp ứng đầy đủ', 'Chưa đáp ứng đầy đủ', 'Không phát sinh']);
  expect(column('Tình trạng cụ thể')).toEqual([null, 'mới đáp ứng một phần', 'chưa đánh giá', null]);
  expect(column('Hạn')).toEqual([null, new Date('2027-01-31T00:00:00Z'), null, null]);
  expect(column('Kinh phí dự kiến (đồng)')).toEqual([null, 25_000_000, null, null]);
  expect(column('Số minh chứng')).toEqual(['001', null, null, null]);
  expect(column('Xác nhận lại trong kỳ')).toEqual(['Đã xác nhận', 'Chưa xác nhận', null, null]);
  expect(column('Lý do không áp dụng, không phát sinh').at(-1)).toBe('Hệ thống không có mạng không dây.');
  expect(sheets.get('Minh chứng')?.[1]).toEqual([
    '001',
    'Quyết định',
    'qd.pdf',
    'application/pdf',
    1_234_567,
    new Date('2026-03-12T00:00:00Z'),
    null,
    1,
    HASH,
  ]);
  expect(sheets.get('Kiểm tra, đánh giá')?.[1]?.slice(1, 5)).toEqual([
    'HIS',
    'Định kỳ',
    new Date('2026-11-16T00:00:00Z'),
    new Date('2026-12-11T00:00:00Z'),
  ]);
});

it('makes a formula of no text, also after its cell is entered again', async () => {
  const typed = ["=cmd|' /C calc'!A0", '+1+1', '-2', '@SUM(A1)', '\t=1+1', '\r=1', ' =1', '_x0041_', 'bình thường'];
  const record = recordOf(typed.map((note, i) => item(`n${i}`, { note })));
  const sheets = await rowsOf(record);
  const [head = [], ...rows] = sheets.get('Kết quả theo yêu cầu') ?? [];
  const notes = rows.slice(0, typed.length).map((row) => row[head.indexOf('Nhận xét')]);
  expect(notes.map((note) => (typeof note === 'string' ? note.trim() : note))).toEqual(typed.map((note) => note.trim()));
  const parts = await xmlOf(record);
  const whole = [...parts.values()].join('\n');
  expect(whole).not.toMatch(/<(?:\w+:)?f[\s>/]/);
  const styles = parts.get('xl/styles.xml') ?? '';
  const asText = /<numFmt numFmtId="(\d+)" formatCode="@"\/>/.exec(styles)?.[1] ?? 'none';
  const looks = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf [^>]*>/g) ?? [];
  const sheet = parts.get('xl/worksheets/sheet3.xml') ?? '';
  const column = String.fromCharCode(65 + head.indexOf('Nhận xét'));
  const isText = (row: number): boolean =>
    (looks[Number(new RegExp(`<c r="${column}${row}"[^>]* s="(\\d+)"`).exec(sheet)?.[1])] ?? '').includes(`numFmtId="${asText}"`);
  expect(typed.map((text, i) => [text, isText(i + 2)])).toEqual(typed.map((text, i) => [text, i < 7]));
});

it('has filters and frozen heads on its tables, and says so where there is nothing', async () => {
  const parts = await xmlOf(recordOf([item('a')]));
  const filters = [...parts]
    .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    .flatMap(([, xml]) => /<autoFilter ref="([^"]*)"\/>/.exec(xml)?.[1] ?? []);
  expect(new Set(filters)).toEqual(new Set(['A1:L2', 'A1:T3', 'A1:I2', 'A1:J2', 'A1:G2']));
  expect(filters).toHaveLength(6);
  expect(parts.get('xl/worksheets/sheet3.xml')).toContain('state="frozen"');
  const bare = { ...recordOf([]), rows: [], operators: [], inspections: [], systems: [], evidence: [], warnings: [] };
  const sheets = await rowsOf(bare);
  expect(['Mẫu 08 – mục 3', 'Kết quả theo yêu cầu', 'Cảnh báo'].map((name) => sheets.get(name)?.[1]?.[0])).toEqual([
    'Không có',
    'Không có',
    'Không có',
  ]);
});

it('cuts a text that no cell can hold, and tells so', async () => {
  const sheets = await rowsOf(recordOf([item('a', { note: 'x'.repeat(40_000) })]));
  const [head = [], row = []] = sheets.get('Kết quả theo yêu cầu') ?? [];
  const note = row[head.indexOf('Nhận xét')];
  expect(typeof note === 'string' && note.length === 32_767 && note.endsWith('xem bản PDF)')).toBe(true);
});
