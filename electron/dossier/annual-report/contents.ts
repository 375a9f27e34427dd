/** One page between the letter and its annexes: where everything stands, and how to read it. */
import type { Content, ContentNode, SectionNode } from '../kit/content.ts';
import { SIZE, TEXT_WIDTH } from '../kit/page.ts';
import { annexFoot, pageNumbers, section } from '../kit/pages.ts';
import { hanging } from '../kit/paragraphs.ts';
import { ROMAN, flow } from '../kit/text.ts';
import { annexName, annexTitle, type Annex } from './annexes/frame.ts';
import type { Report } from './report.ts';

const READING: Content[] = [
  'Kết quả ghi đúng chữ của khoản 10 Điều 36: “Đã đáp ứng đầy đủ” hoặc “Chưa đáp ứng đầy đủ”. Yêu cầu mới đáp ứng một phần hoặc chưa đánh giá vẫn ghi “Chưa đáp ứng đầy đủ”; tình trạng cụ thể ghi trong ngoặc, phần đã có nêu tại nhận xét.',
  '“Không áp dụng” dùng cho yêu cầu không phát sinh tại hệ thống, luôn kèm lý do. “Không phát sinh” là yêu cầu gắn với đặc điểm mà hệ thống không có.',
  'Yêu cầu có dấu (*) là khuyến nghị của tiêu chuẩn, không tính vào số phải đáp ứng.',
  `Minh chứng ghi theo thứ tự: số trong ${annexName('evidence')}, tên, ngày của tài liệu, 08 ký tự đầu của mã SHA-256.`,
  {
    text: 'Số ở đầu trang đếm riêng từng phụ lục; “Trang n/N của tệp” ở cuối trang đếm toàn bộ tệp.',
    inWord: {
      text: 'Số ở đầu trang đếm riêng từng phụ lục. Tệp Word này dùng để chỉnh sửa, lập từ cùng bản ghi dữ liệu với bản PDF; biểu đồ chỉ có trong bản PDF, số liệu của biểu đồ ghi tại các bảng.',
    },
  },
  'Viết tắt: HTTT – hệ thống thông tin; ANM – an ninh mạng; ANQG – an ninh quốc gia; HSĐXCĐ – hồ sơ đề xuất cấp độ; PA BĐANM – phương án bảo đảm an ninh mạng.',
];

/** Widths of label, title, number of requirements, page; paddings of the layout “rows” taken off. */
const WIDTHS = [76, TEXT_WIDTH - 76 - 34 - 34 - 22, 34, 34];

export function contentsPage(report: Report, annexes: Annex[]): SectionNode {
  const line = (label: string, title: string, id: string, bold: boolean, items = ''): ContentNode[] => [
    { text: label, bold },
    { text: flow(title, WIDTHS[1], 12), bold, linkToDestination: id },
    { text: items, alignment: 'right' },
    { pageReference: id, alignment: 'right', bold },
  ];
  const rows = annexes.flatMap((annex) => {
    const { nr, title } = annexTitle(annex);
    const systems =
      annex.id === 'requirements'
        ? report.systems.map((s) => line('', `${s.nr}. ${s.system.name}`, `system-${s.nr}`, false, String(s.tally.counted)))
        : [];
    return [line(`Phụ lục ${ROMAN[nr]}`, title, `${annex.id}.title`, true), ...systems];
  });
  const head = ['', '', 'Số yêu cầu', 'Trang tệp'].map((text) => ({ text, alignment: 'right', italics: true, fontSize: SIZE.tableDense }));
  const content: Content[] = [
    { text: 'MỤC LỤC VÀ CÁCH ĐỌC CÁC PHỤ LỤC', bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
    { table: { widths: WIDTHS, headerRows: 1, body: [head, ...rows] }, layout: 'rows', fontSize: 12, lineHeight: 1.05, inWord: 'contents' },
    {
      stack: [
        { text: 'Cách đọc', bold: true, margin: [0, 16, 0, 4] },
        ...READING.map((text) => hanging('- ', text, TEXT_WIDTH, 12, { alignment: 'justify', lineHeight: 1.08, margin: [0, 0, 0, 3] })),
      ],
      unbreakable: true,
    },
  ];
  return section(content, { header: pageNumbers(), footer: annexFoot('Mục lục', report.code) });
}
