/** Annex: what proves that nothing was changed, how anyone can check it without the program, and what preflight remarked. */
import { vietnamTime } from '../../../../core/date.ts';
import { listsOf } from '../../../../core/exchange/attachments.ts';
import { RECORD_FILE, type DossierRecord } from '../../../../core/exchange/record.ts';
import type { Content, ContentNode } from '../../kit/content.ts';
import { SIZE, TEXT_WIDTH } from '../../kit/page.ts';
import { hanging, keep, paragraph } from '../../kit/paragraphs.ts';
import { dataTable, fit, headCells, textCell } from '../../kit/table.ts';
import { bytes, date, number } from '../../kit/text.ts';
import { replacementText } from '../purpose.ts';
import type { Report } from '../report.ts';
import { annexName, type Annex } from './frame.ts';

const hash = (value: string): ContentNode => ({ text: value, fontSize: SIZE.tableFine });

export function integrity(report: Report): Annex {
  return {
    id: 'integrity',
    short: 'Tính toàn vẹn và cách kiểm tra',
    title: 'Tính toàn vẹn của hồ sơ và cách kiểm tra',
    parts: [{ content: [facts(report), ...howToCheck(report), ...warnings(report)] }],
  };
}

function facts({ record, text, digest, code }: Report): ContentNode {
  const { unit, journal, checklists, evidence } = record;
  const size = evidence.reduce((sum, e) => sum + e.size, 0);
  const recordFile = `Tệp ${RECORD_FILE} (${number(new TextEncoder().encode(text).length)} byte)`;
  const time = vietnamTime(new Date(record.createdAt));
  const place = [
    ...(unit.facilityCode === '' ? [] : [`mã cơ sở ${unit.facilityCode}`]),
    ...(unit.province === '' ? [] : [unit.province]),
  ].join('; ');
  const rows: ContentNode[][] = [
    [textCell('Đơn vị báo cáo'), textCell(place === '' ? unit.name : `${unit.name} (${place})`)],
    [textCell('Mã hồ sơ'), textCell(code, { bold: true })],
    ...replaced(record),
    [
      textCell('Bản ghi dữ liệu'),
      textCell(`${recordFile} đính kèm trong chính tệp PDF này; mọi trang được in ra từ tệp đó. Số nhận dạng: ${record.id}`, {
        inWord: `${recordFile} đính kèm trong tệp PDF của hồ sơ; tệp Word này lập từ tệp đó. Số nhận dạng: ${record.id}`,
      }),
    ],
    [textCell('SHA-256 của bản ghi dữ liệu'), hash(digest)],
    ...lists(record),
    [textCell('Nhật ký của phần mềm'), { stack: [textCell(`${number(journal.entries)} mục; SHA-256 của mục cuối:`), hash(journal.head)] }],
    ...checklists.map((c, i): ContentNode[] => [
      textCell(i === 0 ? 'Bộ yêu cầu đã dùng' : ''),
      { stack: [textCell(`${c.title} (${c.items} yêu cầu), SHA-256:`), hash(c.digest)] },
    ]),
    [
      textCell('Minh chứng'),
      textCell(
        `${number(evidence.length)} tệp, ${size === 0 ? '0 KB' : bytes(size)}; mã SHA-256 của từng tệp tại ${annexName('evidence')}`,
      ),
    ],
    [
      textCell('Phần mềm lập hồ sơ'),
      textCell(`${record.program}, mẫu in ${record.printer}; lập lúc ${time.slice(11, 19)} ngày ${date(time)} (giờ Việt Nam)`),
    ],
  ];
  return dataTable({
    widths: fit([110, 357], TEXT_WIDTH),
    head: [headCells(['Thông tin', 'Giá trị'], SIZE.table)],
    rows,
    size: SIZE.table,
  });
}

/** A correction names what it takes the place of, to the last digit. */
function replaced(record: DossierRecord): ContentNode[][] {
  const text = replacementText(record);
  if (text === null || record.replaces === undefined) return [];
  return [
    [textCell('Thay thế'), { stack: [textCell(text), textCell('SHA-256 của bản ghi dữ liệu bị thay thế:'), hash(record.replaces.digest)] }],
  ];
}

/** The two lists beside the record, for programs that only check files or checklists. */
function lists(record: DossierRecord): ContentNode[][] {
  const sizes = listsOf(record).map(({ name, text }) => `${name} (${number(new TextEncoder().encode(text).length)} byte)`);
  return [
    [textCell('Tệp đính kèm khác'), textCell(`${sizes.join('; ')}: bảng kê minh chứng và mã của bộ yêu cầu, trích từ bản ghi dữ liệu`)],
  ];
}

const title = (text: string): ContentNode => ({ text, bold: true, fontSize: SIZE.annexBody, margin: [0, 10, 0, 4], headlineLevel: 2 });
const step = (text: string): ContentNode => paragraph(text, { fontSize: 12, lineHeight: 1.05, margin: [0, 0, 0, 4] });

const ONLY_PDF =
  'Các bước dưới đây là để kiểm tra tệp PDF của hồ sơ (“tệp này”). Tệp Word không mang chữ ký số và bản ghi dữ liệu nên không thay cho tệp PDF.';

function howToCheck({ digest }: Report): Content[] {
  const code = 96;
  const gap = 12;
  return [
    {
      columns: [
        {
          width: TEXT_WIDTH - code - gap,
          stack: [
            { stack: [title('Cách kiểm tra')], inWord: [title('Cách kiểm tra'), step(ONLY_PDF)] },
            step(
              '1. Chữ ký số: mở tệp này bằng phần mềm đọc PDF có chức năng kiểm tra chữ ký số. Mọi chữ ký phải hợp lệ và chữ ký sau cùng phải bao phủ toàn bộ tệp; có nội dung thêm vào sau chữ ký sau cùng là hồ sơ đã bị thay đổi.',
            ),
          ],
        },
        {
          width: code,
          inWord: false,
          stack: [
            { qr: `SHA-256 ${digest}`, fit: 80, eccLevel: 'M', alignment: 'center', margin: [0, 12, 0, 3] },
            { text: 'SHA-256\ncủa bản ghi dữ liệu', fontSize: SIZE.footer, alignment: 'center', lineHeight: 1 },
          ],
        },
      ],
      columnGap: gap,
      unbreakable: true,
    },
    step(
      `2. Bản ghi dữ liệu: lưu tệp đính kèm ${RECORD_FILE} ra máy rồi tính mã SHA-256 (trên Windows, mở cửa sổ lệnh và gõ: certutil -hashfile ${RECORD_FILE} SHA256). Mã tính được phải trùng với mã ghi ở bảng trên.`,
    ),
    step(`3. Minh chứng: tính mã SHA-256 của tệp do đơn vị xuất trình; mã phải trùng với mã ghi tại ${annexName('evidence')}.`),
    step(
      '4. Nhật ký: yêu cầu đơn vị mở phần mềm, tìm mục có số thứ tự và mã ghi ở bảng trên; các mục trước đó nối thành chuỗi, sửa hay xóa một mục là chuỗi bị đứt.',
    ),
    step(
      '5. Bằng phần mềm An Tâm: chọn “Xác minh tệp”, mở tệp này; phần mềm kiểm tra các việc trên và in lại từ bản ghi dữ liệu để so từng trang.',
    ),
    step(
      'Các mã trên chứng minh nội dung không bị sửa sau khi lập; không chứng minh nội dung đúng với thực tế. Chủ quản hệ thống thông tin chịu trách nhiệm về tính trung thực, đầy đủ, chính xác của kết quả đánh giá (điểm c khoản 2 Điều 31 Nghị định số 331/2026/NĐ-CP).',
    ),
  ];
}

/** Findings that stood when the record was frozen: who signs knows them, who reads sees them. */
function warnings({ record }: Report): Content[] {
  const lines = record.warnings.map((finding) => {
    const facts = [...(finding.clause === null ? [] : [finding.clause]), ...(finding.count > 1 ? [`${finding.count} chỗ`] : [])];
    const behind = facts.length > 0 ? ` (${facts.join('; ')})` : '';
    return hanging('- ', `${finding.severity === 'error' ? 'Lỗi: ' : ''}${finding.text}${behind}`, TEXT_WIDTH, 12, {
      lineHeight: 1.05,
      margin: [0, 0, 0, 3],
    });
  });
  const [first, ...rest] = lines.length > 0 ? lines : [{ text: 'Không có.', fontSize: 12 }];
  return [keep(title('Điểm cần lưu ý khi lập hồ sơ'), ...(first === undefined ? [] : [first])), ...rest];
}
