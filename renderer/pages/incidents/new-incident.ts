import type { Incident } from '../../../core/assessment/incident.ts';
import { showInstant } from '../../parts/format.ts';
import { incidents } from '../../texts/incidents.ts';

/** An incident detected this minute, of which nothing else is known: its clocks run from the first click. */
export function newIncident(id: string, now: Date): Incident {
  const detectedAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString();
  return {
    id,
    systems: [],
    title: incidents.newTitle(showInstant(detectedAt)),
    detectedAt,
    occurredAt: null,
    description: '',
    scope: '',
    serious: false,
    nationalSecurity: false,
    personalData: false,
    complex: false,
    cause: '',
    remedy: '',
    notices: [],
    closedOn: null,
    evidence: [],
  };
}
