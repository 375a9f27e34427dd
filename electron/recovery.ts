/** A page whose process died is loaded again: all that was confirmed is with the main process. Twice in a row means it won't do. */

const SOON_MS = 60_000;

/** What to do when a page is gone; `reason` as Electron names it. */
export function createRecovery({ reload, giveUp, clock }: { reload: () => void; giveUp: () => void; clock: () => Date }): {
  gone(reason: string): void;
} {
  let last = Number.NEGATIVE_INFINITY;
  return {
    gone: (reason) => {
      if (reason === 'clean-exit') return;
      const now = clock().getTime();
      const again = now - last < SOON_MS;
      last = now;
      if (again) giveUp();
      else reload();
    },
  };
}
