/** How a clock of an incident is told: in words first, in colour second. */
import { vietnamTime, weekday, showDate } from '../../../core/date.ts';
import type { IncidentClock } from '../../../core/report/incident-clocks.ts';
import { showStretch } from '../../parts/format.ts';
import { incidents } from '../../texts/incidents.ts';

const words = incidents.clock;

export type Tone = 'met' | 'partial' | 'not' | '';

/** A notice with less time than this left is told in amber. */
const SOON_MS = 12 * 3_600_000;

export function clockWords({ state, left, dueAt, atOnce, notices }: IncidentClock): { text: string; tone: Tone } {
  const ms = left ?? 0;
  switch (state) {
    case 'open':
      return { text: words.left(showStretch(ms)), tone: ms < SOON_MS ? 'partial' : '' };
    case 'overdue':
      return { text: words.over(showStretch(ms)), tone: 'not' };
    case 'at_once':
      return { text: ms > -60_000 ? words.now : words.since(showStretch(ms)), tone: 'not' };
    case 'waiting':
      return { text: words.waiting, tone: '' };
    case 'sent':
      return { text: dueAt === null || atOnce ? words.sentNoLimit : words.sent, tone: 'met' };
    case 'sent_late': {
      const late = Date.parse(notices[0]?.sentAt ?? '') - Date.parse(dueAt ?? '');
      return { text: words.sentLate(showStretch(late)), tone: 'partial' };
    }
    case 'if':
      return { text: words.if, tone: '' };
    case 'not_asked':
      return { text: '', tone: '' };
  }
}

/** “23:30 thứ Sáu, 02/10/2026”. */
export function dueWords(dueAt: string): string {
  const [date = '', time = ''] = vietnamTime(new Date(dueAt)).split('T');
  return incidents.page.due(`${weekday(date).replace('Thứ', 'thứ')}, ${showDate(date)}`, time.slice(0, 5));
}
