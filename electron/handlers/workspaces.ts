/** Creating, opening and checking a workspace. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Handlers, WorkspaceInfo } from '../../core/api.ts';
import { emptyUnit } from '../../core/assessment/empty.ts';
import { FailureError } from '../../core/failure.ts';
import { fold } from '../../core/text.ts';
import { buildSample } from '../sample/build.ts';
import type { Context } from './context.ts';

type Methods =
  | 'workspace.current'
  | 'workspace.create'
  | 'workspace.createSample'
  | 'workspace.open'
  | 'workspace.pick'
  | 'workspace.close'
  | 'workspace.check';

export const EXTENSION = 'antam';
const FILTERS = [{ name: 'Kho làm việc An Tâm', extensions: [EXTENSION] }];

export function workspaceHandlers(context: Context): Pick<Handlers, Methods> {
  const { options, session, settings } = context;

  const opened = (): WorkspaceInfo => {
    const info = session.info();
    if (info === null) throw new FailureError('INTERNAL', 'Kho làm việc vừa mở đã bị đóng lại. Mở lại kho rồi làm tiếp.');
    settings.remember(info);
    return info;
  };

  return {
    'workspace.current': () => session.info(),
    'workspace.create': ({ file, unitName, ownerName, userName }) => {
      settings.save({ userName });
      const target = withExtension(file ?? join(options.documents, 'An Tâm', `${fileNameOf(unitName)}.${EXTENSION}`));
      mkdirSync(dirname(target), { recursive: true });
      session.create(target, emptyUnit(unitName, ownerName, userName));
      return opened();
    },
    'workspace.createSample': async () => {
      const directory = join(options.documents, 'An Tâm');
      mkdirSync(directory, { recursive: true });
      const file = freeName(directory, 'Đơn vị mẫu');
      await buildSample(file, { law: context.law(), paths: options.paths, seed: 1 });
      session.open(file);
      return opened();
    },
    'workspace.open': ({ file }) => {
      refuseFolder(file);
      session.open(file);
      return opened();
    },
    'workspace.pick': async ({ purpose, suggestedName }) => {
      if (purpose === 'create') {
        return options.dialogs.saveFile({
          title: 'Nơi lưu kho làm việc',
          suggestedName: `${fileNameOf(suggestedName)}.${EXTENSION}`,
          filters: FILTERS,
        });
      }
      const [file] = await options.dialogs.openFile({ title: 'Mở kho làm việc', filters: FILTERS, multiple: false });
      return file ?? null;
    },
    'workspace.close': () => {
      session.close();
      return {};
    },
    'workspace.check': () => session.need().check(context.law()),
  };
}

/** The file dialog may give a folder by its typed name; SQLite would only say that it cannot be read. */
function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new FailureError(
    'NOT_A_WORKSPACE',
    `«${path}» là thư mục, không phải kho làm việc, nên không mở được; thư mục không bị thay đổi. Mở thư mục đó và chọn tệp có đuôi .${EXTENSION} bên trong.`,
  );
}

const withExtension = (file: string): string => (file.toLowerCase().endsWith(`.${EXTENSION}`) ? file : `${file}.${EXTENSION}`);

/** A file name every Windows disk takes: letters without marks, digits, hyphens. “Bệnh viện Đa khoa” → “benh-vien-da-khoa”. */
export const fileNameOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'kho-lam-viec';

function freeName(directory: string, name: string): string {
  const base = fileNameOf(name);
  for (let n = 1; ; n++) {
    const file = join(directory, `${n === 1 ? base : `${base}-${n}`}.${EXTENSION}`);
    if (!existsSync(file)) return file;
  }
}
