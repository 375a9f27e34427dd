/**
 * What a level dossier still lacks. The papers are built by asking for every value through `Lacks`: what is not there is marked
 * in the paper and noted here in one step, so that the list and the papers can't tell different stories.
 */
import { z } from 'zod';
import type { FrameworkId } from '../../checklist/model.ts';
import type { Rich } from './document.ts';

/** The papers that are printed: the letters by the step they serve, and the volume of the three explanations. */
export const PAPER_IDS = ['request', 'expert_opinion', 'submission', 'volume'] as const;
export const paperId = z.enum(PAPER_IDS);
export type PaperId = z.infer<typeof paperId>;

/** Where a gap is closed. */
export const place = z.discriminatedUnion('page', [
  z.strictObject({ page: z.literal('unit') }),
  /** `tab`: a key of the panels of the system's page. */
  z.strictObject({ page: z.literal('system'), tab: z.string() }),
  z.strictObject({ page: z.literal('level') }),
  z.strictObject({ page: z.literal('assess'), itemId: z.string() }),
]);
export type Place = z.infer<typeof place>;

export const levelDossierGap = z.strictObject({
  /** Stable, e.g. “operator.mandate”. */
  id: z.string(),
  /** What is missing, as it stands in the paper after “chưa có: ”. */
  what: z.string(),
  clause: z.string().nullable(),
  place,
  /** The papers that ask for it. */
  papers: z.array(paperId),
  /** How many places it gathers. */
  count: z.number().int().min(1),
});
export type LevelDossierGap = z.infer<typeof levelDossierGap>;
export type Lack = Pick<LevelDossierGap, 'id' | 'what' | 'clause' | 'place'>;

/** Clauses that name the contents of the dossier (regulation §6); which articles they are differs by decree. */
const CONTENT_CLAUSES = {
  owner: { 'nd331-2026': 'NĐ 331 Đ22.3.a', 'nd85-2016': 'TT 12 Đ8.3.a' },
  operator: { 'nd331-2026': 'NĐ 331 Đ22.3.b', 'nd85-2016': 'TT 12 Đ8.3.b' },
  proposal: { 'nd331-2026': 'NĐ 331 Đ22.4', 'nd85-2016': 'TT 12 Đ8.4' },
  risks: { 'nd331-2026': 'NĐ 331 Đ22.4.c; Đ10.2.a', 'nd85-2016': 'TT 12 Đ8.5' },
  detailed: { 'nd331-2026': 'NĐ 331 Đ22.5', 'nd85-2016': 'TT 12 Đ8.5' },
  plan: { 'nd331-2026': 'NĐ 331 Đ22.6', 'nd85-2016': 'TT 12 Đ8.6' },
  contents: { 'nd331-2026': 'NĐ 331 Đ29.2', 'nd85-2016': 'NĐ 85 Đ19.2' },
  hosting: { 'nd331-2026': 'NĐ 331 Đ30.8; Đ30.9', 'nd85-2016': 'TT 12 Đ9.9; Đ9.10' },
  letter: { 'nd331-2026': 'NĐ 30 PLI', 'nd85-2016': 'NĐ 30 PLI' },
} as const satisfies Record<string, Record<FrameworkId, string>>;
export type ContentClause = keyof typeof CONTENT_CLAUSES;

export const contentClause = (content: ContentClause, framework: FrameworkId): string => CONTENT_CLAUSES[content][framework];

/** “[chưa có: …]”, as it stands in a draft. */
export const missingText = (what: string): string => `[chưa có: ${what}]`;

/** A place that says nothing, visible in a draft. */
export const mark = (what: string): Rich => [{ text: missingText(what), missing: true }];

/** What one paper asks for, and what of it is missing. */
export interface Lacks {
  /** The value as a text of the paper; where it says nothing, the mark, and the gap is noted. */
  known(value: string, lack: Lack): Rich;
  /** Notes a gap whose places are marked one by one. */
  note(lack: Lack): void;
  /** Notes a gap and gives its mark. */
  missing(lack: Lack): Rich;
  /** The gaps met so far, each once, with the number of places. */
  readonly found: ReadonlyMap<string, Lack & { count: number }>;
}

export function noteLacks(): Lacks {
  const found = new Map<string, Lack & { count: number }>();
  // The first place met is the one to lead to.
  const note = (lack: Lack): void => {
    const known = found.get(lack.id);
    found.set(lack.id, known === undefined ? { ...lack, count: 1 } : { ...known, count: known.count + 1 });
  };
  const missing = (lack: Lack): Rich => {
    note(lack);
    return mark(lack.what);
  };
  return { found, note, missing, known: (value, lack) => (value.trim() === '' ? missing(lack) : [{ text: value.trim() }]) };
}

/** The gaps of several papers as one list, in the order in which they were met. */
export function gatherGaps(papers: readonly { id: PaperId; lacks: Lacks }[]): LevelDossierGap[] {
  const gaps = new Map<string, LevelDossierGap>();
  for (const { id, lacks } of papers) {
    for (const lack of lacks.found.values()) {
      const known = gaps.get(lack.id);
      if (known === undefined) gaps.set(lack.id, { ...lack, papers: [id] });
      else known.papers.push(id);
    }
  }
  return [...gaps.values()];
}
