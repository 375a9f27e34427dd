/** The register as a workbook: written, read back, compared, taken over. */
import { basename } from 'node:path';
import type { Handlers } from '../../core/api.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { emptySystem } from '../../core/assessment/empty.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import { FailureError } from '../../core/failure.ts';
import { fold } from '../../core/text.ts';
import { readWhole, writeWhole } from '../services/files.ts';
import { compareRegister } from '../spreadsheet/compare.ts';
import { readRegister, type ReadRegister } from '../spreadsheet/read.ts';
import { unpackWorkbook, WORKBOOK_LIMIT } from '../spreadsheet/unpack.ts';
import { registerWorkbook } from '../spreadsheet/write.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';
import { usualParties } from './systems.ts';

type Methods = 'systems.exportExcel' | 'systems.previewExcel' | 'systems.importExcel';

const FILTERS = [{ name: 'Bảng tính Excel', extensions: ['xlsx'] }];

/** A workbook that waits for the user's word. */
interface Waiting {
  token: string;
  read: ReadRegister;
  /** The comparison that the user has seen. */
  seen: string;
}

export function spreadsheetHandlers(context: Context): Pick<Handlers, Methods> {
  const { options, session } = context;
  let waiting: Waiting | null = null;
  const compare = (workspace: Workspace, read: ReadRegister): ReturnType<typeof compareRegister> =>
    compareRegister(read, {
      systems: workspace.systems.list(),
      archived: workspace.systems.archived().map(({ name }) => name),
      blank: emptySystem({ id: NEW, name: '', shortName: '', purpose: '', framework: 'nd331-2026', ...usualParties(workspace) }),
      templates: context.law().templates(),
    });

  return {
    'systems.exportExcel': async () => {
      const systems = session.need().systems.list();
      refuseTwins(systems);
      const file = await options.dialogs.saveFile({
        title: 'Xuất danh sách hệ thống',
        suggestedName: `Danh-sach-he-thong-${context.today()}.xlsx`,
        filters: FILTERS,
      });
      if (file === null) return null;
      writeWhole(file, await registerWorkbook(systems, context.law().templates()));
      return { file };
    },
    'systems.previewExcel': async () => {
      const workspace = session.need();
      const [file] = await options.dialogs.openFile({ title: 'Chọn bảng tính danh sách hệ thống', filters: FILTERS, multiple: false });
      if (file === undefined) return null;
      const sheets = await unpackWorkbook(readWhole(file, WORKBOOK_LIMIT));
      const read = readRegister(sheets, context.law().templates());
      const { systems, problems } = compare(workspace, read);
      waiting = { token: options.newId(), read, seen: canonicalJson(systems) };
      return {
        token: waiting.token,
        file: basename(file),
        systems: systems.map(({ next: _next, ...system }) => system),
        problems,
      };
    },
    'systems.importExcel': ({ token }) => {
      const workspace = session.need();
      if (waiting?.token !== token) {
        throw new FailureError('NOT_FOUND', 'Bảng tính này không còn chờ được nhập nên chưa có gì thay đổi. Chọn lại tệp rồi nhập.');
      }
      const { read, seen } = waiting;
      waiting = null;
      return workspace.together(() => {
        const { systems } = compare(workspace, read);
        if (canonicalJson(systems) !== seen) {
          throw new FailureError(
            'CONFLICT',
            'Sổ hệ thống đã thay đổi sau khi xem trước nên chưa nhập gì. Chọn lại tệp để xem các thay đổi mới rồi nhập.',
          );
        }
        for (const { state, next } of systems) {
          if (next === null) continue;
          if (state === 'new') workspace.systems.add({ ...next, id: options.newId() });
          else workspace.systems.save(next);
        }
        const count = (wanted: string): number => systems.filter(({ state }) => state === wanted).length;
        return { added: count('new'), changed: count('changed') };
      });
    },
  };
}

/** Stands in for the id of a system that is not there yet. */
const NEW = 'new';

/** The sheets of a workbook name systems by their names alone. */
function refuseTwins(systems: readonly InformationSystem[]): void {
  const twin = systems.find((one, index) => systems.findIndex(({ name }) => fold(name) === fold(one.name)) < index);
  if (twin === undefined) return;
  throw new FailureError(
    'CONFLICT',
    `Có hơn một hệ thống tên «${twin.name}» nên các trang của bảng tính không phân biệt được. Tệp chưa được ghi. Đổi tên một hệ thống rồi xuất lại.`,
  );
}
