import { Radio, Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { FRAMEWORK_IDS, frameworkId } from '../../../core/checklist/model.ts';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { forgetUnsaved, useUnsaved } from '../../parts/unsaved.ts';
import { SameName } from '../../parts/same-name.tsx';
import { systems } from '../../texts/systems.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import styles from './systems.module.css';

const words = systems.form;
const formSchema = z.object({
  name: z.string().trim().min(1, words.nameMissing).max(500),
  shortName: z.string().trim().max(60),
  purpose: z.string().trim().max(2000),
  framework: frameworkId,
});

const ORDER = ['label', 'input', 'error', 'description'] as const;

/** The first facts of a system; the rest is asked on its own page, which opens next. */
export function AddSystem({ onCancel }: { onCancel: () => void }) {
  const create = useAct('systems.create');
  const navigate = useNavigate();
  const form = useForm({
    resolver: zodResolver(formSchema),
    defaultValues: { name: '', shortName: '', purpose: '', framework: 'nd331-2026' as const },
  });
  const { errors, isDirty } = form.formState;
  const element = useRef<HTMLFormElement>(null);
  useUnsaved(isDirty, words.title, () => element.current?.querySelector('input') ?? null);
  const name = useWatch({ control: form.control, name: 'name' });
  const submit = form.handleSubmit((value) =>
    create.mutate(value, {
      onSuccess: ({ id }) => {
        // It has just been kept, whatever the form still shows.
        forgetUnsaved();
        void navigate({ to: `/systems/${id}` });
      },
    }),
  );
  return (
    <form
      ref={element}
      className={`card ${styles['add']}`}
      aria-label={words.title}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isDirty) onCancel();
      }}
      noValidate
    >
      <h2>{words.title}</h2>
      {create.isError && <FailureNotice error={create.error} title={words.failed} />}
      <div className={styles['fields']}>
        <TextInput
          label={words.name}
          description={words.nameHint}
          inputWrapperOrder={[...ORDER]}
          error={errors.name?.message}
          data-autofocus
          autoFocus
          {...form.register('name')}
        />
        <TextInput
          label={words.shortName}
          description={words.shortNameHint}
          inputWrapperOrder={[...ORDER]}
          error={errors.shortName?.message}
          {...form.register('shortName')}
        />
        <SameName name={name} className={styles['wide']} />
        <Textarea
          className={styles['wide'] ?? ''}
          label={words.purpose}
          autosize
          minRows={2}
          error={errors.purpose?.message}
          {...form.register('purpose')}
        />
        <fieldset className={`${styles['wide']} ${styles['frameworks']} col g8`}>
          <legend className="s13 w5">{words.framework}</legend>
          {FRAMEWORK_IDS.toReversed().map((id) => (
            <Radio
              key={id}
              size="xs"
              value={id}
              label={FRAMEWORK_LABELS[id]}
              description={words.frameworkHints[id]}
              {...form.register('framework')}
            />
          ))}
        </fieldset>
      </div>
      <div className="row">
        <button type="submit" className="btn pri" disabled={create.isPending}>
          {words.create}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
