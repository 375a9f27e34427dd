import { Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { COPIED_REASON } from '../../../core/assessment/counted.ts';
import type { Targets } from '../../../core/assessment/grid.ts';
import { showNumber } from '../../parts/format.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { useUnsaved } from '../../parts/unsaved.ts';
import { grid as words } from '../../texts/grid.ts';
import styles from './grid.module.css';

interface Props {
  targets: Targets;
  onWrite: (reason: string) => void;
  onCancel: () => void;
}

/** As long as an answer keeps it. */
const LONGEST = 20_000;

/** Asks once why none of the chosen requirements applies. */
export function ReasonForm({ targets: { written, following }, onWrite, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const count = showNumber(written.length + following.length);
  const replaced = written.filter(({ cell }) => cell.verdict !== null && cell.verdict !== 'not_applicable').length;
  const wrong = reason.length > LONGEST ? words.reason.tooLong : reason.trim() === '' && tried ? words.reason.missing : null;
  useEffect(() => field.current?.focus(), []);
  useUnsaved(reason.trim() !== '', words.reason.label(count), () => field.current);
  const write = (): void => {
    setTried(true);
    if (reason.trim() === '' || reason.length > LONGEST) field.current?.focus();
    else if (written.length > 0) onWrite(reason.trim());
  };
  useShortcuts({ 'ctrl+enter': write });
  return (
    <form
      className={styles['reason']}
      aria-label={words.verdicts.not_applicable}
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <Textarea
        ref={field}
        label={words.reason.label(count)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={wrong}
        autosize
        minRows={1}
        maxRows={4}
      />
      {replaced > 0 && (
        <p className="row g6 s12 partial" role="status">
          <IconAlertTriangle className="i s" aria-hidden="true" />
          {words.reason.replaces(showNumber(replaced))}
        </p>
      )}
      {written.length >= COPIED_REASON && (
        <p className="row g6 s12 partial" role="status">
          <IconAlertTriangle className="i s" aria-hidden="true" />
          {words.reason.copied}
        </p>
      )}
      <div className={styles['acts']}>
        <button type="submit" className="btn pri" disabled={written.length === 0}>
          <VerdictMark verdict="not_applicable" silent />
          {words.reason.write}
          <kbd aria-hidden="true">Ctrl Enter</kbd>
        </button>
        <button type="button" className="btn sub" onClick={onCancel}>
          {words.reason.cancel}
          <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </form>
  );
}
