/** Where a piece of evidence serves beside the requirements: incidents with their notices, and inspections. */
import { useMemo } from 'react';
import { showDate } from '../../../core/date.ts';
import { useCall, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { evidence as words } from '../../texts/evidence.ts';
import { INSPECTION_LABELS } from '../../texts/terms.ts';

export interface OtherUse {
  kind: 'incident' | 'inspection';
  text: string;
  href: string;
}

/** What a system is called, one that is out of use too. */
export function useSystemNames(): (systemId: string) => string {
  const year = useReporting()?.year;
  const systems = useCallWhen(year !== undefined, 'systems.list', { year: year ?? 0 }).data;
  const archived = useCallWhen(year !== undefined, 'systems.archived', { year: year ?? 0 }).data;
  return useMemo(() => {
    const names = new Map([...(systems ?? []), ...(archived ?? [])].map(({ system }) => [system.id, system.shortName || system.name]));
    return (systemId) => names.get(systemId) ?? (systems === undefined ? '' : words.deletedSystem);
  }, [systems, archived]);
}

/** By id of the evidence; a place that names it twice counts once. Undefined until all of it is read. */
export function useOtherUses(): ReadonlyMap<string, OtherUse[]> | undefined {
  const year = useReporting()?.year;
  const incidents = useCall('incidents.list').data;
  const systems = useCallWhen(year !== undefined, 'systems.list', { year: year ?? 0 }).data;
  const archived = useCallWhen(year !== undefined, 'systems.archived', { year: year ?? 0 }).data;
  return useMemo(() => {
    if (incidents === undefined || systems === undefined || archived === undefined) return undefined;
    const uses = new Map<string, OtherUse[]>();
    const tell = (ids: readonly string[], use: OtherUse): void =>
      new Set(ids).forEach((id) => uses.set(id, [...(uses.get(id) ?? []), use]));
    for (const { id, title, evidence, notices } of incidents) {
      const ids = [...evidence, ...notices.flatMap((notice) => notice.evidence)];
      tell(ids, { kind: 'incident', text: words.ofIncident(title), href: `#/incidents/${id}` });
    }
    for (const { system } of [...systems, ...archived]) {
      for (const { kind, to, evidence } of system.inspections) {
        const text = words.ofInspection(system.shortName || system.name, INSPECTION_LABELS[kind], showDate(to));
        tell(evidence, { kind: 'inspection', text, href: `#/systems/${system.id}?tab=inspections` });
      }
    }
    return uses;
  }, [incidents, systems, archived]);
}
