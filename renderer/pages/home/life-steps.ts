/** What nags until somebody handles it: notices of incidents whose clock runs, triggers of re-levelling, suggestions of them. */
import type { Output, SystemSummary } from '../../../core/api.ts';
import { showDate } from '../../../core/date.ts';
import { runningClocks } from '../../../core/report/incident-clocks.ts';
import { triggerKind } from '../../../core/report/relevelling.ts';
import type { Frameworks } from '../../law.ts';
import { incidents } from '../../texts/incidents.ts';
import { relevelling } from '../../texts/relevelling.ts';
import { clockWords } from '../incidents/clock-words.ts';
import { nameOf, type NextStep } from './next-steps.ts';

/** Of each incident the clock that ends first, the most urgent at the head; then triggers, the oldest first. */
export function lifeSteps(waiting: Output<'life.waiting'>, systems: SystemSummary[], frameworks: Frameworks, now: Date): NextStep[] {
  const clocks = waiting.incidents
    .flatMap((incident) => {
      const [clock, ...others] = runningClocks(frameworks, incident, now);
      return clock === undefined ? [] : [{ incident, clock, others: others.length }];
    })
    .toSorted((a, b) => (a.clock.left ?? 0) - (b.clock.left ?? 0))
    .map(({ incident, clock, others }) => ({
      id: `incident-${incident.id}-${clock.deadline}`,
      title: incidents.next.title(clock.what, clockWords(clock).text),
      text: incidents.next.text(incident.title, clock.clause, others),
      to: `/incidents/${incident.id}`,
    }));
  const named = (systemId: string): string => {
    const summary = systems.find(({ system }) => system.id === systemId);
    return summary === undefined ? '' : nameOf(summary);
  };
  const step = (
    kind: 'open' | 'suggested',
    id: string,
    { systemId, trigger, on }: { systemId: string; trigger: string; on: string },
  ): NextStep => ({
    id,
    title: relevelling.next[kind](named(systemId)),
    text: relevelling.next.openText(triggerKind(frameworks, trigger)?.text ?? trigger, showDate(on)),
    to: `/systems/${systemId}?tab=level`,
  });
  return [
    ...clocks,
    ...waiting.triggers.map((trigger) => step('open', `trigger-${trigger.id}`, trigger)),
    ...waiting.suggestions.map((suggestion) => step('suggested', `suggestion-${suggestion.systemId}-${suggestion.trigger}`, suggestion)),
  ];
}
