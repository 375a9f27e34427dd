/** Answers given once for the unit, by year, framework and control. */
import { applyChange, emptyAnswer, type AnswerEdit, type ItemName } from '../../core/assessment/answer.ts';
import type { CommonAnswer, Plan } from '../../core/assessment/model.ts';
import { storedCommonAnswer, type StoredCommonAnswer } from '../../core/assessment/stored.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { frameworkId, type FrameworkId, type Level } from '../../core/checklist/model.ts';
import { z } from 'zod';
import { answerFields, openAnswerRows, type RowKey } from './answer-rows.ts';
import type { Connection } from './database.ts';
import type { PlanStore } from './plans.ts';
import type { Restore } from './undo.ts';
import type { Writer } from './writer.ts';

/** The requirement that is answered for the unit: its control, and the item of it at a level. */
export interface CommonPlace {
  year: number;
  framework: FrameworkId;
  control: string;
  level: Level;
  item: ItemName;
}

const keyRow = z.object({ control: z.string(), level: z.number() });
/** One row of the table; `evidence` is a JSON list of the linked ids. */
export const parseCommonAnswer = (raw: unknown): StoredCommonAnswer =>
  storedCommonAnswer.parse({ ...answerFields(raw), ...keyRow.parse(raw) });

export interface CommonStore {
  list(year: number, framework: FrameworkId): CommonAnswer[];
  /** Null where nothing was answered for the unit. */
  find(year: number, framework: FrameworkId, control: string): CommonAnswer | null;
  /** As `setAnswer` of a system; the answer then is one to this item at this level. */
  set(place: CommonPlace, change: AnswerEdit): CommonAnswer;
  clear(year: number, framework: FrameworkId, control: string): void;
  /** Years in which anything was answered for the unit, ascending. */
  years(): number[];
  restore: Restore<StoredCommonAnswer>;
}

export function openCommonAnswers(db: Connection, writer: Writer, plans: PlanStore): CommonStore {
  const rows = openAnswerRows(db, {
    table: 'common_answer',
    links: 'common_evidence_link',
    key: ['year', 'framework', 'control'],
    more: ['level'],
  });
  const years = db.prepare('SELECT DISTINCT year FROM common_answer ORDER BY year').pluck();
  const full = ({ planId: _planId, ...answer }: StoredCommonAnswer, plan: Plan | null): CommonAnswer => ({ ...answer, plan });
  const read = (answer: StoredCommonAnswer): CommonAnswer => full(answer, plans.of(answer));
  const stored = (key: RowKey): StoredCommonAnswer | null => {
    const found = rows.find(key);
    return found === undefined ? null : parseCommonAnswer(found);
  };
  const put = (key: RowKey, before: StoredCommonAnswer | null, after: StoredCommonAnswer | null): void =>
    writer.write(() => {
      if (after === null) rows.remove(key);
      else rows.write(key, after, { level: after.level });
      return { result: undefined, journal: { kind: 'common.set', subject: key.join('/'), before, after } };
    });
  const keyOf = (subject: string): RowKey => {
    const [year, framework, control = ''] = subject.split('/');
    return [Number(year), frameworkId.parse(framework), control];
  };

  return {
    list: (year, framework) => rows.list([year, framework]).map((raw) => read(parseCommonAnswer(raw))),
    find: (year, framework, control) => {
      const found = stored([year, framework, control]);
      return found === null ? null : read(found);
    },
    set: ({ year, framework, control, level, item }, { plan: planChange, ...change }) =>
      writer.prepare(() => {
        const key = [year, framework, control];
        const before = stored(key);
        const current = before === null ? emptyAnswer(item, writer.now(), writer.actor()) : read(before);
        const plan = plans.after(current.plan, planChange);
        const { plan: _plan, ...next } = { ...applyChange(current, change), itemId: item.id, itemDigest: item.digest };
        if (plan !== null) plans.put(plan);
        const after = { ...next, control, level, planId: plan?.id ?? null };
        if (before !== null && canonicalJson(before) === canonicalJson(after)) return full(before, plan);
        const kept = storedCommonAnswer.parse({ ...after, updatedAt: writer.now(), updatedBy: writer.actor() });
        put(key, before, kept);
        if (before?.planId != null && before.planId !== kept.planId) plans.sweep(before.planId);
        return full(kept, plan);
      }),
    clear: (year, framework, control) =>
      writer.prepare(() => {
        const key = [year, framework, control];
        const before = stored(key);
        if (before === null) return;
        put(key, before, null);
        if (before.planId !== null) plans.sweep(before.planId);
      }),
    years: () => z.array(z.number()).parse(years.all()),
    restore: {
      current: (subject) => stored(keyOf(subject)),
      write: (subject, value) => put(keyOf(subject), stored(keyOf(subject)), value === null ? null : storedCommonAnswer.parse(value)),
    },
  };
}
