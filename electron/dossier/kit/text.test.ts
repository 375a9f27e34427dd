import { withoutStop } from '../../../core/text.ts';
import { expect, it } from 'vitest';
import { fraction, percent } from './text.ts';

it('rounds percentages, but never to all or nothing where it is neither', () => {
  const shown = [percent(2, 3), percent(1, 8), percent(1, 1), percent(0, 7), percent(9999, 10_000), percent(1, 10_000), percent(0, 0)];
  expect(shown.map((text) => text.replace('\u00a0', ' '))).toEqual(['66,7 %', '12,5 %', '100 %', '0 %', '99,9 %', '0,1 %', '–']);
});

it('writes both numbers of a fraction alike, and takes a mark away before another', () => {
  expect(fraction(1046, 1099)).toBe('1.046/1.099');
  expect(['Cấp độ 3.', 'Có; ', 'v.v'].map(withoutStop)).toEqual(['Cấp độ 3', 'Có', 'v.v']);
});
