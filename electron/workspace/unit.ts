/** The unit's profile. */
import { z } from 'zod';
import { unitProfile, type UnitProfile } from '../../core/assessment/model.ts';
import { storedUnit } from '../../core/assessment/stored.ts';
import { canonicalJson } from '../../core/canonical.ts';
import type { Connection } from './database.ts';
import type { Writer } from './writer.ts';

const row = z.object({ profile: z.string() });
/** One row of the table. */
export const parseUnit = (raw: unknown): UnitProfile => storedUnit.parse(JSON.parse(row.parse(raw).profile));

export interface UnitStore {
  get(): UnitProfile;
  /** Returns the instant at which the profile was durable. */
  save(profile: UnitProfile): string;
}

export function openUnit(db: Connection, writer: Writer): UnitStore {
  const read = db.prepare('SELECT profile FROM unit WHERE id = 1');
  const update = db.prepare('UPDATE unit SET profile = ? WHERE id = 1');
  const get = (): UnitProfile => parseUnit(read.get());
  return {
    get,
    save: (profile) => {
      const next = unitProfile.parse(profile);
      writer.write(() => {
        const before = get();
        if (canonicalJson(before) === canonicalJson(next)) return { result: undefined, journal: null };
        update.run(JSON.stringify(next));
        return { result: undefined, journal: { kind: 'unit.save', subject: 'unit', before, after: next } };
      });
      return writer.now();
    },
  };
}
