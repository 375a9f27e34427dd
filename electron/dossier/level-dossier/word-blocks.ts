/** Blocks of a neutral paper as Word's paragraphs and tables. */
import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import { textOfRich, type Block, type BlockOf, type Cell, type Rich } from '../../../core/report/level-dossier/document.ts';
import { widthOf } from '../kit/fonts.ts';
import { headColumns } from '../kit/letterhead.ts';
import { INDENT, SIZE, TEXT_WIDTH, TEXT_WIDTH_WIDE } from '../kit/page.ts';
import { balance } from '../kit/text.ts';
import { BAND, gap, GRID, NO_BORDERS, NO_PADDING, PADDING } from '../word/tables.ts';
import { centred, ruleOf, runs, STYLE, twips } from '../word/text.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const BLANK = '\u00a0';

export interface Place {
  landscape: boolean;
}

const widthOfText = ({ landscape }: Place): number => (landscape ? TEXT_WIDTH_WIDE : TEXT_WIDTH);

export function wordBlock(block: Block, place: Place): FileChild[] {
  switch (block.kind) {
    case 'letterhead':
      return letterhead(block);
    case 'letterTitle':
      return letterTitle(block);
    case 'addressees':
      return addressees(block);
    case 'cover':
      return cover(block);
    case 'contents':
      return contents(block);
    case 'heading':
      return heading(block);
    case 'paragraph':
      return [
        new Paragraph({
          style: { body: STYLE.body, strong: STYLE.body, ground: STYLE.ground, lead: STYLE.lead, attached: STYLE.lead }[block.style],
          ...(block.style === 'attached' ? { alignment: AlignmentType.CENTER } : {}),
          children: runs(block.text, { bold: block.style === 'strong' }),
        }),
      ];
    case 'facts':
      return [facts(block, place), gap()];
    case 'table':
      return [table(block, place), gap()];
    case 'closing':
      return closing(block);
  }
}

// ---------------------------------------------------------------- tables

/** Widths in twips that sum to the width of the text. */
function columnWidths(shares: readonly number[], width: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Math.floor((share * twips(width)) / sum));
}

const cellParagraphs = (value: Cell, centre: boolean, size: number): Paragraph[] =>
  value.map(
    (rich) => new Paragraph({ style: STYLE.cell, ...(centre ? { alignment: AlignmentType.CENTER } : {}), children: runs(rich, { size }) }),
  );

function table({ columns, rows, bands }: BlockOf<'table'>, place: Place): Table {
  const size = place.landscape ? SIZE.tableDense : SIZE.table;
  const widths = columnWidths(
    columns.map(({ share }) => share),
    widthOfText(place),
  );
  const width = (i: number): { size: number; type: typeof WidthType.DXA } => ({ size: widths[i] ?? 0, type: WidthType.DXA });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ label }, i) =>
        new TableCell({
          width: width(i),
          shading: BAND,
          verticalAlign: VerticalAlignTable.CENTER,
          children: [
            new Paragraph({
              style: STYLE.cell,
              alignment: AlignmentType.CENTER,
              keepNext: true,
              children: runs([{ text: label }], { bold: true, size }),
            }),
          ],
        }),
    ),
  });
  const body = rows.flatMap((row, at) => [
    ...bands
      .filter((band) => band.at === at)
      .map(
        ({ text }) =>
          new TableRow({
            cantSplit: true,
            children: [
              new TableCell({
                columnSpan: columns.length,
                shading: { ...BAND, fill: 'F4F4F4' },
                children: [
                  new Paragraph({ style: STYLE.cell, keepNext: true, children: runs([{ text }], { bold: true, size: SIZE.table }) }),
                ],
              }),
            ],
          }),
      ),
    new TableRow({
      // A row taller than a page breaks all the same: Word moves it to a page of its own first.
      cantSplit: true,
      children: row.map(
        (value, i) => new TableCell({ width: width(i), children: cellParagraphs(value, columns[i]?.centred ?? false, size) }),
      ),
    }),
  ]);
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: GRID,
    margins: PADDING,
    rows: [head, ...body],
  });
}

function facts({ rows }: BlockOf<'facts'>, place: Place): Table {
  const whole = widthOfText(place);
  const widths = columnWidths([140, whole - 140], whole);
  const cell = (value: Rich, i: number): TableCell =>
    new TableCell({ width: { size: widths[i] ?? 0, type: WidthType.DXA }, children: cellParagraphs([value], false, 12) });
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: GRID,
    margins: PADDING,
    rows: rows.map(({ label, value }) => new TableRow({ cantSplit: true, children: [cell([{ text: label }], 0), cell(value, 1)] })),
  });
}

/** Two columns without lines: head and foot of a letter. */
function columns(left: Paragraph[], right: Paragraph[], [leftWidth, rightWidth]: [number, number]): Table {
  const widths = [twips(leftWidth), twips(rightWidth)];
  return new Table({
    columnWidths: widths,
    width: { size: widths[0] !== undefined && widths[1] !== undefined ? widths[0] + widths[1] : 0, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: NO_PADDING,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, i) => new TableCell({ width: { size: widths[i] ?? 0, type: WidthType.DXA }, borders: NO_BORDERS, children }),
        ),
      }),
    ],
  });
}

// ---------------------------------------------------------------- letters

function letterhead({ parent, issuer, symbol, place, year, subject }: BlockOf<'letterhead'>): FileChild[] {
  const { left, right } = headColumns();
  const issuerText = textOfRich(issuer).toUpperCase();
  const issuerLines = balance(issuerText, left - 6, SIZE.national, 'bold');
  const longest = Math.max(...issuerLines.map((text) => widthOf(text, SIZE.national, 'bold')));
  const missing = issuer.some((piece) => piece.missing);
  const bodies = [
    ...(parent === ''
      ? []
      : balance(parent.toUpperCase(), left - 6, SIZE.national, 'normal').map((text) => centred(text, { size: SIZE.national }))),
    ...issuerLines.map((text) => centred([{ text, missing }], { size: SIZE.national, bold: true })),
    ruleOf(Math.min(longest, left) * 0.42, left),
  ];
  const nation = [
    centred(NATION, { size: SIZE.national, bold: true }),
    centred(MOTTO, { size: SIZE.motto, bold: true }),
    ruleOf(widthOf(MOTTO, SIZE.motto, 'bold'), right),
  ];
  const open = symbol === '' || symbol.endsWith('-') ? BLANK.repeat(8) : '';
  const number = centred(`Số:${BLANK.repeat(14)}/${symbol}${open}`, { size: SIZE.national }, { before: 120 });
  const about =
    subject === ''
      ? []
      : balance(subject, left - 8, SIZE.subject, 'normal').map((text, i) =>
          centred(text, { size: SIZE.subject }, { before: i === 0 ? 120 : 0 }),
        );
  const date = centred(
    [...place, { text: `, ngày${BLANK.repeat(9)}tháng${BLANK.repeat(9)}năm ${year}` }],
    { italics: true, size: SIZE.motto },
    { before: 120 },
  );
  return [columns(bodies, nation, [left, right]), columns([number, ...about], [date], [left, right]), centred('', {}, { after: 120 })];
}

function letterTitle({ name, about }: BlockOf<'letterTitle'>): FileChild[] {
  const lines = balance(about, TEXT_WIDTH - 60, SIZE.body, 'bold');
  const longest = Math.max(...lines.map((text) => widthOf(text, SIZE.body, 'bold')));
  return [
    centred(name, { bold: true }, { before: 60 }),
    ...lines.map((text) => centred(text, { bold: true })),
    ruleOf(longest * 0.4, TEXT_WIDTH, { after: 240 }),
  ];
}

function addressees({ names }: BlockOf<'addressees'>): FileChild[] {
  const [only] = names;
  if (only !== undefined && names.length === 1) return [centred([{ text: 'Kính gửi: ' }, ...only, { text: '.' }], {}, { after: 200 })];
  return [
    new Paragraph({ indent: { left: twips(74) }, spacing: { after: 0 }, children: runs([{ text: 'Kính gửi:' }]) }),
    ...names.map(
      (name, i) =>
        new Paragraph({
          indent: { left: twips(136), hanging: twips(9) },
          spacing: { after: i === names.length - 1 ? 200 : 0 },
          children: runs([{ text: '- ' }, ...name, { text: i === names.length - 1 ? '.' : ';' }]),
        }),
    ),
  ];
}

/** Room for the pictures of signature and seal, in twips. */
const SIGNATURE_ROOM = 1680;

function closing({ last, recipients, office, name }: BlockOf<'closing'>): FileChild[] {
  const { left, right } = headColumns();
  const size = SIZE.recipients;
  const leftSide = [
    new Paragraph({
      spacing: { after: 0 },
      children: runs([{ text: 'Nơi nhận:' }], { bold: true, italics: true, size: SIZE.recipientsHead }),
    }),
    ...recipients.map(
      (one, i) =>
        new Paragraph({
          spacing: { after: 0 },
          children: runs([{ text: `- ${one}${i === recipients.length - 1 ? '.' : ';'}` }], { size }),
        }),
    ),
  ];
  const upper = office.map((piece) => ({ ...piece, text: piece.text.toUpperCase() }));
  const rightSide = [centred(upper, { bold: true }, { after: SIGNATURE_ROOM }), centred(name, { bold: true })];
  return [
    new Paragraph({ style: STYLE.body, keepNext: true, keepLines: true, children: runs(last) }),
    new Paragraph({ keepNext: true, spacing: { after: 60 }, children: [] }),
    columns(leftSide, rightSide, [left + 10, right - 10]),
  ];
}

// ---------------------------------------------------------------- volume

function cover({ parent, issuer, title, lines, foot }: BlockOf<'cover'>): FileChild[] {
  const [name, ...rest] = lines;
  const issuerText = textOfRich(issuer).toUpperCase();
  const missing = issuer.some((piece) => piece.missing);
  return [
    ...(parent === '' ? [] : [centred(parent.toUpperCase(), { size: SIZE.national })]),
    centred([{ text: issuerText, missing }], { size: SIZE.national, bold: true }),
    ruleOf(Math.min(widthOf(issuerText, SIZE.national, 'bold'), TEXT_WIDTH) * 0.4, TEXT_WIDTH),
    centred(title.toUpperCase(), { size: 22, bold: true }, { before: 3800, after: 280 }),
    ...(name === undefined ? [] : [centred(name, { size: 16, bold: true }, { after: 360 })]),
    ...rest.map((text) => centred(text, {}, { after: 80 })),
    centred(foot, { italics: true }, { before: 4200 }),
  ];
}

/** Filled from the headings, page numbers included; Word can bring it up to date. */
const contents = ({ title }: BlockOf<'contents'>): FileChild[] => [
  centred(title.toUpperCase(), { bold: true }, { after: 160 }),
  new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' }),
  centred('', {}, { after: 240 }),
];

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function heading({ level, label, text }: BlockOf<'heading'>): FileChild[] {
  if (level === 1) {
    // One paragraph, so that the list of headings carries label and title together; capitals are its look, not its text.
    const lead = label === '' ? [] : runs([{ text: `${label}. ` }]);
    return [new Paragraph({ heading: LEVELS[1], children: [...lead, ...runs([{ text }], { allCaps: true })] })];
  }
  const said = [label, text].filter((part) => part !== '').join(' ');
  // “Phần 1. …” of a letter is bold, not italic.
  return [
    new Paragraph({
      heading: LEVELS[label === '' ? 2 : level],
      ...(label === '' ? { indent: { firstLine: twips(INDENT) } } : {}),
      children: runs([{ text: said }]),
    }),
  ];
}
