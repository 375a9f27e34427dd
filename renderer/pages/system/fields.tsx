/** Fields of a system's form; the form itself comes from the context. */
import { Textarea, TextInput } from '@mantine/core';
import { useFormContext, type FieldPath } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';

export const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

interface Props {
  name: FieldPath<InformationSystem>;
  label: string;
  hint?: string | undefined;
}

export function SystemText({ name, label, hint }: Props) {
  const form = useFormContext<InformationSystem>();
  const { error } = form.getFieldState(name, form.formState);
  return <TextInput label={label} description={hint} inputWrapperOrder={ORDER} error={error?.message} {...form.register(name)} />;
}

export function SystemArea({ name, label, hint }: Props) {
  const form = useFormContext<InformationSystem>();
  const { error } = form.getFieldState(name, form.formState);
  return (
    <Textarea
      label={label}
      description={hint}
      inputWrapperOrder={ORDER}
      autosize
      minRows={2}
      maxRows={8}
      error={error?.message}
      {...form.register(name)}
    />
  );
}
