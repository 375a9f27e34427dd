/** electron.ipcMain: the registry of handlers. Messages are delivered by messages.mjs. */
import { EventEmitter } from 'node:events';
import { strict } from './strict.mjs';

export class IpcMain extends EventEmitter {
  __handlers = new Map();

  handle(channel, handler) {
    if (typeof handler !== 'function') throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    if (this.__handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.__handlers.set(channel, handler);
  }
  handleOnce(channel, handler) {
    this.handle(channel, (...args) => {
      this.removeHandler(channel);
      return handler(...args);
    });
  }
  removeHandler(channel) {
    this.__handlers.delete(channel);
  }
}

export const ipcMainImplementation = new IpcMain();
export const ipcMain = strict('ipcMain', ipcMainImplementation);
