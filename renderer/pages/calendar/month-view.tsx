import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { showDate, weekday, type IsoDate } from '../../../core/date.ts';
import type { Duty } from '../../../core/report/duties-model.ts';
import { isWorkingDay, type Holidays } from '../../../core/report/working-days.ts';
import { DutyIcon } from '../../parts/duty-row.tsx';
import { showNumber } from '../../parts/format.ts';
import { useHints } from '../../parts/place.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { calendar } from '../../texts/calendar.ts';
import styles from './calendar.module.css';
import { ListView } from './list-view.tsx';
import { addMonths, dayAfterKey, weeksOf } from './month.ts';

const words = calendar.monthView;
/** More would make a day higher than the others; the button of the day lists all. */
const MOST_IN_DAY = 3;

interface Props {
  duties: readonly Duty[];
  today: IsoDate;
  holidays: Holidays;
  chosen: string | null;
  onOpen: (key: string) => void;
  onList: () => void;
}

const fullDay = (day: IsoDate): string => `${weekday(day)}, ${showDate(day)}`;
const dayId = (day: IsoDate): string => `day-${day}`;

/** One month in weeks; arrows go from day to day, the day chosen lists all its duties below. */
export function MonthView({ duties, today, holidays, chosen, onOpen, onList }: Props) {
  const [day, setDay] = useState(today);
  const month = day.slice(0, 7);
  const byDay = new Map<IsoDate, Duty[]>();
  for (const duty of duties) byDay.set(duty.date, [...(byDay.get(duty.date) ?? []), duty]);
  const overdue = duties.filter(({ state }) => state === 'overdue').length;
  // Keys move the focus with the day; a click on “next month” leaves it where it is.
  const byKey = useRef(false);
  useEffect(() => {
    if (byKey.current) document.getElementById(dayId(day))?.focus();
    byKey.current = false;
  }, [day]);
  const turn = (count: number): void => setDay(`${addMonths(month, count)}-01`);
  useShortcuts({ pageup: () => turn(-1), pagedown: () => turn(1), t: () => setDay(today) });
  useHints([
    { keys: ['PgUp', 'PgDn'], text: calendar.keys.month },
    { keys: ['T'], text: calendar.keys.today },
    { keys: ['←', '→', '↑', '↓'], text: calendar.keys.days },
  ]);
  const onKey = (event: KeyboardEvent): void => {
    const next = dayAfterKey(day, event.key);
    if (next === null) return;
    event.preventDefault();
    byKey.current = true;
    setDay(next);
  };
  return (
    <>
      {overdue > 0 && (
        <div className={`banner not ${styles['late']}`}>
          <IconAlertTriangle className="i not" aria-hidden="true" />
          <b className="s13 not grow">{words.overdue(showNumber(overdue))}</b>
          <button type="button" className="btn sm" onClick={onList}>
            {words.showOverdue}
          </button>
        </div>
      )}
      <section className={`card ${styles['month']}`} aria-label={words.label(showDate(month))}>
        <header>
          <h2 aria-live="polite">{words.title(showDate(month))}</h2>
          <span className="row g6 end">
            <button type="button" className="btn sm" onClick={() => setDay(today)}>
              {words.today}
            </button>
            <button type="button" className="btn ico sm" aria-label={words.previous} onClick={() => turn(-1)}>
              <IconChevronLeft className="i" aria-hidden="true" />
            </button>
            <button type="button" className="btn ico sm" aria-label={words.next} onClick={() => turn(1)}>
              <IconChevronRight className="i" aria-hidden="true" />
            </button>
          </span>
        </header>
        <div className={styles['wide']}>
          <table className={styles['days']}>
            <thead>
              <tr>
                {words.weekdays.map((name, at) => (
                  <th key={name} scope="col" abbr={name}>
                    <span aria-hidden="true">{words.shortWeekdays[at]}</span>
                    <span className="sr">{name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month).map((week) => (
                <tr key={week[0]}>
                  {week.map((one) => (
                    <Day
                      key={one}
                      day={one}
                      duties={byDay.get(one) ?? []}
                      holidays={holidays}
                      inMonth={one.startsWith(month)}
                      isToday={one === today}
                      isChosen={one === day}
                      onDay={() => setDay(one)}
                      onKey={onKey}
                      chosen={chosen}
                      onOpen={onOpen}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="col g8" aria-label={words.ofDay(fullDay(day))}>
        <h2>{words.ofDay(fullDay(day))}</h2>
        {byDay.has(day) ? (
          <ListView duties={byDay.get(day) ?? []} today={today} chosen={chosen} onOpen={onOpen} />
        ) : (
          <p className="s13 t2">{words.nothing}</p>
        )}
      </section>
    </>
  );
}

interface DayProps {
  day: IsoDate;
  duties: Duty[];
  holidays: Holidays;
  inMonth: boolean;
  isToday: boolean;
  isChosen: boolean;
  onDay: () => void;
  onKey: (event: KeyboardEvent) => void;
  chosen: string | null;
  onOpen: (key: string) => void;
}

function Day({ day, duties, holidays, inMonth, isToday, isChosen, onDay, onKey, chosen, onOpen }: DayProps) {
  const special = holidays.specialDay(day);
  const off = !isWorkingDay(day, holidays);
  const about = [...(isToday ? [words.isToday] : []), ...(special === null ? [] : [special.name])].join(', ');
  return (
    <td data-off={off} data-outside={!inMonth} data-today={isToday} data-chosen={isChosen}>
      <div className={styles['day']}>
        <button
          type="button"
          id={dayId(day)}
          className={styles['number']}
          aria-label={words.day(fullDay(day), showNumber(duties.length), about)}
          aria-pressed={isChosen}
          aria-current={isToday ? 'date' : undefined}
          tabIndex={isChosen ? 0 : -1}
          onClick={onDay}
          onKeyDown={onKey}
        >
          {Number(day.slice(8))}
        </button>
        {special !== null && (
          <span className={styles['special']} title={special.name}>
            {special.working ? words.working : special.name}
          </span>
        )}
        <ul>
          {duties.slice(0, MOST_IN_DAY).map((duty) => (
            <li key={duty.key}>
              <button
                type="button"
                className={styles['inDay']}
                data-state={duty.state}
                aria-pressed={chosen === duty.key}
                title={duty.systemName === '' ? duty.title : `${duty.systemName}: ${duty.title}`}
                onClick={() => onOpen(duty.key)}
              >
                <DutyIcon duty={duty} />
                <span className="ell">{duty.systemName === '' ? duty.title : `${duty.systemName}: ${duty.title}`}</span>
              </button>
            </li>
          ))}
          {duties.length > MOST_IN_DAY && (
            <li>
              <button type="button" className={styles['inDay']} onClick={onDay}>
                <span className="t2">{words.more(showNumber(duties.length - MOST_IN_DAY))}</span>
              </button>
            </li>
          )}
        </ul>
      </div>
    </td>
  );
}
