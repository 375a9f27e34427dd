/** Forms without a “Lưu” button: a valid change is written one second after the last key, and at once when a field is left. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { usePending } from './pending.ts';
import { saving } from './saving.ts';
import { tellUnsaved, type UnsavedField } from './unsaved.ts';
import { validPart } from './valid-part.ts';

const DELAY_MS = 1000;

export interface Autosave {
  /** Writes what has changed now; to be hung onto the form's onBlur. */
  flush: () => void;
  /** Why the last write failed; null once one succeeds. What was typed stays on screen. */
  error: unknown;
}

/**
 * Writes the form of `what` by `save` (the same function on every render) whenever it has changed. Fields that `schema` refuses keep
 * their last written value and are told to the status bar; everything else is written.
 */
export function useAutosave<T extends FieldValues>(
  form: UseFormReturn<T, unknown, T>,
  schema: z.ZodType<T>,
  // Named, so that a write that failed on leaving is made good by the next one of the same form.
  what: string,
  save: (value: T) => Promise<{ savedAt: string }>,
): Autosave {
  const [error, setError] = useState<unknown>(null);
  const source = useId();
  const timer = useRef<number | undefined>(undefined);
  const written = useRef<T>(form.getValues());

  const write = useCallback(async () => {
    window.clearTimeout(timer.current);
    const { value, wrong } = validPart(schema, form.getValues(), written.current);
    tellUnsaved(source, wrong.map(fieldNamed));
    for (const path of wrong) void form.trigger(path as Path<T>);
    if (value === null || JSON.stringify(value) === JSON.stringify(written.current)) return;
    const before = written.current;
    written.current = value;
    try {
      await saving(what, save(value));
      setError(null);
    } catch (failure) {
      written.current = before;
      setError(failure);
    }
  }, [form, schema, save, source, what]);

  usePending(write);
  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => void write(), DELAY_MS);
      },
    });
    return () => {
      unsubscribe();
      void write();
      tellUnsaved(source, []);
    };
  }, [form, write, source]);

  return { flush: () => void write(), error };
}

/** A field by its path in the form, which is also the name of its input. */
function fieldNamed(path: string): UnsavedField {
  const element = (): HTMLElement | null => document.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`);
  const input = element();
  const label = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement ? input.labels?.[0]?.textContent : undefined;
  return { label: label ?? '', element };
}
