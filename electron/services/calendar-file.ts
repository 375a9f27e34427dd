/** Duties as a calendar file (RFC 5545) for the calendar program a person already uses. */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { digestOf } from '../../core/canonical.ts';
import { addDays, type IsoDate } from '../../core/date.ts';
import { everyLabel } from '../../core/report/duties-dates.ts';
import type { Duty } from '../../core/report/duties.ts';

const DAY_SECONDS = 86_400;
const REMIND_DAYS = 7;
/** Ids live in a namespace of their own; nothing is asked of this name. */
const NAMESPACE = 'antam.invalid';

/** On one line and without control characters: the library writes the calendar's name as it stands. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
/** Lines stay; the library escapes them. */
const clean = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]+/gu, ' ');

/** A day without time: the library reads its date in UTC, wherever the computer thinks it is. */
const dayOf = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/**
 * The open duties as whole-day events with a reminder a week before. An event keeps its id as long as the duty comes back, so that a
 * calendar moves it rather than adding another.
 */
export function calendarFile(duties: readonly Duty[], unitName: string, at: Date): { text: string; events: number } {
  const open = duties.filter(({ state }) => state !== 'done');
  const calendar = ical({
    name: oneLine(`Lịch việc an ninh mạng – ${unitName}`),
    prodId: { company: 'An Tam', product: 'An Tam', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const duty of open) {
    const event = calendar.createEvent({
      id: `${digestOf(duty.key).slice(0, 32)}@${NAMESPACE}`,
      stamp: at,
      start: dayOf(duty.date),
      end: dayOf(addDays(duty.date, 1)),
      allDay: true,
      summary: oneLine(duty.systemName === '' ? duty.title : `${duty.systemName}: ${duty.title}`),
      description: clean(descriptionOf(duty)),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: REMIND_DAYS * DAY_SECONDS, description: oneLine(duty.title) });
  }
  return { text: calendar.toString(), events: open.length };
}

const descriptionOf = ({ note, every, clause, parts }: Duty): string =>
  [
    ...(note === '' && every !== null ? [everyLabel(every)] : [note]),
    ...(parts.length > 1 ? parts.map(({ title }) => `– ${title}`) : []),
    ...(clause === '' ? [] : [`Căn cứ: ${clause}`]),
  ]
    .filter((line) => line !== '')
    .join('\n');
