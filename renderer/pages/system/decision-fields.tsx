import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Decision } from '../../../core/assessment/model.ts';
import { DateField } from '../../parts/fields.tsx';
import { FieldGroup } from '../../parts/form-parts.tsx';
import { system } from '../../texts/systems.ts';

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
}

/** Number, date and issuing body. Without its date a document can't be kept: the fields say so and wait. */
export function DecisionFields({ legend, value, onChange }: Props) {
  const [draft, setDraft] = useState<Draft>(value ?? { number: '', date: null, authority: '' });
  const empty = draft.number.trim() === '' && draft.authority.trim() === '' && draft.date === null;
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    const { number, date, authority } = next;
    // Without a date nothing is kept: an old date behind an empty field would be printed unseen.
    onChange(date === null ? null : { number, date, authority });
  };
  return (
    <FieldGroup legend={legend}>
      <TextInput
        label={words.number}
        value={draft.number}
        maxLength={120}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <DateField
        label={words.date}
        value={draft.date}
        onChange={(date) => change({ date })}
        error={!empty && draft.date === null ? words.incomplete : undefined}
      />
      <TextInput
        label={words.authority}
        value={draft.authority}
        maxLength={500}
        onChange={(event) => change({ authority: event.currentTarget.value })}
      />
    </FieldGroup>
  );
}
