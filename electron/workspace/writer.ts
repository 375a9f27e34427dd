/** The one door for writes: a transaction, the change, its journal entry. All of it becomes durable, or none. */
import type { Connection } from './database.ts';
import { workspaceFailure } from './failures.ts';
import type { Change, Journal } from './journal.ts';

export interface Writer {
  /** Runs `change` in one transaction; what it returns under `journal` is journalled in the same one (null = nothing changed). */
  write<T>(change: () => { result: T; journal: Change | null }): T;
  /** Several steps in one transaction, or steps that are no change of content (taking bytes in). */
  prepare<T>(step: () => T): T;
  /** The same, for what is no act of its own: taking an act back. */
  silently<T>(step: () => T): T;
  now(): string;
  actor(): string;
}

interface Parts {
  db: Connection;
  file: string;
  journal: Journal;
  /** Keeps the entries from `first` to `last` as one act (undo.ts). */
  record: (first: number, last: number) => void;
  clock: () => Date;
  actor: () => string;
}

export function createWriter({ db, file, journal, record, clock, actor }: Parts): Writer {
  const now = (): string => clock().toISOString();
  let isOpen = false;
  /** The outermost transaction is the act; those inside it are part of it. */
  const guarded = <T>(run: () => T, recorded: boolean): T => {
    if (isOpen) return db.transaction(run)();
    isOpen = true;
    try {
      return db
        .transaction(() => {
          const { entries } = journal.head();
          const result = run();
          const last = journal.head().entries;
          if (recorded && last > entries) record(entries + 1, last);
          return result;
        })
        .immediate();
    } catch (error) {
      throw workspaceFailure(file, error);
    } finally {
      isOpen = false;
    }
  };
  return {
    write: (change) =>
      guarded(() => {
        const { result, journal: entry } = change();
        if (entry !== null) journal.append(entry, now(), actor());
        return result;
      }, true),
    prepare: (step) => guarded(step, true),
    silently: (step) => guarded(step, false),
    now,
    actor,
  };
}
