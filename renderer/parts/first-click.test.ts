import { expect, it } from 'vitest';
import { firstClick } from './first-click.ts';

it('acts on a key and on the first click, not on the second of a double click', () => {
  const acts: number[] = [];
  for (const detail of [0, 1, 2]) firstClick({ detail }, () => acts.push(detail));
  expect(acts).toEqual([0, 1]);
});
