/**
 * Requirements that went out to somebody outside the unit and came back answered: what each returned row would change. Nothing
 * that comes from outside counts as confirmed until a person of the unit confirms it.
 */
import { z } from 'zod';
import { itemsOf } from '../checklist/items.ts';
import { frameworkId, level, type Checklist, type ChecklistItem } from '../checklist/model.ts';
import { isoDate, isoInstant, type IsoDate } from '../date.ts';
import { nfc } from '../text.ts';
import { isBlankAnswer } from './answer.ts';
import { assessment, type Answer, type AnswerChange, type PlanChange, type Verdict } from './model.ts';
import { id } from './text.ts';

const DIGEST_LENGTH = 16;
const KIND = 'antam-1';

/** What a row that went out says of itself, so that it finds back: nothing of what the unit answered. */
const outsideMark = z.strictObject({
  year: assessment.shape.year,
  framework: frameworkId,
  level,
  systemId: id,
  itemId: z.string().min(1).max(100),
  /** Beginning of the digest of the requirement as it was asked. */
  itemDigest: z.string().length(DIGEST_LENGTH),
  exportedAt: isoInstant,
});
export type OutsideMark = z.infer<typeof outsideMark>;

/** “antam-1|2026|nd331-2026|3|his|5.1.2.1.a|0f3a…|2026-11-22T02:41:00.000Z”. */
export const markText = ({ year, framework, level: asked, systemId, itemId, itemDigest, exportedAt }: OutsideMark): string =>
  [KIND, year, framework, asked, systemId, itemId, itemDigest, exportedAt].join('|');

/** Null for a text that is no such mark. */
export function parseMark(text: string): OutsideMark | null {
  const [kind, year, framework, asked, systemId, itemId, itemDigest, exportedAt, ...more] = text.trim().split('|');
  if (kind !== KIND || more.length > 0) return null;
  const parsed = outsideMark.safeParse({ year: Number(year), framework, level: Number(asked), systemId, itemId, itemDigest, exportedAt });
  return parsed.success ? parsed.data : null;
}

export const shortDigest = (digest: string): string => digest.slice(0, DIGEST_LENGTH);

/** What somebody wrote in a row; null where the cell is empty, which never takes anything away. */
export interface SaidOutside {
  verdict: Verdict | null;
  note: string | null;
  gap: string | null;
  reason: string | null;
  action: string | null;
  responsible: string | null;
  due: IsoDate | null;
}
export const OUTSIDE_FIELDS = ['verdict', 'note', 'gap', 'reason', 'action', 'responsible', 'due'] as const;
export const outsideField = z.enum(OUTSIDE_FIELDS);
export type OutsideField = (typeof OUTSIDE_FIELDS)[number];

export interface ReturnedRow {
  /** As the spreadsheet program numbers it. */
  row: number;
  /** Null where the row lost it. */
  mark: OutsideMark | null;
  said: SaidOutside;
  /** Sentences about cells that can't be read. */
  problems: string[];
}

/** Why a row can't be taken over. */
export const OUTSIDE_REFUSALS = ['noMark', 'otherPlace', 'unknownItem', 'twice', 'cells'] as const;
/** What to look at before it is. */
export const OUTSIDE_WARNINGS = ['wording', 'answeredSince', 'inherited', 'setAside', 'sharedPlan'] as const;
export type OutsideRefusal = (typeof OUTSIDE_REFUSALS)[number];
export type OutsideWarning = (typeof OUTSIDE_WARNINGS)[number];

export interface ComparedRow {
  row: number;
  /** Null where the row doesn't say which requirement it answers. */
  itemId: string | null;
  title: string;
  /** `empty`: the row came back without an answer. */
  state: 'new' | 'changed' | 'same' | 'empty' | 'invalid';
  refusal: OutsideRefusal | null;
  problems: string[];
  warnings: OutsideWarning[];
  /** Dates as stored, verdicts by their ids. */
  changes: { field: OutsideField; before: string; after: string }[];
}

/** Where the rows are compared: a system, or the unit, in a year. */
export interface OutsideDesk {
  systemId: string;
  year: number;
  checklist: Checklist;
  /** As they count now. */
  answers: readonly Answer[];
  isSetAside: (item: ChecklistItem) => boolean;
  /** Ids of plans that serve more than one requirement. */
  sharedPlans: ReadonlySet<string>;
}

/** The place most rows answer for, by the mark of the first of them: a stray row on top doesn't decide. Null where no row has a mark. */
export function placeOf(rows: readonly ReturnedRow[]): OutsideMark | null {
  const marks = rows.flatMap(({ mark }) => mark ?? []);
  const places = Map.groupBy(marks, ({ systemId, year, framework }) => [systemId, year, framework].join('|'));
  return [...places.values()].toSorted((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

/** What taking the rows over would do, one by one, in their order. */
export function compareReturned(rows: readonly ReturnedRow[], desk: OutsideDesk): ComparedRow[] {
  const items = new Map(itemsOf(desk.checklist).map((item) => [item.id, item]));
  const answers = new Map(desk.answers.map((answer) => [answer.itemId, answer]));
  const seen = new Set<string>();
  return rows.map(({ row, mark, said, problems }): ComparedRow => {
    const item = mark === null ? undefined : items.get(mark.itemId);
    const blank: ComparedRow = {
      row,
      itemId: mark?.itemId ?? null,
      title: item?.title ?? '',
      state: 'invalid',
      refusal: null,
      problems: [],
      warnings: [],
      changes: [],
    };
    const refuse = (refusal: OutsideRefusal): ComparedRow => ({ ...blank, refusal });
    if (mark === null) return refuse('noMark');
    if (mark.systemId !== desk.systemId || mark.year !== desk.year || mark.framework !== desk.checklist.framework)
      return refuse('otherPlace');
    if (item === undefined) return refuse('unknownItem');
    if (seen.has(item.id)) return refuse('twice');
    seen.add(item.id);
    if (problems.length > 0) return { ...blank, refusal: 'cells', problems };
    const answer = answers.get(item.id);
    const changes = changesOf(said, answer);
    const saysNothing = OUTSIDE_FIELDS.every((field) => said[field] === null);
    if (changes.length === 0) return { ...blank, state: saysNothing ? 'empty' : 'same' };
    return {
      ...blank,
      state: answer === undefined || isBlankAnswer(answer) ? 'new' : 'changed',
      warnings: warningsOf(mark, item, answer, changes, desk),
      changes,
    };
  });
}

const PLAN_FIELDS: readonly OutsideField[] = ['action', 'responsible', 'due'];

function warningsOf(
  mark: OutsideMark,
  item: ChecklistItem,
  answer: Answer | undefined,
  changes: ComparedRow['changes'],
  { checklist, isSetAside, sharedPlans }: OutsideDesk,
): OutsideWarning[] {
  const changesPlan = changes.some(({ field }) => PLAN_FIELDS.includes(field));
  const found: Record<OutsideWarning, boolean> = {
    wording: shortDigest(checklist.itemDigests[item.id] ?? '') !== mark.itemDigest,
    answeredSince: answer !== undefined && answer.updatedAt > mark.exportedAt,
    inherited: answer?.inherited === true,
    setAside: isSetAside(item),
    sharedPlan: changesPlan && answer?.inherited !== true && answer?.plan != null && sharedPlans.has(answer.plan.id),
  };
  return OUTSIDE_WARNINGS.filter((warning) => found[warning]);
}

/** What stands there now, in the same form as it is said. */
const standing = (answer: Answer | undefined): Record<OutsideField, string> => ({
  verdict: answer?.verdict ?? '',
  note: answer?.note ?? '',
  gap: answer?.gap ?? '',
  reason: answer?.reason ?? '',
  action: answer?.plan?.action ?? '',
  responsible: answer?.plan?.responsible ?? '',
  due: answer?.plan?.due ?? '',
});

const normal = (text: string): string => nfc(text).replaceAll('\r\n', '\n').trim();

function changesOf(said: SaidOutside, answer: Answer | undefined): ComparedRow['changes'] {
  const before = standing(answer);
  return OUTSIDE_FIELDS.flatMap((field) => {
    const after = said[field];
    return after === null || normal(after) === normal(before[field]) ? [] : [{ field, before: before[field], after: normal(after) }];
  });
}

/** The change of an answer that a compared row stands for: unconfirmed, whatever it was before. */
export function changeOf({ changes }: Pick<ComparedRow, 'changes'>, said: SaidOutside): AnswerChange {
  const change: AnswerChange = { confirmed: false };
  const plan: PlanChange = {};
  for (const { field, after } of changes) {
    if (field === 'verdict') change.verdict = said.verdict;
    else if (field === 'due') plan.due = isoDate.parse(after);
    else if (field === 'action' || field === 'responsible') plan[field] = after;
    else change[field] = after;
  }
  return Object.keys(plan).length === 0 ? change : { ...change, plan };
}
