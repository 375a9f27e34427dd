import { describe, expect, it } from 'vitest';
import { isRiskComplete, riskContents } from './risk-contents.ts';
import {
  emptyRisk,
  emptyRiskAssessment,
  groundingRiskAssessment,
  levelOfRisk,
  riskAssessedLevel,
  riskAssessment,
  riskWeight,
  type RiskAssessment,
  type RiskEntry,
} from './risk.ts';

const DRAFT = emptyRiskAssessment({ id: 'a1', systemId: 'his', date: '2026-09-10', occasion: 'first', assessor: 'Tổ đánh giá' });
const RISK: RiskEntry = {
  ...emptyRisk({ id: 'r1' }),
  asset: 'CSDL HIS',
  threat: 'Mã độc tống tiền',
  likelihood: 3,
  impact: 5,
  harm: 3,
  harmReason: 'Ngừng cấp cứu',
  controls: 'Sao lưu hằng ngày',
  treatment: 'reduce',
  action: 'Sao lưu ngoại tuyến',
  responsible: 'Lê Minh Đức',
  due: '2027-03-31',
};
const WHOLE: RiskAssessment = {
  ...DRAFT,
  assets: [{ id: 's1', name: 'CSDL HIS', information: 'Hồ sơ bệnh án', owner: 'Phòng CNTT' }],
  entries: [RISK],
  communication: 'Đã trao đổi với các khoa',
};
const lacksOf = (assessment: RiskAssessment) =>
  riskContents(assessment).flatMap(({ id, missing, field }) => (missing === null ? [] : [[id, field]]));
const withHarm = (...harms: RiskEntry['harm'][]): RiskAssessment => ({
  ...WHOLE,
  entries: harms.map((harm, index) => ({ ...RISK, id: `r${index}`, harm })),
});

describe('the level that risk asks for', () => {
  it.each([
    [[], null],
    [[null, null], null],
    [[2], 2],
    [[1, 3, 2], 3],
    [[null, 5, null, 4], 5],
  ])('of harms %j is %j', (harms, level) => expect(levelOfRisk(withHarm(...harms))).toBe(level));

  it('does not go down with likelihood: the worst harm counts, however rare', () =>
    expect(levelOfRisk({ entries: [{ ...RISK, likelihood: 1, harm: 4 }, RISK] })).toBe(4));

  it('comes from the latest finished assessment, not from a draft', () => {
    const old = { ...withHarm(4), id: 'old', date: '2025-01-01', finished: true };
    const last = { ...withHarm(3), id: 'last', date: '2026-09-10', finished: true };
    const draft = { ...withHarm(5), id: 'draft', date: '2026-11-01' };
    expect(groundingRiskAssessment([last, draft, old])?.id).toBe('last');
    expect(riskAssessedLevel([last, draft, old])).toBe(3);
    expect(riskAssessedLevel([draft])).toBeNull();
    expect(riskAssessedLevel([])).toBeNull();
  });

  it('comes of two of one day from the one begun last', () => {
    const morning = { ...withHarm(3), id: 'morning', finished: true };
    const evening = { ...withHarm(2), id: 'evening', finished: true };
    expect(riskAssessedLevel([morning, evening])).toBe(2);
  });
});

describe('the weight of a risk', () => {
  it.each([
    [1, 1, 'low'],
    [2, 2, 'low'],
    [1, 5, 'medium'],
    [3, 3, 'medium'],
    [2, 5, 'high'],
    [3, 5, 'high'],
    [4, 4, 'very_high'],
    [5, 5, 'very_high'],
  ])('at %i × %i is %s', (likelihood, impact, weight) => {
    expect(riskWeight(likelihood, impact)).toBe(weight);
    expect(riskWeight(impact, likelihood)).toBe(weight);
  });
});

describe('the minimum content', () => {
  it('names the seven points of NĐ 331 Đ10.3 in order, and the harm', () =>
    expect(riskContents(DRAFT).map(({ clause }) => clause)).toEqual([
      ...['a', 'b', 'c', 'd', 'đ', 'e', 'g'].map((point) => `NĐ 331 Đ10.3.${point}`),
      'NĐ 331 Đ10.5; Luật 116 Đ8.1',
    ]));

  it('is all missing in a draft, and there in a whole one, which is storable either way', () => {
    expect(riskContents(DRAFT).every(({ missing }) => missing !== null)).toBe(true);
    expect(isRiskComplete(DRAFT)).toBe(false);
    expect(lacksOf(WHOLE)).toEqual([]);
    expect(isRiskComplete(WHOLE)).toBe(true);
    expect(riskAssessment.parse(DRAFT)).toEqual(DRAFT);
  });

  it.each<[string, Partial<RiskEntry>, string, string]>([
    ['threat', { threat: ' ' }, 'risks', 'entries.1.threat'],
    ['asset', { asset: '' }, 'risks', 'entries.1.asset'],
    ['likelihood', { likelihood: null }, 'degrees', 'entries.1.likelihood'],
    ['impact', { impact: null }, 'degrees', 'entries.1.impact'],
    ['controls', { controls: '' }, 'controls', 'entries.1.controls'],
    ['treatment', { treatment: null }, 'treatment', 'entries.1.treatment'],
    ['action', { action: '' }, 'treatment', 'entries.1.action'],
    ['responsible', { responsible: '' }, 'treatment', 'entries.1.responsible'],
    ['due', { due: null }, 'treatment', 'entries.1.due'],
    ['harm', { harm: null }, 'harm', 'entries.1.harm'],
    ['reason of the worst harm', { harmReason: '' }, 'harm', 'entries.1.harmReason'],
  ])('misses the %s of the second risk', (_name, part, content, field) => {
    const assessment = { ...WHOLE, entries: [RISK, { ...RISK, id: 'r2', ...part }] };
    expect(lacksOf(assessment)).toEqual([[content, field]]);
    expect(riskContents(assessment).find(({ id }) => id === content)?.missing).toContain('rủi ro 2');
  });

  it('asks no plan for a risk that is accepted, and no reason for a lesser harm', () => {
    const accepted = { ...RISK, id: 'r2', treatment: 'accept' as const, action: '', responsible: '', due: null, harm: 1, harmReason: '' };
    expect(lacksOf({ ...WHOLE, entries: [RISK, accepted] })).toEqual([]);
  });

  it('misses the information of an asset', () => {
    const assets = [...WHOLE.assets, { id: 's2', name: 'Máy chủ', information: '', owner: '' }];
    expect(lacksOf({ ...WHOLE, assets })).toEqual([['information', 'assets.1.information']]);
  });
});
