import { expect, it } from 'vitest';
import { createRecovery } from './recovery.ts';

function recovery(): { did: string[]; gone(reason: string, second: number): void } {
  const did: string[] = [];
  let second = 0;
  const { gone } = createRecovery({
    reload: () => did.push('reload'),
    giveUp: () => did.push('give up'),
    clock: () => new Date(second * 1000),
  });
  return {
    did,
    gone: (reason, at) => {
      second = at;
      gone(reason);
    },
  };
}

it('loads a page that crashed again, and gives up when it crashes once more right after', () => {
  const { did, gone } = recovery();
  gone('crashed', 0);
  gone('oom', 30);
  expect(did).toEqual(['reload', 'give up']);
});

it('counts a crash long after as a new one, and a page that ended in order as none', () => {
  const { did, gone } = recovery();
  gone('clean-exit', 0);
  gone('crashed', 1);
  gone('crashed', 120);
  expect(did).toEqual(['reload', 'reload']);
});
