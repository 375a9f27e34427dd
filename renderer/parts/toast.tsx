import { notifications } from '@mantine/notifications';
import { shell } from '../texts/shell.ts';
import styles from './toast.module.css';

const SHOWN_MS = 6000;

/** Takes every toast away: what they offer to undo is gone with the workspace. */
export const hideToasts = (): void => notifications.clean();

/**
 * Tells what was just done, at the bottom centre for 6 s, with “Hoàn tác” when it can be undone. Never for errors.
 * @returns what takes it away before its time
 */
export const toast = (text: string, undo?: () => void): (() => void) =>
  toastWith(text, undo === undefined ? [] : [{ text: shell.undo, run: undo }]);

/** The same with other acts that may follow; each takes the toast away. */
export function toastWith(text: string, actions: readonly { text: string; run: () => void }[]): () => void {
  const id = notifications.show({
    message: (
      <>
        <span className="grow">{text}</span>
        {actions.map((action) => (
          <button
            key={action.text}
            type="button"
            className={`btn sm ${styles['undo']}`}
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.text}
          </button>
        ))}
      </>
    ),
    autoClose: SHOWN_MS,
    closeButtonProps: { 'aria-label': shell.closeToast },
    classNames: { root: styles['root'] ?? '', description: styles['description'] ?? '', closeButton: styles['close'] ?? '' },
  });
  return () => void notifications.hide(id);
}
