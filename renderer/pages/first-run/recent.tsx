import { IconFlask, IconFolderOpen } from '@tabler/icons-react';
import type { WorkspaceInfo } from '../../../core/api.ts';
import { firstRun as words } from '../../texts/first-run.ts';
import styles from './first-run.module.css';

interface Props {
  recent: WorkspaceInfo[];
  busy: boolean;
  onOpen: (file: string) => void;
}

/** Workspaces opened before on this computer. */
export function Recent({ recent, busy, onOpen }: Props) {
  if (recent.length === 0) return null;
  return (
    <section className="col g8" aria-label={words.recent}>
      <h3>{words.recent}</h3>
      <ul className={styles['recent']}>
        {recent.map(({ file, unitName, sample }) => (
          <li key={file}>
            <button type="button" className="btn" title={file} disabled={busy} onClick={() => onOpen(file)}>
              {sample ? <IconFlask className="i" aria-hidden="true" /> : <IconFolderOpen className="i" aria-hidden="true" />}
              {unitName}
              {sample && <span className="t3">{words.sample}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
