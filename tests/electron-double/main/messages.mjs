/** What a page's isolated world sends to the main process, and the answers. */
import { makeCodec } from '../codec.mjs';
import { makeEvent } from './event.mjs';
import { ipcMainImplementation } from './ipc-main.mjs';
import { __double, record, recordError } from './journal.mjs';
import { fromBrowser } from './schemes.mjs';

const { encode, decode } = makeCodec();

/** Arguments made ready to travel: cloned first, so that what cannot be cloned throws as in Electron. */
export const encodeArguments = (args) => encode(structuredClone(args));

const ipcEvent = (contents) =>
  makeEvent({
    type: 'frame',
    sender: contents.proxy,
    senderFrame: contents.mainFrame,
    frameId: 1,
    processId: 1,
    reply: (...args) => contents.send(...args),
  });

const receivers = {
  'preload-error'(contents, { message }) {
    __double.preloadErrors.push(message);
    contents.emit('preload-error', makeEvent(), contents.preferences.preload, new Error(message));
    console.error('[electron-double] preload failed:', message);
  },

  send(contents, { channel, args }) {
    const values = decode(args);
    contents.emit('ipc-message', ipcEvent(contents), channel, ...values);
    ipcMainImplementation.emit(channel, ipcEvent(contents), ...values);
  },

  open(contents, { url: address, frameName, features }) {
    const url = fromBrowser(address);
    const answer = contents.askWindowOpenHandler({ url, frameName, features });
    record('window-open', url, answer.action);
    if (answer.action === 'deny') return;
    recordError(`windows opened by the page are not supported (${url}): return {action: "deny"} and create the BrowserWindow in main`);
  },

  async files(contents, { id, keys }) {
    const paths = await Promise.all(keys.map(async (key, index) => [key, await pathOfFile(contents, id, index)]));
    contents.push({ op: 'paths', id, paths });
  },

  async invoke(contents, { id, channel, args }) {
    const fail = (error) => contents.push({ op: 'reply', id, ok: false, message: `Error invoking remote method '${channel}': ${error}` });
    const handler = contents.ipcHandlers.get(channel) ?? ipcMainImplementation.__handlers.get(channel);
    if (handler === undefined) return fail(`Error: No handler registered for '${channel}'`);
    let result;
    try {
      result = await handler(ipcEvent(contents), ...decode(args));
    } catch (error) {
      return fail(String(error));
    }
    let value;
    try {
      value = encodeArguments(result);
    } catch {
      return fail('Error: An object could not be cloned.');
    }
    return contents.push({ op: 'reply', id, ok: true, value });
  },
};

/** Handles one message of a page. */
export async function receive(contents, message) {
  await receivers[message.op](contents, message);
}

async function pathOfFile(contents, id, index) {
  try {
    const { result } = await contents.evaluateIsolated(`__electronDoubleFiles.get(${id})[${index}]`);
    const { path } = await contents.devTools.send('DOM.getFileInfo', { objectId: result.objectId });
    return path;
  } catch {
    // A file made by a script has no path: Electron answers with an empty one.
    return '';
  }
}
