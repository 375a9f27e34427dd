/** Writes the unit's profile, and with it the systems that name a party which was renamed. */
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { rememberNames, renamesBetween } from '../../../core/assessment/renames.ts';
import { call, makeStale, queryClient } from '../../api.ts';

type Save = (profile: UnitProfile) => Promise<{ savedAt: string }>;

/**
 * A save function for one opening of the form, beginning with `start`. Writes go one after the other: a renaming is found by
 * comparing with the write before. After a failed write the next one tries the same renaming again.
 */
export function unitSaver(start: UnitProfile): Save {
  let known = rememberNames(start);
  let last: Promise<unknown> = Promise.resolve();

  const write = async (profile: UnitProfile): Promise<{ savedAt: string }> => {
    const renames = renamesBetween(known, profile);
    try {
      const saved = await call('unit.save', { ...profile, renames });
      known = rememberNames(profile, known);
      return saved;
    } finally {
      await makeStale('unit.save');
      // The page of a system fills its form from what was read last; an old name would be written back.
      if (renames.length > 0) queryClient.removeQueries({ queryKey: ['systems.get'] });
    }
  };

  return (profile) => {
    // Whoever opens the page again before the reply finds what was typed.
    queryClient.setQueryData(['unit.get'], profile);
    const run = last.then(() => write(profile));
    last = run.catch(() => undefined);
    return run;
  };
}
