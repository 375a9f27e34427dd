import { expect, it } from 'vitest';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { rememberingLast } from './dossier.ts';
import { soundRecord } from './verification-fixture.ts';

it('prints the same record once, another one anew, and remembers no failure', async () => {
  const printed: string[] = [];
  let fails = true;
  const reprint = rememberingLast(({ id }: DossierRecord) => {
    printed.push(id);
    if (!fails) return Promise.resolve(Buffer.from(id));
    fails = false;
    return Promise.reject(new Error('no memory'));
  });
  const stop = new AbortController().signal;
  await expect(reprint(soundRecord(), stop)).rejects.toThrow('no memory');
  const first = await reprint(soundRecord(), stop);
  expect(await reprint(structuredClone(soundRecord()), stop)).toBe(first);
  // One changed word makes it another record.
  await reprint(soundRecord({ id: 'record-2' }), stop);
  await reprint(soundRecord(), stop);
  expect(printed).toEqual(['record-1', 'record-1', 'record-2', 'record-1']);
});
