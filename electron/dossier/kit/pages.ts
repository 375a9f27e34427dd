/** Runs of pages: size, margins, page numbers (NĐ 30/2020/NĐ-CP, Phụ lục I, I.7), heads and feet of annexes (III.1). */
import { list, type Content, type ContentNode, type PageFunction, type SectionNode } from './content.ts';
import { widthOf } from './fonts.ts';
import { rule } from './letterhead.ts';
import { MARGIN, SIZE, TEXT_WIDTH, mm } from './page.ts';
import { ROMAN, plainTitle, titleLines } from './text.ts';

interface AnnexHead {
  nr: number;
  id: string;
  title: string;
  /** The clause it answers. */
  basis?: string | undefined;
  /** “(Kèm theo Công văn số …)” */
  attachedTo: string;
  /** Width of the text block in points. */
  width?: number;
}

/** Head of an annex: “Phụ lục IV”, title, the line that ties it to the main paper, the clause it answers. */
export function annexHead({ nr, id, title, basis, attachedTo, width = TEXT_WIDTH }: AnnexHead): ContentNode {
  const label = `Phụ lục ${ROMAN[nr]}`;
  const lines = titleLines(title.toUpperCase(), width - 40, SIZE.body, 'bold');
  const centred = (text: string, more: ContentNode): ContentNode => ({ text, alignment: 'center', ...more });
  return {
    stack: list(
      centred(label, { fontSize: SIZE.body, bold: true, id, inWord: false }),
      // one text node, so that the bookmarks carry the whole title
      centred(lines.join('\n'), {
        fontSize: SIZE.body,
        bold: true,
        outline: true,
        outlineText: `${label}. ${plainTitle(title)}`,
        id: `${id}.title`,
        // one heading, its capitals a look: the list of headings shows it in one line
        inWord: {
          alignment: 'center',
          text: [`${label}\n`, { text: plainTitle(title), allCaps: true }],
          fontSize: SIZE.body,
          bold: true,
          id: `${id}.title`,
          headlineLevel: 1,
        },
      }),
      centred(attachment(attachedTo, width), { fontSize: SIZE.annexBody, italics: true, margin: [0, 1, 0, 0] }),
      rule(110, 6),
      basis !== undefined && centred(basis, { fontSize: SIZE.table, italics: true, margin: [0, 6, 0, 0] }),
    ),
    lineHeight: 1.05,
    margin: [0, 0, 0, 10],
  };
}

/** “(Kèm theo Công văn số … của …)” on one line, or broken before “của”, never inside the date. */
function attachment(text: string, width: number): string {
  return widthOf(text, SIZE.annexBody, 'italics') <= width ? text : text.replace(/ của (?=[^ ]+ [^)]*\)$)/, '\ncủa ');
}

/** Arabic, upright, centred over the text block in the top margin, none on the first page of each run. */
export function pageNumbers(): PageFunction {
  let first = 0;
  return (page) => {
    first ||= page;
    const nr = page - first + 1;
    return nr === 1
      ? null
      : { text: String(nr), fontSize: SIZE.pageNumber, alignment: 'center', margin: [MARGIN.left, mm(9), MARGIN.right, 0] };
  };
}

/** Foot of annex pages: what the page belongs to, and its place in the file. Pages of the letter itself carry none. */
export function annexFoot(label: string, code: string): PageFunction {
  return (page, pages) => ({
    columns: [
      {
        width: '*',
        text: `${label} · Mã hồ sơ ${code}`,
        // what was edited is no longer the dossier of this code
        inWord: { text: `${label} · Bản Word để chỉnh sửa, lập từ hồ sơ mã ${code}` },
      },
      { width: 'auto', text: `Trang ${page}/${pages} của tệp`, alignment: 'right', inWord: false },
    ],
    columnGap: 10,
    fontSize: SIZE.footer,
    color: '#333333',
    margin: [MARGIN.left, mm(8), MARGIN.right, 0],
  });
}

interface SectionOptions {
  wide?: boolean;
  header: PageFunction;
  footer?: PageFunction;
}

/** A run of pages. Runs that share a page count share the `header` function. */
export function section(content: Content[], { wide = false, header, footer }: SectionOptions): SectionNode {
  return {
    section: content,
    pageSize: 'A4',
    pageOrientation: wide ? 'landscape' : 'portrait',
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    header,
    footer: footer ?? null,
  };
}
