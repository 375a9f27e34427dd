/** What Mẫu số 08 needs of the unit and still lacks. The preflight of the dossier asks for the same fields. */
import type { Party, UnitProfile } from '../../../core/assessment/model.ts';

const OWNER_FIELDS: (keyof Party)[] = ['name', 'head', 'position', 'address', 'phone', 'email'];
const SECURITY_UNIT_FIELDS: (keyof Party)[] = [...OWNER_FIELDS, 'mandate'];

const blank = (text: string): boolean => text.trim() === '';
const gapsOf = (party: Party, fields: (keyof Party)[]): number => fields.filter((field) => blank(party[field])).length;

/** Whether Mẫu số 08 §2 needs this field of an owner or its security unit. */
export const neededBy08 = (side: 'owner' | 'securityUnit' | 'operator', field: keyof Party): boolean => {
  if (side === 'operator') return field === 'name';
  return (side === 'owner' ? OWNER_FIELDS : SECURITY_UNIT_FIELDS).includes(field);
};

/** How many fields are still empty that the annual report can't do without. */
export function gapsOfUnit(unit: UnitProfile): number {
  const parties = unit.owners.reduce(
    (sum, pair) => sum + gapsOf(pair.owner, OWNER_FIELDS) + gapsOf(pair.securityUnit, SECURITY_UNIT_FIELDS),
    0,
  );
  const letter = [
    blank(unit.name),
    blank(unit.signer.title),
    blank(unit.signer.name),
    blank(unit.letter.place),
    unit.letter.addressees.every(blank),
  ];
  return parties + letter.filter(Boolean).length;
}

/** The party with its empty fields taken from another; what is written stays. */
export const fillBlanks = (party: Party, from: Party): Party => {
  const filled = (field: keyof Party): string => (blank(party[field]) ? from[field] : party[field]);
  return {
    name: filled('name'),
    mandate: filled('mandate'),
    head: filled('head'),
    position: filled('position'),
    address: filled('address'),
    phone: filled('phone'),
    email: filled('email'),
  };
};

/** Whether `from` has something that `party` lacks. */
export const canFill = (party: Party, from: Party): boolean =>
  SECURITY_UNIT_FIELDS.some((field) => blank(party[field]) && !blank(from[field]));
