/**
 * A paper without a form: what stands in it, in order, and nothing of how PDF or Word say it. Both are made from this alone, so
 * that they can't differ in what they say.
 */
import { z } from 'zod';
import { isoInstant } from '../../date.ts';

/** A piece of a line. `missing` marks a place where the unit's data say nothing yet: it is made visible, never left blank. */
export const run = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italics: z.boolean().optional(),
  missing: z.boolean().optional(),
});
export type Run = z.infer<typeof run>;

/** A text of one or more pieces; line breaks as “\n”. */
export const rich = z.array(run);
export type Rich = z.infer<typeof rich>;

/** A cell holds paragraphs below each other. */
export const cell = z.array(rich);
export type Cell = z.infer<typeof cell>;

const column = z.strictObject({
  label: z.string(),
  /** Part of the width, against the other columns. */ share: z.number().positive(),
  centred: z.boolean().optional(),
});
export type Column = z.infer<typeof column>;

export const block = z.discriminatedUnion('kind', [
  /** Quốc hiệu, bodies, number, place and date (NĐ 30 PLI.P1.II.1–5). Number, day and month stay open for the registry. */
  z.strictObject({
    kind: z.literal('letterhead'),
    parent: z.string(),
    issuer: rich,
    /** What follows the slash of the number; empty = left to the clerk. */
    symbol: z.string(),
    place: rich,
    year: z.number().int(),
    /** “V/v …” of a công văn; empty for a paper that has a title. */
    subject: z.string(),
  }),
  /** A named paper: “TỜ TRÌNH” and what it is about. */
  z.strictObject({ kind: z.literal('letterTitle'), name: z.string(), about: z.string() }),
  z.strictObject({ kind: z.literal('addressees'), names: z.array(rich).min(1) }),
  /** Front page of a volume. */
  z.strictObject({ kind: z.literal('cover'), parent: z.string(), issuer: rich, title: z.string(), lines: z.array(rich), foot: rich }),
  z.strictObject({ kind: z.literal('contents'), title: z.string() }),
  /** 1 = a part of a volume, centred capitals; 2, 3 = numbered headings inside. */
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    label: z.string(),
    text: z.string(),
  }),
  /** `ground` = “Căn cứ …” in italics; `lead` stands above a table and is not indented; `attached` = “(Kèm theo …)” below the title of an annex. */
  z.strictObject({ kind: z.literal('paragraph'), style: z.enum(['body', 'ground', 'lead', 'strong', 'attached']), text: rich }),
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.strictObject({ label: z.string(), value: rich })) }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(column).min(1),
    rows: z.array(z.array(cell)),
    /** Bands over some rows: what the rows from `at` on belong to. */
    bands: z.array(z.strictObject({ at: z.number().int().min(0), text: z.string() })),
  }),
  /** Nơi nhận and who signs, never parted from the last paragraph. */
  z.strictObject({ kind: z.literal('closing'), last: rich, recipients: z.array(z.string()), office: rich, name: rich }),
]);
export type Block = z.infer<typeof block>;
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** A run of pages of one orientation. It always begins on a new page. */
export const section = z.strictObject({ landscape: z.boolean(), blocks: z.array(block) });
export type Section = z.infer<typeof section>;

export const paper = z.strictObject({
  title: z.string(),
  /** The form it follows, for the metadata. */
  subject: z.string(),
  author: z.string(),
  program: z.string(),
  created: isoInstant,
  draft: z.boolean(),
  sections: z.array(section).min(1),
});
export type Paper = z.infer<typeof paper>;

// ---------------------------------------------------------------- making them

export const plain = (text: string): Rich => [{ text }];
export const bold = (text: string): Rich => [{ text, bold: true }];
export const italics = (text: string): Rich => [{ text, italics: true }];

/** Texts and pieces in one line. */
export const line = (...parts: (string | Rich)[]): Rich => parts.flatMap((part) => (typeof part === 'string' ? plain(part) : part));

export const paragraph = (text: string | Rich, style: BlockOf<'paragraph'>['style'] = 'body'): Block => ({
  kind: 'paragraph',
  style,
  text: typeof text === 'string' ? plain(text) : text,
});
export const heading = (level: 1 | 2 | 3, label: string, text: string): Block => ({ kind: 'heading', level, label, text });
export const facts = (...rows: [label: string, value: Rich][]): Block => ({
  kind: 'facts',
  rows: rows.map(([label, value]) => ({ label, value })),
});

/** A table; a cell may be given as a text, one line of pieces, or several lines. */
export const table = (columns: Column[], rows: (string | Cell)[][], bands: BlockOf<'table'>['bands'] = []): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((row) => row.map((value) => (typeof value === 'string' ? [plain(value)] : value))),
  bands,
});

/** All text of a block, for searching and for tests. */
export const textOfRich = (value: Rich): string => value.map(({ text }) => text).join('');
