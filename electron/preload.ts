/** The only thing the page gets from Electron: three functions on `window.bridge`. Runs sandboxed; carries no zod. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Bridge } from '../core/api.ts';
import { IPC_CHANNEL, IPC_EVENT_CHANNEL } from '../core/channels.ts';

const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(IPC_CHANNEL, method, input),
  onEvent: (listener) => {
    // The event object leads back to ipcRenderer: it is never handed to the page.
    const forward = (_event: IpcRendererEvent, name: string, payload: unknown): void => listener(name, payload);
    ipcRenderer.on(IPC_EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.removeListener(IPC_EVENT_CHANNEL, forward);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('bridge', bridge);
