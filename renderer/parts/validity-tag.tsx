import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { daysBetween, showDate, type IsoDate } from '../../core/date.ts';
import { assess as words } from '../texts/assess.ts';

const SOON_DAYS = 30;

/** “đến 12/05/2027”; amber from 30 days before, red when past; nothing where there is no end. */
export function ValidityTag({ until, today }: { until: IsoDate | null; today: IsoDate }) {
  if (until === null) return null;
  const left = daysBetween(today, until);
  const date = showDate(until);
  if (left < 0) {
    return (
      <span className="tag not">
        <IconAlertTriangle className="i" aria-hidden="true" />
        {words.evidence.expired(date)}
      </span>
    );
  }
  return (
    <span className={left <= SOON_DAYS ? 'tag partial' : 'tag'}>
      {left <= SOON_DAYS && <IconClock className="i" aria-hidden="true" />}
      {words.evidence.until(date)}
    </span>
  );
}
