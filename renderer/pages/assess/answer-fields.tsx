import { emptyPlan } from '../../../core/assessment/answer.ts';
import type { Answer, AnswerChange, Plan } from '../../../core/assessment/model.ts';
import { DateField, NumberField } from '../../parts/fields.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { TextField } from '../../parts/text-field.tsx';

interface Props {
  answer: Answer;
  onChange: (change: AnswerChange) => void;
  onPlan: (patch: Partial<Plan>) => void;
}

const EMPTY_PLAN = emptyPlan('');

/** What is said about a requirement; a verdict brings the fields it demands. */
export function AnswerFields({ answer, onChange, onPlan }: Props) {
  const { verdict } = answer;
  return (
    <>
      {verdict === 'not_applicable' && (
        <TextField
          id="reason"
          label={words.reason.label}
          hint={words.reason.hint}
          value={answer.reason}
          onCommit={(reason) => onChange({ reason })}
        />
      )}
      <TextField
        id="note"
        label={words.note.label}
        hint={words.note.hint}
        shortcut="N"
        rows={3}
        value={answer.note}
        onCommit={(note) => onChange({ note })}
      />
      {verdict === 'partial' && (
        <TextField id="gap" label={words.gap.label} hint={words.gap.hint} value={answer.gap} onCommit={(gap) => onChange({ gap })} />
      )}
      {(verdict === 'partial' || verdict === 'non_compliant') && <PlanFields plan={answer.plan ?? EMPTY_PLAN} onChange={onPlan} />}
      {(verdict === 'partial' || verdict === 'non_compliant' || answer.compensating !== '') && (
        <TextField
          label={words.compensating.label}
          hint={words.compensating.hint}
          value={answer.compensating}
          onCommit={(compensating) => onChange({ compensating })}
        />
      )}
    </>
  );
}

function PlanFields({ plan, onChange }: { plan: Plan; onChange: (patch: Partial<Plan>) => void }) {
  return (
    <fieldset className={styles['plan']}>
      <legend className="row g6 s13 w5">
        {words.plan.label}
        <span className={`s12 t3 ${styles['hint']}`}>{`· ${words.plan.hint}`}</span>
        <span className="end" aria-hidden="true">
          <kbd>P</kbd>
        </span>
      </legend>
      <div className={styles['planGrid']}>
        <div className={styles['wide']}>
          <TextField id="plan" label={words.plan.action} value={plan.action} onCommit={(action) => onChange({ action })} single />
        </div>
        <TextField label={words.plan.responsible} value={plan.responsible} onCommit={(responsible) => onChange({ responsible })} single />
        <DateField label={words.plan.due} value={plan.due} onChange={(due) => onChange({ due })} />
        <NumberField label={words.plan.cost} value={plan.cost} onChange={(cost) => onChange({ cost })} />
      </div>
    </fieldset>
  );
}
