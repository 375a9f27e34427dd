/** Systems name their owner and operator. When the unit's profile gives one of these another name, the systems follow. */
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';

/** Names of the profile by position: what systems may hold. A name that is just being retyped keeps its last text. */
export interface KnownNames {
  owners: string[];
  operators: string[];
}

export interface Rename {
  field: 'ownerName' | 'operatorName';
  from: string;
  to: string;
}

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
export function renamesBetween(before: KnownNames, profile: UnitProfile): Rename[] {
  const now = namesOf(profile);
  return [...renamesIn('ownerName', before.owners, now.owners), ...renamesIn('operatorName', before.operators, now.operators)];
}

function renamesIn(field: Rename['field'], before: string[], now: string[]): Rename[] {
  if (before.length !== now.length) return [];
  return before.flatMap((from, index) => {
    const to = now[index] ?? '';
    const unknown = from.trim() === '' || to.trim() === '' || now.includes(from);
    return unknown ? [] : [{ field, from, to }];
  });
}

/** The systems that change, with their new names. */
export function followRenames(systems: InformationSystem[], renames: Rename[]): InformationSystem[] {
  return systems.flatMap((system) => {
    const renamed = (field: Rename['field']): string =>
      renames.find((rename) => rename.field === field && rename.from === system[field])?.to ?? system[field];
    const next = { ...system, ownerName: renamed('ownerName'), operatorName: renamed('operatorName') };
    return next.ownerName === system.ownerName && next.operatorName === system.operatorName ? [] : [next];
  });
}
