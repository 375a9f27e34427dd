/** Puts the cursor where an address says: “?field=letter.place”, whichever tab the field stands on, once the page has drawn it. */
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { jumpTo } from './unsaved.ts';

/** A page that has not drawn its field by then has none of that name. */
const PATIENCE_MS = 10_000;
/** Whoever has begun to do something is not led away from it any more. */
const ACTS = ['keydown', 'pointerdown'] as const;
const FOCUSABLE = 'input:not([type="hidden"]), select, textarea, button';

/** Follows the address of the window; several names are told apart by commas. */
export function useLanding(): void {
  const named = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('field') ?? '' });
  // The same address asked for again leads there again.
  const visit = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  useEffect(() => {
    if (named === '') return undefined;
    const names = named.split(',');
    const land = (): boolean => {
      const field = fieldNamed(names);
      if (field === null) return false;
      jumpTo({ label: '', element: () => field });
      setTimeout(() => field.scrollIntoView({ block: 'center' }), 0);
      return true;
    };
    if (land()) return undefined;
    const observer = new MutationObserver(() => {
      if (land()) stop();
    });
    const stop = (): void => {
      observer.disconnect();
      window.clearTimeout(timer);
      for (const act of ACTS) window.removeEventListener(act, stop, true);
    };
    const timer = window.setTimeout(stop, PATIENCE_MS);
    observer.observe(document.body, { childList: true, subtree: true });
    for (const act of ACTS) window.addEventListener(act, stop, true);
    return stop;
  }, [named, visit]);
}

/**
 * Of all fields of these names the first that is empty; then the first that is told to be wrong; then, of names that do not ask for
 * a wrong one (“!phone”), the first of all.
 */
function fieldNamed(names: readonly string[]): HTMLElement | null {
  const found = names.flatMap((name) => fieldsOf(name.replace('!', '')).map((element) => ({ element, seeksWrong: name.startsWith('!') })));
  const best =
    found.find(({ element, seeksWrong }) => !seeksWrong && isEmpty(element)) ??
    found.find(({ element }) => element.getAttribute('aria-invalid') === 'true') ??
    found[0];
  return best?.element ?? null;
}

/** By `name`, by `data-landing` around it, or by the id of a text of the desk. `*` stands for one part of a name, or for several. */
function fieldsOf(name: string): HTMLElement[] {
  const pattern = new RegExp(`^${name.split('*').map(escaped).join('.+')}$`);
  const named = [...document.querySelectorAll<HTMLElement>('main [name], main [data-landing], main [data-approval]')].flatMap((element) => {
    const { landing, approval } = element.dataset;
    const own = landing ?? (approval === undefined ? element.getAttribute('name') : `approval.${approval}`);
    if (own === null || !pattern.test(own)) return [];
    const field = element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
    return field === null ? [] : [field];
  });
  if (named.length > 0) return named;
  const ofDesk = document.getElementById(name);
  return ofDesk?.matches(FOCUSABLE) === true ? [ofDesk] : [];
}

const escaped = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');

const isEmpty = (element: HTMLElement): boolean =>
  (element instanceof HTMLInputElement && element.type !== 'checkbox' && element.value.trim() === '') ||
  (element instanceof HTMLTextAreaElement && element.value.trim() === '');
