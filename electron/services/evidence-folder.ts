/** The files of folders, as evidence is gathered from them: bounded, without links and without what systems leave there. */
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { skippedFile } from '../../core/contract/evidence.ts';
import { FailureError, failureOf, type Failure } from '../../core/failure.ts';
import { compareVietnamese } from '../../core/text.ts';
import { cleanFileName } from '../workspace/file-names.ts';

/** More than a person gathers on purpose; a whole drive dropped by mistake stops here. */
export const MOST_FILES = 2000;
export const DEEPEST = 12;

/** What Windows, macOS and Office leave in folders. */
const OF_THE_SYSTEM = /^(\..*|~\$.*|thumbs\.db|desktop\.ini|__macosx|\$recycle\.bin|system volume information)$/i;

export interface FoundFiles {
  files: string[];
  skipped: z.infer<typeof skippedFile>[];
  refused: { path: string; failure: Failure }[];
}

/** Paths of files as they are; folders are replaced by the files under them, in the order of their names. */
export async function filesUnder(paths: readonly string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], skipped: [], refused: [] };
  for (const path of paths) {
    // Whatever is wrong with a path itself is told when it is taken in.
    const isFolder = await lstat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (isFolder) await walk(path, 1, found);
    else found.files.push(path);
  }
  return found;
}

async function walk(folder: string, depth: number, found: FoundFiles): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    found.refused.push({ path: folder, failure: failureOf(unreadableFolder(folder, cause)) });
    return;
  }
  for (const entry of entries.toSorted((a, b) => compareVietnamese(a.name, b.name))) {
    const path = join(folder, entry.name);
    if (found.skipped.at(-1)?.why === 'many') return;
    const why = reasonToSkip(entry, depth, found.files.length);
    if (why !== null) found.skipped.push({ path, why });
    else if (entry.isDirectory()) await walk(path, depth + 1, found);
    else found.files.push(path);
  }
}

function reasonToSkip(entry: Dirent, depth: number, files: number): FoundFiles['skipped'][number]['why'] | null {
  if (OF_THE_SYSTEM.test(entry.name)) return 'system';
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return depth >= DEEPEST ? 'deep' : null;
  if (!entry.isFile()) return 'other';
  return files >= MOST_FILES ? 'many' : null;
}

const unreadableFolder = (folder: string, cause: unknown): FailureError =>
  new FailureError(
    'EVIDENCE_UNREADABLE',
    `Không đọc được thư mục «${cleanFileName(folder)}» nên các tệp trong đó chưa được thêm. Thư mục có thể đã bị chuyển đi, tài khoản này không có quyền đọc, hoặc ổ chứa đã ngắt kết nối. Kiểm tra rồi thêm lại.`,
    undefined,
    cause,
  );
