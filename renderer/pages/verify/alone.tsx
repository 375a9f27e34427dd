import { IconArrowLeft, IconWifiOff } from '@tabler/icons-react';
import { Brand } from '../../parts/brand.tsx';
import { firstRun } from '../../texts/first-run.ts';
import { shell } from '../../texts/shell.ts';
import { verify } from '../../texts/verify.ts';
import VerifyPage from './page.tsx';
import styles from './verify.module.css';

/** The same page where no workspace is open: whoever only checks what others made needs none. */
export default function VerifyAlone() {
  return (
    <div className={styles['alone']}>
      <header className={styles['aloneBar']}>
        <Brand />
        <b className="s16">{shell.product}</b>
        <span className="t3 s13">{verify.alone.place}</span>
        <span className="end s13 t2 row g6">
          <IconWifiOff className="i" aria-hidden="true" />
          {firstRun.offline}
        </span>
        <a className="btn" href="#/">
          <IconArrowLeft className="i" aria-hidden="true" />
          {verify.alone.back}
        </a>
      </header>
      <main className={styles['aloneMain']} tabIndex={-1}>
        <VerifyPage />
      </main>
    </div>
  );
}
