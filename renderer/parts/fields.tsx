/** Fields whose text on screen differs from the value kept: dates, months, whole numbers. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useEffect, useRef, useState } from 'react';
import { showDate, type IsoDate, type IsoMonth } from '../../core/date.ts';
import { shell } from '../texts/shell.ts';
import { showNumber } from './format.ts';
import { usePending } from './pending.ts';
import { isTooLong, parseDate, parseMonth, parseTime, parseWhole, parseWholeDate } from './read-values.ts';
import { useUnreadable } from './use-unreadable.ts';

interface DateProps {
  label: string;
  description?: string | undefined;
  value: IsoDate | null;
  onChange: (value: IsoDate | null) => void;
  error?: string | undefined;
  required?: boolean;
  /** How the field is called where its group is not in sight. */
  nameInList?: string;
  'aria-label'?: string;
}

/** A date, typed as dd/MM/yyyy or picked on a calendar. What is no date stays in the field and is told when it is left. */
export function DateField({ label, value, onChange, error, required = false, nameInList = label, ...rest }: DateProps) {
  const input = useRef<HTMLInputElement>(null);
  // What was typed and is no date yet; null while the field shows the value.
  const [typed, setTyped] = useState<string | null>(null);
  // Who types needs no calendar, which would lie over the fields below.
  const [isTyping, setTyping] = useState(false);
  const before = useRef(value);
  const unreadable = useUnreadable(nameInList, input);
  useEffect(() => {
    // A value from outside replaces what is being typed.
    if (value !== before.current) setTyped(null);
  }, [value]);

  const type = (text: string): void => {
    setTyping(true);
    unreadable.clear();
    const isDate = text.trim() === '' || parseWholeDate(text) !== null;
    setTyped(isDate ? null : text);
    // What can't be read changes nothing: a date that was typed on the way to it goes again.
    if (!isDate && value !== before.current) onChange(before.current);
  };
  const leave = (): void => {
    if (typed === null) return;
    const date = parseDate(typed);
    if (date === null) return unreadable.tell(typed);
    setTyped(null);
    onChange(date);
  };
  usePending(leave);
  return (
    <DateInput
      ref={input}
      label={label}
      value={value}
      onChange={(next) => {
        unreadable.clear();
        setTyped(null);
        onChange(next === null ? null : next.slice(0, 10));
      }}
      onFocus={() => {
        setTyping(false);
        if (typed === null) before.current = value;
      }}
      onClick={() => setTyping(false)}
      popoverProps={{ disabled: isTyping }}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      error={unreadable.told ? shell.date.wrong : error}
      fixOnBlur={typed === null}
      valueFormat="DD/MM/YYYY"
      dateParser={parseWholeDate}
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

interface TypedProps<T> extends Omit<TextInputProps, 'label' | 'value' | 'onChange' | 'error'> {
  label?: string | undefined;
  value: T | null;
  onChange: (value: T | null) => void;
  error?: string | undefined;
}

interface Reading<T> {
  parse: (text: string) => T | null;
  show: (value: T) => string;
  wrong: (text: string) => string;
}

/** A text field that keeps what was typed while it can't be read, and says so when it is left. */
function TypedField<T>({ value, onChange, error, parse, show, wrong, ...rest }: TypedProps<T> & Reading<T>) {
  const input = useRef<HTMLInputElement>(null);
  const shown = value === null ? '' : show(value);
  const [text, setText] = useState(shown);
  const before = useRef(value);
  const unreadable = useUnreadable(rest.label ?? rest['aria-label'] ?? '', input);
  const isUnreadable = text.trim() !== '' && parse(text) === null;
  useEffect(() => {
    setText((typed) => (parse(typed) === value || (isUnreadable && value === before.current) ? typed : shown));
    // Only a value from outside replaces what is being typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  const leave = (): void => {
    if (isUnreadable) unreadable.tell(text);
    else setText(shown);
  };
  usePending(() => {
    if (isUnreadable) leave();
  });
  return (
    <TextInput
      {...rest}
      ref={input}
      value={text}
      error={unreadable.told ? wrong(text) : error}
      onFocus={() => {
        if (!isUnreadable) before.current = value;
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        unreadable.clear();
        const next = parse(typed);
        // What can't be read changes nothing: a number that was typed on the way to it goes again.
        if (next === null && typed.trim() !== '') {
          if (value !== before.current) onChange(before.current);
        } else onChange(next);
      }}
      onBlur={leave}
    />
  );
}

/** A month, “06/2027”. */
export const MonthField = (props: TypedProps<IsoMonth>) => (
  <TypedField placeholder={shell.month.placeholder} {...props} parse={parseMonth} show={showDate} wrong={() => shell.month.wrong} />
);

/** A time of the day, “09:41”. */
export const TimeField = (props: TypedProps<string>) => (
  <TypedField placeholder={shell.time.placeholder} {...props} parse={parseTime} show={(time) => time} wrong={() => shell.time.wrong} />
);

/** A whole number with dots between thousands: “41.256”. */
export const NumberField = (props: TypedProps<number>) => (
  <TypedField inputMode="numeric" {...props} parse={parseWhole} show={showNumber} wrong={wrongNumber} />
);

const wrongNumber = (text: string): string => (isTooLong(text) ? shell.number.tooLong : shell.number.wrong);
