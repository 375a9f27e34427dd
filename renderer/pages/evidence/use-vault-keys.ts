/** The keys of the vault: arrows and Enter in the list, single letters for what is done with the chosen piece. */
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { useHints } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { vaultActs } from '../../texts/evidence.ts';
import type { Piece } from './filters.ts';
import { focusPiece } from './piece-list.tsx';
import type { Acts } from './use-acts.ts';

interface Parts {
  /** The list with its tools. */
  area: RefObject<HTMLElement | null>;
  shown: readonly Piece[];
  chosen: string | null;
  choose: (id: string) => void;
  acts: Acts;
  search: () => void;
}

export function useVaultKeys({ area, shown, chosen, choose, acts, search }: Parts): void {
  useShortcuts({
    l: () => chosen !== null && acts.open('link'),
    delete: () => acts.discard(),
    '/': search,
  });
  const move = (by: 1 | -1): void => {
    const at = shown.findIndex(({ id }) => id === chosen);
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    choose(next.id);
    focusPiece(next.id, shown);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
    const { target } = event;
    const onPiece = target instanceof HTMLElement && target.closest('[data-piece]') !== null;
    const free = target === document.body || onPiece;
    // Arrows belong to what they move in: fields, the detail. From the search field the arrow leads into the list.
    const moves = target instanceof HTMLElement && target.closest('aside, select, textarea, input, [role="menu"]') === null;
    const inSearch = target instanceof HTMLInputElement && area.current?.contains(target) === true;
    if (event.key === 'ArrowDown' && (moves || inSearch)) move(1);
    else if (event.key === 'ArrowUp' && moves) move(-1);
    else if (event.key === ' ' && free && chosen !== null) acts.open('look');
    else if (event.key === 'Enter' && free && chosen !== null) document.getElementById('evidence-detail')?.focus();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  const { keys } = vaultActs;
  useHints([
    { keys: ['↑', '↓'], text: keys.choose },
    { keys: ['Space'], text: keys.look },
    { keys: ['Enter'], text: keys.open },
    { keys: ['L'], text: keys.link },
    { keys: ['Del'], text: keys.discard },
    { keys: ['Ctrl', 'V'], text: keys.paste },
    { keys: ['/'], text: keys.search },
  ]);
}
