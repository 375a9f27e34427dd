/** The names by which answers and dossiers refer to a checklist and its items. */
import type { z } from 'zod';
import { digestOf } from '../canonical.ts';
import type { Checklist, checklistFile } from './model.ts';

/** The loaded checklist with its digests: of the whole content, and of each item. Layout and comments of the YAML don't count. */
export function withDigests({ schema: _schema, ...content }: z.infer<typeof checklistFile>): Checklist {
  const itemDigests = Object.fromEntries(content.groups.flatMap((group) => group.items.map((item) => [item.id, digestOf(item)])));
  return { ...content, digest: digestOf(content), itemDigests };
}
