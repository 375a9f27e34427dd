/** Every rule of order of both frameworks: kept, broken, on the same day, missing, and where it does not bind. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { framework, ORDERING_EVENTS, type Framework } from '../checklist/framework.ts';
import type { FrameworkId } from '../checklist/model.ts';
import { orderingFindings, type LevelEvents, type OrderingSubject } from './ordering.ts';

const load = (id: FrameworkId): Framework =>
  framework.parse(parse(readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8')));
const LAWS: Record<FrameworkId, Framework> = { 'nd331-2026': load('nd331-2026'), 'nd85-2016': load('nd85-2016') };

const NOTHING = Object.fromEntries(ORDERING_EVENTS.map((event) => [event, null])) as LevelEvents;
const LEVEL_3: OrderingSubject = { level: 3, changed: true };
const run = (id: FrameworkId, dates: Partial<LevelEvents>, subject = LEVEL_3) =>
  orderingFindings(LAWS[id], { ...NOTHING, ...dates }, subject).map(({ rule, problem, severity }) => `${rule} ${problem} ${severity}`);
/** What one rule says. */
const said = (id: FrameworkId, rule: string, dates: Partial<LevelEvents>, subject = LEVEL_3) =>
  run(id, dates, subject)
    .filter((line) => line.startsWith(`${rule} `))
    .map((line) => line.slice(rule.length + 1));

const [DAY, NEXT] = ['2026-10-05', '2026-10-06'] as const;
const IN_ORDER: string[] = [];

describe.each([
  ['nd331-2026', 'regulation_first', 'error', ['same_day warning']],
  ['nd331-2026', 'appraisal_first', 'error', IN_ORDER],
  ['nd331-2026', 'risk_first', 'warning', IN_ORDER],
  ['nd331-2026', 'plan_before_use', 'error', IN_ORDER],
  ['nd331-2026', 'conditions_before_use', 'error', IN_ORDER],
  ['nd331-2026', 'approval_before_investment', 'info', IN_ORDER],
  ['nd85-2016', 'regulation_first', 'error', ['same_day warning']],
  ['nd85-2016', 'appraisal_first', 'error', IN_ORDER],
  ['nd85-2016', 'plan_before_use', 'error', IN_ORDER],
  ['nd85-2016', 'approval_before_investment', 'info', IN_ORDER],
] as const)('%s, rule %s', (id, name, severity, sameDay) => {
  const rule = LAWS[id].ordering.find((one) => one.id === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  const { before, after } = rule;

  it('is silent in order and before anything has happened', () => {
    expect(said(id, name, { [before]: DAY, [after]: NEXT })).toEqual([]);
    expect(said(id, name, { [before]: DAY })).toEqual([]);
    expect(said(id, name, {})).toEqual([]);
  });

  it('tells what came too late, and what is not recorded', () => {
    expect(said(id, name, { [before]: NEXT, [after]: DAY })).toEqual([`late ${severity}`]);
    expect(said(id, name, { [after]: DAY })).toEqual([`missing ${severity}`]);
  });

  it('treats one day as the file says', () => {
    expect(said(id, name, { [before]: DAY, [after]: DAY })).toEqual(sameDay);
  });

  it('speaks formal Vietnamese and cites the clause of the file', () => {
    const [finding] = orderingFindings(LAWS[id], { ...NOTHING, [before]: NEXT, [after]: DAY }, LEVEL_3).filter((one) => one.rule === name);
    expect(finding?.clause).toBe(rule.clause);
    expect(finding?.text).toMatch(/^\p{Lu}.* (phải|nên) .* trước khi .*06\/10\/2026 .*05\/10\/2026\.$/u);
    expect(finding?.text).toBe(finding?.text.normalize('NFC'));
  });
});

it('covers every rule of both files', () => {
  expect(LAWS['nd331-2026'].ordering).toHaveLength(6);
  expect(LAWS['nd85-2016'].ordering).toHaveLength(4);
});

describe('a rule binds', () => {
  const late = { appraisal_opinion: NEXT, level_approved: DAY };

  it('at its levels only', () => {
    for (const level of [3, 4, 5] as const) expect(said('nd331-2026', 'appraisal_first', late, { level, changed: false })).toHaveLength(1);
    for (const level of [1, 2, null] as const) expect(said('nd331-2026', 'appraisal_first', late, { level, changed: false })).toEqual([]);
    expect(said('nd331-2026', 'regulation_first', { level_approved: DAY }, { level: 1, changed: false })).toEqual(['missing error']);
  });

  it('on new, extended and upgraded systems where it says so', () => {
    const dates = { plan_complete: NEXT, put_into_use: DAY, security_conditions_assessed: DAY };
    expect(run('nd331-2026', dates, { level: 3, changed: false })).toEqual([]);
    expect(run('nd331-2026', dates, { level: 3, changed: true })).toEqual(['plan_before_use late error']);
  });

  it('from the day of the decree on, not behind it', () => {
    const use = (put_into_use: string) => said('nd331-2026', 'conditions_before_use', { put_into_use });
    expect(use('2026-08-18')).toEqual([]);
    expect(use('2026-08-19')).toEqual(['missing error']);
  });
});

it('warns only of what is not recorded about a level that was determined before its law lapsed', () => {
  const approved = (level_approved: string) => said('nd85-2016', 'appraisal_first', { level_approved });
  expect(approved('2026-06-30')).toEqual(['missing warning']);
  expect(approved('2026-07-01')).toEqual(['missing error']);
  expect(said('nd85-2016', 'plan_before_use', { put_into_use: '2022-08-15' })).toEqual([]);
  expect(said('nd85-2016', 'plan_before_use', { put_into_use: '2026-07-01' })).toEqual(['missing error']);
  expect(said('nd85-2016', 'appraisal_first', { appraisal_opinion: '2025-06-21', level_approved: '2025-06-20' })).toEqual(['late error']);
});
