/** Frames of forms: a section with a heading, a named group, a label that says what Mẫu số 08 needs. */
import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { shell } from '../texts/shell.ts';
import { ClauseChip } from './clause-chip.tsx';
import styles from './form.module.css';

export function FormSection({ title, clause, lead, children }: { title: string; clause?: string; lead?: string; children: ReactNode }) {
  return (
    <section className={`card ${styles['section']}`} aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        {clause !== undefined && <ClauseChip clause={clause} />}
      </div>
      {lead !== undefined && <p className="s13 t2">{lead}</p>}
      {children}
    </section>
  );
}

/** Fields that share a name: “Chủ quản”, “Đơn vị vận hành 2”. */
export function FieldGroup({ legend, action, children }: { legend: string; action?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{legend}</legend>
      <div className={styles['grid']}>{children}</div>
      {action}
    </fieldset>
  );
}

export const FieldGrid = ({ children }: { children: ReactNode }) => <div className={styles['grid']}>{children}</div>;
export const Wide = ({ children }: { children: ReactNode }) => <div className={styles['wide']}>{children}</div>;

/** A hint under a field that Mẫu số 08, or what `by` says, needs: told while the field is empty, its room kept afterwards. */
export const needed = (empty: boolean, by: string = shell.requiredBy08): ReactNode => (
  <span className={empty ? styles['missing'] : styles['given']} data-gap={empty ? '' : undefined}>
    {by}
  </span>
);

interface LinesProps {
  name: string;
  label: string;
  description?: ReactNode;
  error?: string | undefined;
  value: string[];
  onChange: (lines: string[]) => void;
  onBlur?: () => void;
}

/** A list as text, one entry per line; empty lines are dropped when the field is left. */
export function LinesField({ name, label, description, error, value, onChange, onBlur }: LinesProps) {
  const [text, setText] = useState(value.join('\n'));
  return (
    <Textarea
      name={name}
      label={label}
      description={description}
      error={error}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      autosize
      minRows={2}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(
          event.currentTarget.value
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        );
      }}
      onBlur={onBlur}
    />
  );
}
