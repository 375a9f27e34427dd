import { useRef, useState } from 'react';
import { vietnamInstant, vietnamTime, type IsoDate } from '../../core/date.ts';
import { shell } from '../texts/shell.ts';
import { DateField, TimeField } from './fields.tsx';
import styles from './instant-field.module.css';
import { useUnsaved } from './unsaved.ts';

interface Parts {
  date: IsoDate | null;
  time: string | null;
}

interface Props {
  /** Names of the two fields: “Ngày phát hiện”, “Giờ phát hiện”. */
  labels: { date: string; time: string };
  /** ISO 8601. */
  value: string | null;
  onChange: (value: string | null) => void;
  required?: boolean;
  error?: string | undefined;
}

function partsOf(value: string | null): Parts {
  if (value === null) return { date: null, time: null };
  const [date = '', time = ''] = vietnamTime(new Date(value)).split('T');
  return { date, time: time.slice(0, 5) };
}

/** Date and time of the day in Việt Nam. What is half given stays in the fields and is told; the value stays as it was. */
export function InstantField({ labels, value, onChange, required = false, error }: Props) {
  const [parts, setParts] = useState(() => partsOf(value));
  const fields = useRef<HTMLDivElement>(null);
  const lacks = parts.date === null ? required || parts.time !== null : parts.time === null;
  useUnsaved(
    lacks,
    parts.date === null ? labels.date : labels.time,
    () => fields.current?.querySelectorAll<HTMLElement>('input:not([type="hidden"])')[parts.date === null ? 0 : 1] ?? null,
  );
  const change = (part: Partial<Parts>): void => {
    const next = { ...parts, ...part };
    setParts(next);
    if (next.date !== null && next.time !== null) onChange(vietnamInstant(next.date, next.time));
    else if (next.date === null && next.time === null && !required) onChange(null);
  };
  return (
    <div ref={fields} className={styles['pair']}>
      <DateField
        label={labels.date}
        required={required}
        value={parts.date}
        onChange={(date) => change({ date })}
        error={lacks ? shell.instant.incomplete : error}
      />
      <TimeField label={labels.time} withAsterisk={required} value={parts.time} onChange={(time) => change({ time })} />
    </div>
  );
}
