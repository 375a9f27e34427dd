import { describe, expect, it } from 'vitest';
import { clausesHolding, whatWouldChange } from './change.ts';
import { determineLevel } from './determine.ts';
import { shippedFramework } from './fixture.ts';
import { effectiveInputs, problemsOfInputs, visibleInputs } from './inputs.ts';
import type { LevelInputs } from './model.ts';

const law = { 'nd331-2026': shippedFramework('nd331-2026'), 'nd85-2016': shippedFramework('nd85-2016') };

const internal = { system_types: ['internal'], information_types: ['private', 'personal'] };
const online = { system_types: ['citizen_service'], information_types: ['private', 'personal'] };
const control = (grade: string): LevelInputs => ({
  system_types: ['industrial_control'],
  information_types: ['private'],
  construction_grade: grade,
});
const unlisted = { ...online, conditional_business: 'unknown' };

describe('the level', () => {
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

  it('names the grounds that each alone hold the level', () => {
    const inputs = { ...online, conditional_business: 'in_list', basic_subjects: 0, sensitive_subjects: 10_000 };
    expect(clausesHolding(law['nd331-2026'], inputs)).toEqual(['NĐ 331 Đ13.2.a', 'NĐ 331 Đ13.2.c']);
    expect(clausesHolding(law['nd331-2026'], { ...inputs, risk_assessed_level: 3 })).toContain('NĐ 331 Đ10.5');
    expect(clausesHolding(law['nd331-2026'], { ...inputs, risk_assessed_level: 4 })).toEqual(['NĐ 331 Đ10.5']);
    expect(clausesHolding(law['nd331-2026'], { ...inputs, risk_assessed_level: 2 })).not.toContain('NĐ 331 Đ10.5');
  });
});
