/** Are tables, indexes and triggers those that the migrations make? A dropped trigger opens the journal to changes. */
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { FsckReport } from '../../core/api.ts';
import type { Connection } from './database.ts';
import { migrate, MIGRATIONS, versionOf } from './migrations/index.ts';

const part = z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() });

/** What SQLite itself adds (sqlite_sequence, sqlite_stat1) is no part of the schema. */
const partsOf = (db: Connection): Map<string, string | null> =>
  new Map(
    z
      .array(part)
      .parse(db.prepare("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'").all())
      .map(({ type, name, sql }) => [`${type} ${name}`, sql]),
  );

/** Where the schema differs from that of a fresh workspace of the same version. */
export function schemaProblems(db: Connection): FsckReport['problems'] {
  const fresh = new Database(':memory:');
  try {
    migrate(
      fresh,
      MIGRATIONS.filter(({ version }) => version <= versionOf(db)),
    );
    const [found, expected] = [partsOf(db), partsOf(fresh)];
    return [...new Set([...expected.keys(), ...found.keys()])].flatMap((where) => {
      if (found.get(where) === expected.get(where)) return [];
      const what = !found.has(where) ? 'bị xóa' : expected.has(where) ? 'bị sửa' : 'được thêm vào';
      return [{ code: 'schema_changed', text: `Cấu trúc của kho bị thay đổi: ${where} ${what} ngoài phần mềm.`, where }];
    });
  } finally {
    fresh.close();
  }
}
