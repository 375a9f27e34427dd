/** Puts a text on the clipboard. The window has no permission to write there by itself, so it answers a copy of its own asking. */
export function copyText(text: string): boolean {
  let copied = false;
  const answer = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    copied = true;
  };
  document.addEventListener('copy', answer, { capture: true, once: true });
  // Nothing else works without that permission.
  document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return copied;
}
