/** The one door for writes: a transaction, the change, its journal entry. All of it becomes durable, or none. */
import type { Connection } from './database.ts';
import { workspaceFailure } from './failures.ts';
import type { Change, Journal } from './journal.ts';

export interface Writer {
  /** Runs `change` in one transaction; what it returns under `journal` is journalled in the same one (null = nothing changed). */
  write<T>(change: () => { result: T; journal: Change | null }): T;
  /** Steps that are no change of content (taking bytes in): a transaction without a journal entry. */
  prepare<T>(step: () => T): T;
  now(): string;
  actor(): string;
}

export function createWriter(db: Connection, file: string, journal: Journal, clock: () => Date, actor: () => string): Writer {
  const now = (): string => clock().toISOString();
  const guarded = <T>(run: () => T): T => {
    try {
      return db.transaction(run).immediate();
    } catch (error) {
      throw workspaceFailure(file, error);
    }
  };
  return {
    write: (change) =>
      guarded(() => {
        const { result, journal: entry } = change();
        if (entry !== null) journal.append(entry, now(), actor());
        return result;
      }),
    prepare: guarded,
    now,
    actor,
  };
}
