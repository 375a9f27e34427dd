/** Systems name their owner and operator. When the unit's profile gives one of these another name, the systems follow. */
import { z } from 'zod';
import type { InformationSystem } from './system.ts';
import { text } from './text.ts';
import type { UnitProfile } from './unit.ts';

/** Names of the profile by position: what systems may hold. A name that is just being retyped keeps its last text. */
export interface KnownNames {
  owners: string[];
  operators: string[];
}

export const partyRename = z.strictObject({ field: z.enum(['ownerName', 'operatorName']), from: text(), to: text() });
export type PartyRename = z.infer<typeof partyRename>;

const namesOf = ({ owners, operators }: UnitProfile): KnownNames => ({
  owners: owners.map(({ owner }) => owner.name),
  operators: operators.map(({ name }) => name),
});

/** The names to compare the next change with. */
export function rememberNames(profile: UnitProfile, before?: KnownNames): KnownNames {
  const now = namesOf(profile);
  if (before === undefined) return now;
  return { owners: keepEmptied(before.owners, now.owners), operators: keepEmptied(before.operators, now.operators) };
}

/** After a party was added or removed, positions say nothing about who was renamed. */
const keepEmptied = (before: string[], now: string[]): string[] =>
  before.length === now.length ? now.map((name, index) => (name.trim() === '' ? (before[index] ?? '') : name)) : now;

/** Which parties have another name than before; none while a name is empty, or still borne by another party. */
export function renamesBetween(before: KnownNames, profile: UnitProfile): PartyRename[] {
  const now = namesOf(profile);
  return [...renamesIn('ownerName', before.owners, now.owners), ...renamesIn('operatorName', before.operators, now.operators)];
}

function renamesIn(field: PartyRename['field'], before: string[], now: string[]): PartyRename[] {
  if (before.length !== now.length) return [];
  return before.flatMap((from, index) => {
    const to = now[index] ?? '';
    const unknown = from.trim() === '' || to.trim() === '' || now.includes(from);
    return unknown ? [] : [{ field, from, to }];
  });
}

/** The systems that change, with their new names. */
export function followRenames(systems: readonly InformationSystem[], renames: readonly PartyRename[]): InformationSystem[] {
  return systems.flatMap((system) => {
    const renamed = (field: PartyRename['field']): string =>
      renames.find((rename) => rename.field === field && rename.from === system[field])?.to ?? system[field];
    const next = { ...system, ownerName: renamed('ownerName'), operatorName: renamed('operatorName') };
    return next.ownerName === system.ownerName && next.operatorName === system.operatorName ? [] : [next];
  });
}
