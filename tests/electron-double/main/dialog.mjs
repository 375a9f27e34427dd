/** electron.dialog and shell: never drawn. Calls are recorded; tests script the answers by replacing the method, as on Electron. */
import { record } from './journal.mjs';
import { strict } from './strict.mjs';

/** Unless scripted, every dialog is cancelled. */
function unanswered(name, answer) {
  return async (...args) => {
    const options = args.at(-1);
    record(`dialog.${name}`, options);
    return answer(options);
  };
}

export const dialog = strict('dialog', {
  showOpenDialog: unanswered('showOpenDialog', () => ({ canceled: true, filePaths: [] })),
  showSaveDialog: unanswered('showSaveDialog', () => ({ canceled: true, filePath: '' })),
  showMessageBox: unanswered('showMessageBox', ({ cancelId }) => ({ response: cancelId ?? 0, checkboxChecked: false })),
  showErrorBox(title, content) {
    record('dialog.showErrorBox', title, content);
    console.error(`[dialog.showErrorBox] ${title}: ${content}`);
  },
});

export const shell = strict('shell', {
  async openExternal(url) {
    record('shell.openExternal', url);
  },
  async openPath(path) {
    record('shell.openPath', path);
    return '';
  },
  showItemInFolder(path) {
    record('shell.showItemInFolder', path);
  },
  beep() {
    record('shell.beep');
  },
});
