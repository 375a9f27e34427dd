import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { WorkspaceInfo } from '../../core/api.ts';
import { shell } from '../texts/shell.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { useShortcuts } from './shortcuts.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every page of an open workspace: top bar, rail, page, status bar, and the keys that work everywhere. */
export function Shell({ workspace, children }: { workspace: WorkspaceInfo; children: ReactNode }) {
  const navigate = useNavigate();
  const [keysShown, showKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const here = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    // The link that led here is gone with its page: keys go on from the new page, not from the top of the window.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [here]);
  const go = (to: string) => () => void navigate({ to });
  useShortcuts({ 'g h': go('/'), 'g s': go('/systems'), 'g d': go('/assess'), 'g o': go('/dossier'), '?': () => showKeys(true) });
  return (
    <div className="app">
      <button type="button" className={`btn pri ${styles['skip']}`} onClick={() => main.current?.focus()}>
        {shell.skip}
      </button>
      <TopBar unitName={workspace.unitName} />
      <Rail />
      <main ref={main} className={`main ${styles['main']}`} tabIndex={-1}>
        {children}
      </main>
      <StatusBar sample={workspace.sample} />
      <KeysDialog opened={keysShown} onClose={() => showKeys(false)} />
    </div>
  );
}
