/** Every level rule of both frameworks: where it is hit, and where it is just missed, condition by condition. */
import { describe, expect, it } from 'vitest';
import type { Condition } from '../checklist/condition.ts';
import { FRAMEWORK_IDS, type FrameworkId } from '../checklist/model.ts';
import { determineLevel } from './determine.ts';
import { plainly, shippedFramework } from './fixture.ts';
import type { LevelInputs } from './model.ts';

const law = { 'nd331-2026': shippedFramework('nd331-2026'), 'nd85-2016': shippedFramework('nd85-2016') };

// ---------------------------------------------------------------- the table

const internal = { system_types: ['internal'], information_types: ['private'] };
const internalPersonal = { ...internal, information_types: ['personal'] };
const online = { system_types: ['citizen_service'], information_types: ['personal'] };
const notOnline = { system_types: ['other'], information_types: ['personal'] };
const counted = (basic: number, sensitive: number): LevelInputs => ({ ...online, basic_subjects: basic, sensitive_subjects: sensitive });
const used = (users: number): LevelInputs => ({ ...online, users });
const infrastructure = (scope: string, allDay = false): LevelInputs => ({
  system_types: ['infrastructure'],
  information_types: ['private'],
  infrastructure_scope: scope,
  round_the_clock: allDay,
});
const control = (grade: string): LevelInputs => ({ system_types: ['industrial_control'], construction_grade: grade });
const secret = (harm: string): LevelInputs => ({ information_types: ['state_secret'], national_security_harm: harm });
const defence = (harm: string): LevelInputs => ({ information_types: ['private'], security_defence: true, national_security_harm: harm });
const neither = (harm: string): LevelInputs => ({ information_types: ['private'], national_security_harm: harm });
const decided = (level: number): LevelInputs => ({ ...internal, pm_decision_level: level });
const national = { ...online, national_egov: true, round_the_clock: true };

interface Tried {
  hits: LevelInputs[];
  misses: LevelInputs[];
}

const COMMON: Record<string, Tried> = {
  'l1.internal_public': {
    hits: [{ system_types: ['internal'], information_types: ['public'] }],
    misses: [
      { system_types: ['internal'], information_types: ['public', 'private'] },
      { system_types: ['other'], information_types: ['public'] },
    ],
  },
  'l2.internal': {
    hits: [internal, internalPersonal, { ...internal, information_types: ['public', 'private', 'personal'] }],
    misses: [
      { ...internal, system_types: ['other'] },
      { ...internal, information_types: ['public'] },
      { ...internal, information_types: ['private', 'state_secret'] },
    ],
  },
  'l2.online_unconditional': {
    hits: [{ ...online, conditional_business: 'not_in_list' }],
    misses: [
      { ...online, conditional_business: 'unknown' },
      { ...notOnline, conditional_business: 'not_in_list' },
    ],
  },
  'l2.infrastructure_one': {
    hits: [infrastructure('one_organisation')],
    misses: [infrastructure('sector_province'), { ...infrastructure('one_organisation'), system_types: ['other'] }],
  },
  'l3.secret': { hits: [secret('harm'), defence('harm')], misses: [secret('serious'), neither('harm')] },
  'l3.online_conditional': {
    hits: [{ ...online, conditional_business: 'in_list' }],
    misses: [
      { ...online, conditional_business: 'not_in_list' },
      { ...notOnline, conditional_business: 'in_list' },
    ],
  },
  'l3.infrastructure_province': {
    hits: [infrastructure('sector_province')],
    misses: [
      infrastructure('one_organisation'),
      infrastructure('nationwide'),
      { ...infrastructure('sector_province'), system_types: ['other'] },
    ],
  },
  'l3.control': {
    hits: [control('II'), control('III'), control('IV')],
    misses: [control('none'), control('I'), { ...control('II'), system_types: ['other'] }],
  },
  'l4.secret': { hits: [secret('serious'), defence('serious')], misses: [secret('harm'), secret('extremely_serious'), neither('serious')] },
  'l4.control': { hits: [control('I')], misses: [control('II'), control('special'), { ...control('I'), system_types: ['other'] }] },
  'l5.secret': {
    hits: [secret('extremely_serious'), defence('extremely_serious')],
    misses: [secret('serious'), neither('extremely_serious')],
  },
  'l5.national_data': { hits: [{ ...internal, national_data_store: true }], misses: [{ ...internal, national_data_store: false }] },
  'l5.gateway': {
    hits: [infrastructure('international_gateway')],
    misses: [infrastructure('nationwide', true), { ...infrastructure('international_gateway'), system_types: ['other'] }],
  },
  'l5.control': { hits: [control('special')], misses: [control('I'), { ...control('special'), system_types: ['other'] }] },
};

const TABLE: Record<FrameworkId, Record<string, Tried>> = {
  'nd331-2026': {
    ...COMMON,
    'l2.online_small': {
      hits: [counted(0, 0), counted(99_999, 9_999), { ...counted(0, 0), information_types: ['private', 'personal'] }],
      misses: [
        counted(100_000, 9_999),
        counted(99_999, 10_000),
        { ...counted(0, 0), system_types: ['other'] },
        { ...counted(0, 0), information_types: ['public'] },
      ],
    },
    'l3.procedures': {
      hits: [{ ...online, administrative_procedures: true }],
      misses: [
        { ...online, administrative_procedures: false },
        { ...notOnline, administrative_procedures: true },
      ],
    },
    'l3.online_large': {
      hits: [counted(100_000, 0), counted(0, 10_000), { ...counted(0, 10_000), information_types: ['private', 'personal'] }],
      misses: [
        counted(99_999, 9_999),
        { ...counted(100_000, 10_000), system_types: ['internal'] },
        { ...counted(100_000, 10_000), information_types: ['public'] },
      ],
    },
    'l2.decision': { hits: [decided(2)], misses: [internal, decided(3)] },
    'l3.decision': { hits: [decided(3)], misses: [decided(2), decided(4)] },
    'l4.decision': { hits: [decided(4)], misses: [decided(3), decided(5)] },
    'l5.decision': { hits: [decided(5)], misses: [decided(4)] },
    'l4.national': {
      hits: [national, infrastructure('nationwide', true)],
      misses: [
        { ...national, round_the_clock: false },
        { ...national, national_egov: false },
        infrastructure('nationwide'),
        infrastructure('sector_province', true),
        { ...infrastructure('nationwide', true), system_types: ['other'] },
      ],
    },
  },
  'nd85-2016': {
    ...COMMON,
    'l2.public_service': {
      hits: [{ ...online, public_service_level: 'up_to_2' }],
      misses: [
        { ...online, public_service_level: 'from_3' },
        { ...online, public_service_level: 'none' },
        { ...notOnline, public_service_level: 'up_to_2' },
      ],
    },
    'l3.public_service': {
      hits: [{ ...online, public_service_level: 'from_3' }],
      misses: [
        { ...online, public_service_level: 'up_to_2' },
        { ...notOnline, public_service_level: 'from_3' },
      ],
    },
    'l2.online_small': {
      hits: [used(0), used(9_999), { ...used(9_999), information_types: ['private'] }],
      misses: [used(10_000), { ...used(9_999), system_types: ['other'] }, { ...used(9_999), information_types: ['public'] }],
    },
    'l3.online_large': {
      hits: [used(10_000), { ...used(10_000), information_types: ['private'] }],
      misses: [used(9_999), { ...used(10_000), system_types: ['other'] }, { ...used(10_000), information_types: ['public'] }],
    },
    'l4.egov': {
      hits: [national],
      misses: [
        { ...national, round_the_clock: false },
        { ...national, national_egov: false },
      ],
    },
    'l4.infrastructure_national': {
      hits: [infrastructure('nationwide', true)],
      misses: [
        infrastructure('nationwide'),
        infrastructure('sector_province', true),
        { ...infrastructure('nationwide', true), system_types: ['other'] },
      ],
    },
    'l5.decision': { hits: [decided(5)], misses: [internal] },
  },
};

/** Not issued yet, so the question is not asked (NĐ 331 Đ10.8). */
const NOT_ASKED = 'l1.risk_framework';
const ROWS = FRAMEWORK_IDS.flatMap((id) => Object.entries(TABLE[id]).map(([rule, tried]) => ({ id, rule, ...tried })));
const matches = (id: FrameworkId, inputs: LevelInputs): string[] => determineLevel(law[id], inputs).matched.map((rule) => rule.id);
const levelOf = (id: FrameworkId, inputs: LevelInputs): number | null => determineLevel(law[id], inputs).level;

describe('every level rule', () => {
  it.each(ROWS)('$id $rule is hit and just missed', ({ id, rule, hits, misses }) => {
    expect(hits.filter((inputs) => !matches(id, inputs).includes(rule))).toEqual([]);
    expect(misses.filter((inputs) => matches(id, inputs).includes(rule))).toEqual([]);
  });

  it.each(FRAMEWORK_IDS)('of %s stands in the table', (id) => {
    const rules = law[id].level_rules.map((rule) => rule.id).filter((rule) => rule !== NOT_ASKED);
    expect(Object.keys(TABLE[id]).toSorted()).toEqual(rules.toSorted());
  });

  it.each(ROWS)(
    '$id $rule: each of its conditions alone is missed once, each of its alternatives alone is hit once',
    ({ id, rule, hits, misses }) => {
      const when = law[id].level_rules.find((one) => one.id === rule)?.when ?? 'always';
      const parts = typeof when === 'object' && 'all' in when ? when.all : [when];
      const alone = (part: Condition): boolean =>
        misses.some((inputs) => !plainly(part, inputs) && parts.every((other) => other === part || plainly(other, inputs)));
      expect(parts.filter((part) => !alone(part))).toEqual([]);
      const alternatives = parts.flatMap((part) =>
        typeof part === 'object' && 'any' in part ? part.any.filter((one) => !isNotAsked(one)) : [],
      );
      const only = (one: Condition): boolean =>
        hits.some((inputs) => plainly(one, inputs) && alternatives.every((other) => other === one || !plainly(other, inputs)));
      expect(alternatives.filter((one) => !only(one))).toEqual([]);
    },
  );
});

const isNotAsked = (condition: Condition): boolean =>
  typeof condition === 'object' && 'input' in condition && condition.input === 'risk_framework_level';

// ---------------------------------------------------------------- thresholds and scales

describe('thresholds', () => {
  const around = (limit: number): number[] => [limit - 1, limit, limit + 1];

  it.each(around(100_000).flatMap((basic) => around(10_000).map((sensitive) => [basic, sensitive] as const)))(
    'NĐ 331: %i subjects of basic and %i of sensitive data',
    (basic, sensitive) => {
      const inputs = { ...counted(basic, sensitive), conditional_business: 'unknown', administrative_procedures: false };
      const large = basic >= 100_000 || sensitive >= 10_000;
      expect(matches('nd331-2026', inputs)).toEqual([large ? 'l3.online_large' : 'l2.online_small']);
      expect(levelOf('nd331-2026', inputs)).toBe(large ? 3 : 2);
    },
  );

  it('NĐ 331 counts subjects of online services only (regulation: an internal system stays at 2)', () => {
    expect(levelOf('nd331-2026', { ...internalPersonal, basic_subjects: 300_000, sensitive_subjects: 300_000 })).toBe(2);
  });

  it.each(around(10_000))('NĐ 85: %i users', (users) => {
    const inputs = { ...used(users), conditional_business: 'unknown', public_service_level: 'none' };
    expect(matches('nd85-2016', inputs)).toEqual([users >= 10_000 ? 'l3.online_large' : 'l2.online_small']);
  });
});

describe.each(FRAMEWORK_IDS)('scales of %s', (id) => {
  it.each([
    ['none', null],
    ['IV', 3],
    ['III', 3],
    ['II', 3],
    ['I', 4],
    ['special', 5],
  ])('works of grade %s: level %s', (grade, level) => {
    expect(levelOf(id, control(grade))).toBe(level);
  });

  it.each([
    ['one_organisation', false, 2],
    ['one_organisation', true, 2],
    ['sector_province', false, 3],
    ['sector_province', true, 3],
    ['nationwide', false, null],
    ['nationwide', true, 4],
    ['international_gateway', false, 5],
    ['international_gateway', true, 5],
  ] as const)('infrastructure for %s, without stops %s: level %s', (scope, allDay, level) => {
    expect(levelOf(id, infrastructure(scope, allDay))).toBe(level);
  });

  it.each([
    ['harm', 3],
    ['serious', 4],
    ['extremely_serious', 5],
  ])('national security, %s: level %i', (harm, level) => {
    expect([levelOf(id, secret(harm)), levelOf(id, defence(harm)), levelOf(id, neither(harm))]).toEqual([level, level, null]);
  });

  it('a decision of the Prime Minister', () => {
    const levels = id === 'nd331-2026' ? [2, 3, 4, 5] : [5];
    expect(levels.map((level) => levelOf(id, decided(level)))).toEqual(levels);
  });
});
