import { Checkbox, NativeSelect } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { approvalStatus, type Approval, type ApprovalStatus, type InformationSystem } from '../../../core/assessment/model.ts';
import { isAtLeast, levelOfProcedure, pathOf } from '../../../core/report/approval/findings.ts';
import type { Holidays } from '../../../core/report/working-days.ts';
import { DecisionFields } from '../../parts/decision-fields.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField, MonthField } from '../../parts/fields.tsx';
import { FieldGrid, FormSection } from '../../parts/form-parts.tsx';
import { toast } from '../../parts/toast.tsx';
import { approval as texts } from '../../texts/approval.ts';
import { system } from '../../texts/systems.ts';
import { APPROVAL_LABELS } from '../../texts/terms.ts';
import { Findings } from './approval-findings.tsx';
import { ApprovalLimits } from './approval-limits.tsx';
import { ApprovalPath } from './approval-path.tsx';
import styles from './approval.module.css';
import { ORDER } from './fields.tsx';
import type { ApprovalForm } from './use-approval.ts';

const words = system.approval;
const STATUSES = Object.entries(APPROVAL_LABELS).map(([value, label]) => ({ value, label }));

type Documents = 'request' | 'expertOpinion' | 'appraisal' | 'submission' | 'decision' | 'planDecision' | 'regulation';
type Days = 'receivedOn' | 'completeOn' | 'submissionCompleteOn' | 'planCompletedOn';

interface Props {
  form: ApprovalForm;
}

/** A field with what is wrong with it; the status bar finds it by its name. */
function Cell({ field, form, children }: Props & { field: keyof Approval; children: ReactNode }) {
  return (
    <div className={styles['cell']} data-approval={field}>
      {children}
      <Findings of={form.findingsOf(field)} />
    </div>
  );
}

function Document({ field, form }: Props & { field: Documents }) {
  return (
    <div data-approval={field}>
      <DecisionFields
        legend={words[field]}
        value={form.draft[field]}
        onChange={(value) => form.change({ [field]: value })}
        found={<Findings of={form.findingsOf(field)} />}
      />
    </div>
  );
}

function Day({ field, form }: Props & { field: Days }) {
  return (
    <Cell field={field} form={form}>
      <DateField label={words[field]} value={form.draft[field]} onChange={(value) => form.change({ [field]: value })} />
    </Cell>
  );
}

function Status({ form }: Props) {
  const { draft, change } = form;
  const hide = useRef<(() => void) | null>(null);
  // Nothing can be undone once the page is gone.
  useEffect(() => () => hide.current?.(), []);
  const choose = (status: ApprovalStatus): void => {
    const { status: before } = draft;
    change({ status });
    hide.current?.();
    const isBack = !isAtLeast(status, before);
    hide.current = isBack ? toast(texts.wentBack(APPROVAL_LABELS[status]), () => change({ status: before })) : null;
  };
  return (
    <Cell field="status" form={form}>
      <NativeSelect
        label={words.status}
        data={STATUSES}
        value={draft.status}
        onChange={(event) => choose(approvalStatus.parse(event.currentTarget.value))}
      />
    </Cell>
  );
}

/** Where the level stands, by when what is due. */
function Standing({ form, holidays }: Props & { holidays: Holidays }) {
  const { draft, change } = form;
  return (
    <FormSection title={words.title} clause={words.clause}>
      <ApprovalPath subject={form.standing} />
      {form.error !== null && <FailureNotice error={form.error} title={texts.failed} onRetry={form.flush} />}
      <FieldGrid>
        <Status form={form} />
        <MonthField
          name="approval.expected"
          label={words.expected}
          description={words.expectedHint}
          inputWrapperOrder={ORDER}
          value={draft.expected}
          onChange={(expected) => change({ expected })}
        />
      </FieldGrid>
      <Checkbox
        size="xs"
        label={words.dossierFinished}
        checked={draft.dossierFinished}
        onChange={(event) => change({ dossierFinished: event.currentTarget.checked })}
      />
      <Findings of={form.findingsOf(null)} />
      <ApprovalLimits subject={form.standing} holidays={holidays} />
    </FormSection>
  );
}

/** The month of column 11, kept with the register of the system. */
function PlanMonth() {
  const { control } = useFormContext<InformationSystem>();
  return (
    <Controller
      control={control}
      name="expectedPlanCompletion"
      render={({ field }) => (
        <MonthField
          name={field.name}
          label={words.plan}
          description={words.planHint}
          inputWrapperOrder={ORDER}
          value={field.value}
          onChange={field.onChange}
        />
      )}
    />
  );
}

/** The life of a level: its steps with their documents and days. Documents that its level does not ask for stay away while empty. */
export function ApprovalSteps({ form, holidays }: Props & { holidays: Holidays }) {
  const path = pathOf(form.subject);
  const level = levelOfProcedure(form.subject) ?? 0;
  const needsOpinion = level >= form.subject.framework.approval_common.appraisal_opinion_required_from_level;
  const shown = (field: Documents, asked: boolean): ReactNode =>
    (asked || form.draft[field] !== null) && <Document field={field} form={form} />;
  return (
    <div className="col g16" onBlur={form.flush}>
      <Standing form={form} holidays={holidays} />
      <FormSection title={texts.appraisalTitle}>
        <Document field="request" form={form} />
        {shown('expertOpinion', path?.expert_opinion != null)}
        <FieldGrid>
          <Day field="receivedOn" form={form} />
          <Day field="completeOn" form={form} />
        </FieldGrid>
        <Document field="appraisal" form={form} />
      </FormSection>
      <FormSection title={texts.decisionTitle}>
        {shown('submission', needsOpinion || path === null)}
        {(needsOpinion || form.draft.submissionCompleteOn !== null) && (
          <FieldGrid>
            <Day field="submissionCompleteOn" form={form} />
          </FieldGrid>
        )}
        <Document field="decision" form={form} />
        {shown('planDecision', path?.approves_plan !== undefined)}
      </FormSection>
      <FormSection title={texts.protectionTitle}>
        <Document field="regulation" form={form} />
        <FieldGrid>
          <Day field="planCompletedOn" form={form} />
          <PlanMonth />
        </FieldGrid>
      </FormSection>
    </div>
  );
}
