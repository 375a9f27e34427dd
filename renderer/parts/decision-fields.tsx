import { TextInput } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import type { Decision } from '../../core/assessment/model.ts';
import { DateField } from './fields.tsx';
import { FieldGroup } from './form-parts.tsx';
import { useUnsaved } from './unsaved.ts';
import { system } from '../texts/systems.ts';

const words = system.approval;

interface Draft {
  number: string;
  date: string | null;
  authority: string;
}

interface Props {
  legend: string;
  value: Decision | null;
  onChange: (value: Decision | null) => void;
  /** What is wrong with the document; stands under its fields. */
  found?: ReactNode;
}

const isEmpty = ({ number, date, authority }: Draft): boolean => number.trim() === '' && authority.trim() === '' && date === null;

/**
 * Number, date and issuing body. Without its date a document can't be kept: the fields hold what was typed and say what is
 * missing; what was kept before stays until the document is whole again, or emptied.
 */
export function DecisionFields({ legend, value, onChange, found }: Props) {
  const [draft, setDraft] = useState<Draft>(value ?? { number: '', date: null, authority: '' });
  const fields = useRef<HTMLDivElement>(null);
  const dateOf = (): HTMLElement | null => fields.current?.querySelector<HTMLElement>('[data-dates-input]') ?? null;
  const lacksDate = draft.date === null && !isEmpty(draft);
  const nameOfDate = words.fieldOf(legend, words.date);
  useUnsaved(lacksDate, nameOfDate, dateOf);
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    const { number, date, authority } = next;
    if (date !== null) onChange({ number, date, authority });
    else if (isEmpty(next)) onChange(null);
  };
  return (
    <div ref={fields}>
      <FieldGroup legend={legend} action={found}>
        <TextInput
          label={words.number}
          value={draft.number}
          maxLength={120}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
        <DateField
          label={words.date}
          nameInList={nameOfDate}
          value={draft.date}
          onChange={(date) => change({ date })}
          error={lacksDate ? words.incomplete : undefined}
        />
        <TextInput
          label={words.authority}
          value={draft.authority}
          maxLength={500}
          onChange={(event) => change({ authority: event.currentTarget.value })}
        />
      </FieldGroup>
    </div>
  );
}
