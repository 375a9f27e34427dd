import type { SystemSummary } from '../../../core/api.ts';
import { showDate, weekday, type IsoDate } from '../../../core/date.ts';
import { daysLeft, transitionDate, type Deadline } from '../../../core/report/calendar.ts';
import type { Reporting } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { home as words } from '../../texts/home.ts';
import styles from './home.module.css';

interface Due {
  id: string;
  date: IsoDate;
  note: string;
}

const lowerWeekday = (date: IsoDate): string => `${weekday(date).replace('Thứ', 'thứ')} ${showDate(date).slice(0, 5)}`;

function noteOf({ id, date, sendBy }: Deadline): string {
  if (sendBy === date) return words.deadline[id]?.note ?? '';
  return (id === 'cutoff' ? words.closeEarlier : words.sendEarlier)(lowerWeekday(sendBy));
}

/** The days of the annual report, and those of the transition as far as systems of the old decree wait for them. */
function duesOf({ calendar, frameworks }: Reporting, systems: SystemSummary[]): { report: Due[]; transition: Due[] } {
  const law = frameworks['nd331-2026'];
  const old = systems.filter(({ system }) => system.framework === 'nd85-2016');
  const building = old.filter(({ system }) => system.stage === 'in_construction' && system.approval.status !== 'approved').length;
  const due = (id: string, count: number, note: (count: number) => string): Due[] => {
    const date = transitionDate(law, id);
    return date === null || count === 0 ? [] : [{ id, date, note: note(count) }];
  };
  return {
    report: calendar.deadlines.map((deadline) => ({ id: deadline.id, date: deadline.date, note: noteOf(deadline) })),
    transition: [...due('in_construction_approve', building, words.inConstruction), ...due('kept_level', old.length, words.toNewDecree)],
  };
}

function Item({ due, today, next }: { due: Due; today: IsoDate; next: boolean }) {
  const left = daysLeft(today, due.date);
  const unit = left > 0 ? words.days.left : left === 0 ? words.days.today : words.days.past;
  return (
    <li className={next ? `${styles['due']} ${styles['next']}` : styles['due']}>
      <span className={left < 0 ? `${styles['days']} ${styles['past']}` : styles['days']}>
        {showNumber(Math.abs(left))}
        <small>{unit}</small>
      </span>
      <span className="col">
        <b>{words.deadline[due.id]?.title ?? due.id}</b>
        <span className="s13">{`${weekday(due.date)}, ${showDate(due.date)}`}</span>
        <span className="s12 t2">{due.note}</span>
      </span>
    </li>
  );
}

/** The days that matter, with days left, weekday and advice. */
export function DeadlineStrip({ reporting, systems }: { reporting: Reporting; systems: SystemSummary[] }) {
  const { report, transition } = duesOf(reporting, systems);
  const next = [...report, ...transition].find(({ date }) => daysLeft(reporting.today, date) >= 0)?.id;
  return (
    <section className="card" aria-label={words.deadlines}>
      <ul className={styles['strip']}>
        {[...report, ...transition].map((due) => (
          <Item key={due.id} due={due} today={reporting.today} next={due.id === next} />
        ))}
      </ul>
    </section>
  );
}
