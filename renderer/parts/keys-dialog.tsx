import { Modal } from '@mantine/core';
import { shell } from '../texts/shell.ts';
import styles from './keys-dialog.module.css';
import { useHintsShown, type Hint } from './place.ts';

/** Keys of the whole window. */
export const GLOBAL_KEYS: Hint[] = [
  { keys: ['G', 'H'], text: 'trang chủ' },
  { keys: ['G', 'S'], text: 'hệ thống' },
  { keys: ['G', 'D'], text: 'đánh giá' },
  { keys: ['Ctrl', 'K'], text: shell.keys.search },
  { keys: ['G', 'O'], text: 'hồ sơ' },
  { keys: ['G', 'M'], text: 'ma trận' },
  { keys: ['G', 'E'], text: 'minh chứng' },
  { keys: ['G', 'K'], text: 'khắc phục' },
  { keys: ['G', 'T'], text: 'tiến độ' },
  { keys: ['Ctrl', 'Z'], text: shell.keys.undo },
  { keys: ['Ctrl', 'Shift', 'Z'], text: shell.keys.redo },
  { keys: ['Ctrl', 'Y'], text: shell.keys.redoToo },
  { keys: ['Ctrl', '+'], text: shell.keys.larger },
  { keys: ['Ctrl', '−'], text: shell.keys.smaller },
  { keys: ['Ctrl', '0'], text: shell.keys.normal },
  { keys: ['?'], text: shell.keys.help },
];

function List({ title, hints }: { title: string; hints: Hint[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['list']}>
        {hints.map(({ keys, text }) => (
          <li key={text} className="row s13">
            <span className={styles['keys']}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All keys that work now. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const here = useHintsShown();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b>{shell.keys.title}</b>}
      size="lg"
      closeButtonProps={{ 'aria-label': shell.keys.close }}
    >
      <div className="col g16">
        {here.length > 0 && <List title={shell.keys.here} hints={here} />}
        <List title={shell.keys.everywhere} hints={GLOBAL_KEYS} />
        <p className="s12 t3">{shell.keys.note}</p>
      </div>
    </Modal>
  );
}
