import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormContext, useWatch, type FieldPath } from 'react-hook-form';
import type { Party, UnitProfile } from '../../../core/assessment/model.ts';
import { FieldGroup, needed } from '../../parts/form-parts.tsx';
import styles from '../../parts/form.module.css';
import { unit as words } from '../../texts/unit.ts';
import { neededBy08 } from './gaps.ts';

const FIELDS: (keyof Party)[] = ['name', 'head', 'position', 'phone', 'email', 'address', 'mandate'];

type PartyPath = `owners.${number}.owner` | `owners.${number}.securityUnit` | `operators.${number}`;

interface Props {
  legend: string;
  path: PartyPath;
  side: 'owner' | 'securityUnit' | 'operator';
  action?: ReactNode;
}

/** The fields of Mẫu số 08 §2 for an owner, its security unit or an operator. */
export function PartyFields({ legend, path, side, action }: Props) {
  const form = useFormContext<UnitProfile>();
  const party = useWatch({ control: form.control, name: path });
  return (
    <FieldGroup legend={legend} action={action}>
      {FIELDS.map((field) => {
        const name: FieldPath<UnitProfile> = `${path}.${field}`;
        const error = form.getFieldState(name, form.formState).error;
        return (
          <TextInput
            key={field}
            className={field === 'mandate' ? (styles['wide'] ?? '') : ''}
            label={words.party[field]}
            description={neededBy08(side, field) ? needed(party[field].trim() === '') : undefined}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={error?.message}
            {...form.register(name)}
          />
        );
      })}
    </FieldGroup>
  );
}
