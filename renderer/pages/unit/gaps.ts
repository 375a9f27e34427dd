/** What Mẫu số 08 needs of the unit and still lacks; core/report/unit-gaps.ts says what that is. */
import type { Party, UnitProfile } from '../../../core/assessment/model.ts';
import { FORM_FIELDS, unitGaps, type FormField } from '../../../core/report/unit-gaps.ts';

const PARTY_FIELDS: (keyof Party)[] = FORM_FIELDS.flatMap((field) => [...field.parts]);

const blank = (text: string): boolean => text.trim() === '';

/** Whether Mẫu số 08 §2 needs this field of an owner or its security unit. */
export const neededBy08 = (side: 'owner' | 'securityUnit' | 'operator', field: keyof Party): boolean => {
  if (side === 'operator') return field === 'name';
  return FORM_FIELDS.some(({ parts, sides }: FormField) => sides.includes(side) && parts.includes(field));
};

/** How many fields of the form and the letter are still empty; preflight finds as many. */
export const gapsOfUnit = (unit: UnitProfile): number => unitGaps(unit).length;

/** Bodies of the profile that have a name, each name once. */
export function namedParties({ owners, operators }: UnitProfile): Party[] {
  const all = [
    ...owners.flatMap(({ owner, securityUnit, delegation, appraiser }) => [
      owner,
      securityUnit,
      ...(delegation === null ? [] : [delegation.delegate]),
      ...(appraiser === null ? [] : [appraiser.body]),
    ]),
    ...operators,
  ].filter(({ name }) => !blank(name));
  return all.filter((party, index) => all.findIndex(({ name }) => name === party.name) === index);
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
export const canFill = (party: Party, from: Party): boolean => PARTY_FIELDS.some((field) => blank(party[field]) && !blank(from[field]));
