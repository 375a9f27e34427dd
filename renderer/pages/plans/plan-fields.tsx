import { Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { Plan } from '../../../core/assessment/model.ts';
import { DateField, NumberField } from '../../parts/fields.tsx';
import { assess } from '../../texts/assess.ts';
import { plans } from '../../texts/plans.ts';
import styles from './plans.module.css';

const words = assess.plan;
export type PlanText = Pick<Plan, 'action' | 'responsible' | 'due' | 'cost' | 'budgetSource'>;

interface Props {
  plan: PlanText;
  onChange: (part: Partial<PlanText>) => void;
  /** What was written elsewhere, offered while typing. */
  people: readonly string[];
  sources: readonly string[];
  actionId?: string;
  actionError?: string | undefined;
}

/** What a plan says: what, who, until when, for how much, from which source. */
export function PlanFields({ plan, onChange, people, sources, actionId, actionError }: Props) {
  const id = useId();
  return (
    <>
      <Textarea
        {...(actionId === undefined ? {} : { id: actionId })}
        name="action"
        label={words.action}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        value={plan.action}
        error={actionError}
        onChange={(event) => onChange({ action: event.currentTarget.value })}
      />
      <TextInput
        name="responsible"
        label={words.responsible}
        maxLength={500}
        autoComplete="off"
        list={`${id}-people`}
        value={plan.responsible}
        onChange={(event) => onChange({ responsible: event.currentTarget.value })}
      />
      <div className={styles['pair']}>
        <DateField label={words.due} value={plan.due} onChange={(due) => onChange({ due })} />
        <NumberField label={words.cost} placeholder={plans.unestimated} value={plan.cost} onChange={(cost) => onChange({ cost })} />
      </div>
      <TextInput
        name="budgetSource"
        label={words.budgetSource}
        placeholder={plans.detail.sourceHint}
        maxLength={200}
        autoComplete="off"
        list={`${id}-sources`}
        value={plan.budgetSource}
        onChange={(event) => onChange({ budgetSource: event.currentTarget.value })}
      />
      <Suggestions id={`${id}-people`} values={people} />
      <Suggestions id={`${id}-sources`} values={sources} />
    </>
  );
}

const Suggestions = ({ id, values }: { id: string; values: readonly string[] }) => (
  <datalist id={id}>
    {values.map((value) => (
      <option key={value} value={value} />
    ))}
  </datalist>
);
