/** The system's file dialogs, behind the interface the services know. */
import type { BaseWindow, Dialog } from 'electron';
import type { Dialogs } from './service-options.ts';

/** `dialog` is Electron's; `window` gives the window a dialog belongs to. */
export function createDialogs(dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>, window: () => BaseWindow): Dialogs {
  return {
    async openFile({ title, filters, multiple, folder = false }) {
      const answer = await dialog.showOpenDialog(window(), {
        title,
        filters,
        properties: [folder ? 'openDirectory' : 'openFile', ...(multiple ? (['multiSelections'] as const) : [])],
      });
      return answer.canceled ? [] : answer.filePaths;
    },
    async saveFile({ title, suggestedName, filters }) {
      const answer = await dialog.showSaveDialog(window(), { title, defaultPath: suggestedName, filters });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
  };
}
