import { UNDESCRIBED } from '../assessment/evidence.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyChange, emptyAnswer } from '../assessment/answer.ts';
import type { DutyDone } from '../assessment/duty.ts';
import { emptyApproval, emptyInspection, emptySystem } from '../assessment/empty.ts';
import type { Answer, AnswerChange, Evidence, InformationSystem } from '../assessment/model.ts';
import { withDigests } from '../checklist/digest.ts';
import { framework, type Framework } from '../checklist/framework.ts';
import { itemsOf } from '../checklist/items.ts';
import { checklistFile, type ChecklistItem, type FrameworkId } from '../checklist/model.ts';
import { readYamlFile } from '../checklist/parse.ts';
import { everyLabel } from './duties-dates.ts';
import { dutiesOf, dutiesWithin, stateOf, type Duty, type DutyInput, type DutySystem } from './duties.ts';
import { transitionRules } from './transition.ts';
import { WEEKENDS_ONLY } from './working-days.ts';
import { SERIOUS_INCIDENT } from './fixture.ts';

const read = (path: string): string => readFileSync(new URL(`../../checklists/${path}`, import.meta.url), 'utf8');
const law = (id: FrameworkId): Framework => readYamlFile(framework, read(`${id}/framework.yaml`), id);
const frameworks = { 'nd331-2026': law('nd331-2026'), 'nd85-2016': law('nd85-2016') };
const checklist = withDigests(readYamlFile(checklistFile, read('nd331-2026/level-3.yaml'), 'level-3'));
const items = itemsOf(checklist);
const itemOf = (control: string): ChecklistItem => {
  const found = items.find((item) => item.control === control);
  if (found === undefined) throw new Error(control);
  return found;
};
const TODAY = '2026-11-22';

const his: InformationSystem = {
  ...emptySystem({ id: 'his', name: 'HIS', shortName: 'HIS', purpose: '', ownerName: '', operatorName: '', framework: 'nd331-2026' }),
  level: 3,
  inUseSince: '2019-03-01',
  approval: { ...emptyApproval(), status: 'approved', decision: { number: '1', date: '2026-10-01', authority: 'BV' } },
};
const answer = (control: string, change: AnswerChange, evidence: string[] = []): Answer => {
  const item = itemOf(control);
  return { ...applyChange(emptyAnswer({ id: item.id, digest: 'a'.repeat(64) }, `${TODAY}T00:00:00.000Z`, 'Minh'), change), evidence };
};
const piece = (id: string, dates: Partial<Pick<Evidence, 'effectiveOn' | 'validUntil'>>): Evidence => ({
  id,
  title: `Biên bản ${id}`,
  fileName: `${id}.pdf`,
  ...UNDESCRIBED,
  mediaType: 'application/pdf',
  size: 1,
  sha256: 'b'.repeat(64),
  effectiveOn: null,
  validUntil: null,
  addedAt: `${TODAY}T00:00:00.000Z`,
  addedBy: 'Minh',
  ...dates,
});
const done = (duty: string, doneOn: string, more: Partial<DutyDone> = {}): DutyDone => ({
  id: `${duty}@${doneOn}`,
  duty,
  systemId: 'his',
  doneOn,
  note: '',
  evidence: [],
  ...more,
});

interface Given extends Partial<Omit<DutyInput, 'systems' | 'evidence'>> {
  system?: Partial<InformationSystem>;
  answers?: Answer[];
  listed?: boolean;
  evidence?: Evidence[];
}
function input({ system = {}, answers = [], listed = false, evidence = [], ...more }: Given = {}): DutyInput {
  const today = more.today ?? TODAY;
  const one = { ...his, ...system };
  const laws = { old: frameworks['nd85-2016'], next: frameworks['nd331-2026'] };
  const only: DutySystem = {
    system: one,
    name: 'HIS',
    listed,
    checklist,
    answers,
    periodFrom: '2025-12-15',
    transition: transitionRules(laws, one, today),
  };
  return {
    today,
    now: `${today}T02:00:00.000Z`,
    frameworks,
    holidays: WEEKENDS_ONLY,
    systems: [only],
    evidence: new Map(evidence.map((one) => [one.id, one])),
    done: [],
    triggers: [],
    incidents: [],
    years: [2026],
    ...more,
  };
}
const of = (kind: Duty['kind'], given: Given = {}): Duty[] => dutiesOf(input(given)).filter((duty) => duty.kind === kind);
const short = ({ key, date, state }: Duty) => [key, date, state];

it('says how often, and ends months on their last day', () => {
  expect(['P1M', 'P6M', 'P1Y', 'P2Y', 'P30D', 'PT1H'].map(everyLabel)).toEqual([
    'hằng tháng',
    '6 tháng một lần',
    'hằng năm',
    '2 năm một lần',
    '30 ngày một lần',
    'PT1H',
  ]);
});

it('is overdue from the day after, soon for thirty days', () => {
  expect(['2026-11-21', '2026-11-22', '2026-12-22', '2026-12-23'].map((date) => stateOf(date, TODAY))).toEqual([
    'overdue',
    'soon',
    'soon',
    'later',
  ]);
});

describe('the annual report', () => {
  it('is due on 14, 19 and 24 December, of earlier years only where they were worked on', () => {
    const dates = of('report').map(({ key, date }) => [key, date]);
    expect(dates).toEqual([
      ['report/2026/cutoff', '2026-12-14'],
      ['report/2026/to_owner', '2026-12-19'],
      ['report/2026/to_ministry', '2026-12-24'],
      ['report/2027/cutoff', '2027-12-14'],
      ['report/2027/to_owner', '2027-12-19'],
      ['report/2027/to_ministry', '2027-12-24'],
    ]);
    expect(of('report', { today: '2027-01-02' }).map(short)[0]).toEqual(['report/2026/cutoff', '2026-12-14', 'overdue']);
    expect(of('report', { today: '2027-01-02', years: [] }).some(({ state }) => state === 'overdue')).toBe(false);
  });

  it('once sent, proves the requirement that asks for it', () => {
    const [sent] = of('report', { done: [done('report/2026/to_ministry', '2026-11-20', { systemId: null, note: 'Gửi qua trục' })] }).filter(
      ({ state }) => state === 'done',
    );
    expect(sent).toMatchObject({ date: '2026-11-20', note: 'Gửi qua trục', title: 'Gửi báo cáo năm cho Bộ Công an 2026' });
    expect(sent?.parts[0]?.items).toEqual([{ systemId: 'his', itemId: itemOf('decree.annual-report').id }]);
    expect(of('cadence', { answers: [answer('decree.annual-report', { verdict: 'compliant' })] })).toEqual([]);
  });
});

describe('a requirement with a cadence', () => {
  const review = 'access.account-review'; // P6M
  const met = (evidence: string[] = []): Answer[] => [answer(review, { verdict: 'compliant' }, evidence)];

  it('is counted from its newest evidence or record, not from the future', () => {
    const evidence = [
      piece('old', { effectiveOn: '2026-02-28' }),
      piece('new', { effectiveOn: '2026-05-31' }),
      piece('later', { effectiveOn: '2026-12-01' }),
    ];
    const [fromEvidence] = of('cadence', { answers: met(['new', 'old', 'later']), evidence });
    expect(fromEvidence).toMatchObject({ date: '2026-11-30', state: 'soon', note: '6 tháng một lần', title: itemOf(review).title });
    const [, fromRecord] = of('cadence', { answers: met(['old']), evidence, done: [done(`cadence/his/${review}`, '2026-08-31')] });
    expect(fromRecord).toMatchObject({ date: '2027-02-28', state: 'later', parts: [{ lastDone: '2026-08-31' }] });
  });

  it('never done is due within its first stretch since the period began, or since the system was put into use', () => {
    expect(of('cadence', { answers: met() })[0]).toMatchObject({
      date: '2026-06-14',
      state: 'overdue',
      note: '6 tháng một lần · chưa có lần nào',
    });
    expect(of('cadence', { answers: met(), system: { inUseSince: '2026-09-01' } })[0]).toMatchObject({ date: '2027-02-28' });
  });

  it('asks nothing where it is not said to be met, nor before the system is in use', () => {
    expect(of('cadence', { answers: [answer(review, { verdict: 'non_compliant' })] })).toEqual([]);
    expect(of('cadence', { answers: [answer(review, { note: 'x' })] })).toEqual([]);
    expect(of('cadence', { answers: met(), system: { stage: 'in_construction' } })).toEqual([]);
    expect(of('cadence', { answers: [answer(review, { verdict: 'partial', gap: 'x' })] })).toHaveLength(1);
  });

  it('stands with others of its group and cadence in one line, each part dated on its own', () => {
    const controls = ['access.account-rules-review', 'access.access-rules-review']; // both P1Y
    const answers = controls.map((control) => answer(control, { verdict: 'compliant' }));
    const [before, line] = of('cadence', { answers, done: [done(`cadence/his/${controls[0] ?? ''}`, '2026-11-01')] });
    expect(line).toMatchObject({
      key: 'cadence/his/access/P1Y',
      title: 'Quản lý tài khoản và quyền truy cập: 2 việc định kỳ',
      note: 'hằng năm · 1 việc chưa có lần nào',
      date: '2026-12-14',
      parts: [
        { date: '2026-12-14', lastDone: null },
        { date: '2027-11-01', lastDone: '2026-11-01' },
      ],
    });
    expect(before).toMatchObject({ state: 'done', date: '2026-11-01' });
  });

  it('keeps a whole level 3 readable', () => {
    const answers = items.map((item) => answer(item.control, { verdict: 'compliant' }));
    const traits = [...new Set(items.flatMap((item) => item.when ?? []))];
    const lines = of('cadence', { answers, system: { traits } });
    expect(lines.flatMap(({ parts }) => parts)).toHaveLength(items.filter(({ cadence }) => cadence !== undefined).length - 1);
    expect(lines.length).toBeLessThan(25);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });
});

describe('evidence that ends', () => {
  it('is told where a requirement rests on it, and is settled once for that day', () => {
    const answers = [answer('access.account-review', { verdict: 'compliant' }, ['a'])];
    const evidence = [piece('a', { validUntil: '2026-12-01', effectiveOn: TODAY }), piece('unused', { validUntil: '2026-12-01' })];
    expect(of('evidence', { answers, evidence }).map(short)).toEqual([['evidence/a/2026-12-01', '2026-12-01', 'soon']]);
    expect(of('evidence', { answers, evidence, done: [done('evidence/a/2026-12-01', TODAY)] }).map(({ state }) => state)).toEqual(['done']);
  });
});

describe('the life of a level', () => {
  it('brings the dates of the transition and of the approval', () => {
    const building = { framework: 'nd85-2016' as const, stage: 'in_construction' as const };
    const submitted = { ...emptyApproval(), status: 'submitted' as const, expected: '2026-12', completeOn: '2026-11-02' };
    expect(of('transition', { system: { ...building, approval: submitted } }).map(short)).toEqual([
      ['transition/in_construction_approve/his', '2026-12-31', 'later'],
      ['transition/in_construction_protect/his', '2027-06-30', 'later'],
    ]);
    // 15 working days under NĐ 331, 15 days under NĐ 85.
    expect(of('approval', { system: { approval: submitted } }).map(short)).toEqual([
      ['approval-appraisal/his/2026-11-02', '2026-11-23', 'soon'],
      ['approval-expected/his/2026-12', '2026-12-31', 'later'],
    ]);
    expect(of('approval', { system: { ...building, approval: submitted } })[0]).toMatchObject({ date: '2026-11-17', state: 'overdue' });
    // A listed system goes the way of level 5, here as beside its approval (NĐ 331 Đ20.4).
    expect(of('approval', { listed: true, system: { approval: submitted } })[0]).toMatchObject({ date: '2026-12-07' });
    expect(of('approval')).toEqual([]);
  });

  it('brings the next inspection, counted from the last, as a proposal', () => {
    const last = emptyInspection({ id: 'i', from: '2026-02-01', to: '2026-02-28' });
    expect(of('inspection', { system: { inspections: [last] } })).toMatchObject([
      { key: 'inspection/his', date: '2027-02-28', proposed: true, markable: false },
    ]);
  });

  it('nags about open triggers and unsent notices, and drops what belongs to systems that are not there', () => {
    const trigger = {
      id: 't',
      systemId: 'his',
      trigger: 'serious_incident',
      on: '2026-11-01',
      note: '',
      handledOn: null,
      determinationId: null,
      outcome: '',
    };
    const triggers = [trigger, { ...trigger, id: 'u', handledOn: '2026-11-02' }, { ...trigger, id: 'v', systemId: 'gone' }];
    expect(of('relevel', { triggers }).map(short)).toEqual([['relevel/t', '2026-11-01', 'overdue']]);
    const incident = {
      ...SERIOUS_INCIDENT,
      id: 'i',
      systems: ['his'],
      title: 'Mã độc',
      detectedAt: '2026-11-21T01:00:00.000Z',
    };
    // 24 hours ended at 8:00 today; 72 hours end the day after tomorrow.
    expect(of('incident', { incidents: [incident] }).map(short)).toEqual([
      ['incident/i/first_notice', '2026-11-22', 'overdue'],
      ['incident/i/report', '2026-11-24', 'soon'],
    ]);
    expect(of('incident', { incidents: [{ ...incident, systems: ['gone'] }] })).toHaveLength(2);
  });
});

it('lists a stretch of time with everything overdue, and what was done in it', () => {
  const answers = [answer('access.account-review', { verdict: 'compliant' })];
  const all = dutiesOf(
    input({ answers, done: [done('cadence/his/access.account-review', '2025-11-01'), done('plan/his/x/2026-01-01', '2026-12-02')] }),
  );
  const keys = dutiesWithin(all, { from: '2026-12-01', to: '2026-12-15' }).map(({ key }) => key);
  expect(keys).toEqual(['cadence/his/access/P6M', 'plan/his/x/2026-01-01@2026-12-02', 'report/2026/cutoff']);
});
