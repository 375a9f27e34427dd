import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyApproval, emptySystem } from '../assessment/empty.ts';
import type { Approval, InformationSystem } from '../assessment/model.ts';
import { framework, type Framework } from '../checklist/framework.ts';
import type { FrameworkId } from '../checklist/model.ts';
import { readYamlFile } from '../checklist/parse.ts';
import type { LevelDetermination, LevelInputs } from '../level/model.ts';
import { historySince, nextTransitionStep, recomputeLevel, transitionBadge, transitionRules } from './transition.ts';

const read = (id: FrameworkId): Framework =>
  readYamlFile(framework, readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8'), id);
const laws = { old: read('nd85-2016'), next: read('nd331-2026') };
const TODAY = '2026-11-22';

function system(change: Partial<Omit<InformationSystem, 'approval'>> & { approval?: Partial<Approval> }): InformationSystem {
  const blank = emptySystem({ id: 's', name: 'PACS', shortName: '', purpose: '', ownerName: '', operatorName: '', framework: 'nd85-2016' });
  return { ...blank, level: 3, ...change, approval: { ...emptyApproval(), ...change.approval } };
}
const decidedOn = (date: string): Partial<Approval> => ({ status: 'approved', decision: { number: '1', date, authority: 'BV' } });
const rules = (one: InformationSystem, today = TODAY) =>
  transitionRules(laws, one, today).map(({ id, date, daysLeft, done }) => [id, date, daysLeft, done]);

describe('the rules of the transition', () => {
  it('keep the level that was approved under the old law, until 30/6/2027', () => {
    const kept = system({ approval: decidedOn('2025-06-20') });
    expect(rules(kept)).toEqual([['kept_level', '2027-06-30', 220, false]]);
    expect(rules(kept, '2027-07-02')).toEqual([['kept_level', '2027-06-30', -2, false]]);
    expect(transitionBadge(laws, transitionRules(laws, kept, TODAY))).toEqual({
      text: 'Giữ cấp độ theo Luật 116 Đ45.1',
      clause: 'Luật 116 Đ45.1',
    });
    expect(rules(system({ approval: { status: 'approved' } }))[0]?.[0]).toBe('kept_level');
  });

  it('want a system under construction before 01/7/2026 approved by 31/12/2026 and protected by 30/6/2027', () => {
    const building = { stage: 'in_construction', constructionStarted: '2026-06-30' } as const;
    const both = (done: boolean) => [
      ['in_construction_approve', '2026-12-31', 39, done],
      ['in_construction_protect', '2027-06-30', 220, false],
    ];
    expect(rules(system(building))).toEqual(both(false));
    expect(rules(system({ ...building, approval: decidedOn('2026-12-01') }))).toEqual(both(true));
    // Also where the new framework was chosen for it, and from the earlier of the two dates.
    expect(rules(system({ ...building, framework: 'nd331-2026' }))).toEqual(both(false));
    expect(rules(system({ ...building, constructionStarted: '2026-08-01', investmentApproved: '2026-05-02' }))).toEqual(both(false));
    // Put into use since: on 01/7/2026 it was under construction all the same. One in use by then was never levelled.
    expect(rules(system({ constructionStarted: '2026-03-01', inUseSince: '2026-09-15' }))).toEqual(both(false));
    expect(rules(system({ constructionStarted: '2026-03-01', inUseSince: '2026-06-30' }))[0]?.[0]).toBe('never_levelled');
    // The beginning is not recorded: the framework chosen for it decides.
    expect(rules(system({ stage: 'in_construction' }))).toEqual(both(false));
  });

  it('do not reach systems begun from 01/7/2026 on', () => {
    expect(rules(system({ stage: 'in_construction', constructionStarted: '2026-07-01' }))).toEqual([]);
    expect(rules(system({ stage: 'in_construction', framework: 'nd331-2026' }))).toEqual([]);
  });

  it('send what was approved after 01/7/2026 the way of construction, and what was never approved to NĐ 331 at once', () => {
    expect(rules(system({ approval: decidedOn('2026-06-30') }))[0]?.[0]).toBe('kept_level');
    expect(rules(system({ approval: decidedOn('2026-07-01') }))).toEqual([['in_construction_protect', '2027-06-30', 220, false]]);
    expect(rules(system({}))).toEqual([['never_levelled', null, null, false]]);
    expect(rules(system({ framework: 'nd331-2026', level: null }))).toEqual([['never_levelled', null, null, false]]);
    expect(rules(system({ framework: 'nd331-2026' }))).toEqual([]);
  });

  it('make history of the old assessments from 01/7/2027 on', () => expect(historySince(laws)).toBe('2027-07-01'));
});

const determination = (id: FrameworkId, inputs: LevelInputs): LevelDetermination => ({
  id,
  systemId: 's',
  framework: id,
  inputs,
  level: 2,
  matched: [],
  raisedBy: null,
  decidedBy: 'Minh',
  decidedAt: '2025-05-06T07:00:00.000Z',
});
const again = (...history: LevelDetermination[]) => recomputeLevel(laws, history);

describe('the level under the next framework', () => {
  const internal = { system_types: ['internal'], information_types: ['private', 'personal'], single_owner: true };
  const online = { system_types: ['citizen_service'], information_types: ['personal'], users: 41_256, public_service_level: 'none' };

  it('comes from the old answers where they mean the same, as in the level form', () => {
    expect(again(determination('nd85-2016', internal))).toMatchObject({ level: 2, missing: [], determined: false });
  });

  it('is not told while it hangs on what was never asked, nor on the list of conditional businesses, another one since Luật 143', () => {
    for (const listed of ['in_list', 'not_in_list']) {
      const found = again(determination('nd85-2016', { ...online, conditional_business: listed }));
      expect(found).toMatchObject({ level: null, atLeast: null });
      expect(found?.missing).toEqual([
        'Dịch vụ trực tuyến có thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện không?',
        'Hệ thống có giải quyết thủ tục hành chính không?',
        'Số chủ thể có dữ liệu cá nhân cơ bản',
        'Số chủ thể có dữ liệu cá nhân nhạy cảm',
      ]);
    }
  });

  it('is that of the newest determination under the next framework, where there is one', () => {
    const found = again(
      determination('nd331-2026', { ...internal, basic_subjects: 1, sensitive_subjects: 1 }),
      determination('nd85-2016', online),
    );
    expect(found).toMatchObject({ level: 2, determined: true });
    expect(again()).toBeNull();
  });
});

it('leads from level over gap to re-levelling, and to a new approval once that is determined', () => {
  const kept = system({ approval: decidedOn('2025-06-20') });
  const bound = transitionRules(laws, kept, TODAY);
  const recomputed = { level: 2, atLeast: 2, matched: [], missing: [], determined: false };
  const gap = { started: true, applicable: 10, confirmed: 10, met: 10 };
  expect(nextTransitionStep(system({}), transitionRules(laws, system({}), TODAY), null, null)).toBe('determine');
  expect(nextTransitionStep(kept, bound, recomputed, { ...gap, started: false, confirmed: 0, met: 0 })).toBe('start_gap');
  expect(nextTransitionStep(kept, bound, recomputed, { ...gap, confirmed: 3 })).toBe('continue_gap');
  expect(nextTransitionStep(kept, bound, recomputed, { ...gap, met: 9 })).toBe('continue_gap');
  expect(nextTransitionStep(kept, bound, recomputed, gap)).toBe('relevel');
  expect(nextTransitionStep(kept, bound, { ...recomputed, level: 3 }, gap)).toBe('go_over');
  expect(nextTransitionStep(kept, bound, { ...recomputed, determined: true }, gap)).toBe('renew');
  expect(nextTransitionStep(kept, bound, { ...recomputed, level: 3, determined: true }, gap)).toBe('renew');
  const building = system({ stage: 'in_construction' });
  expect(nextTransitionStep(building, transitionRules(laws, building, TODAY), null, gap)).toBe('approve');
});
