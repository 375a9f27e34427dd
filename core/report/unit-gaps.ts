/**
 * What Mẫu số 08 and its letter cannot do without and the unit's profile still lacks. Preflight, the page of the unit and the
 * home page all read this list, so that they never count differently.
 */
import type { Party, UnitProfile } from '../assessment/model.ts';

export const SIDES = ['owner', 'securityUnit'] as const;
export type Side = (typeof SIDES)[number];

/** A field of Mẫu số 08 §2, which two boxes of the profile may fill together. */
export interface FormField {
  id: string;
  parts: (keyof Party)[];
  /** The form lets the owner's mandate stay empty. */
  sides: readonly Side[];
}

/** The five fields that Mẫu số 08 §2 repeats for every owner and its security unit. */
export const FORM_FIELDS = [
  { id: 'name', parts: ['name'], sides: SIDES },
  { id: 'mandate', parts: ['mandate'], sides: ['securityUnit'] },
  { id: 'head', parts: ['head', 'position'], sides: SIDES },
  { id: 'address', parts: ['address'], sides: SIDES },
  { id: 'contact', parts: ['phone', 'email'], sides: SIDES },
] as const satisfies FormField[];

const SIDE_IDS: Record<Side, string> = { owner: 'owner', securityUnit: 'security_unit' };

/** The rule of preflight that speaks when a field of §2 is empty. */
export const formFieldRuleId = (side: Side, field: string): string => `${SIDE_IDS[side]}_${field}_missing`;

/** What the letter needs, by the rule of preflight that speaks when it is missing. */
export const LETTER_NEEDS: Record<
  'unit_name_missing' | 'place_missing' | 'addressee_missing' | 'signer_missing',
  (unit: UnitProfile) => boolean
> = {
  unit_name_missing: (unit) => blank(unit.name),
  place_missing: (unit) => blank(unit.letter.place),
  addressee_missing: (unit) => unit.letter.addressees.every(blank),
  signer_missing: (unit) => blank(unit.signer.title) || blank(unit.signer.name),
};

export interface UnitGap {
  /** The rule of preflight that speaks of it. */
  rule: string;
  /** Name of the owner concerned, empty when it has none; null for the letter. */
  owner: string | null;
}

/** Every field that is still empty or half filled, once per owner. */
export function unitGaps(unit: UnitProfile): UnitGap[] {
  const parties = unit.owners.flatMap((pair) =>
    SIDES.flatMap((side) =>
      FORM_FIELDS.filter((field: FormField) => field.sides.includes(side) && lacks(pair[side], field.parts)).map(({ id }) => ({
        rule: formFieldRuleId(side, id),
        owner: pair.owner.name.trim(),
      })),
    ),
  );
  const letter = Object.entries(LETTER_NEEDS).flatMap(([rule, missing]) => (missing(unit) ? [{ rule, owner: null }] : []));
  return [...parties, ...letter];
}

/** Whether one of these fields of a party says nothing. */
export const lacks = (party: Party, parts: readonly (keyof Party)[]): boolean => parts.some((part) => blank(party[part]));

const blank = (text: string): boolean => text.trim() === '';
