import { IconArrowsExchange, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { Output } from '../../../core/api.ts';
import { showDate } from '../../../core/date.ts';
import { useAct, useFreshCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { tellSaved } from '../../parts/saving.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { transition as words } from '../../texts/transition.ts';
import { gapAddress, Row, shortName, type Transition } from './row.tsx';
import styles from './transition.module.css';

/** Which rule of the transition binds each system, how long still, and how far it is from the new framework. */
export default function TransitionPage() {
  usePlace([{ text: words.title, to: '/transition' }]);
  const reporting = useReporting();
  const year = reporting?.year ?? 2026;
  const list = useFreshCall(reporting !== undefined, 'transition.list', { year });
  const start = useAct('gap.start');
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || list.data === undefined) return <Loading />;
  const { rows, historySince } = list.data;
  const startedFor = start.isSuccess ? rows.find(({ system }) => system.id === start.variables.systemId) : undefined;
  return (
    <div className="page">
      <div>
        <h1>{words.title}</h1>
        <p className={`s13 t2 ${styles['lead']}`}>{words.lead}</p>
      </div>
      {rows.length === 0 && (
        <div className="card">
          <EmptyState icon={IconArrowsExchange} title={words.empty.title} text={words.empty.text}>
            <a className="btn" href="#/systems">
              {words.empty.go}
            </a>
          </EmptyState>
        </div>
      )}
      {start.isError && <FailureNotice error={start.error} title={words.failed} />}
      {startedFor !== undefined && start.data !== undefined && <Started row={startedFor} made={start.data} />}
      {rows.length > 0 && (
        <div className={`card ${styles['wide']}`}>
          <table className={`table ${styles['table']}`}>
            <thead>
              <tr>
                {Object.entries(words.columns).map(([id, text]) => (
                  <th key={id} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={row.system.id}
                  row={row}
                  busy={start.isPending && start.variables.systemId === row.system.id}
                  onStart={() => start.mutate({ systemId: row.system.id, year }, { onSuccess: ({ savedAt }) => tellSaved(savedAt) })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && historySince !== null && (
        <p className="s13 t2">
          <IconInfoCircle className="i" aria-hidden="true" />{' '}
          {(reporting.today >= historySince ? words.history : words.willBeHistory)(showDate(historySince))}
        </p>
      )}
    </div>
  );
}

/** What the crosswalk offered. */
function Started({ row, made }: { row: Transition; made: Output<'gap.start'> }) {
  const { compliant, partial, nonCompliant, evidence, nothing, kept } = made;
  const counts = {
    compliant: showNumber(compliant),
    partial: showNumber(partial),
    nonCompliant: showNumber(nonCompliant),
    evidence: showNumber(evidence),
    nothing: showNumber(nothing),
    kept: showNumber(kept),
  };
  return (
    <div className="banner met" role="status">
      <IconCircleCheck className="i l met" aria-hidden="true" />
      <div className="col g4 grow">
        <b>{words.started.title(shortName(row))}</b>
        <p className="s13">{words.started.text(counts)}</p>
      </div>
      <a className="btn pri sm" href={gapAddress(row)}>
        {words.started.open}
      </a>
    </div>
  );
}
