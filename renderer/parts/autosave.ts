/** Forms without a “Lưu” button: a valid change is written one second after the last key, and at once when the form is left. */
import { useCallback, useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

const DELAY_MS = 1000;

/**
 * Writes the whole form by `save` whenever it has changed and its schema accepts it. Returns `flush`, to be hung onto the
 * form's onBlur. What `save` refuses stays on screen and is written with the next change.
 */
export function useAutosave<T extends FieldValues>(form: UseFormReturn<T, unknown, T>, save: (value: T) => Promise<void>): () => void {
  const timer = useRef<number | undefined>(undefined);
  const dirty = useRef(false);
  const latestSave = useRef(save);
  latestSave.current = save;

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    if (!dirty.current) return;
    dirty.current = false;
    void form.handleSubmit(
      (value) =>
        latestSave.current(value).catch(() => {
          dirty.current = true;
        }),
      () => {
        dirty.current = true;
      },
    )();
  }, [form]);

  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: ({ name, type }) => {
        // Loading values into the form is no change by the user.
        if (name === undefined && type === undefined) return;
        dirty.current = true;
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(flush, DELAY_MS);
      },
    });
    return () => {
      unsubscribe();
      flush();
    };
  }, [form, flush]);

  return flush;
}
