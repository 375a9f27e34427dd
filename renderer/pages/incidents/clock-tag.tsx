import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import type { IncidentClock } from '../../../core/report/incident-clocks.ts';
import { clockWords } from './clock-words.ts';

/** The state of a clock; `what` names the notice where it is not in sight. */
export function ClockTag({ clock, what = '' }: { clock: IncidentClock; what?: string }) {
  const { text, tone } = clockWords(clock);
  const Picture = tone === 'met' ? IconCheck : tone === 'not' ? IconAlertTriangle : IconClock;
  return (
    <span className={`tag ${tone}`}>
      <Picture className="i" aria-hidden="true" />
      {what === '' ? text : `${what}: ${text}`}
    </span>
  );
}
