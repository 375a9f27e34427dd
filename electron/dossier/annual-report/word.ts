/** The annual report as an editable Word document: the printed pages' own texts and tables, without the charts. */
import { createHash } from 'node:crypto';
import { Document, Footer, Packer, Paragraph, type ISectionOptions } from 'docx';
import { serialiseRecord } from '../../../core/exchange/parse.ts';
import type { DossierRecord } from '../../../core/exchange/record.ts';
import { cleanText } from '../kit/characters.ts';
import type { Content, PageFunction, SectionNode } from '../kit/content.ts';
import { openFonts } from '../kit/fonts.ts';
import { TEXT_WIDTH, TEXT_WIDTH_WIDE } from '../kit/page.ts';
import { blocksOf } from '../word/content.ts';
import { settledPackage } from '../word/package.ts';
import { sectionOf } from '../word/page.ts';
import { isNode, startOf } from '../word/place.ts';
import { STYLES } from '../word/text.ts';
import { annualReport } from './index.ts';
import { readReport } from './report.ts';

/**
 * The report of a record as .docx; `fonts` is the folder of the font files, lines of the letterhead are measured with them. Same
 * record, same bytes. Characters that the printer's fonts lack are no hindrance: Word has fonts of its own. Blocks its thread for
 * seconds with many requirements: see print-in-worker.ts.
 */
export async function wordReport(record: DossierRecord, fonts: string): Promise<Uint8Array> {
  openFonts(fonts);
  const text = serialiseRecord(record);
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  const paper = annualReport(readReport(record, text, digest));
  const bookmarks = new Set<string>();
  const document = new Document({
    title: cleanText(paper.title),
    subject: cleanText(paper.subject),
    creator: cleanText(paper.author),
    lastModifiedBy: cleanText(paper.author),
    description: cleanText(paper.program),
    revision: 1,
    styles: STYLES,
    sections: paper.content.map((section, i) => pages(section, paper.content[i - 1], { draft: paper.draft, bookmarks })),
  });
  return settledPackage(await Packer.toBuffer(document), paper.created.toISOString());
}

function pages(
  node: SectionNode,
  before: SectionNode | undefined,
  { draft, bookmarks }: { draft: boolean; bookmarks: Set<string> },
): ISectionOptions {
  const landscape = node['pageOrientation'] === 'landscape';
  const place = { ...startOf(landscape ? TEXT_WIDTH_WIDE : TEXT_WIDTH), bookmarks };
  const header = functionOf(node['header']);
  const goesOn = before !== undefined && before['header'] === node['header'];
  const foot = functionOf(node['footer'])?.(1, 1) ?? null;
  const numbers = !isCounted(header) ? 'none' : goesOn ? 'on' : 'run';
  return sectionOf({
    landscape,
    draft,
    numbers,
    restart: !goesOn,
    footers: { default: footer(foot), ...(numbers === 'run' ? { first: footer(foot) } : {}) },
    children: blocksOf(node.section, place),
  });
}

function footer(content: Content | null): Footer {
  // margins of a foot are those of the sheet, which Word has already
  const place = startOf(TEXT_WIDTH);
  const children = content === null ? [] : blocksOf(isNode(content) ? { ...content, margin: [0, 0, 0, 0] } : content, place);
  return new Footer({ children: children.filter((block) => block instanceof Paragraph) });
}

/** The first page of a run bears no number: the second tells. */
const isCounted = (header: PageFunction | null): boolean => header !== null && [1, 2].map((page) => header(page, 2))[1] !== null;

const functionOf = (value: unknown): PageFunction | null => (isPageFunction(value) ? value : null);
const isPageFunction = (value: unknown): value is PageFunction => typeof value === 'function';
