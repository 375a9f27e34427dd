import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { WorkspaceInfo } from '../../core/api.ts';
import { shell } from '../texts/shell.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { Rail } from './rail.tsx';
import { SearchDialog } from './search-dialog.tsx';
import styles from './shell.module.css';
import { useShortcuts } from './shortcuts.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { UndoNotice } from './undo-notice.tsx';
import { forgetUndoTrouble, step, type Direction, type Way } from './undo.ts';
import { useUndone } from './undone.ts';

/** The frame of every page of an open workspace: top bar, rail, page, status bar, and the keys that work everywhere. */
export function Shell({ workspace, children }: { workspace: WorkspaceInfo; children: ReactNode }) {
  const navigate = useNavigate();
  const { history } = useRouter();
  const [keysShown, showKeys] = useState(false);
  const [searching, search] = useState(false);
  const main = useRef<HTMLElement>(null);
  const here = useLocation({ select: (location) => location.pathname });
  const undone = useUndone();
  useEffect(() => {
    // The link that led here, or the field of a page that began anew, is gone: keys go on from the page, not from the top of the window.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [here, undone]);
  useEffect(forgetUndoTrouble, [here]);
  const way = useMemo(
    (): Way => ({
      go: (address, { replace }) => (replace ? history.replace(address) : history.push(address)),
      here: () => history.location.href,
    }),
    [history],
  );
  const go = (to: string) => () => void navigate({ to });
  const take = (direction: Direction): void => step(direction, way);
  useShortcuts({
    'g h': go('/'),
    'g s': go('/systems'),
    'g d': go('/assess'),
    'g m': go('/grid'),
    'g e': go('/evidence'),
    'g k': go('/plans'),
    'g t': go('/progress'),
    'g o': go('/dossier'),
    'ctrl+k': () => search(true),
    'ctrl+z': () => take('undo'),
    'ctrl+shift+z': () => take('redo'),
    'ctrl+y': () => take('redo'),
    '?': () => showKeys(true),
  });
  return (
    <div className="app">
      <button type="button" className={`btn pri ${styles['skip']}`} onClick={() => main.current?.focus()}>
        {shell.skip}
      </button>
      <TopBar unitName={workspace.unitName} onSearch={() => search(true)} onStep={take} />
      <Rail />
      <main ref={main} className={`main ${styles['main']}`} tabIndex={-1}>
        <UndoNotice />
        {children}
      </main>
      <StatusBar sample={workspace.sample} />
      <KeysDialog opened={keysShown} onClose={() => showKeys(false)} />
      <SearchDialog
        opened={searching}
        onClose={() => search(false)}
        openSystem={/^\/(?:assess|systems)\/([^/]+)/.exec(here)?.[1] ?? null}
        onGo={(address) => history.push(address)}
      />
    </div>
  );
}
