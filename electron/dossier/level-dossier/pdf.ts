/** A neutral paper as PDF: the layout of NĐ 30 by the kit that the annual report uses. */
import type { Block, BlockOf, Cell, Paper, Rich, Section } from '../../../core/report/level-dossier/document.ts';
import { textOfRich } from '../../../core/report/level-dossier/document.ts';
import { closing } from '../kit/closing.ts';
import type { Content, ContentNode, SectionNode } from '../kit/content.ts';
import { linesOf, widthOf } from '../kit/fonts.ts';
import { addressees, letterhead, rule } from '../kit/letterhead.ts';
import { INDENT, SIZE, TEXT_HEIGHT, TEXT_HEIGHT_WIDE, TEXT_WIDTH, TEXT_WIDTH_WIDE } from '../kit/page.ts';
import { pageNumbers, section } from '../kit/pages.ts';
import { paragraph } from '../kit/paragraphs.ts';
import type { Paper as KitPaper } from '../kit/print.ts';
import { dataTable, fit, headCells } from '../kit/table.ts';
import { balance, flow } from '../kit/text.ts';

/** Ground of a place that says nothing; a light grey on a photocopy. */
const MISSING = '#ffe9a8';

/** As `print` of the kit wants it. The fonts must be open. */
export function pdfPaper(paper: Paper): KitPaper {
  const header = pageNumbers();
  const entries = contentsOf(paper);
  let seen = 0;
  const nextId = (): string => `heading-${seen++}`;
  return {
    title: paper.title,
    author: paper.author,
    subject: paper.subject,
    program: paper.program,
    created: new Date(paper.created),
    draft: paper.draft,
    content: paper.sections.map((one): SectionNode => section(sectionContent(one, entries, nextId), { wide: one.landscape, header })),
    attachments: [],
  };
}

// ---------------------------------------------------------------- headings and contents

interface Entry {
  id: string;
  level: number;
  text: string;
}

const headingText = ({ label, text }: BlockOf<'heading'>): string =>
  [label, text].filter((part) => part !== '').join(label.endsWith('.') ? ' ' : '. ');

/** The headings of a paper in the order in which `pdfPaper` gives them their ids. */
const contentsOf = (paper: Paper): Entry[] =>
  paper.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === 'heading')
    .map((block, i) => ({ id: `heading-${i}`, level: block.level, text: headingText(block) }));

function contents({ title }: BlockOf<'contents'>, entries: Entry[]): ContentNode {
  const widths = [TEXT_WIDTH - 40 - 12, 40];
  const rows = entries
    .filter(({ level }) => level < 3)
    .map(({ id, level, text }): ContentNode[] => [
      { text: flow(text, widths[0], 12), bold: level === 1, margin: [level === 1 ? 0 : 14, 0, 0, 0], linkToDestination: id },
      { pageReference: id, alignment: 'right', bold: level === 1 },
    ]);
  return {
    stack: [
      { text: title.toUpperCase(), bold: true, alignment: 'center', margin: [0, 0, 0, 8] },
      { table: { widths, body: rows }, layout: 'facts', fontSize: 12, lineHeight: 1.05 },
    ],
    margin: [0, 0, 0, 22],
  };
}

function heading(block: BlockOf<'heading'>, id: string, width: number): ContentNode {
  const text = headingText(block);
  if (block.level === 1) {
    const lines = balance(block.text.toUpperCase(), width - 20, SIZE.body, 'bold');
    return {
      stack: [
        ...(block.label === '' ? [] : [{ text: block.label, bold: true, alignment: 'center' }]),
        { text: lines.join('\n'), bold: true, alignment: 'center', id, outline: true, outlineText: text },
        ...(block.label === '' ? [] : [rule(110, 6)]),
      ],
      lineHeight: 1.05,
      margin: [0, 0, 0, 12],
    };
  }
  const outline = block.level === 2 && block.label !== '' ? { outline: true, outlineText: text } : {};
  return {
    text: flow(text),
    bold: true,
    italics: block.level === 3 && block.label !== '',
    ...(block.label === '' ? { leadingIndent: INDENT } : {}),
    id,
    ...outline,
    margin: [0, 6, 0, 5],
  };
}

// ---------------------------------------------------------------- text

/** Pieces in one line; what is missing stands out. */
function inlines(value: Rich, width: number, size: number = SIZE.body): Content {
  return value.flatMap((piece): Content[] => {
    const style: ContentNode = {
      ...(piece.bold === true || piece.missing === true ? { bold: true } : {}),
      ...(piece.italics === true ? { italics: true } : {}),
      ...(piece.missing === true ? { background: MISSING } : {}),
    };
    return [flow({ text: piece.text, ...style }, width, size)].flat();
  });
}

function textBlock({ style, text }: BlockOf<'paragraph'>, width: number): ContentNode {
  const content = inlines(text, width / 2);
  const short = linesOf(textOfRich(text), width, SIZE.body) <= 5;
  switch (style) {
    case 'ground':
      return paragraph(content, { italics: true, unbreakable: short, margin: [0, 0, 0, 4] });
    case 'lead':
      return { text: content, margin: [0, 2, 0, 5], fontSize: SIZE.annexBody };
    case 'attached':
      return { text: content, alignment: 'center', margin: [0, -8, 0, 8], fontSize: SIZE.annexBody };
    case 'strong':
      return paragraph(content, { bold: true, unbreakable: short });
    case 'body':
      return paragraph(content, { unbreakable: short });
  }
}

// ---------------------------------------------------------------- tables

const cellNode = (value: Cell, centred: boolean, width: number, size: number): ContentNode => {
  const lines = value.map((rich): ContentNode => ({ text: inlines(rich, width, size), ...(centred ? { alignment: 'center' } : {}) }));
  const [only] = lines;
  return lines.length === 1 && only !== undefined ? only : { stack: lines };
};

/** Upright tables stand in 11 points; across, where the long one is, in 10. */
function tableNodes({ columns, rows, bands }: BlockOf<'table'>, landscape: boolean): ContentNode[] {
  const size = landscape ? SIZE.tableDense : SIZE.table;
  const widths = fit(
    columns.map(({ share }) => share),
    landscape ? TEXT_WIDTH_WIDE : TEXT_WIDTH,
  );
  const head = headCells(
    columns.map(({ label }) => label),
    size,
  );
  const nodes = rows.map((row) => row.map((value, i) => cellNode(value, columns[i]?.centred ?? false, widths[i] ?? 0, size)));
  const page = { pageHeight: landscape ? TEXT_HEIGHT_WIDE : TEXT_HEIGHT };
  if (bands.length === 0) return [dataTable({ widths, head: [head], rows: nodes, size, ...page, more: { margin: [0, 0, 0, 8] } })];
  // A table per band: band and labels are its head, so that both stand on every page and never alone at the foot of one.
  return bands.map(({ at, text }, i) => {
    const band: ContentNode[] = [
      { text, bold: true, colSpan: columns.length, fontSize: SIZE.table },
      ...columns.slice(1).map(() => ({ text: '' })),
    ];
    return dataTable({
      widths,
      head: [band, head],
      rows: nodes.slice(at, bands[i + 1]?.at ?? nodes.length),
      size,
      exact: true,
      ...page,
      more: { margin: [0, 0, 0, 8] },
    });
  });
}

function factsNode({ rows }: BlockOf<'facts'>, width: number): ContentNode {
  const widths = fit([140, width - 140], width);
  return {
    table: {
      widths,
      // a row that may come near the height of a page must break, or pdfmake would lose its text
      dontBreakRows: rows.every(({ value }) => linesOf(textOfRich(value), widths[1] ?? width, 12) < 20),
      body: rows.map(({ label, value }) => [
        { text: flow(label, widths[0], 12) },
        { stack: lines(value).map((one): ContentNode => ({ text: inlines(one, widths[1] ?? width, 12) })) },
      ]),
    },
    layout: 'grid',
    fontSize: 12,
    lineHeight: 1.04,
    margin: [0, 0, 0, 8],
  };
}

/** One line of pieces per line typed. */
function lines(value: Rich): Rich[] {
  const found: Rich[] = [[]];
  for (const piece of value) {
    piece.text.split('\n').forEach((text, i) => {
      if (i > 0) found.push([]);
      found.at(-1)?.push({ ...piece, text });
    });
  }
  return found;
}

// ---------------------------------------------------------------- whole pages

function coverNode({ parent, issuer, title, lines: about, foot }: BlockOf<'cover'>): ContentNode {
  const centred = (text: Content, size: number, more: ContentNode = {}): ContentNode => ({
    text,
    fontSize: size,
    alignment: 'center',
    ...more,
  });
  const [name, ...rest] = about;
  const issuerText = textOfRich(issuer).toUpperCase();
  return {
    stack: [
      ...(parent === '' ? [] : [centred(parent.toUpperCase(), SIZE.national)]),
      ...balance(issuerText, TEXT_WIDTH - 20, SIZE.national, 'bold').map((text) => centred(text, SIZE.national, { bold: true })),
      rule(Math.min(widthOf(issuerText, SIZE.national, 'bold'), TEXT_WIDTH) * 0.4),
      centred(title.toUpperCase(), 22, { bold: true, margin: [0, 190, 0, 14] }),
      ...(name === undefined
        ? []
        : balance(textOfRich(name), TEXT_WIDTH - 40, 16, 'bold').map((text) => centred(text, 16, { bold: true }))),
      ...rest.map((text, i) => centred(inlines(text, TEXT_WIDTH), SIZE.body, { margin: [0, i === 0 ? 18 : 4, 0, 0] })),
      centred(inlines(foot, TEXT_WIDTH), SIZE.body, { italics: true, margin: [0, 210, 0, 0] }),
    ],
    lineHeight: 1.1,
  };
}

/** The clerk writes the number; the gap behind the slash is for what we don't know. */
const GAP = '\u00a0'.repeat(8);

function letterheadNode(block: BlockOf<'letterhead'>): ContentNode {
  const symbol = block.symbol === '' || block.symbol.endsWith('-') ? `${block.symbol}${GAP}` : block.symbol;
  return letterhead({ ...block, symbol, issuer: textOfRich(block.issuer), place: textOfRich(block.place) });
}

const letterTitle = ({ name, about }: BlockOf<'letterTitle'>): ContentNode => {
  const aboutLines = balance(about, TEXT_WIDTH - 60, SIZE.body, 'bold');
  const longest = Math.max(...aboutLines.map((text) => widthOf(text, SIZE.body, 'bold')));
  return {
    stack: [
      { text: name, bold: true, alignment: 'center' },
      ...aboutLines.map((text) => ({ text, bold: true, alignment: 'center' })),
      rule(longest * 0.4, 4),
    ],
    margin: [0, 6, 0, 14],
  };
};

const closingNode = ({ last, recipients, office, name }: BlockOf<'closing'>): ContentNode =>
  closing(paragraph(inlines(last, TEXT_WIDTH / 2)), {
    recipients,
    signer: { office: [textOfRich(office)], name: textOfRich(name) },
    preparer: null,
  });

/** Room that a heading must find below itself, so that its table begins on the same page. */
const BELOW_HEADING = 96;

function sectionContent({ blocks, landscape }: Section, entries: Entry[], nextId: () => string): Content[] {
  const width = landscape ? TEXT_WIDTH_WIDE : TEXT_WIDTH;
  const content: Content[] = [];
  /** Headings and lead-in lines that wait for what they announce. */
  let above: ContentNode[] = [];
  const put = (nodes: ContentNode[]): void => {
    const [first, ...rest] = nodes;
    if (above.length > 0 && first !== undefined) {
      const held = { stack: [...above, { text: '\u00a0', fontSize: 1, margin: [0, 0, 0, BELOW_HEADING] }], unbreakable: true };
      // The room is held, then given back to the table: its rows may break where the heading must not.
      content.push(held, { ...first, margin: [0, -BELOW_HEADING - 1.2, 0, 8] }, ...rest);
    } else content.push(...nodes);
    above = [];
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        above.push(heading(block, nextId(), width));
        break;
      case 'paragraph': {
        const node = textBlock(block, width);
        if (block.style === 'lead' || block.style === 'attached') above.push(node);
        else {
          content.push(
            above.length > 0 && node['unbreakable'] === true ? { stack: [...above, node], unbreakable: true } : [...above, node],
          );
          above = [];
        }
        break;
      }
      default:
        put(blockNodes(block, landscape, width, entries));
    }
  }
  return [...content, ...above];
}

function blockNodes(
  block: Exclude<Block, { kind: 'heading' | 'paragraph' }>,
  landscape: boolean,
  width: number,
  entries: Entry[],
): ContentNode[] {
  switch (block.kind) {
    case 'letterhead':
      return [letterheadNode(block)];
    case 'letterTitle':
      return [letterTitle(block)];
    case 'addressees':
      return [addressees(block.names.map(textOfRich))];
    case 'cover':
      return [coverNode(block)];
    case 'contents':
      return [contents(block, entries)];
    case 'facts':
      return [factsNode(block, width)];
    case 'table':
      return tableNodes(block, landscape);
    case 'closing':
      return [closingNode(block)];
  }
}
