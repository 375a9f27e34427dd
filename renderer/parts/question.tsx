import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  opened: boolean;
  /** The question. */
  title: string;
  /** What hangs on it. */
  children: ReactNode;
  /** Verbs, never “OK”. */
  confirm: string;
  cancel: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** A dialog for what cannot be undone. The safe answer has the focus; Esc cancels. */
export function Question({ opened, title, children, confirm, cancel, danger = false, busy = false, onConfirm, onCancel }: Props) {
  return (
    <Modal opened={opened} onClose={onCancel} title={<b>{title}</b>} withCloseButton={false}>
      <div className="col g16">
        <div className="col g8 s13 t2">{children}</div>
        <div className="row">
          <button type="button" className="btn end" onClick={onCancel} data-autofocus>
            {cancel}
          </button>
          <button type="button" className={danger ? 'btn danger' : 'btn pri'} disabled={busy} onClick={onConfirm}>
            {confirm}
          </button>
        </div>
      </div>
    </Modal>
  );
}
