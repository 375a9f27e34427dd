/** The keys of the desk. */
import { useEffect, useEffectEvent } from 'react';
import { VERDICTS, type Verdict } from '../../../core/assessment/model.ts';
import { useHints } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { assess as words } from '../../texts/assess.ts';

export interface DeskActs {
  verdict(verdict: Verdict | null): void;
  step(direction: 1 | -1): void;
  unanswered(): void;
  confirm(): void;
  pick(): void;
  vault(): void;
  paste(files: File[]): void;
  search(): void;
  leave(): void;
}

const focus = (id: string): void => document.getElementById(id)?.focus();
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement ||
  target instanceof HTMLAnchorElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio');

export function useDeskKeys(acts: DeskActs): void {
  useShortcuts({
    ...Object.fromEntries(VERDICTS.map((verdict, i) => [String(i + 1), () => acts.verdict(verdict)])),
    0: () => acts.verdict(null),
    j: () => acts.step(1),
    k: () => acts.step(-1),
    pagedown: () => acts.step(1),
    pageup: () => acts.step(-1),
    u: () => acts.unanswered(),
    n: () => focus('note'),
    p: () => focus('plan'),
    e: () => acts.pick(),
    m: () => acts.vault(),
    '/': () => acts.search(),
    'ctrl+enter': () => acts.confirm(),
    escape: () => acts.leave(),
  });
  useEnterAndPaste(acts);
  useHints([
    { keys: ['1', '2', '3', '4'], text: words.keys.verdict },
    { keys: ['J', 'K'], text: words.keys.move },
    { keys: ['U'], text: words.keys.unanswered },
    { keys: ['N'], text: words.keys.note },
    { keys: ['E'], text: words.keys.evidence },
    { keys: ['M'], text: words.keys.vault },
    { keys: ['P'], text: words.keys.plan },
    { keys: ['/'], text: words.keys.search },
    { keys: ['Enter'], text: words.keys.confirm },
    { keys: ['Ctrl', 'Enter'], text: words.keys.confirmInText },
    { keys: ['Esc'], text: words.keys.leave },
    { keys: ['0'], text: words.keys.clear },
  ]);
}

/** Enter confirms only where it would do nothing else; a pasted file is evidence only outside text fields. */
function useEnterAndPaste(acts: Pick<DeskActs, 'confirm' | 'paste'>): void {
  const confirm = useEffectEvent(() => acts.confirm());
  const paste = useEffectEvent((files: File[]) => acts.paste(files));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.ctrlKey || event.isComposing || event.defaultPrevented || isPressable(event.target)) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      event.preventDefault();
      confirm();
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
