/** Under the question of the risk assessment: where the answer comes from, what it may do, and the scale of harm. */
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { showDate } from '../../../core/date.ts';
import { RISK_INPUT } from '../../../core/level/proposal.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { level as words } from '../../texts/level.ts';
import { levelName } from '../../texts/terms.ts';
import styles from './level.module.css';
import type { LevelContext, LevelForm } from './use-level-form.ts';

interface Props {
  form: LevelForm;
  systemId: string;
  risk: LevelContext['risk'];
}

function Source({ form, systemId, risk }: Props) {
  const value = form.shown[RISK_INPUT];
  const link = (text: string) => (
    <a className="s12" href={`#/systems/${systemId}?tab=risk`}>
      {text}
    </a>
  );
  if (risk === null) return <p className={styles['source']}>{link(words.risk.write)}</p>;
  const date = showDate(risk.date);
  if (risk.level === null)
    return (
      <p className={styles['source']}>
        <span>{words.risk.noHarm(date)}</span>
        {link(words.risk.open)}
      </p>
    );
  if (value === risk.level)
    return (
      <p className={styles['source']}>
        <IconShieldCheck className="i s" aria-hidden="true" />
        <span>{words.risk.from(date, risk.level)}</span>
        {link(words.risk.open)}
      </p>
    );
  const { level } = risk;
  return (
    <p className={styles['source']} role="status">
      <IconAlertTriangle className="i s partial" aria-hidden="true" />
      <span>{words.risk.differs(date, level)}</span>
      <button type="button" className="btn sub sm" onClick={() => form.answer(RISK_INPUT, level)}>
        {words.risk.takeBack(level)}
      </button>
      {link(words.risk.open)}
    </p>
  );
}

export function RiskHelp(props: Props) {
  const { framework, result, shown } = props.form;
  const value = shown[RISK_INPUT];
  const lower = typeof value === 'number' && result.raisedBy === null && result.level !== null && value < result.level;
  return (
    <div className={styles['risk']}>
      <Source {...props} />
      {lower && <p className="s12 t2">{words.risk.lower(framework.level_resolution.raise_to.clause)}</p>}
      <details className={styles['harm']}>
        <summary className="s12">{words.risk.scale}</summary>
        <ul>
          {framework.harm_scale.map(({ level, text, clause }) => (
            <li key={level} className={level === value ? styles['chosen'] : undefined}>
              <b className="s12">{levelName(level)}</b>
              <span className="s12">{text}</span>
              <ClauseChip clause={clause} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
