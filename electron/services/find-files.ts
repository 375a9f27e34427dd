/** Files to judge among what was dropped: folders are searched, deeper ones too, without following links. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVietnamese } from '../../core/text.ts';

/** “.age”: a package locked by a password. */
const JUDGED = /\.(pdf|zip|age)$/i;
const DEEPEST = 12;
/** Entries looked at; a drive that was dropped by mistake has millions. */
const MOST_ENTRIES = 50_000;

/** At most `most` files, each once; a path that leads nowhere is handed back, to be told by its name. */
export async function findFiles(paths: readonly string[], most: number): Promise<{ files: string[]; left: number }> {
  const found = new Set<string>();
  let [looked, hits] = [0, 0];
  const search = async (folder: string, depth: number): Promise<void> => {
    if (depth > DEEPEST || looked > MOST_ENTRIES) return;
    // A folder that can't be read holds nothing that could be judged.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    looked += entries.length;
    for (const entry of entries.toSorted((a, b) => compareVietnamese(a.name, b.name))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await search(path, depth + 1);
      else if (entry.isFile() && JUDGED.test(entry.name)) {
        found.add(path);
        hits++;
      }
    }
  };
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const before = hits;
    if (isFolder) await search(path, 0);
    // Asked for by name: said to be a folder without anything to judge, instead of nothing at all.
    if (!isFolder || hits === before) found.add(path);
  }
  const files = [...found];
  return { files: files.slice(0, most), left: Math.max(0, files.length - most) };
}
