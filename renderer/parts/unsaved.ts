/** Fields that hold something which can't be kept as it is: the status bar counts them, and nobody leaves them unasked. */
import { useEffect, useEffectEvent, useId } from 'react';
import { createStore } from './store.ts';

export interface UnsavedField {
  /** The field's label. */
  label: string;
  /** Where it is, to jump there. */
  element: () => HTMLElement | null;
  /** Still there when the page is opened again; lost only with the window. */
  keptInWindow?: boolean;
}

/** By the field or form that told. */
const store = createStore<ReadonlyMap<string, readonly UnsavedField[]>>(new Map());

/** Says which fields of `source` can't be kept now; an empty list when all can. */
export function tellUnsaved(source: string, fields: readonly UnsavedField[]): void {
  if (fields.length === 0 && !store.get().has(source)) return;
  const next = new Map(store.get());
  if (fields.length === 0) next.delete(source);
  else next.set(source, fields);
  store.set(next);
}

export const isUnsaved = (source: string): boolean => store.get().has(source);
export const forgetUnsaved = (): void => store.set(new Map());

const listOf = (sources: ReadonlyMap<string, readonly UnsavedField[]>): UnsavedField[] => [...sources.values()].flat();
const lostWithPage = (field: UnsavedField): boolean => field.keptInWindow !== true;

/** What would be lost with the window. */
export const unsavedInWindow = (): UnsavedField[] => listOf(store.get());
/** What would be lost with the page. */
export const unsavedOnPage = (): UnsavedField[] => unsavedInWindow().filter(lostWithPage);
export const useUnsavedOnPage = (): UnsavedField[] => listOf(store.use()).filter(lostWithPage);

/** Tells of one field, or group of fields, for as long as it can't be kept. */
export function useUnsaved(unsaved: boolean, label: string, element: UnsavedField['element'], keptInWindow = false): void {
  const source = useId();
  const find = useEffectEvent(element);
  useEffect(() => {
    tellUnsaved(source, unsaved ? [{ label, element: () => find(), keptInWindow }] : []);
    return () => tellUnsaved(source, []);
  }, [source, unsaved, label, keptInWindow]);
}

/** Brings a field on screen, its tab first, and puts the cursor into it. */
export function jumpTo(field: UnsavedField): void {
  const element = field.element();
  const tab = element?.closest('[role="tabpanel"]')?.getAttribute('aria-labelledby');
  const button = tab == null ? null : document.getElementById(tab);
  if (button?.getAttribute('aria-selected') === 'false') button.click();
  // The tab is shown by the next render.
  setTimeout(() => element?.focus(), 0);
}
