/** The exchange package: looked at before, written where the user chooses. */
import { statSync } from 'node:fs';
import type { Handlers } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { LOCKED_ENDING } from '../dossier/package.ts';
import { packable, packDossier } from '../services/pack.ts';
import { withEnding } from '../services/files.ts';
import type { Context } from './context.ts';

type Methods = 'package.contents' | 'package.write' | 'package.cancel';

export function packageHandlers({ options, session }: Context): Pick<Handlers, Methods> {
  let writing: AbortController | null = null;
  return {
    'package.contents': ({ id }) => {
      const workspace = session.need();
      return packable(workspace, workspace.dossiers.read(id));
    },

    'package.write': async ({ id, choice, password }) => {
      if (writing !== null) {
        throw new FailureError('CONFLICT', 'Một gói hồ sơ khác đang được lập. Đợi lập xong hoặc dừng lại rồi lập gói này.');
      }
      const workspace = session.need();
      const pdf = workspace.dossiers.read(id);
      const { year, draft } = workspace.dossiers.get(id);
      if (draft) throw new FailureError('CONFLICT', 'Đây là bản nháp nên không lập gói hồ sơ. In bản chính rồi lập gói từ bản đó.');
      const controller = new AbortController();
      writing = controller;
      try {
        const ending = password === null ? 'zip' : LOCKED_ENDING.slice(1);
        const chosen = await options.dialogs.saveFile({
          title: 'Lưu gói hồ sơ',
          suggestedName: password === null ? `Goi-ho-so-${year}.zip` : `Goi-ho-so-${year}.zip${LOCKED_ENDING}`,
          filters: [{ name: password === null ? 'Gói hồ sơ' : 'Gói hồ sơ có mật khẩu', extensions: [ending] }],
        });
        if (chosen === null) return null;
        const file = withEnding(chosen, ending);
        const packingOf = new Map(choice.map(({ nr, packing }) => [nr, packing]));
        let told = 0;
        await packDossier(workspace, pdf, file, {
          choice: packingOf,
          signal: controller.signal,
          onProgress: (bytes, total) => {
            if (bytes - told < TOLD_EVERY && bytes < total) return;
            told = bytes;
            options.emit('package.progress', { done: Math.min(bytes, total), total });
          },
          ...(password === null ? {} : { lock: { password, worker: options.paths.lockWorker } }),
        });
        return { file, size: statSync(file).size };
      } finally {
        writing = null;
      }
    },

    'package.cancel': () => {
      writing?.abort();
      return {};
    },
  };
}

/** Bytes between two words of progress. */
const TOLD_EVERY = 262_144;
