/** Rows of answers and of the evidence they name, in the one form in which systems and the unit keep them. */
import { z } from 'zod';
import { provenance } from '../../core/assessment/model.ts';
import type { StoredAnswer } from '../../core/assessment/stored.ts';
import type { Connection } from './database.ts';

/** What names a row besides its columns of content: values of the key columns, in their order. */
export type RowKey = readonly (string | number)[];

interface Layout {
  table: string;
  links: string;
  /** Columns that name an answer, also in the table of links. */
  key: readonly string[];
  /** Further columns of content. */
  more: readonly string[];
}

const CONTENT = [
  'item_id',
  'item_digest',
  'verdict',
  'note',
  'gap',
  'reason',
  'compensating',
  'plan_id',
  'confirmed',
  'assignee',
  'included',
  'carried',
  'updated_at',
  'updated_by',
] as const;

const row = z.object({
  item_id: z.string(),
  item_digest: z.string(),
  verdict: z.string().nullable(),
  note: z.string(),
  gap: z.string(),
  reason: z.string(),
  compensating: z.string(),
  plan_id: z.string().nullable(),
  confirmed: z.number(),
  assignee: z.string(),
  included: z.number(),
  carried: z.string().nullable(),
  updated_at: z.string(),
  updated_by: z.string(),
  evidence: z.string(),
});
const idList = z.array(z.string());

/** The fields of an answer in a row; `evidence` is a JSON list of the linked ids. Throws ZodError or SyntaxError. */
export function answerFields(raw: unknown): Record<keyof StoredAnswer, unknown> {
  const { item_id, item_digest, plan_id, confirmed, included, carried, updated_at, updated_by, evidence, ...same } = row.parse(raw);
  return {
    ...same,
    itemId: item_id,
    itemDigest: item_digest,
    planId: plan_id,
    confirmed: confirmed === 1,
    included: included === 1,
    carried: carried === null ? null : provenance.parse(JSON.parse(carried)),
    updatedAt: updated_at,
    updatedBy: updated_by,
    evidence: idList.parse(JSON.parse(evidence)),
  };
}

export interface AnswerRows {
  /** Raw rows whose first key columns have these values, in the order of the key. */
  list(start: RowKey): unknown[];
  /** The raw row, or undefined. */
  find(key: RowKey): unknown;
  /** Writes the row and exactly the links that the answer names, in its order. */
  write(key: RowKey, answer: StoredAnswer, more?: Record<string, string | number>): void;
  /** Removes the row and its links. */
  remove(key: RowKey): void;
}

export function openAnswerRows(db: Connection, { table, links, key, more }: Layout): AnswerRows {
  const named = key.map((column) => `${column} = ?`).join(' AND ');
  const withEvidence = `SELECT ${table}.*, (
      SELECT coalesce(json_group_array(evidence_id ORDER BY position), '[]') FROM ${links}
      WHERE ${key.map((column) => `${links}.${column} = ${table}.${column}`).join(' AND ')}
    ) AS evidence FROM ${table}`;
  const columns = [...new Set([...key, ...more, ...CONTENT])];
  const one = db.prepare(`${withEvidence} WHERE ${named}`);
  const lists = new Map(
    key.map((_, i) => {
      const start = key.slice(0, i + 1).map((column) => `${column} = ?`);
      return [i + 1, db.prepare(`${withEvidence} WHERE ${start.join(' AND ')} ORDER BY ${key.join(', ')}`)];
    }),
  );
  const put = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
    ON CONFLICT DO UPDATE SET ${columns
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = @${column}`)
      .join(', ')}`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE ${named}`);
  const linked = db.prepare(`SELECT evidence_id FROM ${links} WHERE ${named} ORDER BY position`).pluck();
  const unlinkAll = db.prepare(`DELETE FROM ${links} WHERE ${named}`);
  const link = db.prepare(
    `INSERT INTO ${links} (${[...key, 'evidence_id', 'position'].join(', ')}) VALUES (${[...key, '', ''].map(() => '?').join(', ')})`,
  );

  return {
    list: (start) => lists.get(start.length)?.all(...start) ?? [],
    find: (name) => one.get(...name),
    write: (name, answer, extra = {}) => {
      put.run({
        ...extra,
        item_id: answer.itemId,
        item_digest: answer.itemDigest,
        verdict: answer.verdict,
        note: answer.note,
        gap: answer.gap,
        reason: answer.reason,
        compensating: answer.compensating,
        plan_id: answer.planId,
        confirmed: answer.confirmed ? 1 : 0,
        assignee: answer.assignee,
        included: answer.included ? 1 : 0,
        carried: answer.carried === null ? null : JSON.stringify(answer.carried),
        updated_at: answer.updatedAt,
        updated_by: answer.updatedBy,
        ...Object.fromEntries(key.map((column, i) => [column, name[i]])),
      });
      const before = idList.parse(linked.all(...name));
      if (before.length === answer.evidence.length && before.every((id, i) => id === answer.evidence[i])) return;
      unlinkAll.run(...name);
      answer.evidence.forEach((id, i) => link.run(...name, id, i + 1));
    },
    remove: (name) => {
      remove.run(...name);
    },
  };
}
