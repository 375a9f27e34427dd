/** Fields of the unit's form by their path. */
import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormContext, useWatch, type FieldPath } from 'react-hook-form';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { needed } from '../../parts/form-parts.tsx';

export const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

interface TextProps {
  name: FieldPath<UnitProfile> &
    (
      | 'name'
      | 'parentName'
      | 'province'
      | 'commune'
      | 'facilityCode'
      | 'preparer.name'
      | 'preparer.office'
      | 'signer.title'
      | 'signer.name'
      | 'letter.symbol'
      | 'letter.place'
    );
  label: string;
  hint?: string;
  /** Mẫu số 08 or its letter can't do without. */
  asked?: boolean;
}

export function Text({ name, label, hint, asked = false }: TextProps) {
  const form = useFormContext<UnitProfile>();
  const value = useWatch({ control: form.control, name });
  const { error } = form.getFieldState(name, form.formState);
  return (
    <TextInput
      label={label}
      description={asked ? needed(value.trim() === '') : hint}
      inputWrapperOrder={ORDER}
      error={error?.message}
      {...form.register(name)}
    />
  );
}

interface AreaProps {
  name: `owners.${number}.delegation.scope` | `owners.${number}.delegation.duties`;
  label: string;
  description: (empty: boolean) => ReactNode;
}

/** A longer text of a block that may be closed. */
export function Area({ name, label, description }: AreaProps) {
  const form = useFormContext<UnitProfile>();
  const value = useWatch({ control: form.control, name });
  const { error } = form.getFieldState(name, form.formState);
  return (
    <Textarea
      label={label}
      description={description((value ?? '').trim() === '')}
      inputWrapperOrder={ORDER}
      autosize
      minRows={2}
      error={error?.message}
      {...form.register(name)}
    />
  );
}
