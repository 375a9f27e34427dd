/**
 * Turns popups into messages before Chromium opens a tab: a tab closed while a second DevTools client still holds it
 * paused would hang its opener. As in Electron, a denied window.open() returns null. Injected as source text.
 */
export function catchPopups(bridge) {
  const SAME_WINDOW = ['', '_self', '_top', '_parent'];

  function ask(address, frameName, features) {
    if (!URL.canParse(address || 'about:blank', document.baseURI)) {
      throw new DOMException(`Unable to open a window with invalid URL '${address}'.`, 'SyntaxError');
    }
    bridge.fire({ op: 'open', url: new URL(address || 'about:blank', document.baseURI).href, frameName, features });
  }

  window.open = function open(url = '', target = '_blank', features = '') {
    ask(String(url), String(target), String(features));
    return null;
  };
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
    if (link === undefined || event.defaultPrevented || event.button !== 0) return;
    const elsewhere = !SAME_WINDOW.includes(link.target.toLowerCase()) || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!elsewhere || link.hasAttribute('download')) return;
    event.preventDefault();
    ask(link.href, link.target, '');
  });
}
