/** What all annexes of the annual report share: head, foot, page count, and their numbering. */
import type { Content, SectionNode } from '../../kit/content.ts';
import { attachedTo } from '../../kit/letterhead.ts';
import { TEXT_WIDTH, TEXT_WIDTH_WIDE } from '../../kit/page.ts';
import { annexFoot, annexHead, pageNumbers, section } from '../../kit/pages.ts';
import { ROMAN, plainTitle } from '../../kit/text.ts';
import type { Report } from '../report.ts';

/** The annexes in their order; their Roman numbers follow from it. */
export const ANNEXES = [
  'operators',
  'national-security',
  'regulation',
  'inspections',
  'summary',
  'requirements',
  'evidence',
  'integrity',
] as const;
export type AnnexId = (typeof ANNEXES)[number];

/** “Phụ lục VII”, for texts that point to another annex. */
export const annexName = (id: AnnexId): string => `Phụ lục ${ROMAN[ANNEXES.indexOf(id) + 1]}`;

/** The clause an annex answers, as printed below its title. */
export const basisOf = (clauses: string): string => `(Nội dung theo ${clauses} Điều 36 Nghị định số 331/2026/NĐ-CP)`;

export interface AnnexTitle {
  nr: number;
  title: string;
}

export interface Annex {
  id: AnnexId;
  title: string;
  /** Short name for the foot of its pages. */
  short: string;
  basis?: string;
  wide?: boolean;
  /** Each part starts on a new page and names itself in the foot; the page count runs on. */
  parts: { short?: string; content: Content[] }[];
}

export function annexSections(report: Report, annex: Annex): SectionNode[] {
  const nr = ANNEXES.indexOf(annex.id) + 1;
  const wide = annex.wide ?? false;
  const header = pageNumbers();
  const head = annexHead({
    nr,
    id: annex.id,
    title: annex.title,
    basis: annex.basis,
    attachedTo: attachedTo(report.head),
    width: wide ? TEXT_WIDTH_WIDE : TEXT_WIDTH,
  });
  return annex.parts.map((part, i) =>
    section(i === 0 ? [head, ...part.content] : part.content, {
      header,
      wide,
      footer: annexFoot(`Phụ lục ${ROMAN[nr]}. ${part.short ?? annex.short}`, report.code),
    }),
  );
}

export const annexTitle = (annex: Annex): AnnexTitle => ({ nr: ANNEXES.indexOf(annex.id) + 1, title: plainTitle(annex.title) });
