/**
 * Pages made for the printer, as Word's paragraphs and tables: one source, so that both say the same. What a node holds in `inWord`
 * stands in its place; pictures are left out, their numbers stand beside them.
 */
import { HeadingLevel, Paragraph, TableOfContents, TabStopType, type FileChild } from 'docx';
import type { Content, ContentNode } from '../kit/content.ts';
import { INDENT } from '../kit/page.ts';
import { tableOf, type Blocks, type TableNode } from './content-table.ts';
import { styledRuns, TAB, textIn } from './inline.ts';
import { alignmentOf, isNode, numberOr, spacingOf, styleOf, type Place } from './place.ts';
import { ruleOf, STYLE, twips } from './text.ts';

/** A content as blocks, in the order of reading. */
export const blocksOf: Blocks = (content, place) => {
  if (typeof content === 'string') return [paragraph({ text: content }, place)];
  if (Array.isArray(content)) return inTurn(content, place, false);
  const { inWord } = content;
  if (inWord === undefined) return nodeBlocks(content, styleOf(content, place));
  if (inWord === false) return [];
  return inWord === 'contents' ? [contents()] : blocksOf(inWord, styleOf(content, place));
};

function nodeBlocks(node: ContentNode, place: Place): FileChild[] {
  const { stack, columns, table, canvas, text } = node;
  if (isContents(stack)) return inTurn(stack, place, node['unbreakable'] === true);
  if (isContents(columns)) return columnBlocks(columns, place);
  if (isTable(table)) return tableOf(table, place, blocksOf);
  if (Array.isArray(canvas))
    return canvas.flatMap((line: unknown) =>
      isLine(line) ? [ruleOf(line.x2 - line.x1, place.width, { before: twips(place.before), after: twips(place.after) })] : [],
    );
  return text === undefined ? [] : [paragraph(node, place)];
}

/** Blocks below each other; the first and the last take over the room above and below the whole. */
function inTurn(contents: readonly Content[], place: Place, whole: boolean): FileChild[] {
  const shown = contents.filter((content) => !isLeftOut(content));
  return shown.flatMap((content, i) =>
    blocksOf(content, {
      ...place,
      before: i === 0 ? place.before : 0,
      after: i === shown.length - 1 ? place.after : 0,
      keepNext: place.keepNext || (whole && i < shown.length - 1),
    }),
  );
}

/** A mark with what hangs beside it is one paragraph; other columns are a table without lines. */
function columnBlocks(columns: readonly Content[], place: Place): FileChild[] {
  const shown = columns.filter((content) => !isLeftOut(content));
  const [first, second] = shown;
  if (first === undefined) return [];
  if (second === undefined) return blocksOf(first, place);
  const mark = textIn(first);
  if (shown.length === 2 && mark !== null && isNode(first) && isNode(second) && second['text'] !== undefined) {
    const hanging = numberOr(first['width'], INDENT);
    return [paragraph({ text: [mark.trimEnd(), TAB, second.inWord ?? second['text']] }, { ...styleOf(second, place), hanging })];
  }
  const widths = shown.map((column) => (isNode(column) ? column['width'] : '*'));
  return tableOf({ widths, body: [shown] }, { ...place, layout: 'bare' }, blocksOf);
}

/** Pages are counted by annex, as NĐ 30 wants it, so that a page number would lead nowhere: the entries are links. */
const contents = (): TableOfContents =>
  new TableOfContents('Mục lục', { hyperlink: true, headingStyleRange: '1-2', pageNumbersEntryLevelsRange: '1-2', beginDirty: false });

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2] as const;

function paragraph(node: ContentNode, place: Place): Paragraph {
  const { hanging, alignment, keepNext, inTable, left, right } = place;
  const heading = HEADINGS[(node.headlineLevel ?? 0) - 1];
  const indented = typeof node['leadingIndent'] === 'number';
  const style = inTable ? STYLE.cell : indented ? STYLE.body : undefined;
  const aligned = alignmentOf(alignment);
  const start = twips(left + hanging);
  return new Paragraph({
    ...(heading !== undefined ? { heading } : style !== undefined ? { style } : {}),
    ...(aligned === undefined ? {} : { alignment: aligned }),
    spacing: spacingOf(place),
    indent: {
      left: start,
      right: twips(right),
      ...(hanging > 0 ? { hanging: twips(hanging) } : { firstLine: indented ? twips(INDENT) : 0 }),
    },
    ...(hanging > 0 ? { tabStops: [{ type: TabStopType.LEFT, position: start }] } : {}),
    ...(keepNext || heading !== undefined ? { keepNext: true } : {}),
    children: styledRuns(node, place),
  });
}

const isLeftOut = (content: Content): boolean =>
  isNode(content) && (content.inWord === false || (content.inWord === undefined && ('svg' in content || 'qr' in content)));

const isContents = (value: unknown): value is Content[] => Array.isArray(value);
const isTable = (value: unknown): value is TableNode => isNode(value) && Array.isArray(value['body']);
const isLine = (value: unknown): value is { x1: number; x2: number } =>
  isNode(value) && typeof value['x1'] === 'number' && typeof value['x2'] === 'number';
