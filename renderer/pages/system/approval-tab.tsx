import { Checkbox } from '@mantine/core';
import { useRef } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import { useCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { NumberField } from '../../parts/fields.tsx';
import { FieldGrid, FormSection } from '../../parts/form-parts.tsx';
import { Loading } from '../../parts/states.tsx';
import { system } from '../../texts/systems.ts';
import { ApprovalSteps } from './approval-steps.tsx';
import { Renewal } from './renewal.tsx';
import { SystemArea, SystemText } from './fields.tsx';
import { useApproval } from './use-approval.ts';

const words = system.approval;

/** The steps of the level, once everything is read that they are judged by. */
function Approval({ unit }: { unit: UnitProfile }) {
  const id = useFormContext<InformationSystem>().getValues('id');
  const system = useCall('systems.get', { id });
  const facts = useCall('approval.facts', { systemId: id });
  const reporting = useReporting();
  if (facts.isError) return <FailureNotice error={facts.error} onRetry={() => void facts.refetch()} />;
  if (system.data === undefined || facts.data === undefined || reporting === undefined) return <Loading />;
  return <Steps system={system.data} unit={unit} facts={facts.data} reporting={reporting} />;
}

function Steps(known: Parameters<typeof useApproval>[0]) {
  const form = useApproval(known);
  return (
    <>
      <Renewal known={known} beforeSaving={form.flush} />
      <ApprovalSteps form={form} holidays={known.reporting.holidays} />
    </>
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
      render={({ field }) => (
        <NumberField name={field.name} label={label} value={field.value ?? 0} onChange={(next) => field.onChange(next ?? 0)} />
      )}
    />
  );
  return (
    <FormSection title={words.check} clause={words.checkClause}>
      <Checkbox
        name="regulationCheck"
        size="xs"
        label={words.checked}
        checked={check !== null}
        onChange={(event) => mark(event.currentTarget.checked)}
      />
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
      <Checkbox
        name="nationalSecurity"
        size="xs"
        label={words.listed}
        checked={listed !== null}
        onChange={(event) => mark(event.currentTarget.checked)}
      />
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
export function ApprovalTab({ unit }: { unit: UnitProfile }) {
  return (
    <>
      <Approval unit={unit} />
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
