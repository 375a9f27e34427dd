import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from "./text-field.module.css";
import { createDelayed } from './delayed.ts';

const DELAY_MS = 1000;

interface Props {
  label: string;
  hint?: string;
  /** Key that jumps here. */
  shortcut?: string;
  id?: string;
  value: string;
  onCommit: (text: string) => void;
  rows?: number;
  single?: boolean;
}

/** A text that is saved a second after the last key, when it is left, and when the item or the page changes. */
export function TextField({ label, hint, shortcut, id, value, onCommit, rows = 2, single = false }: Props) {
  const [text, setText] = useState(value);
  const commit = useRef(onCommit);
  commit.current = onCommit;
  const [delayed] = useState(() => createDelayed<string>((typed) => commit.current(typed), DELAY_MS));

  // A value from outside (another place changed it) is shown unless something typed here still waits.
  useEffect(() => {
    if (!delayed.waiting) setText(value);
  }, [value, delayed]);
  useEffect(() => {
    window.addEventListener('pagehide', delayed.flush);
    return () => {
      window.removeEventListener('pagehide', delayed.flush);
      delayed.flush();
    };
  }, [delayed]);

  const heading: ReactNode = (
    <span className="row g6">
      {label}
      {hint !== undefined && <span className={`s12 t3 ${styles["hint"]}`} aria-hidden="true">{`· ${hint}`}</span>}
      {shortcut !== undefined && (
        <span className="end" aria-hidden="true">
          <kbd>{shortcut}</kbd>
        </span>
      )}
    </span>
  );
  const shared = {
    id,
    label: heading,
    'aria-label': label,
    labelProps: { style: { display: 'block' } },
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => {
      setText(event.currentTarget.value);
      delayed.set(event.currentTarget.value);
    },
    onBlur: delayed.flush,
  };
  return single ? <TextInput {...shared} /> : <Textarea {...shared} autosize minRows={rows} maxRows={12} />;
}
