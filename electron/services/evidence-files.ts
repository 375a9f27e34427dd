/** Many files on their way into the vault: one after another, told as they go, and stopped between two writes. */
import type { Output } from '../../core/api.ts';
import type { Evidence } from '../../core/assessment/model.ts';
import { failureOf } from '../../core/failure.ts';
import type { Emit } from '../service-options.ts';
import { cleanFileName } from '../workspace/file-names.ts';
import type { Workspace } from '../workspace/index.ts';
import { filesUnder } from './evidence-folder.ts';

/** A person reads no faster. */
const TOLD_EVERY_MS = 100;

interface Tools {
  workspace: Workspace;
  emit: Emit;
  /** Whether somebody stopped it, or the workspace is no longer the open one. */
  stop: () => boolean;
  /** Takes folders too. */
  folders: boolean;
  /** Part of the act that takes a piece in. */
  onTaken: (evidence: Evidence) => void;
}

export type TakenFiles = Pick<Output<'evidence.addFiles'>, 'added' | 'known' | 'refused' | 'skipped' | 'cancelled'>;

/** Takes the files in; what is whole stays, whatever happens to the others. */
export async function takeFiles(paths: readonly string[], { workspace, emit, stop, folders, onTaken }: Tools): Promise<TakenFiles> {
  const found = folders ? await filesUnder(paths) : { files: [...paths], skipped: [], refused: [] };
  const result: TakenFiles = { added: [], known: [], refused: found.refused, skipped: found.skipped, cancelled: false };
  const total = found.files.length;
  let told = 0;
  let bytes = 0;
  for (const [done, path] of found.files.entries()) {
    const file = cleanFileName(path);
    const tell = (ofThis: number): void => {
      const now = performance.now();
      if (now - told < TOLD_EVERY_MS) return;
      told = now;
      emit('evidence.progress', { done, total, bytes: bytes + ofThis, file });
    };
    if (stop()) return { ...result, cancelled: true };
    tell(0);
    try {
      const { evidence, known } = await workspace.evidence.takeFile(path, { stop, onBytes: tell }, onTaken);
      bytes += evidence.size;
      if (known) result.known.push(evidence.id);
      if (!result.added.some(({ id }) => id === evidence.id)) result.added.push(evidence);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'CANCELLED') return { ...result, cancelled: true };
      result.refused.push({ path, failure });
      // Nothing more fits either.
      if (failure.code === 'DISK_FULL') break;
    }
  }
  emit('evidence.progress', { done: total, total, bytes, file: '' });
  return result;
}
