import { Checkbox, NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { MonthField, NumberField } from '../../parts/fields.tsx';
import { FieldGrid, FormSection } from '../../parts/form-parts.tsx';
import { system } from '../../texts/systems.ts';
import { APPROVAL_LABELS } from '../../texts/terms.ts';
import { DecisionFields } from './decision-fields.tsx';
import { ORDER, SystemArea, SystemText } from './fields.tsx';

const words = system.approval;
const STATUSES = Object.entries(APPROVAL_LABELS).map(([value, label]) => ({ value, label }));

function Approval() {
  const { control, register } = useFormContext<InformationSystem>();
  return (
    <FormSection title={words.title} clause={words.clause}>
      <FieldGrid>
        <NativeSelect label={words.status} data={STATUSES} {...register('approval.status')} />
        <Controller
          control={control}
          name="approval.expected"
          render={({ field }) => (
            <MonthField
              label={words.expected}
              description={words.expectedHint}
              inputWrapperOrder={ORDER}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="expectedPlanCompletion"
          render={({ field }) => (
            <MonthField
              label={words.plan}
              description={words.planHint}
              inputWrapperOrder={ORDER}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </FieldGrid>
      <Checkbox size="xs" label={words.dossierFinished} {...register('approval.dossierFinished')} />
      <Controller
        control={control}
        name="approval.decision"
        render={({ field }) => <DecisionFields legend={words.decision} value={field.value} onChange={field.onChange} />}
      />
      <Controller
        control={control}
        name="approval.regulation"
        render={({ field }) => <DecisionFields legend={words.regulation} value={field.value} onChange={field.onChange} />}
      />
    </FormSection>
  );
}

const NO_CHECK = { period: '', checked: 0, broken: 0, fixed: 0, conclusion: '' };

function RegulationCheck() {
  const { control, getValues, setValue } = useFormContext<InformationSystem>();
  const check = useWatch({ control, name: 'regulationCheck' });
  // Unchecked by mistake: what stood there comes back with the mark.
  const last = useRef<NonNullable<InformationSystem['regulationCheck']>>(NO_CHECK);
  const mark = (checked: boolean): void => {
    if (!checked) last.current = getValues('regulationCheck') ?? NO_CHECK;
    setValue('regulationCheck', checked ? last.current : null);
  };
  const count = (name: 'checked' | 'broken' | 'fixed', label: string) => (
    <Controller
      control={control}
      name={`regulationCheck.${name}`}
      render={({ field }) => <NumberField label={label} value={field.value ?? 0} onChange={(next) => field.onChange(next ?? 0)} />}
    />
  );
  return (
    <FormSection title={words.check} clause={words.checkClause}>
      <Checkbox size="xs" label={words.checked} checked={check !== null} onChange={(event) => mark(event.currentTarget.checked)} />
      {check !== null && (
        <>
          <FieldGrid>
            <SystemText name="regulationCheck.period" label={words.period} />
            {count('checked', words.counted)}
            {count('broken', words.broken)}
            {count('fixed', words.fixed)}
          </FieldGrid>
          <SystemArea name="regulationCheck.conclusion" label={words.conclusion} />
        </>
      )}
    </FormSection>
  );
}

const NOT_LISTED = { criterion: '', state: '' };

function NationalSecurity() {
  const { control, getValues, setValue } = useFormContext<InformationSystem>();
  const listed = useWatch({ control, name: 'nationalSecurity' });
  const last = useRef<NonNullable<InformationSystem['nationalSecurity']>>(NOT_LISTED);
  const mark = (checked: boolean): void => {
    if (!checked) last.current = getValues('nationalSecurity') ?? NOT_LISTED;
    setValue('nationalSecurity', checked ? last.current : null);
  };
  return (
    <FormSection title={words.security} clause={words.securityClause}>
      <Checkbox size="xs" label={words.listed} checked={listed !== null} onChange={(event) => mark(event.currentTarget.checked)} />
      {listed !== null && (
        <FieldGrid>
          <SystemText name="nationalSecurity.criterion" label={words.criterion} />
          <SystemText name="nationalSecurity.state" label={words.state} />
        </FieldGrid>
      )}
    </FormSection>
  );
}

/** Columns 6 to 12 of Mẫu số 08 and what stands behind them. */
export function ApprovalTab() {
  return (
    <>
      <Approval />
      <RegulationCheck />
      <FormSection title={words.assessor} clause={words.assessorClause}>
        <FieldGrid>
          <SystemText name="assessor.unit" label={words.assessorUnit} />
          <SystemText name="assessor.independence" label={words.independence} hint={words.assessorHint} />
        </FieldGrid>
      </FormSection>
      <NationalSecurity />
    </>
  );
}
