import type { Answer, AnswerChange } from '../../../core/assessment/model.ts';
import type { IsoDate } from '../../../core/date.ts';
import { assess as words } from '../../texts/assess.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { NamedPlan } from './answers.ts';
import styles from './desk.module.css';
import { PlanFields } from './plan-fields.tsx';

interface Props {
  answer: Answer;
  plans: readonly NamedPlan[];
  /** Names that were given work so far. */
  names: readonly string[];
  today: IsoDate;
  onChange: (change: AnswerChange) => void;
}

/** What is said about a requirement; a verdict brings the fields it demands. */
export function AnswerFields({ answer, plans, names, today, onChange }: Props) {
  const { verdict } = answer;
  return (
    <>
      {verdict === 'not_applicable' && (
        <TextField
          id="reason"
          label={words.reason.label}
          hint={words.reason.hint}
          shortcut="R"
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
      {(verdict === 'partial' || verdict === 'non_compliant') && (
        <PlanFields plan={answer.plan} plans={plans} today={today} onChange={(plan) => onChange({ plan })} />
      )}
      {(verdict === 'partial' || verdict === 'non_compliant' || answer.compensating !== '') && (
        <TextField
          label={words.compensating.label}
          hint={words.compensating.hint}
          value={answer.compensating}
          onCommit={(compensating) => onChange({ compensating })}
        />
      )}
      <div className={styles['assignee']}>
        <TextField
          id="assignee"
          label={words.assignee.label}
          hint={words.assignee.hint}
          shortcut="A"
          value={answer.assignee}
          onCommit={(assignee) => onChange({ assignee })}
          suggestions={names}
          maxLength={200}
          single
        />
      </div>
    </>
  );
}
