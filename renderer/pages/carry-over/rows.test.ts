import { expect, test } from 'vitest';
import { byGroup, chosenIds, filterCounts, shownOffers, type Offer, type Preview } from './rows.ts';

const offer = (itemId: string, state: Offer['state'], change: Partial<Offer> = {}): Offer => ({
  itemId,
  title: `Yêu cầu ${itemId}`,
  ask: '',
  guidance: '',
  expected: [],
  cadence: null,
  source: 'NĐ 331',
  group: 'Rủi ro',
  recommended: false,
  state,
  cover: 'full',
  delta: '',
  verdict: null,
  oldVerdict: null,
  from: [],
  evidence: 0,
  differs: false,
  ...change,
});
const preview: Preview = {
  source: {
    year: 2025,
    framework: 'nd331-2026',
    kind: 'year',
    level: 3,
    answers: 3,
    counts: { same: 1, changed: 1, new: 1, kept: 1, common: 0 },
    offered: 2,
    brought: false,
  },
  offers: [
    offer('1', 'same', { title: 'Quy trình sao lưu' }),
    offer('2', 'changed', { group: 'Sao lưu' }),
    offer('3', 'new'),
    offer('4', 'kept', { ask: 'Đã sao lưu chưa?' }),
  ],
  left: [{ itemId: '9', title: '', verdict: null, reason: 'gone' }],
};

test('filters hold each requirement once, answers without a place apart', () => {
  expect(filterCounts(preview)).toEqual({ all: 4, same: 1, changed: 1, new: 1, kept: 1, common: 0, left: 1 });
  expect(shownOffers(preview, 'changed', '').map(({ itemId }) => itemId)).toEqual(['2']);
  expect(shownOffers(preview, 'left', '')).toEqual([]);
});

test('the search ignores marks and looks into the question too', () => {
  expect(shownOffers(preview, 'all', 'sao luu').map(({ itemId }) => itemId)).toEqual(['1', '4']);
});

test('groups keep the order of the list', () => {
  expect(byGroup(preview.offers).map(({ group, offers }) => [group, offers.length])).toEqual([
    ['Rủi ro', 3],
    ['Sao lưu', 1],
  ]);
});

test('only what is offered can be chosen', () => {
  expect(chosenIds(preview, new Set())).toEqual(['1', '2']);
  expect(chosenIds(preview, new Set(['1', '4']))).toEqual(['2']);
});
