/** The law in the window: framework files, today, the reporting year and its calendar. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { framework as frameworkSchema, type Framework } from '../core/checklist/framework.ts';
import type { FrameworkId } from '../core/checklist/model.ts';
import type { IsoDate } from '../core/date.ts';
import { reportingCalendar, reportingYear, type ReportingCalendar } from '../core/report/calendar.ts';
import { call, useCall } from './api.ts';

export type Frameworks = Record<FrameworkId, Framework>;

async function loadFrameworks(): Promise<Frameworks> {
  const files = await call('law.frameworks');
  const parsed = files.map((file) => frameworkSchema.parse(file.content));
  const find = (id: FrameworkId): Framework => {
    const found = parsed.find((one) => one.id === id);
    if (found === undefined) throw new Error(`framework ${id} is missing`);
    return found;
  };
  return { 'nd331-2026': find('nd331-2026'), 'nd85-2016': find('nd85-2016') };
}

/** Both framework files, parsed once. */
export const useFrameworks = (): UseQueryResult<Frameworks> => useQuery({ queryKey: ['law.frameworks'], queryFn: loadFrameworks });

export interface Reporting {
  today: IsoDate;
  year: number;
  calendar: ReportingCalendar;
  frameworks: Frameworks;
}

/** Today, the reporting year and its dates; undefined until read. The year everywhere in the window comes from here. */
export function useReporting(): Reporting | undefined {
  const info = useCall('app.info');
  const frameworks = useFrameworks();
  if (info.data === undefined || frameworks.data === undefined) return undefined;
  const { today } = info.data;
  const year = reportingYear(today);
  return { today, year, calendar: reportingCalendar(frameworks.data['nd331-2026'], year), frameworks: frameworks.data };
}
