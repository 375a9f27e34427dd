import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { framework } from '../checklist/framework.ts';
import { FRAMEWORK_IDS } from '../checklist/model.ts';
import { daysLeft, describeDay, reportingCalendar, reportingPeriod, reportingYear, transitionDate } from './calendar.ts';
import { fixtureFramework } from './framework-fixture.ts';
import type { ReportFramework } from './input.ts';
import { lastWorkingDay } from './working-days.ts';

const day = { month: z.number(), day: z.number() };
const frameworkFile = z.object({
  status: z.object({ from: z.string() }),
  ordering: framework.shape.ordering,
  approval_common: z.object({ listed_national_security_as_level: framework.shape.approval_common.shape.listed_national_security_as_level }),
  dossier: z.array(z.object({ id: z.string(), levels: z.array(z.number()), clause: z.string() })),
  id: z.enum(FRAMEWORK_IDS),
  short_title: z.string(),
  terms: z.object({ standard: z.string() }),
  approval: z.array(
    z.object({ levels: z.array(z.number()), appraises: z.string(), approves: z.string(), approves_plan: z.string().optional() }),
  ),
  reporting: z.object({
    period: z.object({ from: z.object({ year: z.number(), ...day }), to: z.object({ year: z.number(), ...day }) }),
    deadlines: z.array(z.object({ id: z.string(), last_day: z.object(day), clause: z.string() })),
  }),
  transition: z.array(z.object({ id: z.string(), plan_for: z.string().nullable().optional(), clause: z.string().optional() })),
});

const law: ReportFramework = frameworkFile.parse(
  parse(readFileSync(new URL('../../checklists/nd331-2026/framework.yaml', import.meta.url), 'utf8')),
);

describe('the calendar of the annual report', () => {
  it('runs from 15/12 of the year before to 14/12', () => {
    expect(reportingPeriod(law, 2026)).toEqual({ from: '2025-12-15', to: '2026-12-14' });
    expect(reportingPeriod(law, 2027)).toEqual({ from: '2026-12-15', to: '2027-12-14' });
  });

  it('gives the days of 2026: Monday 14/12, Saturday 19/12 (work to Friday 18/12), Thursday 24/12', () => {
    const { cutoff, deadlines } = reportingCalendar(law, 2026);
    expect(cutoff).toBe('2026-12-14');
    expect(deadlines).toEqual([
      { id: 'cutoff', date: '2026-12-14', sendBy: '2026-12-14', text: 'Thứ Hai, 14/12' },
      { id: 'to_owner', date: '2026-12-19', sendBy: '2026-12-18', text: 'Thứ Bảy, 19/12; nên gửi thứ Sáu 18/12' },
      { id: 'to_ministry', date: '2026-12-24', sendBy: '2026-12-24', text: 'Thứ Năm, 24/12' },
    ]);
  });

  it('steps back from Sunday to Friday and leaves other days alone', () => {
    expect(lastWorkingDay('2027-12-19')).toBe('2027-12-17');
    expect(describeDay('2027-12-19')).toBe('Chủ Nhật, 19/12; nên gửi thứ Sáu 17/12');
    expect(describeDay('2024-12-14', 'chốt')).toBe('Thứ Bảy, 14/12; nên chốt thứ Sáu 13/12');
    expect(lastWorkingDay('2026-12-18')).toBe('2026-12-18');
  });

  it('keeps showing the closed period until the year ends', () => {
    expect(reportingYear('2026-12-14')).toBe(2026);
    expect(reportingYear('2026-12-20')).toBe(2026);
    expect(reportingYear('2026-12-31')).toBe(2026);
    expect(reportingYear('2027-01-01')).toBe(2027);
  });

  it('counts days to a deadline, and past it', () => {
    expect(daysLeft('2026-11-24', '2026-12-14')).toBe(20);
    expect(daysLeft('2026-12-14', '2026-12-14')).toBe(0);
    expect(daysLeft('2026-12-20', '2026-12-19')).toBe(-1);
  });

  it('knows the planning dates of the transition', () => {
    expect(transitionDate(law, 'in_construction_approve')).toBe('2026-12-31');
    expect(transitionDate(law, 'kept_level')).toBe('2027-06-30');
    expect(transitionDate(law, 'never_levelled')).toBeNull();
  });

  it('is tested on fixtures that say what the file says', () => {
    const fixture = fixtureFramework('nd331-2026');
    expect(fixture.reporting).toEqual(law.reporting);
    expect(law.ordering).toEqual(expect.arrayContaining([...fixture.ordering]));
    expect(fixture.status).toEqual(law.status);
    expect(law.transition).toEqual(expect.arrayContaining(fixture.transition.map((rule) => expect.objectContaining(rule))));
    for (const level of [1, 2, 3, 4, 5]) {
      const path = ({ approval }: ReportFramework) => {
        const found = approval.find(({ levels }) => levels.includes(level));
        return [found?.appraises, found?.approves, found?.approves_plan];
      };
      expect(path(fixture)).toEqual(path(law));
    }
    expect(fixture.approval_common).toEqual(law.approval_common);
    expect(law.dossier).toEqual(expect.arrayContaining([...fixture.dossier]));
    expect([fixture.short_title, fixture.terms.standard]).toEqual([law.short_title, law.terms.standard]);
  });
});
