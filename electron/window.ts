/** The one window. Only types come from Electron, so that a unit test can read the options. */
import type { BrowserWindowConstructorOptions } from 'electron';

/** Options of the main window: sandboxed, isolated, without Node, whatever Electron's defaults may become. */
export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    title: 'An Tâm',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    // Shown once the first picture is ready: no white flash.
    show: false,
    backgroundColor: '#F3F5F6',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // The spelling checker would fetch dictionaries from the network.
      spellcheck: false,
      // A dropped file is evidence, never an address to go to.
      navigateOnDragDrop: false,
      devTools: !packaged,
    },
  };
}
