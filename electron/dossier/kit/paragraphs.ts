/** Running text of an administrative paper, as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.e wants it. */
import type { Content, ContentNode } from './content.ts';
import { linesOf, widthOf } from './fonts.ts';
import { INDENT, SIZE, TEXT_WIDTH } from './page.ts';
import { flow } from './text.ts';

/**
 * Body paragraph: justified, first line 1.27 cm in, 6 pt below. Short ones stay on one page,
 * so that no single line is left behind.
 */
export function paragraph(text: Content, more: ContentNode = {}): ContentNode {
  const short = typeof text === 'string' && linesOf(text, TEXT_WIDTH, SIZE.body) <= 5;
  return { text: flow(text), leadingIndent: INDENT, alignment: 'justify', margin: [0, 0, 0, 6], unbreakable: short, ...more };
}

/** Heading inside the body: “1. Thông tin chung”, bold, same size as the body. */
export function heading(text: string, more: ContentNode = {}): ContentNode {
  return { text: flow(text), bold: true, leadingIndent: INDENT, alignment: 'justify', margin: [0, 4, 0, 6], headlineLevel: 1, ...more };
}

/** Keeps a heading with what follows. Only for what surely fits on one page. */
export function keep(...nodes: Content[]): ContentNode {
  return { stack: nodes, unbreakable: true };
}

/** A line that begins with a mark and hangs below itself, not below the mark. `width` in points, mark included. */
export function hanging(mark: string, text: Content, width: number, size: number, more: ContentNode = {}): ContentNode {
  const own = widthOf(mark, size) + 1;
  return {
    columns: [
      { width: own, text: mark },
      { width: width - own, text },
    ],
    columnGap: 0,
    fontSize: size,
    ...more,
  };
}
