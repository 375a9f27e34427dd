/** The keys of the desk. */
import { useEffect, useEffectEvent } from 'react';
import { VERDICTS, type Verdict } from '../../../core/assessment/model.ts';
import { useHints, type Hint } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { assess as words } from '../../texts/assess.ts';
import { FILTERS_ID } from './filter-bar.tsx';

export interface DeskActs {
  verdict(verdict: Verdict | null): void;
  step(direction: 1 | -1): void;
  group(direction: 1 | -1): void;
  unanswered(): void;
  confirm(): void;
  pick(): void;
  vault(): void;
  paste(files: File[]): void;
  useCommon(): void;
  makeCommon(): void;
  include(): void;
  search(): void;
  leave(): void;
  /** Makes the list of requirements visible where it is hidden. */
  tree(): void;
}

const focus = (id: string): void => document.getElementById(id)?.focus();
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement ||
  target instanceof HTMLAnchorElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio');
/** Where arrows already mean something: fields, radios, menus and lists. */
const takesArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role="tree"], [role="menu"], [role="listbox"]') !== null;
const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

const HINTS: Hint[] = [
  { keys: ['1', '2', '3', '4'], text: words.keys.verdict },
  { keys: ['J', 'K'], text: words.keys.move },
  { keys: ['U'], text: words.keys.unanswered },
  { keys: ['N'], text: words.keys.note },
  { keys: ['E'], text: words.keys.evidence },
  { keys: ['M'], text: words.keys.vault },
  { keys: ['P'], text: words.keys.plan },
  { keys: ['R'], text: words.keys.reason },
  { keys: ['A'], text: words.keys.assignee },
  { keys: ['T'], text: words.keys.useCommon },
  { keys: ['C'], text: words.keys.makeCommon },
  { keys: ['I'], text: words.keys.include },
  { keys: ['/'], text: words.keys.search },
  { keys: ['F'], text: words.keys.filters },
  { keys: ['↓', '↑'], text: words.keys.arrows },
  { keys: ['[', ']'], text: words.keys.groups },
  { keys: ['Enter'], text: words.keys.confirm },
  { keys: ['Ctrl', 'Enter'], text: words.keys.confirmInText },
  { keys: ['Esc'], text: words.keys.leave },
  { keys: ['0'], text: words.keys.clear },
  { keys: ['Ctrl', 'V'], text: words.keys.paste },
];

export function useDeskKeys(acts: DeskActs): void {
  useShortcuts({
    ...Object.fromEntries(VERDICTS.map((verdict, i) => [String(i + 1), () => acts.verdict(verdict)])),
    0: () => acts.verdict(null),
    j: () => acts.step(1),
    k: () => acts.step(-1),
    pagedown: () => acts.step(1),
    pageup: () => acts.step(-1),
    ']': () => acts.group(1),
    '[': () => acts.group(-1),
    u: () => acts.unanswered(),
    n: () => focus('note'),
    p: () => focus('plan'),
    r: () => focus('reason'),
    a: () => focus('assignee'),
    e: () => acts.pick(),
    m: () => acts.vault(),
    t: () => acts.useCommon(),
    c: () => acts.makeCommon(),
    i: () => acts.include(),
    '/': () => acts.search(),
    f: () => {
      acts.tree();
      focus(FILTERS_ID);
    },
    'ctrl+enter': () => acts.confirm(),
    escape: () => acts.leave(),
  });
  useSharedKeys(acts);
  useHints(HINTS);
}

/** Enter confirms, and arrows walk, only where they would do nothing else; a pasted file is evidence only outside text fields. */
function useSharedKeys(acts: Pick<DeskActs, 'confirm' | 'paste' | 'step'>): void {
  const confirm = useEffectEvent(() => acts.confirm());
  const step = useEffectEvent((direction: 1 | -1) => acts.step(direction));
  const paste = useEffectEvent((files: File[]) => acts.paste(files));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing || event.defaultPrevented) return;
      if (isDialogOpen()) return;
      if (event.key === 'Enter' && !isPressable(event.target)) confirm();
      else if (event.key === 'ArrowDown' && !takesArrows(event.target)) step(1);
      else if (event.key === 'ArrowUp' && !takesArrows(event.target)) step(-1);
      else return;
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      paste(files);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
}
