import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { showDate, weekday } from '../../../core/date.ts';
import { levelOfProcedure, type ApprovalCase } from '../../../core/report/approval/findings.ts';
import { approvalLimits, limitState, type ApprovalLimit, type LimitState } from '../../../core/report/approval/limits.ts';
import type { Holidays } from '../../../core/report/working-days.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { approval } from '../../texts/approval.ts';
import styles from './approval.module.css';

const words = approval.limits;

function State({ state, kind }: { state: LimitState; kind: ApprovalLimit['kind'] }) {
  switch (state.state) {
    case 'not_started':
      return <span className="t3">{words.notStarted}</span>;
    case 'over':
      return <span className="t3">{words.over}</span>;
    case 'kept':
      return (
        <span className="row g6 met">
          <IconCheck className="i" aria-hidden="true" />
          {words.kept}
        </span>
      );
    case 'running':
      return (
        <span className="row g6">
          <IconClock className="i" aria-hidden="true" />
          <b>{words.left(state.days, kind)}</b>
        </span>
      );
    default:
      return (
        <span className="row g6 not">
          <IconAlertTriangle className="i" aria-hidden="true" />
          <b>{(state.state === 'overdue' ? words.overdue : words.keptLate)(state.days, kind)}</b>
        </span>
      );
  }
}

/** The limits of appraisal and approval: until when, how many days are left, by which clause. */
export function ApprovalLimits({ subject, holidays }: { subject: ApprovalCase; holidays: Holidays }) {
  const level = levelOfProcedure(subject);
  const { framework, system, today } = subject;
  if (level === null) return null;
  return (
    <div className="col g8">
      <h3>{words.title}</h3>
      <ul className={styles['limits']} aria-label={words.title}>
        {approvalLimits(framework, level, system.approval, holidays).map((limit) => {
          const { id, days, kind, due, clause, unannounced } = limit;
          const state = limitState(limit, today, holidays);
          const open = state.state === 'running' || state.state === 'overdue';
          return (
            <li key={id}>
              <span>
                {words.names[id]} <span className="t3">{`· ${words.length(days, kind)}`}</span>
              </span>
              <span>{due === null ? <span className="t3">{words.waits[id]}</span> : `${weekday(due)}, ${showDate(due)}`}</span>
              <State state={state} kind={kind} />
              <ClauseChip clause={clause} />
              {open && unannounced.length > 0 && (
                <span className={`s12 partial ${styles['note']}`}>{words.unannounced(unannounced.join(', '))}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
