/** Numbered migrations, in steps of ten so that a mend fits between. `user_version` tells how far a file has come. */
import type Database from 'better-sqlite3';
import { initial } from './0010-initial.ts';
import { registers } from './0020-registers.ts';
import { walk } from './0030-walk.ts';
import { dossiers } from './0040-dossiers.ts';

export interface Migration {
  version: number;
  sql: string;
}

export const MIGRATIONS: readonly Migration[] = [initial, registers, walk, dossiers];

/** The version of a workspace this program writes. */
export const CURRENT_VERSION = Math.max(...MIGRATIONS.map((migration) => migration.version));

export const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

/** Brings a database from its version to the current one, all steps in one transaction. */
export function migrate(db: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const from = versionOf(db);
  const missing = migrations.filter((migration) => migration.version > from).toSorted((a, b) => a.version - b.version);
  const last = missing.at(-1);
  if (last === undefined) return;
  db.transaction(() => {
    for (const { sql } of missing) db.exec(sql);
    db.pragma(`user_version = ${last.version}`);
  }).immediate();
}
