import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Incident } from '../assessment/incident.ts';
import { framework } from '../checklist/framework.ts';
import { frameworkOfIncident, incidentClocks, runningClocks, type ClockState, type FrameworksById } from './incident-clocks.ts';

const read = (id: string) =>
  framework.parse(parse(readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8')));
const frameworks: FrameworksById = { 'nd331-2026': read('nd331-2026'), 'nd85-2016': read('nd85-2016') };

const DETECTED = '2026-10-01T16:30:00.000Z';
const incident: Incident = {
  id: 'i1',
  systems: ['his'],
  title: 'Mã độc',
  detectedAt: DETECTED,
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
const after = (hours: number, ms = 0): Date => new Date(Date.parse(DETECTED) + hours * 3_600_000 + ms);
const sent = (deadline: string, at: Date) => ({ deadline, sentAt: at.toISOString(), to: '', document: '', evidence: [] });
const states = (change: Partial<Incident>, now = after(1)): Record<string, ClockState> =>
  Object.fromEntries(incidentClocks(frameworks, { ...incident, ...change }, now).map(({ deadline, state }) => [deadline, state]));

describe('clocks of an incident under NĐ 331', () => {
  it('every deadline of the file is asked for by its own mark of the incident', () => {
    expect(states({})).toEqual({
      immediate: 'not_asked',
      first_notice: 'not_asked',
      report: 'open',
      closing: 'not_asked',
      personal_data: 'not_asked',
    });
    expect(states({ serious: true })['first_notice']).toBe('open');
    expect(states({ nationalSecurity: true })['immediate']).toBe('at_once');
    expect(states({ personalData: true })['personal_data']).toBe('open');
    expect(states({ complex: true })['closing']).toBe('waiting');
  });

  it('exactly 24 hours are still in time, a millisecond more is not', () => {
    const serious = { serious: true };
    expect(states(serious, after(24))['first_notice']).toBe('open');
    expect(states(serious, after(24, 1))['first_notice']).toBe('overdue');
    expect(states({ ...serious, notices: [sent('first_notice', after(24))] }, after(100))['first_notice']).toBe('sent');
    expect(states({ ...serious, notices: [sent('first_notice', after(24, 1))] }, after(100))['first_notice']).toBe('sent_late');
    const [, first] = incidentClocks(frameworks, { ...incident, serious: true }, after(23.5));
    expect(first).toMatchObject({
      dueAt: '2026-10-02T16:30:00.000Z',
      left: 1_800_000,
      clause: 'NĐ 331 Đ31.2.d',
      to: 'Cơ quan chuyên trách của Bộ Công an',
    });
  });

  it('hours run from the instant of detection, in whatever time zone it is written', () => {
    const here = incidentClocks(frameworks, { ...incident, detectedAt: '2026-10-01T23:30:00+07:00' }, after(1));
    expect(here).toEqual(incidentClocks(frameworks, incident, after(1)));
    const notices = [{ ...sent('report', after(0)), sentAt: '2026-10-04T23:30:00+07:00' }];
    expect(states({ notices })['report']).toBe('sent');
  });

  it('the first of several notices decides, whatever their order', () => {
    const notices = [sent('report', after(80)), sent('report', after(70))];
    const report = incidentClocks(frameworks, { ...incident, notices }, after(90)).find(({ deadline }) => deadline === 'report');
    expect(report).toMatchObject({ state: 'sent', notices: [{ sentAt: after(70).toISOString() }, { sentAt: after(80).toISOString() }] });
  });

  it('“at once” is never late by a number the decree does not give', () => {
    expect(states({ nationalSecurity: true }, after(50))['immediate']).toBe('at_once');
    expect(states({ nationalSecurity: true, notices: [sent('immediate', after(5))] })['immediate']).toBe('sent');
  });

  it('updates of a complex incident end when it is closed', () => {
    const notices = [sent('closing', after(90))];
    expect(states({ complex: true, notices }, after(200))['closing']).toBe('waiting');
    expect(states({ complex: true, notices, closedOn: '2026-10-08' }, after(200))['closing']).toBe('sent');
    expect(states({ complex: true, closedOn: '2026-10-08' }, after(200))['closing']).toBe('waiting');
  });

  it('a personal-data breach goes to the authority of its own', () => {
    const clock = incidentClocks(frameworks, { ...incident, personalData: true }, after(1)).find(
      ({ deadline }) => deadline === 'personal_data',
    );
    expect(clock).toMatchObject({
      dueAt: after(72).toISOString(),
      clause: 'Luật 91 Đ23.1',
      to: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân',
    });
  });

  it('those that run come with the first to end at the head', () => {
    const all = { ...incident, serious: true, nationalSecurity: true, personalData: true, complex: true };
    expect(runningClocks(frameworks, all, after(30)).map(({ deadline, state }) => [deadline, state])).toEqual([
      ['immediate', 'at_once'],
      ['first_notice', 'overdue'],
      ['report', 'open'],
      ['personal_data', 'open'],
    ]);
  });
});

describe('which framework holds', () => {
  it('NĐ 331 from the first minute of 19/8/2026 in Việt Nam, the old deadlines before', () => {
    expect(frameworkOfIncident(frameworks, { detectedAt: '2026-08-18T16:59:59.999Z' }).id).toBe('nd85-2016');
    expect(frameworkOfIncident(frameworks, { detectedAt: '2026-08-18T17:00:00.000Z' }).id).toBe('nd331-2026');
  });

  it('under NĐ 85 days end with the day; the closing report runs from the end of the incident', () => {
    const old = { detectedAt: '2026-03-02T03:00:00.000Z', serious: true };
    expect(states(old, new Date('2026-03-07T16:59:59.999Z'))).toEqual({ report: 'open', immediate: 'if', closing: 'waiting' });
    expect(states(old, new Date('2026-03-07T17:00:00.000Z'))['report']).toBe('overdue');
    const closed = { ...old, closedOn: '2026-03-10' };
    expect(states(closed, new Date('2026-03-15T16:00:00Z'))['closing']).toBe('open');
    expect(states(closed, new Date('2026-03-15T17:00:00Z'))['closing']).toBe('overdue');
    const ended = incidentClocks(frameworks, { ...incident, ...closed }, after(0)).find(({ deadline }) => deadline === 'closing');
    expect(ended?.dueAt).toBe('2026-03-15T16:59:59.999Z');
  });
});

it('every deadline of both files is known to the register: none falls to a person unseen', () => {
  const everything = { serious: true, nationalSecurity: true, personalData: true, complex: true };
  for (const [detectedAt, byPerson] of [
    [DETECTED, []],
    ['2026-03-02T03:00:00.000Z', ['immediate']],
  ] as const) {
    const clocks = incidentClocks(frameworks, { ...incident, ...everything, detectedAt }, new Date(detectedAt));
    expect(clocks.filter(({ state }) => state === 'if').map(({ deadline }) => deadline)).toEqual(byPerson);
    expect(clocks.filter(({ state }) => state === 'not_asked')).toEqual([]);
  }
});
