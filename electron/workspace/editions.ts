/** The checklists that were answered, kept by digest: what a requirement said when it was answered. */
import { z } from 'zod';
import { checklist as checklistSchema, type Checklist, type FrameworkId } from '../../core/checklist/model.ts';
import type { Connection } from './database.ts';
import type { Writer } from './writer.ts';

export interface EditionStore {
  /** Keeps a checklist; known ones cost nothing. */
  keep(checklist: Checklist): void;
  /** The checklist of a digest; null where it was answered before the program kept editions. */
  find(digest: string): Checklist | null;
  /** Every checklist of a framework that was answered, in no special order. */
  of(framework: FrameworkId): Checklist[];
}

export function openEditions(db: Connection, writer: Writer): EditionStore {
  const one = db.prepare('SELECT content FROM checklist_edition WHERE digest = ?').pluck();
  const ofFramework = db
    .prepare("SELECT content FROM checklist_edition WHERE json_extract(content, '$.framework') = ?")
    .pluck();
  const insert = db.prepare('INSERT OR IGNORE INTO checklist_edition (digest, content) VALUES (?, ?)');
  const known = new Set<string>();
  return {
    keep: (checklist) => {
      if (known.has(checklist.digest)) return;
      if (one.get(checklist.digest) === undefined) writer.prepare(() => insert.run(checklist.digest, JSON.stringify(checklist)));
      known.add(checklist.digest);
    },
    find: (digest) => {
      const found = z.string().optional().parse(one.get(digest));
      return found === undefined ? null : checklistSchema.parse(JSON.parse(found));
    },
    of: (framework) =>
      z
        .array(z.string())
        .parse(ofFramework.all(framework))
        .map((content) => checklistSchema.parse(JSON.parse(content))),
  };
}
