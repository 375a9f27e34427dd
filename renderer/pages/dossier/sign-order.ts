/** Whose turn it is to sign. */
import { isFixedRole, type FixedRole } from '../../../core/exchange/signers.ts';

interface Signed {
  signatures: readonly { role: string }[];
}

/** preparer → head → office; null when all have signed. The body signs after the head, whatever else is missing (NĐ 30 Đ32.2.c–d). */
export function nextRole({ signatures }: Signed): FixedRole | null {
  const has = (role: FixedRole): boolean => signatures.some((one) => one.role === role);
  if (has('office')) return null;
  if (has('head')) return 'office';
  return has('preparer') ? 'head' : 'preparer';
}

/** What else was signed for, in its own words. */
export const otherRoles = <T extends { role: string }>(signatures: readonly T[]): T[] =>
  signatures.filter(({ role }) => !isFixedRole(role));

/** With the seal of the body the dossier is issued. */
export const isIssued = ({ signatures }: Signed): boolean => signatures.some(({ role }) => role === 'office');
