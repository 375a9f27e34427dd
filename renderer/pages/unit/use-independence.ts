import type { UnitProfile } from '../../../core/assessment/model.ts';
import { independenceFindings, type IndependenceFinding } from '../../../core/report/independence.ts';
import { useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';

/** Where the profile as it is being typed names one body and the law wants two; nothing until the systems are read. */
export function useIndependence(unit: UnitProfile): IndependenceFinding[] {
  const reporting = useReporting();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  if (reporting === undefined || systems.data === undefined) return [];
  const law = { frameworks: Object.values(reporting.frameworks) };
  return independenceFindings({ unit, systems: systems.data.map(({ system }) => system), law, today: reporting.today });
}
