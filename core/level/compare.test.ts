import { describe, expect, it } from 'vitest';
import { carryOver, differenceOf } from './compare.ts';
import { determineLevel } from './determine.ts';
import { shippedFramework } from './fixture.ts';
import { sameAnswers } from './inputs.ts';
import { milestonesOf } from './milestones.ts';
import type { LevelInputs } from './model.ts';

const nd331 = shippedFramework('nd331-2026');
const nd85 = shippedFramework('nd85-2016');
const stored = (inputs: LevelInputs, framework = nd331) => ({ inputs, ...determineLevel(framework, inputs) });
const internal: LevelInputs = { system_types: ['internal'], information_types: ['private'], single_owner: true };
const online: LevelInputs = {
  system_types: ['citizen_service'],
  information_types: ['private', 'personal'],
  conditional_business: 'in_list',
  sensitive_subjects: 41_256,
  single_owner: true,
};

describe('two determinations of a system', () => {
  it('differ in answers, in words; in rules that came and went; in level', () => {
    expect(differenceOf(nd331, stored(internal), stored(online))).toEqual({
      level: { from: 2, to: 3 },
      answers: [
        {
          input: 'system_types',
          label: 'Loại hình hệ thống thông tin',
          from: 'chỉ phục vụ quản trị, vận hành nội bộ',
          to: 'trực tiếp hoặc hỗ trợ cung cấp dịch vụ trực tuyến cho người dân, doanh nghiệp',
        },
        {
          input: 'information_types',
          label: 'Loại thông tin được xử lý',
          from: 'thông tin riêng',
          to: 'thông tin riêng và thông tin cá nhân',
        },
        {
          input: 'conditional_business',
          label: 'Dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện',
          from: null,
          to: 'thuộc danh mục',
        },
        { input: 'sensitive_subjects', label: 'Số chủ thể có dữ liệu cá nhân nhạy cảm', from: null, to: '41.256' },
      ],
      came: [expect.objectContaining({ id: 'l3.online_conditional' }), expect.objectContaining({ id: 'l3.online_large' })],
      went: [expect.objectContaining({ id: 'l2.internal' })],
    });
  });

  it('name what raised the level among the grounds that came', () => {
    const { came, went, level } = differenceOf(nd331, stored(internal), stored({ ...internal, risk_assessed_level: 3 }));
    expect(level).toEqual({ from: 2, to: 3 });
    expect([came.map((rule) => rule.clause), went]).toEqual([['NĐ 331 Đ10.5'], []]);
  });

  it('are the same where only the order of ticks differs', () => {
    expect(differenceOf(nd331, stored(online), stored({ ...online, information_types: ['personal', 'private'] }))).toEqual({
      level: null,
      answers: [],
      came: [],
      went: [],
    });
    expect(differenceOf(nd331, stored(online), stored({ ...online, security_defence: false })).answers).toEqual([]);
    expect(sameAnswers({ a: ['x', 'y'], b: '' }, { a: ['y', 'x'] })).toBe(true);
    expect(sameAnswers({ a: 1 }, { a: '1' })).toBe(false);
    expect(sameAnswers({ a: false }, {})).toBe(false);
  });

  it('keep an answer to a question that the framework no longer has', () => {
    const before = { ...stored(internal), inputs: { ...internal, moon: 'tròn' } };
    expect(differenceOf(nd331, before, stored(internal)).answers).toEqual([{ input: 'moon', label: 'moon', from: 'tròn', to: null }]);
  });
});

describe('answers under the other decree', () => {
  const portal: LevelInputs = {
    system_types: ['citizen_service', 'infrastructure'],
    information_types: ['public', 'personal'],
    public_service_level: 'none',
    conditional_business: 'in_list',
    users: 41_256,
    infrastructure_scope: 'one_organisation',
    single_owner: true,
    highest_component_level: 3,
  };

  it('carry over where question and options say the same; never a count', () => {
    const { inputs, asked } = carryOver(nd85, nd331, portal);
    expect(inputs).toMatchObject({
      system_types: ['citizen_service', 'infrastructure'],
      information_types: ['public', 'personal'],
      infrastructure_scope: 'one_organisation',
      single_owner: true,
    });
    expect(inputs).not.toHaveProperty('conditional_business');
    expect(asked.map(({ input, why }) => [input.id, why])).toEqual([
      ['conditional_business', 'reworded'],
      ['administrative_procedures', 'new'],
      ['basic_subjects', 'counted'],
      ['sensitive_subjects', 'counted'],
      ['counting_method', 'new'],
      ['scope_reason', 'new'],
    ]);
  });

  it('do not carry an option that is worded otherwise, nor a number of the same name', () => {
    const { inputs } = carryOver(nd331, nd85, {
      system_types: ['infrastructure'],
      information_types: ['private'],
      infrastructure_scope: 'sector_province',
      pm_decision_level: 5,
    });
    expect(inputs).not.toHaveProperty('infrastructure_scope');
    expect(inputs).not.toHaveProperty('pm_decision_level');
  });

  it('carry no number either way, whatever is answered', () => {
    for (const [from, to] of [
      [nd85, nd331],
      [nd331, nd85],
    ] as const) {
      const all = Object.fromEntries(
        from.inputs.map((input) => [input.id, input.type === 'integer' ? 5 : input.type === 'boolean' ? true : '']),
      );
      const { inputs } = carryOver(from, to, { ...all, ...portal });
      expect(Object.values(inputs).filter((value) => typeof value === 'number')).toEqual([]);
    }
  });
});

describe('the order of things', () => {
  it('tells what has to come before what at a level', () => {
    const path = (level: 2 | 3) => milestonesOf(nd331, level).map(({ event, rules }) => [event, rules.map((rule) => rule.before)]);
    expect(path(3)).toEqual([
      ['level_proposed', ['risk_assessment']],
      ['level_approved', ['regulation_issued', 'appraisal_opinion']],
      ['put_into_use', ['plan_complete', 'security_conditions_assessed']],
      ['investment_approved', ['level_approved']],
    ]);
    expect(path(2)[1]).toEqual(['level_approved', ['regulation_issued']]);
    expect(milestonesOf(nd85, 2)[0]).toMatchObject({ event: 'level_approved', rules: [{ clause: 'TT 12 Đ9.7' }] });
  });
});
