import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { shell } from '../texts/shell.ts';
import styles from './states.module.css';

interface EmptyProps {
  icon: Icon;
  title: string;
  /** What belongs here. */
  text: string;
  /** The first button. */
  children?: ReactNode;
}

/** A place with nothing in it yet: what belongs here and how to begin. */
export function EmptyState({ icon: Picture, title, text, children }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      <Picture className={styles['icon']} stroke={1.5} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </div>
  );
}

/** Grey lines after 300 ms. */
export function Loading() {
  return (
    <div className={styles['loading']} role="status" aria-label={shell.loading}>
      <i />
      <i />
      <i />
    </div>
  );
}
