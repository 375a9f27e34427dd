/**
 * webUtils.getPathForFile. Only the browser knows the path of a picked or dropped file: the event is held back, the main
 * process asks Chromium (DOM.getFileInfo), then the event is dispatched again for the page. Injected as source text.
 */
export function makeFilePaths(post) {
  const paths = new Map();
  const waiting = new Map();
  const replayed = new WeakSet();
  let counter = 0;
  // Read by the main process through Runtime.evaluate.
  globalThis.__electronDoubleFiles = new Map();

  const keyOf = (file) => `${file.name}|${file.size}|${file.lastModified}`;

  function hold(event, files, replay) {
    event.stopImmediatePropagation();
    event.preventDefault();
    const id = ++counter;
    globalThis.__electronDoubleFiles.set(id, [...files]);
    waiting.set(id, replay);
    post({ op: 'files', id, keys: [...files].map(keyOf) });
  }

  function replay(target, event) {
    replayed.add(event);
    target.dispatchEvent(event);
  }

  const isFileInput = (node) => node instanceof HTMLInputElement && node.type === 'file';

  const capture = (name, listener) => window.addEventListener(name, listener, true);
  capture('input', (event) => {
    if (isFileInput(event.target) && !replayed.has(event)) event.stopImmediatePropagation();
  });
  capture('change', (event) => {
    const { target } = event;
    if (!isFileInput(target) || replayed.has(event) || !target.files.length) return;
    hold(event, target.files, () => {
      replay(target, new Event('input', { bubbles: true, composed: true }));
      replay(target, new Event('change', { bubbles: true }));
    });
  });
  capture('drop', (event) => {
    if (replayed.has(event) || !event.dataTransfer?.files.length) return;
    // The event's own files are gone once the handler returns.
    const dataTransfer = new DataTransfer();
    for (const file of event.dataTransfer.files) dataTransfer.items.add(file);
    const { target, clientX, clientY } = event;
    hold(event, dataTransfer.files, () => {
      replay(target, new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, clientX, clientY, dataTransfer }));
    });
  });

  function receive({ id, paths: found }) {
    for (const [key, path] of found) paths.set(key, path);
    const again = waiting.get(id);
    waiting.delete(id);
    globalThis.__electronDoubleFiles.delete(id);
    again?.();
  }

  function getPathForFile(file) {
    if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File');
    return paths.get(keyOf(file)) ?? '';
  }

  return { receive, webUtils: { getPathForFile } };
}
