import { IconCheck, IconCircleX, IconHelpCircle, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';
import { adviceOn } from '../../core/exchange/advice.ts';
import type { VerificationReport, VerificationVerdict } from '../../core/exchange/verification.ts';
import { VERDICT_WORDS, verify as words } from '../texts/verify.ts';
import styles from './verification-card.module.css';
import { checksOf, type CheckState } from './verdict-of-file.ts';

export const LOOK: Record<VerificationVerdict, { tone: string; Picture: typeof IconCheck }> = {
  valid: { tone: 'met', Picture: IconRosetteDiscountCheck },
  indeterminate: { tone: 'partial', Picture: IconHelpCircle },
  invalid: { tone: 'not', Picture: IconCircleX },
};
const ORDER = ['valid', 'indeterminate', 'invalid'] as const;

/** The answer of three, one sentence why, the checks one by one, what to do. */
export function VerificationCard({ report }: { report: VerificationReport }) {
  const { tone, Picture } = LOOK[report.verdict];
  const advice = adviceOn(report);
  const weighty = report.reasons.filter(({ code }) => code !== 'time_stated' && code !== 'revocation_unchecked');
  return (
    <div className={styles['card']}>
      <div className={`banner ${tone}`} role="status">
        <Picture className={`i ${styles['seal']} ${tone}`} aria-hidden="true" />
        <div className="col g4">
          <b className={`${styles['word']} ${tone}`}>{headline(report)}</b>
          <p className="s13">{words.why[report.verdict]}</p>
          {weighty.map(({ code, text }) => (
            <p key={code} className="s12">
              {text}
            </p>
          ))}
        </div>
      </div>
      <Three verdict={report.verdict} />
      <ul className={styles['checks']}>
        {checksOf(report).map(({ id, text, state, value }) => (
          <li key={id}>
            <CheckMark state={state} />
            <span>{text}</span>
            <span className="s12 t2">{value}</span>
          </li>
        ))}
      </ul>
      {advice.length > 0 && (
        <div className="col g4 s13">
          <h3>{words.todo}</h3>
          <ul className={styles['advice']}>
            {advice.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** A valid file whose certificates nobody could ask about says so in the same breath. */
const headline = ({ verdict, reasons }: VerificationReport): string =>
  verdict === 'valid' && reasons.some(({ code }) => code === 'revocation_unchecked') ? words.validUnchecked : VERDICT_WORDS[verdict];

/** The three words always stand together, so that nobody reads amber as green. */
function Three({ verdict }: { verdict: VerificationVerdict }) {
  return (
    <div className={styles['three']} role="group" aria-label={words.words}>
      {ORDER.map((one) => {
        const { tone, Picture } = LOOK[one];
        return (
          <span
            key={one}
            className={one === verdict ? `${styles['chosen']} ${tone}` : undefined}
            aria-current={one === verdict ? 'true' : undefined}
          >
            <Picture className="i s" aria-hidden="true" />
            {VERDICT_WORDS[one]}
          </span>
        );
      })}
    </div>
  );
}

export function CheckMark({ state }: { state: CheckState }) {
  if (state === 'ok') return <IconCheck className="i met" aria-hidden="true" />;
  if (state === 'bad') return <IconX className="i not" aria-hidden="true" />;
  return <IconHelpCircle className="i partial" aria-hidden="true" />;
}
