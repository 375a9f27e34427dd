/** Level determinations: added, never changed. */
import { z } from 'zod';
import type { FrameworkId } from '../../core/checklist/model.ts';
import { levelDetermination, type LevelDetermination } from '../../core/level/model.ts';
import type { Connection } from './database.ts';
import type { Writer } from './writer.ts';

const row = z.object({ content: z.string() });
/** One row of the table. */
export const parseDetermination = (raw: unknown): LevelDetermination => levelDetermination.parse(JSON.parse(row.parse(raw).content));

export interface LevelStore {
  add(determination: LevelDetermination): void;
  /** The newest under this framework: under the other one a system in transition is determined for comparison only. */
  latest(systemId: string, framework: FrameworkId): LevelDetermination | null;
  /** Newest first. */
  history(systemId: string): LevelDetermination[];
}

export function openLevels(db: Connection, writer: Writer): LevelStore {
  const insert = db.prepare('INSERT INTO level_determination (id, system_id, content) VALUES (?, ?, ?)');
  const newestFirst = db.prepare('SELECT content FROM level_determination WHERE system_id = ? ORDER BY position DESC');
  const history = (systemId: string): LevelDetermination[] => newestFirst.all(systemId).map(parseDetermination);
  return {
    add: (determination) => {
      const content = levelDetermination.parse(determination);
      writer.write(() => {
        insert.run(content.id, content.systemId, JSON.stringify(content));
        return { result: undefined, journal: { kind: 'level.add', subject: content.systemId, before: null, after: content } };
      });
    },
    latest: (systemId, framework) => history(systemId).find((one) => one.framework === framework) ?? null,
    history,
  };
}
