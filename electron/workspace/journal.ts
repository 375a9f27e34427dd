/** The journal: what changed, who and when; append-only, each entry bound to the one before by its hash. */
import { z } from 'zod';
import { canonicalJson, digestOf } from '../../core/canonical.ts';
import type { Connection } from './database.ts';

/** The head of an empty journal. */
export const GENESIS = '0'.repeat(64);

const row = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  kind: z.string(),
  subject: z.string(),
  before: z.string(),
  after: z.string(),
  previous: z.string(),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof row>;

export interface Change {
  /** Verb of the change: “answer.set”, “system.add” … */
  kind: string;
  /** What was changed: an id, or ids joined by “/”. */
  subject: string;
  /** Values before and after, enough to undo and redo; null for nothing. */
  before: unknown;
  after: unknown;
}

export interface Journal {
  append(change: Change, at: string, actor: string): void;
  head(): { head: string; entries: number };
  /** Entries from a sequence number on, oldest first. */
  entries(from: number, limit: number): JournalEntry[];
}

/** SHA-256 over the canonical JSON of everything but the hash itself. */
export const hashOf = ({ hash: _hash, ...entry }: JournalEntry): string => digestOf(entry);

export function openJournal(db: Connection): Journal {
  const last = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    'INSERT INTO journal (seq, at, actor, kind, subject, before, after, previous, hash) VALUES (@seq, @at, @actor, @kind, @subject, @before, @after, @previous, @hash)',
  );
  const page = db.prepare('SELECT * FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?');
  const position = z.object({ seq: z.number().int(), hash: z.string() }).optional();

  return {
    append: ({ kind, subject, before, after }, at, actor) => {
      const top = position.parse(last.get());
      const entry = {
        seq: (top?.seq ?? 0) + 1,
        at,
        actor,
        kind,
        subject,
        before: canonicalJson(before),
        after: canonicalJson(after),
        previous: top?.hash ?? GENESIS,
        hash: '',
      };
      insert.run({ ...entry, hash: hashOf(entry) });
    },
    head: () => {
      const top = position.parse(last.get());
      return { head: top?.hash ?? GENESIS, entries: top?.seq ?? 0 };
    },
    entries: (from, limit) => z.array(row).parse(page.all(from, limit)),
  };
}

export interface JournalProblem {
  code: 'journal_gap' | 'journal_edited' | 'journal_broken';
  text: string;
  where: string;
}

/** What is wrong with the chain: entries gone from the middle, edited in place, or not bound to the one before. */
export function journalProblems(db: Connection): JournalProblem[] {
  const problems: JournalProblem[] = [];
  let seq = 0;
  let previous = GENESIS;
  for (const raw of db.prepare('SELECT * FROM journal ORDER BY seq').iterate()) {
    const entry = row.parse(raw);
    const where = `journal ${entry.seq}`;
    if (entry.seq > seq + 1)
      problems.push({ code: 'journal_gap', text: `Nhật ký thiếu mục ${seq + 1} đến ${entry.seq - 1}: có mục đã bị xóa.`, where });
    else if (entry.seq < seq + 1 || entry.previous !== previous)
      problems.push({ code: 'journal_broken', text: `Mục ${entry.seq} không nối vào mục trước: chuỗi đã bị viết lại từ đây.`, where });
    if (hashOf(entry) !== entry.hash)
      problems.push({ code: 'journal_edited', text: `Nội dung mục ${entry.seq} không khớp mã băm của nó: mục đã bị sửa.`, where });
    seq = entry.seq;
    previous = entry.hash;
  }
  return problems;
}
