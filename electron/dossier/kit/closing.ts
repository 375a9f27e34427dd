/** End of a công văn (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7–II.9): Nơi nhận, signer, rooms for the pictures of signature and seal. */
import type { Content, ContentNode } from './content.ts';
import { lineHeight } from './fonts.ts';
import { headColumns } from './letterhead.ts';
import { SIZE } from './page.ts';
import { hanging, keep } from './paragraphs.ts';
import { balance } from './text.ts';

/** Heights kept empty for pictures and words of signatures, in points. */
export const ROOM = { head: 106, preparer: 62 };
/** A seal in true size, 36 mm, lies over the left third of a signature picture that stands in the middle (II.8.a). */
const SEAL = { left: 5, size: 102 };
/** Under the name: where a body signs without the picture of its seal. */
const SEAL_WORDS = 26;

/**
 * An empty room to sign in. An invisible line at its top left carries a named destination with its size,
 * “room.head:262.5x84.0”: the signing step finds page, corner and size in the file itself, also long after printing.
 * (The positions that pdfmake leaves on nodes are wrong for blocks that moved to the next page as a whole.)
 */
function room(role: 'head' | 'preparer' | 'office', width: number, height: number): ContentNode {
  return { ...corner(role, width, height), margin: [0, 0, 0, height - lineHeight(2)] };
}

/** A room that lies over what follows and takes no height of its own. */
function roomOver(role: 'office', left: number, width: number, height: number): ContentNode {
  return { ...corner(role, width, height), margin: [left, 0, 0, -lineHeight(2)] };
}

const corner = (role: string, width: number, height: number): ContentNode => ({
  text: '\u00a0',
  id: `room.${role}:${width.toFixed(1)}x${height.toFixed(1)}`,
  fontSize: 2,
  alignment: 'left',
});

export interface Closing {
  recipients: string[];
  /** Lines of authority and office: “KT. GIÁM ĐỐC”, “PHÓ GIÁM ĐỐC”. */
  signer: { office: string[]; name: string };
  /** Signs inside the unit, before the head; null = the paper has no such room. */
  preparer: { office: string; name: string } | null;
}

/**
 * Nơi nhận on the left, the signer on the right, one row that never breaks. Nothing is printed in the rooms.
 * `last` is the closing paragraph: a signature must not stand on a page without text.
 */
export function closing(last: Content, { recipients, signer, preparer }: Closing): ContentNode {
  const { left, right } = headColumns();
  const leftWidth = left + 10;
  const rightWidth = right - 10;
  const inner = leftWidth - 30;
  const centred = (text: string, size: number, bold: boolean): ContentNode => ({ text, fontSize: size, bold, alignment: 'center' });
  const recipientLine = (name: string, i: number): ContentNode =>
    hanging('- ', `${name}${i === recipients.length - 1 ? '.' : ';'}`, leftWidth - 8, SIZE.recipients);
  const office = signer.office.flatMap((line) => balance(line.toUpperCase(), rightWidth - 8, SIZE.body, 'bold'));
  const leftSide: Content[] = [
    { text: 'Nơi nhận:', fontSize: SIZE.recipientsHead, bold: true, italics: true },
    ...recipients.map(recipientLine),
    ...(preparer === null
      ? []
      : [
          {
            stack: [
              ...balance(preparer.office, inner, SIZE.recipients, 'bold').map((line) => centred(line, SIZE.recipients, true)),
              room('preparer', inner, ROOM.preparer),
              centred(preparer.name, SIZE.recipients, true),
            ],
            margin: [0, 24, 30, 0],
          },
        ]),
  ];
  const rightSide: Content[] = [
    ...office.map((line) => centred(line, SIZE.body, true)),
    roomOver('office', SEAL.left, SEAL.size, SEAL.size),
    room('head', rightWidth, ROOM.head),
    centred(signer.name, SIZE.body, true),
    room('office', rightWidth, SEAL_WORDS),
  ];
  const block = {
    table: { widths: [leftWidth, rightWidth], body: [[{ stack: leftSide }, { stack: rightSide }]] },
    layout: 'bare',
    lineHeight: 1,
    margin: [0, 14, 0, 0],
  };
  // kept whole only if it surely fits on a page: what is kept whole and does not fit would be lost
  const long = recipients.length > 20 || [...recipients, ...office, preparer?.office, preparer?.name, signer.name].join('').length > 2000;
  return long ? { stack: [last, block] } : keep(last, block);
}
