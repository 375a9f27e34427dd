/** Fields that hold something which can't be kept as it is: the status bar counts them, and nobody leaves them unasked. */
import { useEffect, useId, useRef } from 'react';
import { createStore } from './store.ts';

export interface UnsavedField {
  /** The field's label. */
  label: string;
  /** Where it is, to jump there. */
  element: () => HTMLElement | null;
  /** Address of the page that still holds it when that page is opened again; such a field is lost only with the window. */
  keptAt?: string;
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

const lostWithPage = (field: UnsavedField): boolean => field.keptAt === undefined;
/** Forgets what is lost with the page; drafts that outlive it are still told. */
export const forgetUnsaved = (): void =>
  store.set(new Map([...store.get()].filter(([, fields]) => fields.some((field) => !lostWithPage(field)))));

/** Source of a draft that outlives its page: told by whoever holds the draft, until it is finished or given up. */
export const draftSource = (systemId: string, draft: string): string => `${systemId}/${draft}`;
/** Forgets every draft about a system that is gone. */
export const forgetDraftsOf = (systemId: string): void =>
  store.set(new Map([...store.get()].filter(([source]) => !source.startsWith(draftSource(systemId, '')))));

/** A field may be told by itself and by the group it stands in: it counts once. */
function listOf(sources: ReadonlyMap<string, readonly UnsavedField[]>): UnsavedField[] {
  const seen = new Set<HTMLElement>();
  return [...sources.values()].flat().filter((field) => {
    const element = field.element();
    if (element === null) return true;
    const isNew = !seen.has(element);
    seen.add(element);
    return isNew;
  });
}

/** What would be lost with the window. */
export const unsavedInWindow = (): UnsavedField[] => listOf(store.get());
/** What would be lost with the page. */
export const unsavedOnPage = (): UnsavedField[] => unsavedInWindow().filter(lostWithPage);
export const useUnsavedOnPage = (): UnsavedField[] => listOf(store.use()).filter(lostWithPage);

/** Tells of one field, or group of fields, for as long as it can't be kept. */
export function useUnsaved(unsaved: boolean, label: string, element: UnsavedField['element']): void {
  const source = useId();
  // Asked while the status bar is drawn, too: a ref, not an event.
  const find = useRef(element);
  useEffect(() => {
    find.current = element;
  });
  useEffect(() => {
    tellUnsaved(source, unsaved ? [{ label, element: () => find.current() }] : []);
    return () => tellUnsaved(source, []);
  }, [source, unsaved, label]);
}

/** Brings a field on screen, its page and tab first, and puts the cursor into it. */
export function jumpTo(field: UnsavedField): void {
  const element = field.element();
  if (element === null && field.keptAt !== undefined) window.location.hash = field.keptAt;
  const tab = element?.closest('[role="tabpanel"]')?.getAttribute('aria-labelledby');
  const button = tab == null ? null : document.getElementById(tab);
  if (button?.getAttribute('aria-selected') === 'false') button.click();
  // The tab is shown by the next render.
  setTimeout(() => element?.focus(), 0);
}
