/** A sample of `npm run attack`: nobody changes a signed dossier and has it called valid. */
import { beforeAll, expect, it } from 'vitest';
import { changeBytes, judge, newTally, uncovered } from '../attack/attack.ts';
import { meddlings } from '../attack/meddlings.ts';
import { longTermTarget, plainTarget, type Target } from '../attack/targets.ts';

let targets: Target[];
beforeAll(async () => {
  targets = [await plainTarget(), await longTermTarget()];
});

it('calls both dossiers valid before anybody touches them', async () => {
  for (const { pdf, options } of targets) expect(await judge(pdf, options)).toMatchObject({ verdict: 'valid' });
});

it('sees every one of 400 changed bytes, wherever they are', async () => {
  const tally = newTally();
  for (const target of targets) {
    await changeBytes(target, { seed: 'mẫu', count: 150 }, tally);
    await changeBytes(target, { seed: 'mẫu', count: 50, within: uncovered(target.pdf) }, tally);
  }
  expect(tally.unseen).toEqual([]);
  expect(tally.verdicts.invalid + tally.verdicts.indeterminate).toBe(400);
});

it('calls invalid whatever is done on purpose without the keys', async () => {
  for (const { pdf, options } of targets)
    for (const [what, changed] of Object.entries(await meddlings(pdf)))
      expect({ what, ...(await judge(changed, options)) }).toMatchObject({ what, verdict: 'invalid' });
});
