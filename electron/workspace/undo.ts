/**
 * Taking acts back, in their order, across screens and restarts. An act is a stretch of the journal; taking it back writes what
 * stood before and is journalled like any other change. What somebody changed since is never overwritten.
 */
import { z } from 'zod';
import { canonicalJson } from '../../core/canonical.ts';
import { FailureError } from '../../core/failure.ts';
import type { Connection } from './database.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { Writer } from './writer.ts';

/** How one kind of content is brought to what a journal entry tells: `subject` as journalled, null = not there. */
export interface Restore<T> {
  current(subject: string): T | null;
  write(subject: string, value: unknown): void;
}

/** By kind of journal entry. */
export type Restorers = Readonly<Record<string, Restore<unknown>>>;

/** An act, as it can be told. */
export interface UndoStep {
  at: string;
  actor: string;
  /** `itemId`: the requirement that an answer of the unit is to; `isNew`: nothing stood there before. */
  changes: { kind: string; subject: string; itemId: string | null; isNew: boolean }[];
  /** False for what can't be taken back; what was done before it can't be reached. */
  possible: boolean;
}

export interface UndoStore {
  /** The acts that `undo` and `redo` would touch next; null where there is none. */
  next(): { undo: UndoStep | null; redo: UndoStep | null };
  /** Takes the last act back. NOT_FOUND when there is none; CONFLICT when it can't be taken back. */
  undo(): UndoStep;
  /** Does again what was taken back last. NOT_FOUND, CONFLICT. */
  redo(): UndoStep;
  /** Leaves no act to take back: for a workspace that a program has filled. */
  forget(): void;
}

/** Outputs and openings: they change nothing that could be taken back, and stand in nobody's way. */
const NO_ACT = /^(dossier\.|workspace\.|assessment\.open$)/;
/** Follows framework and level whenever a desk is opened: brought back where nobody did so since, and in nobody's way. */
const FOLLOWS = /^assessment\.open$/;

const stepRow = z.object({ id: z.number(), first_entry: z.number(), last_entry: z.number() });
type StepRow = z.infer<typeof stepRow>;

/** Keeps a stretch of the journal as one act. Runs inside the transaction of that act. */
export function createRecorder(db: Connection, journal: Journal): (first: number, last: number) => void {
  const forget = db.prepare('DELETE FROM undo_step WHERE undone = 1');
  const insert = db.prepare('INSERT INTO undo_step (first_entry, last_entry, undone) VALUES (?, ?, 0)');
  return (first, last) => {
    if (journal.entries(first, last - first + 1).every(({ kind }) => NO_ACT.test(kind))) return;
    // Whoever goes on after taking back leaves what was taken back behind.
    forget.run();
    insert.run(first, last);
  };
}

/**
 * Forgets the acts that name something removed for good, and those that could only be taken back, or done again, after them. Runs
 * inside the transaction of the removal.
 */
export function createForgetter(db: Connection): (id: string) => void {
  const naming = db.prepare(`SELECT undo_step.id, undone FROM undo_step WHERE EXISTS (
    SELECT 1 FROM journal WHERE seq BETWEEN first_entry AND last_entry
      AND (subject = @id OR instr(before, @quoted) > 0 OR instr(after, @quoted) > 0))`);
  const forgetDone = db.prepare('DELETE FROM undo_step WHERE undone = 0 AND id <= ?');
  const forgetUndone = db.prepare('DELETE FROM undo_step WHERE undone = 1 AND id >= ?');
  const row = z.object({ id: z.number(), undone: z.number() });
  return (id) => {
    for (const step of z.array(row).parse(naming.all({ id, quoted: JSON.stringify(id) })))
      (step.undone === 0 ? forgetDone : forgetUndone).run(step.id);
  };
}

export function openUndo(db: Connection, writer: Writer, journal: Journal, restorers: Restorers): UndoStore {
  const lastDone = db.prepare('SELECT * FROM undo_step WHERE undone = 0 ORDER BY id DESC LIMIT 1');
  const firstUndone = db.prepare('SELECT * FROM undo_step WHERE undone = 1 ORDER BY id LIMIT 1');
  const forgetAll = db.prepare('DELETE FROM undo_step');
  const mark = db.prepare('UPDATE undo_step SET undone = ? WHERE id = ?');

  const find = (statement: typeof lastDone): StepRow | null => {
    const found = statement.get();
    return found === undefined ? null : stepRow.parse(found);
  };
  const entriesOf = ({ first_entry, last_entry }: StepRow): JournalEntry[] => journal.entries(first_entry, last_entry - first_entry + 1);
  const told = (entries: readonly JournalEntry[]): UndoStep => ({
    at: entries[0]?.at ?? '',
    actor: entries[0]?.actor ?? '',
    changes: entries.map(({ kind, subject, before, after }) => ({
      kind,
      subject,
      itemId: itemOf(after) ?? itemOf(before),
      isNew: before === 'null',
    })),
    possible: entries.every(({ kind }) => Object.hasOwn(restorers, kind)),
  });
  const describe = (step: StepRow | null): UndoStep | null => (step === null ? null : told(entriesOf(step)));

  const apply = (entry: JournalEntry, from: 'before' | 'after', to: 'before' | 'after'): void => {
    const restorer = restorers[entry.kind];
    if (restorer === undefined) throw cannot(entry);
    const follows = FOLLOWS.test(entry.kind);
    // What was begun stays begun.
    if (follows && entry.before === 'null') return;
    if (canonicalJson(restorer.current(entry.subject)) !== entry[from]) {
      if (follows) return;
      throw changedSince(entry);
    }
    restorer.write(entry.subject, JSON.parse(entry[to]));
  };
  const run = (step: StepRow | null, undone: boolean): UndoStep => {
    if (step === null) throw nothing(undone);
    return writer.silently(() => {
      const entries = entriesOf(step);
      const order = undone ? entries.toReversed() : entries;
      for (const entry of order) apply(entry, undone ? 'after' : 'before', undone ? 'before' : 'after');
      mark.run(undone ? 1 : 0, step.id);
      return told(entries);
    });
  };

  return {
    next: () => ({ undo: describe(find(lastDone)), redo: describe(find(firstUndone)) }),
    undo: () => run(find(lastDone), true),
    forget: () => {
      writer.silently(() => forgetAll.run());
    },
    redo: () => run(find(firstUndone), false),
  };
}

const answered = z.object({ itemId: z.string() });
const itemOf = (content: string): string | null => answered.safeParse(JSON.parse(content)).data?.itemId ?? null;

const nothing = (undone: boolean): FailureError =>
  new FailureError(
    'NOT_FOUND',
    undone
      ? 'Không còn thao tác nào để hoàn tác; dữ liệu không thay đổi.'
      : 'Không còn thao tác nào để làm lại; dữ liệu không thay đổi. Chỉ làm lại được ngay sau khi hoàn tác.',
  );

const cannot = ({ kind }: JournalEntry): FailureError =>
  new FailureError(
    'CONFLICT',
    'Thao tác gần nhất không hoàn tác được bằng phím tắt nên dữ liệu giữ nguyên. Mở màn hình đã làm thao tác đó để sửa lại.',
    [{ where: kind, text: 'Thao tác này chỉ sửa được tại màn hình của nó.' }],
  );

const changedSince = ({ kind, subject }: JournalEntry): FailureError =>
  new FailureError(
    'CONFLICT',
    'Nội dung này đã được sửa tiếp sau thao tác cần hoàn tác nên không trả về như trước được, để không mất phần sửa sau. Dữ liệu giữ nguyên; mở nội dung đó để sửa trực tiếp.',
    [{ where: `${kind} ${subject}`, text: 'Nội dung hiện tại khác với lúc thao tác xong.' }],
  );
