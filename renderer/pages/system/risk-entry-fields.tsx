import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { RISK_TREATMENTS, type RiskAssessment } from '../../../core/level/risk.ts';
import { useFrameworks } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { DateField } from '../../parts/fields.tsx';
import { FieldGrid, Wide } from '../../parts/form-parts.tsx';
import { risk } from '../../texts/risk.ts';
import { levelName } from '../../texts/terms.ts';
import { ORDER } from './fields.tsx';
import styles from './risk.module.css';

const words = risk.editor;

type TextField = 'threat' | 'controls' | 'harmReason' | 'action';

function Area({ index, field, label, hint }: { index: number; field: TextField; label: string; hint?: string }) {
  const form = useFormContext<RiskAssessment>();
  const name = `entries.${index}.${field}` as const;
  return (
    <Textarea
      label={label}
      description={hint}
      inputWrapperOrder={ORDER}
      autosize
      minRows={field === 'threat' ? 1 : 2}
      maxRows={8}
      error={form.getFieldState(name, form.formState).error?.message}
      {...form.register(name)}
    />
  );
}

/** A degree from 1 to 5, or none yet. */
function Degree({
  index,
  field,
  label,
  names,
}: {
  index: number;
  field: 'likelihood' | 'impact';
  label: string;
  names: readonly string[];
}) {
  const { control } = useFormContext<RiskAssessment>();
  const options = names.map((word, place) => ({ value: String(place + 1), label: risk.degree(place + 1, word) }));
  return (
    <Controller
      control={control}
      name={`entries.${index}.${field}`}
      render={({ field: { name, value, onChange, onBlur } }) => (
        <NativeSelect
          label={label}
          name={name}
          data={[{ value: '', label: risk.choose }, ...options]}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
          onBlur={onBlur}
        />
      )}
    />
  );
}

/** The worst harm, chosen by its wording in the law (Luật 116 Đ8.1). */
function Harm({ index }: { index: number }) {
  const { control } = useFormContext<RiskAssessment>();
  const frameworks = useFrameworks();
  const scale = frameworks.data?.['nd331-2026'].harm_scale ?? [];
  const id = useId();
  return (
    <Controller
      control={control}
      name={`entries.${index}.harm`}
      render={({ field: { name, value, onChange } }) => (
        <div className={styles['harm']} role="radiogroup" aria-labelledby={id}>
          <span id={id} className="s13 w5">
            {words.harm}
          </span>
          {scale.map((step) => (
            <label key={step.level} className={step.level === value ? styles['chosen'] : undefined}>
              <input type="radio" name={name} checked={step.level === value} onChange={() => onChange(step.level)} />
              <span className="w5 nowrap">{levelName(step.level)}</span>
              <span className="grow">{step.text}</span>
              <ClauseChip clause={step.clause} />
            </label>
          ))}
          <label className={value === null ? styles['chosen'] : undefined}>
            <input type="radio" name={name} checked={value === null} onChange={() => onChange(null)} />
            <span>{words.noHarm}</span>
          </label>
        </div>
      )}
    />
  );
}

/** Every field of one risk. */
export function RiskEntryFields({ index }: { index: number }) {
  const { control, register, getFieldState, formState } = useFormContext<RiskAssessment>();
  const wrong = (field: 'asset' | 'responsible') => getFieldState(`entries.${index}.${field}`, formState).error?.message;
  const assets = useWatch({ control, name: 'assets' });
  const treatment = useWatch({ control, name: `entries.${index}.treatment` });
  const list = useId();
  return (
    <div className="col g16">
      <FieldGrid>
        <Wide>
          <Area index={index} field="threat" label={words.threat} />
        </Wide>
        <TextInput label={words.assetOf} list={list} autoComplete="off" error={wrong('asset')} {...register(`entries.${index}.asset`)} />
        <Degree index={index} field="likelihood" label={words.likelihood} names={risk.likelihoods} />
        <Degree index={index} field="impact" label={words.impact} names={risk.impacts} />
      </FieldGrid>
      <datalist id={list}>
        {assets
          .filter(({ name }) => name.trim() !== '')
          .map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
      </datalist>
      <Area index={index} field="controls" label={words.controls} hint={words.controlsHint} />
      <Harm index={index} />
      <Area index={index} field="harmReason" label={words.harmReason} hint={words.harmReasonHint} />
      <FieldGrid>
        <Controller
          control={control}
          name={`entries.${index}.treatment`}
          render={({ field: { name, value, onChange } }) => (
            <NativeSelect
              label={words.treatment}
              name={name}
              data={[{ value: '', label: risk.choose }, ...RISK_TREATMENTS.map((one) => ({ value: one, label: risk.treatments[one] }))]}
              value={value ?? ''}
              onChange={(event) => onChange(RISK_TREATMENTS.find((one) => one === event.currentTarget.value) ?? null)}
            />
          )}
        />
        {treatment !== 'accept' && (
          <>
            <TextInput label={words.responsible} error={wrong('responsible')} {...register(`entries.${index}.responsible`)} />
            <div data-field={`entries.${index}.due`}>
              <Controller
                control={control}
                name={`entries.${index}.due`}
                render={({ field }) => <DateField label={words.due} value={field.value} onChange={field.onChange} />}
              />
            </div>
          </>
        )}
      </FieldGrid>
      {treatment !== 'accept' && <Area index={index} field="action" label={words.action} />}
    </div>
  );
}
