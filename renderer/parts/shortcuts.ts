/** Keys of the keyboard. Single letters act only outside text fields and never while an input method composes. */
import { useEffect, useEffectEvent } from 'react';

/** “j”, “?”, “f8”, “g h” (one after the other), “ctrl+enter” (also inside text fields). */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1500;
/** In a text field taking back is the field's own affair. */
const WORKS_IN_TEXT = /^(ctrl\+(?!(z|shift\+z|y)$).*|f\d+|escape)$/;

const isTextField = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type);
};

const modalIsOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

function nameOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const modifiers = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : ''].filter((part) => part !== '');
  // Shift is part of a character like “?”; with a longer key name it is a modifier.
  if (event.shiftKey && (key.length > 1 || modifiers.length > 0)) modifiers.push('shift');
  return [...modifiers, key].join('+');
}

/** Listens on the window as long as the component lives. A dialog on screen silences all. */
export function useShortcuts(shortcuts: Shortcuts, enabled = true): void {
  const find = useEffectEvent((name: string) => shortcuts[name]);
  const beginsPair = useEffectEvent((name: string) => startsPair(shortcuts, name));
  useEffect(() => {
    if (!enabled) return undefined;
    let first = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || modalIsOpen()) return;
      const name = nameOf(event);
      if (isTextField(event.target) && !WORKS_IN_TEXT.test(name)) return;
      const pending = event.timeStamp - first.at < SEQUENCE_MS ? first.key : '';
      const action = pending === '' ? find(name) : find(`${pending} ${name}`);
      first = action === undefined && beginsPair(name) ? { key: name, at: event.timeStamp } : { key: '', at: 0 };
      if (action === undefined) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}

const startsPair = (shortcuts: Shortcuts, key: string): boolean =>
  key !== '' && Object.keys(shortcuts).some((name) => name.startsWith(`${key} `));
