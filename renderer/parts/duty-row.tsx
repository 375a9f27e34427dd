/** How a duty is shown wherever duties are listed. */
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleCheck,
  IconClipboardSearch,
  IconClock,
  IconFileOff,
  IconGavel,
  IconRefresh,
  IconReportAnalytics,
  IconShieldExclamation,
  IconStairs,
  IconTarget,
  type Icon,
} from '@tabler/icons-react';
import { daysBetween, type IsoDate } from '../../core/date.ts';
import type { Duty, DutyKind } from '../../core/report/duties-model.ts';
import { calendar as words } from '../texts/calendar.ts';
import { showNumber } from './format.ts';

const KIND_ICONS: Record<DutyKind, Icon> = {
  report: IconReportAnalytics,
  cadence: IconRefresh,
  inspection: IconClipboardSearch,
  evidence: IconFileOff,
  plan: IconTarget,
  transition: IconArrowsExchange,
  approval: IconGavel,
  relevel: IconStairs,
  incident: IconShieldExclamation,
};

const TONES: Record<Duty['state'], string> = { overdue: 'not', soon: 'partial', later: 't3', done: 'met' };

/** The picture of a kind, in the colour of its urgency. */
export function DutyIcon({ duty }: { duty: Pick<Duty, 'kind' | 'state'> }) {
  const Picture = KIND_ICONS[duty.kind];
  return <Picture className={`i ${TONES[duty.state]}`} aria-hidden="true" />;
}

/** “quá 12 ngày”, “hôm nay”, “còn 5 ngày”, “đã làm”; with an icon, so that it stands without its colour. */
export function DutyTag({ duty, today }: { duty: Pick<Duty, 'state' | 'date'>; today: IsoDate }) {
  const left = daysBetween(today, duty.date);
  if (duty.state === 'done') {
    return (
      <span className="tag met">
        <IconCircleCheck className="i" aria-hidden="true" />
        {words.days.done}
      </span>
    );
  }
  if (duty.state === 'overdue') {
    return (
      <span className="tag not">
        <IconAlertTriangle className="i" aria-hidden="true" />
        {left < 0 ? words.days.overdue(showNumber(-left)) : words.days.lateToday}
      </span>
    );
  }
  return (
    <span className={duty.state === 'soon' ? 'tag partial' : 'tag'}>
      {duty.state === 'soon' && <IconClock className="i" aria-hidden="true" />}
      {left === 0 ? words.days.today : words.days.left(showNumber(left))}
    </span>
  );
}
