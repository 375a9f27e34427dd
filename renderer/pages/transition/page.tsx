import { IconArrowsExchange, IconInfoCircle } from '@tabler/icons-react';
import { showDate } from '../../../core/date.ts';
import { useFreshCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { transition as words } from '../../texts/transition.ts';
import { Row } from './row.tsx';
import styles from './transition.module.css';

/** Which rule of the transition binds each system, how long still, and how far it is from the new framework. */
export default function TransitionPage() {
  usePlace([{ text: words.title, to: '/transition' }]);
  const reporting = useReporting();
  const year = reporting?.year ?? 2026;
  const list = useFreshCall(reporting !== undefined, 'transition.list', { year });
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || list.data === undefined) return <Loading />;
  const { rows, historySince } = list.data;
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
                <Row key={row.system.id} row={row} />
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
