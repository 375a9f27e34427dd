import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { Incident } from '../../../core/assessment/incident.ts';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { daysBetween, showDate, weekday, type IsoDate } from '../../../core/date.ts';
import { inspectionLaw, nextInspection, professionalReasons } from '../../../core/report/inspection-cadence.ts';
import type { Frameworks } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showNumber } from '../../parts/format.ts';
import { cadenceWords } from '../../texts/assess.ts';
import { inspections } from '../../texts/inspections.ts';
import styles from './life.module.css';

const words = inspections.due;
const by = inspections.professional;

/** A day nearer than this is told in amber. */
const SOON_DAYS = 30;

interface Props {
  system: InformationSystem;
  incidents: Incident[];
  frameworks: Frameworks;
  today: IsoDate;
  /** On the national-security list, by the last determination of its level. */
  listed: boolean;
}

/** When the next inspection is due, and when only a professional organisation may do it (NĐ 331 Đ28.5, Đ31.2.c). */
export function InspectionDues({ system, incidents, frameworks, today, listed }: Props) {
  const reasons = professionalReasons(frameworks, { ...system, listed }, incidents, today);
  const holding = reasons.filter(({ holds }) => holds === true);
  const others = reasons.filter(({ holds }) => holds === null);
  const { professional_is: who } = inspectionLaw(frameworks, system, today).inspection;
  return (
    <FormSection title={words.title}>
      <Due system={system} frameworks={frameworks} today={today} listed={listed} />
      {holding.length > 0 && (
        <div className="col g4">
          <b className="s13">{by.title}</b>
          <ul className={styles['told']}>
            {holding.map(({ framework, id, text, on, clause }) => (
              <li key={`${framework} ${id}`} className="s13">
                <IconAlertTriangle className="i partial" aria-hidden="true" />
                <span>{on === null ? text : `${text} (${by.since(showDate(on))})`}</span>
                <ClauseChip clause={clause} />
              </li>
            ))}
          </ul>
          <p className="s12 t2">{by.who(who.join('; '))}</p>
        </div>
      )}
      {others.length > 0 && (
        <div className="col g4">
          <span className="s12 t2">{holding.length > 0 ? by.also : by.only}</span>
          <ul className={styles['told']}>
            {others.map(({ framework, id, text, clause }) => (
              <li key={`${framework} ${id}`} className="s12 t2">
                <span>{text}</span>
                <ClauseChip clause={clause} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormSection>
  );
}

function Due({ system, frameworks, today, listed }: Omit<Props, 'incidents'>) {
  const next = nextInspection(frameworks, system, today, listed);
  if (next === null) {
    const why = system.archivedAt !== null ? words.archived : system.stage === 'in_construction' ? words.building : words.noLevel;
    return <p className="s13 t2">{why}</p>;
  }
  const { due, last, cadence } = next;
  const left = daysBetween(today, due);
  const every = cadenceWords(cadence.every);
  const tone = left < 0 ? 'not' : left <= SOON_DAYS ? 'partial' : '';
  const Picture = left < 0 ? IconAlertTriangle : IconClock;
  const { notifyBefore } = cadence;
  return (
    <>
      <p className="s13 t2">{inspectionLaw(frameworks, system, today).inspection.note}</p>
      <div className={styles['head']}>
        <b className="s13">{words.on(`${weekday(due).replace('Thứ', 'thứ')}, ${showDate(due)}`)}</b>
        <span className={`tag ${tone}`}>
          <Picture className="i" aria-hidden="true" />
          {left > 0 ? words.left(showNumber(left)) : left === 0 ? words.today : words.over(showNumber(-left))}
        </span>
        <ClauseChip clause={cadence.clause} />
      </div>
      <p className="s13 t2">
        {[
          cadence.required ? words.required(capital(every)) : words.proposed(capital(every)),
          last === null ? words.never : words.since(showDate(last)),
        ].join('; ')}
        .
      </p>
      {notifyBefore !== null && <p className="s13 t2">{words.notify(`${notifyBefore.day}/${notifyBefore.month}`)}</p>}
    </>
  );
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
