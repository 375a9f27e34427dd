import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useId, useState, type ReactNode } from 'react';
import styles from './text-field.module.css';
import { createDelayed } from './delayed.ts';
import { usePending } from './pending.ts';

/** Durable within a second after the last key, the writing included. */
const DELAY_MS = 700;

/** The style sheet lets it grow with its text: measuring it by script would lay the whole page out again at every step of the desk. */
const GROWS = { input: styles['grows'] ?? '' };

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
  maxLength?: number;
  /** What was written in such fields before, offered while typing; for a single line. */
  suggestions?: readonly string[];
}

/** A text that is saved within a second after the last key, when it is left, and when the item or the page changes. */
export function TextField({ label, hint, shortcut, id, value, onCommit, rows = 2, single = false, maxLength, suggestions = [] }: Props) {
  const listId = useId();
  // What is being typed; null while the field shows what is kept.
  const [typed, setTyped] = useState<string | null>(null);
  // Each text is written by the handler it was typed under, so that a late write never lands on the next requirement.
  const [delayed] = useState(() => createDelayed<() => void>((write) => write(), DELAY_MS));
  usePending(delayed.flush);
  useEffect(() => delayed.flush, [delayed]);

  const heading: ReactNode = (
    <span className="row g6">
      {label}
      {hint !== undefined && <span className={`s12 t3 ${styles['hint']}`} aria-hidden="true">{`· ${hint}`}</span>}
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
    value: typed ?? value,
    maxLength,
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      setTyped(text);
      delayed.set(() => onCommit(text));
    },
    onBlur: () => {
      delayed.flush();
      setTyped(null);
    },
  };
  if (!single) return <Textarea {...shared} classNames={GROWS} styles={{ input: { minHeight: `calc(${rows}lh + 14px)` } }} />;
  if (suggestions.length === 0) return <TextInput {...shared} />;
  return (
    <>
      <TextInput {...shared} list={listId} />
      <datalist id={listId}>
        {suggestions.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </>
  );
}
