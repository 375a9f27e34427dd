import { VERDICTS, type Verdict } from '../../../core/assessment/model.ts';
import { VERDICT_CLASS, VerdictMark } from '../../parts/verdict-mark.tsx';
import { assess as words } from '../../texts/assess.ts';
import { VERDICT_LABELS } from '../../texts/terms.ts';
import styles from './desk.module.css';

interface Props {
  value: Verdict | null;
  /** Whether the verdict is the unit's, taken over. */
  inherited: boolean;
  onChange: (verdict: Verdict | null) => void;
}

/** Four cards in fixed order, keys 1–4, 0 to take the verdict back; native radios inside, so that they speak and can be walked with the arrows. */
export function VerdictControl({ value, inherited, onChange }: Props) {
  return (
    <div>
      <div className="verdicts" role="radiogroup" aria-label={words.verdict}>
        {VERDICTS.map((verdict, i) => (
          <label key={verdict} className={`${VERDICT_CLASS[verdict]} ${styles['verdict']}${value === verdict ? ' on' : ''}`}>
            <input type="radio" name="verdict" className="sr" checked={value === verdict} onChange={() => onChange(verdict)} />
            <VerdictMark verdict={verdict} inherited={inherited && value === verdict} silent />
            <span />
            <kbd aria-hidden="true">{i + 1}</kbd>
            <span className="lab">{VERDICT_LABELS[verdict]}</span>
          </label>
        ))}
      </div>
      {value !== null && !inherited && (
        <button type="button" className={`btn sub sm ${styles['clear']}`} onClick={() => onChange(null)}>
          {words.clearVerdict} <kbd aria-hidden="true">0</kbd>
        </button>
      )}
    </div>
  );
}
