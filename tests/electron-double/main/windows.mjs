/** The open windows and the pages behind them: known to app, webContents and BrowserWindow alike. */

/** Window id → BrowserWindow. */
export const windows = new Map();
/** DevTools target id → WebContents (raw). */
export const pages = new Map();

export const openWindows = () => [...windows.values()];

/** The window that shows a page, or null. */
export function windowOf(contents) {
  return openWindows().find((window) => window.webContents.id === contents?.id) ?? null;
}
