import { IconChevronRight } from '@tabler/icons-react';
import type { IsoDate } from '../../../core/date.ts';
import { useFreshCall } from '../../api.ts';
import { DutyIcon, DutyTag } from '../../parts/duty-row.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { calendar } from '../../texts/calendar.ts';
import { stretchOf } from '../calendar/stretch.ts';
import styles from './home.module.css';

const words = calendar.home;
const MOST_SHOWN = 4;

/** The first duties that are overdue or due within thirty days, with the way to all of them. */
export function DueCard({ year, today }: { year: number; today: IsoDate }) {
  const list = useFreshCall(true, 'duties.list', stretchOf(year));
  if (list.isError) return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return null;
  const due = list.data.filter(({ state }) => state === 'overdue' || state === 'soon');
  const overdue = due.filter(({ state }) => state === 'overdue').length;
  return (
    <section className="card" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        {overdue > 0 && <span className="tag not">{words.overdue(showNumber(overdue))}</span>}
        <a
          className={`end ${styles['open']}`}
          href="#/calendar"
          aria-label={words.open(showNumber(due.length))}
          title={words.open(showNumber(due.length))}
        >
          <IconChevronRight className="i" aria-hidden="true" />
        </a>
      </header>
      {due.length === 0 && <p className={`s13 t2 ${styles['noDues']}`}>{words.none}</p>}
      <ul className={styles['dueList']}>
        {due.slice(0, MOST_SHOWN).map((duty) => (
          <li key={duty.key}>
            <DutyIcon duty={duty} />
            <div className="col">
              <a className="s13 w5 ell" title={duty.title} href={`#/calendar?duty=${encodeURIComponent(duty.key)}`}>
                {duty.title}
              </a>
              <span className="s12 t2 ell">{[duty.systemName, duty.note].filter((text) => text !== '').join(' · ')}</span>
            </div>
            <DutyTag duty={duty} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}
