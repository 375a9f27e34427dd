/** The unit and its parties: who owns, secures, runs, appraises and signs. */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import { text } from './text.ts';

/** An owner, security unit or operator, with the five fields of Mẫu số 08 §2. */
export const party = z.strictObject({
  name: text(),
  /** Document that sets functions, tasks and powers. */
  mandate: text(1000),
  head: text(),
  position: text(),
  address: text(),
  phone: text(60),
  email: text(120),
});
export type Party = z.infer<typeof party>;

/** A decision, regulation or letter: number, date, issuing body (Mẫu số 08, columns 7 and 8). */
export const decision = z.strictObject({ number: text(120), date: isoDate, authority: text() });
export type Decision = z.infer<typeof decision>;

/** The owner's powers handed on in writing: scope, duties, term (NĐ 331 Đ4.3; TT 12 Đ4.3). */
export const ownerDelegation = z.strictObject({
  delegate: party,
  document: decision.nullable(),
  scope: text(2000),
  duties: text(2000),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
});
export type OwnerDelegation = z.infer<typeof ownerDelegation>;

/** Who appraises where the security unit is the operator too (NĐ 331 Đ18.4; TT 12 Đ6). */
export const independentAppraiser = z.strictObject({
  kind: z.enum(['subordinate_unit', 'council']),
  body: party,
  /** The owner's decision that names it. */
  document: decision.nullable(),
});
export type IndependentAppraiser = z.infer<typeof independentAppraiser>;

export const ownership = z.strictObject({
  owner: party,
  /** A unit of the owner, or a section inside its IT unit where there is none (NĐ 331 Đ3.2, Đ3.3). */
  securityUnitKind: z.enum(['unit', 'section']),
  securityUnit: party,
  delegation: ownerDelegation.nullable(),
  appraiser: independentAppraiser.nullable(),
});
export type Ownership = z.infer<typeof ownership>;

/** Levels of medical facilities (Luật Khám bệnh, chữa bệnh 15/2023/QH15 Đ104); empty = not told. */
export const FACILITY_TIERS = ['', 'initial', 'basic', 'specialised'] as const;

export const unitProfile = z.strictObject({
  /** The hospital. */
  name: text(),
  /** Superior body printed above it in the letterhead; may be empty. */
  parentName: text(),
  province: text(),
  commune: text(),
  facilityCode: text(60),
  tier: z.enum(FACILITY_TIERS),
  /** At least one owner; section 2 of Mẫu số 08 repeats per owner. */
  owners: z.array(ownership).min(1),
  /** Operators, named by systems through their index-free name. */
  operators: z.array(party),
  preparer: z.strictObject({ name: text(), office: text() }),
  signer: z.strictObject({
    /** Authority under which the head signs (NĐ 30 PLI.P1.II.7.b). */
    authority: z.enum(['', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.']),
    title: text(),
    name: text(),
  }),
  letter: z.strictObject({
    /** Part of the document number after the slash, e.g. “BVĐK-CNTT”. */
    symbol: text(60),
    place: text(120),
    addressees: z.array(text()),
    recipients: z.array(text()),
  }),
});
export type UnitProfile = z.infer<typeof unitProfile>;
