/** ipcRenderer of the isolated world. `post` sends to the main process; `receive` takes what comes back. Injected as source text. */
export function makeIpcRenderer(post, encode, decode) {
  const listeners = new Map();
  const pending = new Map();
  let counter = 0;

  const wire = (args) => encode(structuredClone(args));

  function add(channel, listener, once) {
    if (typeof channel !== 'string') throw new TypeError('channel must be a string');
    if (!listeners.has(channel)) listeners.set(channel, []);
    listeners.get(channel).push({ listener, once });
    return ipcRenderer;
  }

  const ipcRenderer = {
    send(channel, ...args) {
      post({ op: 'send', channel, args: wire(args) });
    },
    invoke(channel, ...args) {
      let content;
      try {
        content = wire(args);
      } catch {
        return Promise.reject(new Error('An object could not be cloned.'));
      }
      const id = ++counter;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        post({ op: 'invoke', id, channel, args: content });
      });
    },
    sendSync() {
      throw new Error('electron-double: ipcRenderer.sendSync is not supported (and should not be used)');
    },
    postMessage() {
      throw new Error('electron-double: MessagePorts are not supported');
    },
    on: (channel, listener) => add(channel, listener, false),
    addListener: (channel, listener) => add(channel, listener, false),
    once: (channel, listener) => add(channel, listener, true),
    removeListener(channel, listener) {
      const list = listeners.get(channel) ?? [];
      const index = list.findLastIndex((entry) => entry.listener === listener);
      if (index >= 0) list.splice(index, 1);
      return ipcRenderer;
    },
    off: (channel, listener) => ipcRenderer.removeListener(channel, listener),
    removeAllListeners(channel) {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel) => listeners.get(channel)?.length ?? 0,
  };

  const receivers = {
    reply({ id, ok, value, message }) {
      const call = pending.get(id);
      pending.delete(id);
      if (ok) call?.resolve(decode(value));
      else call?.reject(new Error(message));
    },
    event({ channel, args }) {
      // A listener may remove itself meanwhile.
      for (const entry of (listeners.get(channel) ?? []).slice()) {
        if (entry.once) ipcRenderer.removeListener(channel, entry.listener);
        entry.listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...decode(args));
      }
    },
  };
  const receive = (message) => receivers[message.op](message);

  return { ipcRenderer, receive };
}
