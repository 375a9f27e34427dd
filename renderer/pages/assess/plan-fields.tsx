import { Select } from '@mantine/core';
import { emptyPlan } from '../../../core/assessment/answer.ts';
import { PLAN_STATES, planState, type Plan, type PlanChange } from '../../../core/assessment/model.ts';
import type { IsoDate } from '../../../core/date.ts';
import { isPending } from '../../../core/report/plans.ts';
import { showDate } from '../../../core/date.ts';
import { DateField, NumberField } from '../../parts/fields.tsx';
import { showNumber } from '../../parts/format.ts';
import { TextField } from '../../parts/text-field.tsx';
import { assess as words } from '../../texts/assess.ts';
import type { NamedPlan } from './answers.ts';
import styles from './desk.module.css';

interface Props {
  plan: Plan | null;
  /** Every plan that can be named. */
  plans: readonly NamedPlan[];
  today: IsoDate;
  /** Null takes the plan away from the requirement. */
  onChange: (change: PlanChange | null) => void;
}

const NO_PLAN = emptyPlan('');

/** What will be done, by whom, until when and with what money; one plan can serve many requirements. */
export function PlanFields({ plan: named, plans, today, onChange }: Props) {
  const plan = named ?? NO_PLAN;
  // What is done or given up is no way to meet another requirement.
  const others = plans.filter((one) => one.plan.id !== plan.id && isPending(one.plan));
  const uses = plans.find((one) => one.plan.id === plan.id)?.uses ?? 0;
  const known = (of: (plan: Plan) => string): string[] =>
    [...new Set(plans.map((one) => of(one.plan).trim()))].filter((text) => text !== '').toSorted(new Intl.Collator('vi').compare);
  const setState = (value: string | null): void => {
    const state = planState.safeParse(value).data;
    if (state !== undefined) onChange({ state, ...(state === 'done' ? { doneOn: plan.doneOn ?? today } : {}) });
  };
  return (
    <fieldset className={styles['plan']}>
      <legend className="row g6 s13 w5">
        {words.plan.label}
        <span className={`s12 t3 ${styles['hint']}`}>{`· ${words.plan.hint}`}</span>
        {uses > 1 && (
          <span className="tag acc" title={words.plan.sharedHow}>
            {words.plan.shared(showNumber(uses))}
          </span>
        )}
        <span className="end" aria-hidden="true">
          <kbd>P</kbd>
        </span>
      </legend>
      <div className={styles['planGrid']}>
        <div className={styles['wide']}>
          <TextField id="plan" label={words.plan.action} value={plan.action} onCommit={(action) => onChange({ action })} single />
        </div>
        <TextField
          label={words.plan.responsible}
          value={plan.responsible}
          onCommit={(responsible) => onChange({ responsible })}
          suggestions={known((one) => one.responsible)}
          single
        />
        <DateField label={words.plan.due} value={plan.due} onChange={(due) => onChange({ due })} />
        <NumberField label={words.plan.cost} value={plan.cost} onChange={(cost) => onChange({ cost })} />
        <TextField
          label={words.plan.budgetSource}
          value={plan.budgetSource}
          onCommit={(budgetSource) => onChange({ budgetSource })}
          suggestions={known((one) => one.budgetSource)}
          maxLength={200}
          single
        />
        <Select
          label={words.plan.state}
          data={PLAN_STATES.map((state) => ({ value: state, label: words.plan.states[state] }))}
          value={plan.state}
          onChange={setState}
          allowDeselect={false}
        />
        {plan.state === 'done' && <DateField label={words.plan.doneOn} value={plan.doneOn} onChange={(doneOn) => onChange({ doneOn })} />}
      </div>
      {(others.length > 0 || named !== null) && (
        <div className={styles['planActs']}>
          {others.length > 0 && (
            <Select
              aria-label={words.plan.useExisting}
              placeholder={words.plan.useExisting}
              data={others.map(({ plan: one }) => ({ value: one.id, label: labelOf(one) }))}
              renderOption={({ option }) => <PlanOption named={others.find(({ plan: one }) => one.id === option.value)} />}
              value={null}
              onChange={(id) => id !== null && onChange({ id })}
              nothingFoundMessage={words.plan.nothingFound}
              searchable
            />
          )}
          {named !== null && (
            <button type="button" className="btn sub sm" onClick={() => onChange(null)}>
              {words.plan.detach}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}

/** What will be done; beneath it by whom, until when and for how many. */
function PlanOption({ named }: { named: NamedPlan | undefined }) {
  if (named === undefined) return null;
  const { plan, uses } = named;
  const { responsible, due } = plan;
  const about = [responsible, due === null ? '' : showDate(due), words.plan.uses(showNumber(uses))].filter((part) => part.trim() !== '');
  return (
    <span className="col">
      <span>{plan.action}</span>
      <span className="s12 t2">{about.join(' · ')}</span>
    </span>
  );
}

/** What is searched. */
const labelOf = ({ action, responsible, due }: Plan): string =>
  [action, responsible, due === null ? '' : showDate(due)].filter((part) => part.trim() !== '').join(' · ');
