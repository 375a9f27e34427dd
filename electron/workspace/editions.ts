/** The checklists that were answered, kept by digest: what a requirement said when it was answered. */
import { z } from 'zod';
import { checklist as checklistSchema, type Checklist, type ChecklistItem, type FrameworkId } from '../../core/checklist/model.ts';
import type { Connection } from './database.ts';
import type { Writer } from './writer.ts';

export interface EditionStore {
  /** Keeps a checklist; known ones cost nothing. */
  keep(checklist: Checklist): void;
  /** The checklist of a digest; null where it was answered before the program kept editions. */
  find(digest: string): Checklist | null;
  /** Every checklist of a framework that was answered, in no special order. */
  of(framework: FrameworkId): Checklist[];
  /** The requirement that an item digest names, in whatever edition it stood; undefined where none was kept. */
  item(digest: string): ChecklistItem | undefined;
}

export function openEditions(db: Connection, writer: Writer): EditionStore {
  const one = db.prepare('SELECT content FROM checklist_edition WHERE digest = ?').pluck();
  const known = db.prepare('SELECT 1 FROM checklist_edition WHERE digest = ?');
  const ofFramework = db.prepare("SELECT content FROM checklist_edition WHERE json_extract(content, '$.framework') = ?").pluck();
  const insert = db.prepare('INSERT OR IGNORE INTO checklist_edition (digest, content) VALUES (?, ?)');
  const digests = db.prepare('SELECT digest FROM checklist_edition').pluck();
  // By item digest, of the editions read so far; only an answer to an older wording asks for them.
  const items = new Map<string, ChecklistItem>();
  const read = new Set<string>();
  const find = (digest: string): Checklist | null => {
    const found = z.string().optional().parse(one.get(digest));
    return found === undefined ? null : checklistSchema.parse(JSON.parse(found));
  };
  return {
    // Asked of the file each time: what is remembered here would outlive an act that is not completed.
    keep: (checklist) => {
      if (known.get(checklist.digest) !== undefined) return;
      writer.prepare(() => insert.run(checklist.digest, JSON.stringify(checklist)));
    },
    find,
    item: (digest) => {
      for (const edition of z.array(z.string()).parse(digests.all())) {
        if (items.has(digest)) break;
        if (read.has(edition)) continue;
        read.add(edition);
        const found = find(edition);
        for (const item of found?.groups.flatMap((group) => group.items) ?? []) items.set(found?.itemDigests[item.id] ?? '', item);
      }
      return items.get(digest);
    },
    of: (framework) =>
      z
        .array(z.string())
        .parse(ofFramework.all(framework))
        .map((content) => checklistSchema.parse(JSON.parse(content))),
  };
}
