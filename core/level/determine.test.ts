import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameworkId } from '../checklist/model.ts';
import { whatWouldChange } from './change.ts';
import { determineLevel } from './determine.ts';
import { shippedFramework } from './fixture.ts';
import { effectiveInputs, problemsOfInputs, visibleInputs } from './inputs.ts';
import type { LevelInputs } from './model.ts';

const law = { 'nd331-2026': shippedFramework('nd331-2026'), 'nd85-2016': shippedFramework('nd85-2016') };

const internal = { system_types: ['internal'], information_types: ['private', 'personal'] };
const online = { system_types: ['citizen_service'], information_types: ['private', 'personal'] };
const infrastructure = (scope: string, more: LevelInputs = {}): LevelInputs => ({
  system_types: ['infrastructure'],
  information_types: ['private'],
  infrastructure_scope: scope,
  ...more,
});
const control = (grade: string): LevelInputs => ({
  system_types: ['industrial_control'],
  information_types: ['private'],
  construction_grade: grade,
});
const secret = (harm: string): LevelInputs => ({
  system_types: ['other'],
  information_types: ['state_secret'],
  national_security_harm: harm,
});
const nationwide = infrastructure('nationwide', { round_the_clock: true });
const unlisted = { ...online, conditional_business: 'unknown' };

/** Rule, answers that hit it, answers that just miss it. */
const TABLE: [FrameworkId, string, LevelInputs, LevelInputs][] = [
  [
    'nd331-2026',
    'l1.internal_public',
    { system_types: ['internal'], information_types: ['public'] },
    { system_types: ['internal'], information_types: ['public', 'private'] },
  ],
  ['nd331-2026', 'l2.internal', internal, { ...internal, information_types: ['private', 'state_secret'] }],
  ['nd331-2026', 'l2.online_unconditional', { ...online, conditional_business: 'not_in_list' }, unlisted],
  [
    'nd331-2026',
    'l2.online_small',
    { ...unlisted, basic_subjects: 99_999, sensitive_subjects: 9_999 },
    { ...unlisted, basic_subjects: 99_999, sensitive_subjects: 10_000 },
  ],
  ['nd331-2026', 'l2.infrastructure_one', infrastructure('one_organisation'), infrastructure('sector_province')],
  ['nd331-2026', 'l2.decision', { ...online, pm_decision_level: 2 }, { ...online, pm_decision_level: 3 }],
  ['nd331-2026', 'l3.secret', secret('harm'), secret('serious')],
  ['nd331-2026', 'l3.online_conditional', { ...online, conditional_business: 'in_list' }, { ...internal, conditional_business: 'in_list' }],
  ['nd331-2026', 'l3.procedures', { ...online, administrative_procedures: true }, { ...online, administrative_procedures: false }],
  [
    'nd331-2026',
    'l3.online_large',
    { ...unlisted, basic_subjects: 100_000, sensitive_subjects: 0 },
    { ...unlisted, basic_subjects: 99_999, sensitive_subjects: 9_999 },
  ],
  [
    'nd331-2026',
    'l3.online_large',
    { ...unlisted, basic_subjects: 0, sensitive_subjects: 10_000 },
    { ...internal, sensitive_subjects: 10_000 },
  ],
  ['nd331-2026', 'l3.infrastructure_province', infrastructure('sector_province'), infrastructure('one_organisation')],
  ['nd331-2026', 'l3.control', control('IV'), control('none')],
  ['nd331-2026', 'l3.control', control('II'), control('I')],
  ['nd331-2026', 'l3.decision', { ...online, pm_decision_level: 3 }, { ...online, pm_decision_level: 4 }],
  ['nd331-2026', 'l4.secret', secret('serious'), secret('harm')],
  ['nd331-2026', 'l4.national', nationwide, infrastructure('nationwide')],
  ['nd331-2026', 'l4.national', { ...online, round_the_clock: true, national_egov: true }, { ...online, round_the_clock: true }],
  ['nd331-2026', 'l4.control', control('I'), control('II')],
  ['nd331-2026', 'l4.decision', { ...online, pm_decision_level: 4 }, { ...online, pm_decision_level: 5 }],
  ['nd331-2026', 'l5.secret', secret('extremely_serious'), secret('serious')],
  ['nd331-2026', 'l5.national_data', { ...online, national_data_store: true }, { ...online, national_data_store: false }],
  ['nd331-2026', 'l5.gateway', infrastructure('international_gateway'), nationwide],
  ['nd331-2026', 'l5.control', control('special'), control('I')],
  ['nd331-2026', 'l5.decision', { ...online, pm_decision_level: 5 }, { ...online, pm_decision_level: 4 }],

  ['nd85-2016', 'l1.internal_public', { system_types: ['internal'], information_types: ['public'] }, internal],
  ['nd85-2016', 'l2.internal', internal, { ...internal, information_types: ['personal', 'state_secret'] }],
  ['nd85-2016', 'l2.public_service', { ...online, public_service_level: 'up_to_2' }, { ...online, public_service_level: 'from_3' }],
  ['nd85-2016', 'l2.online_unconditional', { ...online, conditional_business: 'not_in_list' }, unlisted],
  ['nd85-2016', 'l2.online_small', { ...online, users: 9_999 }, { ...online, users: 10_000 }],
  ['nd85-2016', 'l2.infrastructure_one', infrastructure('one_organisation'), infrastructure('nationwide')],
  ['nd85-2016', 'l3.secret', secret('harm'), secret('serious')],
  ['nd85-2016', 'l3.public_service', { ...online, public_service_level: 'from_3' }, { ...online, public_service_level: 'none' }],
  ['nd85-2016', 'l3.online_conditional', { ...online, conditional_business: 'in_list' }, unlisted],
  ['nd85-2016', 'l3.online_large', { ...online, users: 10_000 }, { ...online, users: 9_999 }],
  ['nd85-2016', 'l3.infrastructure_province', infrastructure('sector_province'), infrastructure('nationwide')],
  ['nd85-2016', 'l3.control', control('III'), control('none')],
  ['nd85-2016', 'l4.secret', secret('serious'), secret('extremely_serious')],
  ['nd85-2016', 'l4.egov', { ...online, national_egov: true, round_the_clock: true }, { ...online, national_egov: true }],
  ['nd85-2016', 'l4.infrastructure_national', nationwide, infrastructure('nationwide')],
  ['nd85-2016', 'l4.control', control('I'), control('II')],
  ['nd85-2016', 'l5.secret', secret('extremely_serious'), secret('serious')],
  ['nd85-2016', 'l5.national_data', { ...internal, national_data_store: true }, internal],
  ['nd85-2016', 'l5.gateway', infrastructure('international_gateway'), infrastructure('sector_province')],
  ['nd85-2016', 'l5.control', control('special'), control('I')],
  ['nd85-2016', 'l5.decision', { ...internal, pm_decision_level: 5 }, internal],
];
const matches = (id: FrameworkId, inputs: LevelInputs): string[] => determineLevel(law[id], inputs).matched.map((rule) => rule.id);

describe('level rules', () => {
  it.each(TABLE)('%s %s is hit and just missed', (id, rule, hit, miss) => {
    expect(matches(id, hit)).toContain(rule);
    expect(matches(id, miss)).not.toContain(rule);
  });

  it('leaves no rule untried, but those of the Risk Framework that is not issued', () => {
    for (const id of ['nd331-2026', 'nd85-2016'] as const) {
      const tried = new Set(TABLE.filter(([framework]) => framework === id).map(([, rule]) => rule));
      expect(law[id].level_rules.map((rule) => rule.id).filter((rule) => !tried.has(rule))).toEqual(
        id === 'nd331-2026' ? ['l1.risk_framework'] : [],
      );
    }
  });

  it('takes the highest of all matches and names them all', () => {
    const result = determineLevel(law['nd331-2026'], {
      ...online,
      conditional_business: 'in_list',
      basic_subjects: 214_380,
      sensitive_subjects: 198_752,
    });
    expect(result.level).toBe(3);
    expect(result.matched.map((rule) => rule.clause)).toEqual(['NĐ 331 Đ13.2.a', 'NĐ 331 Đ13.2.c']);
    expect(result.traits).toEqual(['citizen_service', 'large_online_service']);
  });

  it('is null where no criterion fits', () => {
    expect(determineLevel(law['nd331-2026'], { system_types: ['other'], information_types: ['public'] })).toMatchObject({
      level: null,
      matched: [],
      approval: null,
    });
  });

  it('lets the risk assessment raise, never lower (NĐ 331 Đ10.5)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...TABLE.filter(([id]) => id === 'nd331-2026').map(([, , hit]) => hit)),
        (risk, inputs) => {
          const without = determineLevel(law['nd331-2026'], inputs).level ?? 0;
          const level = determineLevel(law['nd331-2026'], { ...inputs, risk_assessed_level: risk }).level;
          expect(level).toBe(Math.max(without, risk));
        },
      ),
    );
  });

  it('takes no broken number for a level', () => {
    for (const risk of [2.5, 0, 6, Number.NaN]) {
      expect(determineLevel(law['nd331-2026'], { ...internal, risk_assessed_level: risk })).toMatchObject({ level: 2, raisedBy: null });
    }
  });

  it('lets silence decide nothing: without the number of subjects an online service has no level yet', () => {
    const result = determineLevel(law['nd331-2026'], unlisted);
    expect(result).toMatchObject({ level: null, matched: [] });
    expect(result.unanswered).toEqual(expect.arrayContaining(['basic_subjects', 'sensitive_subjects']));
    // Where no personal data are processed the numbers are not asked, and there are no subjects to count.
    const impersonal = { ...unlisted, information_types: ['private'] };
    expect(determineLevel(law['nd331-2026'], impersonal).matched.map((rule) => rule.id)).toEqual(['l2.online_small']);
    expect(determineLevel(law['nd331-2026'], { ...unlisted, sensitive_subjects: 10_000 }).level).toBe(3);
  });

  it('warns of an internal system with many patients, of an unknown list, of two owners', () => {
    const ids = (inputs: LevelInputs): string[] => determineLevel(law['nd331-2026'], inputs).warnings.map((warning) => warning.id);
    expect(ids({ ...internal, sensitive_subjects: 10_000 })).toContain('internal_many_patients');
    expect(ids({ ...internal, sensitive_subjects: 9_999 })).not.toContain('internal_many_patients');
    expect(ids(unlisted)).toContain('conditional_unknown');
    expect(ids({ ...internal, single_owner: false })).toContain('two_owners');
  });

  it('says who does what in how many days (NĐ 331 Đ18–24)', () => {
    const path = (inputs: LevelInputs) => determineLevel(law['nd331-2026'], inputs).approval;
    expect(path({ ...online, conditional_business: 'in_list' })).toMatchObject({
      appraises: 'security_unit',
      approves: 'system_owner',
      appraisalWithin: { days: 15, kind: 'working' },
      approvalWithin: { days: 7 },
      forms: { request: 'Mẫu số 02' },
    });
    expect(path(internal)).toMatchObject({ approves: 'security_unit', appraisalWithin: null, forms: { request: 'Mẫu số 01' } });
    expect(path(control('I'))).toMatchObject({
      appraises: 'ministry_of_public_security',
      expertOpinion: 'security_unit',
      appraisalWithin: { days: 25 },
    });
    expect(path({ ...internal, listed_national_security: true })).toMatchObject({ approves: 'prime_minister' });
  });
});

describe('questions', () => {
  const nd331 = law['nd331-2026'];

  it('asks only what matters', () => {
    const ids = (inputs: LevelInputs): string[] => visibleInputs(nd331, inputs).map((input) => input.id);
    expect(ids(internal)).not.toContain('conditional_business');
    expect(ids(online)).toContain('conditional_business');
    expect(ids({ ...online, conditional_business: 'in_list' })).toContain('conditional_business_item');
    expect(ids(internal)).not.toContain('risk_framework_level');
  });

  it('ignores the answer to a hidden question, and whatever hung on it', () => {
    const inputs = { ...internal, conditional_business: 'in_list', conditional_business_item: 'Mục 150' };
    expect(Object.keys(effectiveInputs(nd331, inputs))).not.toContain('conditional_business');
    expect(visibleInputs(nd331, inputs).map((input) => input.id)).not.toContain('conditional_business_item');
    expect(determineLevel(nd331, inputs).level).toBe(2);
  });

  it('says what is missing and wrong beside each field', () => {
    const texts = (inputs: LevelInputs) =>
      Object.fromEntries(problemsOfInputs(nd331, inputs).map((problem) => [problem.input, problem.text]));
    expect(texts({})).toMatchObject({ system_types: 'Cần trả lời câu này.', single_owner: 'Cần trả lời câu này.' });
    expect(texts({ ...internal, basic_subjects: -1 })['basic_subjects']).toBe('Không nhỏ hơn 0.');
    expect(texts({ ...internal, risk_assessed_level: 6 })['risk_assessed_level']).toBe('Không lớn hơn 5.');
    expect(texts({ ...internal, system_types: ['internal', 'citizen_service'] })['system_types']).toContain('Không chọn cùng lúc');
    expect(texts({ ...internal, system_types: ['nonsense'] })['system_types']).toBe('Chỉ chọn trong các phương án nêu sẵn.');
  });
});

describe('what would change the level', () => {
  it('is told, and every line is true', () => {
    const inputs = { ...unlisted, basic_subjects: 99_999, sensitive_subjects: 9_999 };
    const changes = whatWouldChange(law['nd331-2026'], inputs);
    expect(changes.map((change) => change.text)).toContain('Nếu số chủ thể có dữ liệu cá nhân nhạy cảm từ 10.000 trở lên');
    for (const change of changes) {
      expect(determineLevel(law['nd331-2026'], { ...inputs, [change.input]: change.value }).level).toBe(change.level);
      expect(change.level).not.toBe(2);
    }
  });
});
