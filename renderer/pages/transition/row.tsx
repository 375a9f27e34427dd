import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import type { Output } from '../../../core/api.ts';
import { showDate } from '../../../core/date.ts';
import { isToRenew, type TransitionRule } from '../../../core/report/transition.ts';
import { carryAddress } from '../../parts/carry-banner.tsx';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { showNumber } from '../../parts/format.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProgressWithNumbers } from '../../parts/progress-bar.tsx';
import { APPROVAL_LABELS, STAGE_LABELS } from '../../texts/terms.ts';
import { transition as words } from '../../texts/transition.ts';
import styles from './transition.module.css';

export type Transition = Output<'transition.list'>['rows'][number];

const shortName = ({ system }: Pick<Transition, 'system'>): string => (system.shortName === '' ? system.name : system.shortName);
const gapAddress = ({ system }: Pick<Transition, 'system'>): string => `#/assess/${system.id}?framework=nd331-2026`;

export function Row({ row }: { row: Transition }) {
  const { system, rules, badge } = row;
  return (
    <tr>
      <th scope="row">
        <div className="col g4">
          <a href={`#/systems/${system.id}`} className={styles['name']} title={system.name}>
            {shortName(row)}
          </a>
          <span className="row g6">
            <FrameworkTag framework={system.framework} />
          </span>
          <span className="s12 t3">{STAGE_LABELS[system.stage]}</span>
        </div>
      </th>
      <td>
        <div className="col g8">
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} text={rule.id === 'kept_level' && badge !== null ? badge.text : rule.effect} />
          ))}
        </div>
      </td>
      <td>
        <Kept row={row} />
      </td>
      <td>
        <Recomputed row={row} />
      </td>
      <td>
        <Gap row={row} />
      </td>
      <td>
        <Next row={row} />
      </td>
    </tr>
  );
}

/** What is to be reached, by when, and how long still. */
function Rule({ rule, text }: { rule: TransitionRule; text: string }) {
  const { date, daysLeft: left, done, clause } = rule;
  return (
    <div className={styles['rule']}>
      <span className={styles['days']} data-late={left !== null && left < 0 && !done}>
        {done ? (
          <IconCircleCheck className="i l met" aria-hidden="true" />
        ) : left === null ? (
          <IconHourglass className="i l partial" aria-hidden="true" />
        ) : (
          <>
            {showNumber(Math.abs(left))}
            <small>{left > 0 ? words.left.days : left === 0 ? words.left.today : words.left.past}</small>
          </>
        )}
      </span>
      <div className="col g4">
        <span className="w5">{text}</span>
        <span className="s12 t2">{done ? words.approved : date === null ? words.atOnce : words.planFor(showDate(date))}</span>
        <span className={styles['clauses']}>
          {clause.split('; ').map((one) => (
            <ClauseChip key={one} clause={one} />
          ))}
        </span>
      </div>
    </div>
  );
}

function Kept({ row: { system } }: { row: Transition }) {
  const { level, approval } = system;
  const decision = approval.decision === null ? words.noDecision : `${approval.decision.number}, ${showDate(approval.decision.date)}`;
  return (
    <div className="col g4">
      <span>{level === null ? <span className="t3">{words.noLevel}</span> : <LevelMark level={level} />}</span>
      <span className="s12 t2">{approval.status === 'approved' ? decision : APPROVAL_LABELS[approval.status]}</span>
      {approval.status === 'approved' && approval.decision !== null && <span className="s12 t3">{approval.decision.authority}</span>}
    </div>
  );
}

function Recomputed({ row: { system, recomputed } }: { row: Transition }) {
  const { recomputed: said } = words;
  if (recomputed === null) return <span className="s13 t3">{said.none}</span>;
  const { level, atLeast, missing, matched, determined } = recomputed;
  const differs = level !== null && system.level !== null && level !== system.level;
  const clauses = [...new Set(matched.filter((rule) => rule.level === atLeast).map(({ clause }) => clause))];
  return (
    <div className="col g4">
      {level !== null && (
        <span className={styles['clauses']}>
          <LevelMark level={level} />
          {system.level !== null && <span className={differs ? 'tag partial' : 'tag'}>{differs ? said.differs : said.same}</span>}
        </span>
      )}
      {missing.length > 0 && (
        <>
          <span className="s13 partial">{said.missing(missing.length)}</span>
          <details className="s12 t2">
            <summary>{said.which}</summary>
            <ul>
              {missing.map((question) => (
                <li key={question}>– {question.replace(/\?$/, '')}</li>
              ))}
            </ul>
          </details>
          {atLeast !== null && <span className="s12 t2">{said.atLeast(atLeast)}</span>}
        </>
      )}
      {level === null && missing.length === 0 && <span className="s13 partial">{said.noRule}</span>}
      {clauses.length > 0 && (
        <span className={styles['clauses']}>
          {clauses.map((clause) => (
            <ClauseChip key={clause} clause={clause} />
          ))}
        </span>
      )}
      {missing.length === 0 && <span className="s12 t3">{determined ? said.determined : said.carried}</span>}
      {differs && (
        <span className="s12">
          {said.advice} <ClauseChip clause={said.adviceClause} />
        </span>
      )}
      <a className="s12" href={`#/systems/${system.id}/level?framework=nd331-2026`}>
        {missing.length > 0 ? said.answer : said.compare}
      </a>
    </div>
  );
}

function Gap({ row }: { row: Transition }) {
  const { gap, gapStarted } = row;
  if (gap === null || row.next === 'determine') return <span className="s13 t3">{words.gap.none}</span>;
  const waiting = gap.answered - gap.confirmed;
  return (
    <div className="col g4">
      <ProgressWithNumbers progress={gap} />
      {!gapStarted && <span className="s12 t3">{gap.answered === 0 ? words.gap.notStarted : words.gap.onlyCommon}</span>}
      {waiting > 0 && <span className="s12 partial">{words.gap.waiting(showNumber(waiting))}</span>}
    </div>
  );
}

function Next({ row }: { row: Transition }) {
  const { system, next, gap, gapStarted } = row;
  const level = `#/systems/${system.id}/level?framework=nd331-2026`;
  const approval = `#/systems/${system.id}?tab=approval`;
  const start = (
    <a
      className={`${next === 'start_gap' ? 'btn pri sm' : 'btn sm'} ${styles['step']}`}
      href={carryAddress(system.id, 'nd331-2026')}
      aria-label={words.startOf(shortName(row))}
    >
      {words.steps.start_gap}
    </a>
  );
  if (next === 'start_gap') return start;
  const address = {
    determine: level,
    relevel: level,
    go_over: level,
    renew: approval,
    approve: approval,
    continue_gap: gapAddress(row),
  }[next];
  return (
    <div className="col g6">
      <a className={`btn sm ${styles['step']}`} href={address}>
        {words.steps[next]}
      </a>
      {next === 'go_over' && <span className="s12 t2">{words.goOverHow}</span>}
      {next === 'renew' && <span className="s12 t2">{words.renewHow}</span>}
      {/* Determined already: the new approval need not wait for the last requirement. */}
      {next === 'continue_gap' && isToRenew(system, row.recomputed) && (
        <a className={`btn sm ${styles['step']}`} href={approval} aria-label={words.renewOf(shortName(row))}>
          {words.steps.renew}
        </a>
      )}
      {/* While the approval is under way the measures of the new decree wait as well. */}
      {next === 'approve' && gap !== null && !gapStarted && start}
      {next !== 'continue_gap' && gapStarted && (
        <a className={`btn sm ${styles['step']}`} href={gapAddress(row)} aria-label={words.openGap(shortName(row))}>
          {words.openGapShort}
        </a>
      )}
    </div>
  );
}
