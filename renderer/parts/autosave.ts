/** Forms without a “Lưu” button: a valid change is written one second after the last key, and at once when a field is left. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { saving } from './saving.ts';

const DELAY_MS = 1000;

export interface Autosave {
  /** Writes what has changed now; to be hung onto the form's onBlur. */
  flush: () => void;
  /** Why the last write failed; null once one succeeds. What was typed stays on screen. */
  error: unknown;
}

/** Writes the whole form by `save` (the same function on every render) whenever it has changed and its schema accepts it. */
export function useAutosave<T extends FieldValues>(
  form: UseFormReturn<T, unknown, T>,
  save: (value: T) => Promise<{ savedAt: string }>,
): Autosave {
  const [error, setError] = useState<unknown>(null);
  const timer = useRef<number | undefined>(undefined);
  const written = useRef(JSON.stringify(form.getValues()));

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    void form.handleSubmit(async (value) => {
      const text = JSON.stringify(value);
      if (text === written.current) return;
      const before = written.current;
      written.current = text;
      try {
        await saving(save(value));
        setError(null);
      } catch (failure) {
        written.current = before;
        setError(failure);
      }
    })();
  }, [form, save]);

  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(flush, DELAY_MS);
      },
    });
    // Nothing may wait while the window is left or closed.
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      unsubscribe();
      flush();
    };
  }, [form, flush]);

  return { flush, error };
}
