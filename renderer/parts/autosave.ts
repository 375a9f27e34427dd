/** Forms without a “Lưu” button: a valid change is written one second after the last key, and at once when a field is left. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { shell } from '../texts/shell.ts';
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

/** Writes what `read` gives whenever it has changed and somebody asks; fields that `schema` refuses are told by `onWrong` and keep their last written value. */
function useWriting<T extends object>(
  read: () => T,
  schema: z.ZodType<T>,
  what: string,
  save: (value: T) => Promise<{ savedAt: string }>,
  onWrong?: (paths: string[]) => void,
): Autosave & { soon: () => void } {
  const [error, setError] = useState<unknown>(null);
  const source = useId();
  const timer = useRef<number | undefined>(undefined);
  const written = useRef<T | null>(null);
  written.current ??= read();

  const write = useCallback(async () => {
    window.clearTimeout(timer.current);
    const before = written.current;
    if (before === null) return;
    const { value, wrong } = validPart(schema, read(), before);
    tellUnsaved(source, wrong.map(fieldNamed));
    onWrong?.(wrong);
    if (value === null || JSON.stringify(value) === JSON.stringify(before)) return;
    written.current = value;
    try {
      await saving(what, save(value));
      setError(null);
    } catch (failure) {
      written.current = before;
      setError(failure);
    }
  }, [read, schema, save, source, what, onWrong]);

  usePending(write);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      void write();
      tellUnsaved(source, []);
    };
  }, [write, source]);
  const soon = useCallback(() => {
    // Leaving writes at once, and the form may still tell of changes then.
    if (left.current) return;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void write(), DELAY_MS);
  }, [write]);
  return { soon, flush: () => void write(), error };
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
  const read = useCallback(() => form.getValues(), [form]);
  const tell = useCallback(
    (wrong: string[]) => {
      for (const path of wrong) void form.trigger(path as Path<T>);
    },
    [form],
  );
  const { soon, flush, error } = useWriting(read, schema, what, save, tell);
  useEffect(() => form.subscribe({ formState: { values: true }, callback: soon }), [form, soon]);
  return { flush, error };
}

export interface RecordForm<T> extends Autosave {
  value: T;
  /** Takes a change in; it is written a second after the last one, or when `flush` is called. */
  change: (part: Partial<T>) => void;
}

/** The same for one record without a form of its own: its fields take a value and give a change. */
export function useRecord<T extends object>(
  initial: T,
  schema: z.ZodType<T>,
  what: string,
  save: (value: T) => Promise<{ savedAt: string }>,
): RecordForm<T> {
  const [value, setValue] = useState(initial);
  const latest = useRef(initial);
  const read = useCallback(() => latest.current, []);
  const { soon, flush, error } = useWriting(read, schema, what, save);
  const change = useCallback(
    (part: Partial<T>) => {
      latest.current = { ...latest.current, ...part };
      setValue(latest.current);
      soon();
    },
    [soon],
  );
  return { value, change, flush, error };
}

/** A field by its path in the form, which is also the name of its input. */
function fieldNamed(path: string): UnsavedField {
  return { label: labelOf(inputOf(path)), element: () => inputOf(path) };
}

/** The input of a path; a list written in one box bears the name of the list, not of its entry. */
function inputOf(path: string): HTMLElement | null {
  const list = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const found = document.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`);
  return found ?? (list === '' ? null : document.querySelector<HTMLElement>(`[name="${CSS.escape(list)}"]`));
}

/** What people call a field: its label, after the name of the group that it shares with others of the same label. */
function labelOf(input: HTMLElement | null): string {
  const isField = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement || input instanceof HTMLSelectElement;
  const label = (isField ? input.labels?.[0]?.textContent : undefined) ?? input?.getAttribute('aria-label') ?? shell.unsaved.unnamed;
  const group = input?.closest('fieldset')?.querySelector(':scope > legend')?.textContent ?? '';
  return group === '' ? label : `${group}: ${label}`;
}
