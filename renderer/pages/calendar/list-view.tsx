import { showDate, weekday, type IsoDate } from '../../../core/date.ts';
import type { Duty } from '../../../core/report/duties-model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { DutyIcon, DutyTag } from '../../parts/duty-row.tsx';
import { showNumber } from '../../parts/format.ts';
import { calendar as words } from '../../texts/calendar.ts';
import styles from './calendar.module.css';

interface Section {
  title: string;
  tone: string;
  duties: Duty[];
}

/** Overdue, soon, then month by month; at last what was done, the newest first. */
export function sectionsOf(duties: readonly Duty[]): Section[] {
  const of = (state: Duty['state']): Duty[] => duties.filter((duty) => duty.state === state);
  const months = new Map<string, Duty[]>();
  for (const duty of of('later')) {
    const month = duty.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), duty]);
  }
  return [
    { title: words.sections.overdue, tone: 'not', duties: of('overdue') },
    { title: words.sections.soon, tone: 'partial', duties: of('soon') },
    ...[...months].map(([month, later]) => ({ title: words.laterIn(showDate(month)), tone: '', duties: later })),
    { title: words.sections.done, tone: 'met', duties: of('done').toReversed() },
  ].filter((section) => section.duties.length > 0);
}

interface Props {
  duties: readonly Duty[];
  today: IsoDate;
  chosen: string | null;
  onOpen: (key: string) => void;
}

export const rowId = (key: string): string => `duty-${key}`;

/** All duties in one table, a head per section. */
export function ListView({ duties, today, chosen, onOpen }: Props) {
  return (
    <div className={`card ${styles['wide']}`}>
      <table className={`table ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">{words.columns.due}</th>
            <th scope="col">{words.columns.duty}</th>
            <th scope="col">{words.columns.system}</th>
            <th scope="col">{words.columns.clause}</th>
          </tr>
        </thead>
        {sectionsOf(duties).map((section) => (
          <tbody key={section.title}>
            <tr className={styles['section']}>
              <th scope="rowgroup" colSpan={4}>
                <span className={section.tone}>{section.title}</span> <span className="tag">{showNumber(section.duties.length)}</span>
              </th>
            </tr>
            {section.duties.map((duty) => (
              <DutyRow key={duty.key} duty={duty} today={today} chosen={chosen === duty.key} onOpen={onOpen} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function DutyRow({ duty, today, chosen, onOpen }: { duty: Duty; today: IsoDate; chosen: boolean; onOpen: (key: string) => void }) {
  return (
    <tr className={chosen ? 'on' : undefined}>
      <td className="nowrap">
        <div className="col g4">
          <span>{`${showDate(duty.date)}`}</span>
          <span className="row g6">
            <DutyTag duty={duty} today={today} />
          </span>
        </div>
      </td>
      <td>
        <div className={styles['duty']}>
          <DutyIcon duty={duty} />
          <span className="col">
            <button type="button" id={rowId(duty.key)} className={styles['name']} aria-pressed={chosen} onClick={() => onOpen(duty.key)}>
              {duty.title}
            </button>
            {duty.note !== '' && <span className="s12 t2">{duty.note}</span>}
            <span className="sr">{`${weekday(duty.date)}, ${words.kinds[duty.kind]}`}</span>
          </span>
        </div>
      </td>
      <td>{duty.systemName === '' ? <span className="t3">{words.wholeUnit}</span> : duty.systemName}</td>
      <td>
        <div className={styles['clauses']}>
          {duty.clause !== '' && duty.clause.split('; ').map((clause) => <ClauseChip key={clause} clause={clause} />)}
        </div>
      </td>
    </tr>
  );
}
