import { IconX } from '@tabler/icons-react';
import { ApiFailure } from '../api.ts';
import { undo as words } from '../texts/undo.ts';
import { FailureNotice } from './failure-notice.tsx';
import styles from './shell.module.css';
import { forgetUndoTrouble, useUndoTrouble } from './undo.ts';

/** Why the last act could not be taken back; stays until it is read. */
export function UndoNotice() {
  const failure = useUndoTrouble();
  if (failure === null) return null;
  return (
    <div className={styles['notice']}>
      <FailureNotice error={new ApiFailure({ code: failure.code, message: failure.message })} title={words.refused.title} />
      <button type="button" className="btn sm sub" aria-label={words.refused.close} onClick={forgetUndoTrouble}>
        <IconX className="i" aria-hidden="true" />
      </button>
    </div>
  );
}
