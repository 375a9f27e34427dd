/** The law in the window: framework files, today, the reporting year and its calendar. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { framework as frameworkSchema, type Framework } from '../core/checklist/framework.ts';
import type { FrameworkId } from '../core/checklist/model.ts';
import type { IsoDate } from '../core/date.ts';
import { reportingCalendar, reportingYear, type ReportingCalendar } from '../core/report/calendar.ts';
import { holidaysOf, WEEKENDS_ONLY, type Holidays } from '../core/report/working-days.ts';
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

/**
 * The holidays that limits are counted by: the shipped table with the unit's own days; undefined until read. Where the table can't
 * be read only weekends are off; the page of settings says so.
 */
export function useHolidays(): Holidays | undefined {
  const { data, isError } = useCall('holidays.list');
  return useMemo(() => {
    if (isError) return WEEKENDS_ONLY;
    return data === undefined ? undefined : holidaysOf(data.table, data.own);
  }, [data, isError]);
}

export interface Reporting {
  today: IsoDate;
  year: number;
  calendar: ReportingCalendar;
  frameworks: Frameworks;
  holidays: Holidays;
}

/** Today, the reporting year and its dates; undefined until read. The year everywhere in the window comes from here. */
export function useReporting(): Reporting | undefined {
  const info = useCall('app.info');
  const frameworks = useFrameworks();
  const holidays = useHolidays();
  if (info.data === undefined || frameworks.data === undefined || holidays === undefined) return undefined;
  const { today } = info.data;
  const year = reportingYear(today);
  const calendar = reportingCalendar(frameworks.data['nd331-2026'], year, holidays);
  return { today, year, calendar, frameworks: frameworks.data, holidays };
}
