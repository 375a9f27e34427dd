/** One field that can't be read as its kind of value: told once it is left, and never lost without a word. */
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { shell } from '../texts/shell.ts';
import { toast } from './toast.tsx';
import { isUnsaved, tellUnsaved } from './unsaved.ts';

export interface Unreadable {
  /** Whether the field says so now. */
  told: boolean;
  tell(text: string): void;
  clear(): void;
}

export function useUnreadable(label: string, input: RefObject<HTMLElement | null>): Unreadable {
  const source = useId();
  const [told, setTold] = useState(false);
  const lost = useRef({ label, text: '' });
  useEffect(
    () => () => {
      // Whoever left by the question has been told already, and the list is empty then.
      if (isUnsaved(source)) toast(shell.unsaved.lost(lost.current.label, lost.current.text));
      tellUnsaved(source, []);
    },
    [source],
  );
  return {
    told,
    tell: (text) => {
      lost.current = { label, text };
      setTold(true);
      tellUnsaved(source, [{ label, element: () => input.current }]);
    },
    clear: () => {
      setTold(false);
      tellUnsaved(source, []);
    },
  };
}
