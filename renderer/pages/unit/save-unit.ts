/** Writes the unit's profile, then the systems that name a party which was renamed. */
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import { reportingYear } from '../../../core/report/calendar.ts';
import { call, makeStale, queryClient } from '../../api.ts';
import { followRenames, rememberNames, renamesBetween, type Rename } from './renames.ts';

type Save = (profile: UnitProfile) => Promise<{ savedAt: string }>;

/**
 * A save function for one opening of the form, beginning with `start`. Writes go one after the other: a renaming is found by
 * comparing with the write before. After a failed write the next one tries the same renaming again.
 */
export function unitSaver(start: UnitProfile): Save {
  let known = rememberNames(start);
  let last: Promise<unknown> = Promise.resolve();

  const write = async (profile: UnitProfile): Promise<{ savedAt: string }> => {
    const reply = await saveProfile(profile);
    const renames = renamesBetween(known, profile);
    const saved = renames.length === 0 ? reply : await renameInSystems(renames, reply);
    known = rememberNames(profile, known);
    return saved;
  };

  return (profile) => {
    // Whoever opens the page again before the reply finds what was typed.
    queryClient.setQueryData(['unit.get'], profile);
    const run = last.then(() => write(profile));
    last = run.catch(() => undefined);
    return run;
  };
}

async function saveProfile(profile: UnitProfile): Promise<{ savedAt: string }> {
  try {
    return await call('unit.save', profile);
  } finally {
    await makeStale('unit.save');
  }
}

/** @returns the reply of the last write, or `reply` where no system names the party */
async function renameInSystems(renames: Rename[], reply: { savedAt: string }): Promise<{ savedAt: string }> {
  const { today } = await call('app.info');
  const systems = await call('systems.list', { year: reportingYear(today) });
  const changed = followRenames(
    systems.map(({ system }) => system),
    renames,
  );
  let latest = reply;
  try {
    for (const system of changed) latest = await saveSystem(system);
  } finally {
    if (changed.length > 0) await makeStale('systems.save');
  }
  return latest;
}

async function saveSystem(system: InformationSystem): Promise<{ savedAt: string }> {
  const reply = await call('systems.save', system);
  // The page of the system fills its form from here; an old name would be written back.
  queryClient.setQueryData(['systems.get', { id: system.id }], system);
  return reply;
}
