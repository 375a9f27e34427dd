/** Fields whose text on screen differs from the value kept: dates, months, whole numbers. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useEffect, useState } from 'react';
import { showDate, type IsoDate, type IsoMonth } from '../../core/date.ts';
import { shell } from '../texts/shell.ts';
import { showNumber } from './format.ts';
import { parseDate, parseMonth, parseWhole } from './read-values.ts';

interface DateProps {
  label: string;
  description?: string | undefined;
  value: IsoDate | null;
  onChange: (value: IsoDate | null) => void;
  error?: string | undefined;
  required?: boolean;
  'aria-label'?: string;
}

/** A date, typed as dd/MM/yyyy or picked on a calendar. */
export function DateField({ label, value, onChange, required = false, ...rest }: DateProps) {
  return (
    <DateInput
      label={label}
      value={value}
      onChange={(next) => onChange(next === null ? null : next.slice(0, 10))}
      valueFormat="DD/MM/YYYY"
      dateParser={parseDate}
      placeholder={shell.date.placeholder}
      clearable={!required}
      clearButtonProps={{ 'aria-label': shell.date.clear }}
      previousLabel={shell.date.previous}
      nextLabel={shell.date.next}
      withAsterisk={required}
      {...rest}
    />
  );
}

interface TypedProps<T> extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  value: T | null;
  onChange: (value: T | null) => void;
  error?: string | undefined;
}

interface Reading<T> {
  parse: (text: string) => T | null;
  show: (value: T) => string;
  wrong: string;
}

/** A text field that keeps what was typed while it can't be read, and says so when it is left. */
function TypedField<T>({ value, onChange, error, parse, show, wrong, ...rest }: TypedProps<T> & Reading<T>) {
  const shown = value === null ? '' : show(value);
  const [text, setText] = useState(shown);
  const [left, setLeft] = useState(false);
  const unreadable = text.trim() !== '' && parse(text) === null;
  useEffect(() => {
    setText((typed) => (parse(typed) === value ? typed : shown));
    // Only a value from outside replaces what is being typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  return (
    <TextInput
      {...rest}
      value={text}
      error={left && unreadable ? wrong : error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setLeft(false);
        const next = parse(typed);
        if (next !== null || typed.trim() === '') onChange(next);
      }}
      onBlur={() => {
        setLeft(true);
        if (!unreadable) setText(value === null ? '' : show(value));
      }}
    />
  );
}

/** A month, “06/2027”. */
export const MonthField = (props: TypedProps<IsoMonth>) => (
  <TypedField placeholder={shell.month.placeholder} {...props} parse={parseMonth} show={showDate} wrong={shell.month.wrong} />
);

/** A whole number with dots between thousands: “41.256”. */
export const NumberField = (props: TypedProps<number>) => (
  <TypedField inputMode="numeric" {...props} parse={parseWhole} show={showNumber} wrong={shell.number.wrong} />
);
