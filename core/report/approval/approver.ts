/** Who may approve a level, and who may not appraise it (NĐ 331 Đ4.3, Đ18; NĐ 85 Đ12; TT 12 Đ6). */
import type { InformationSystem, OwnerDelegation, UnitProfile } from '../../assessment/model.ts';
import type { IsoDate } from '../../date.ts';
import { fold } from '../../text.ts';
import { blank, sameName } from '../names.ts';

/** The roles of a level, as the framework file names them. */
interface Roles {
  appraises: string;
  approves: string;
}
type Owned = Pick<InformationSystem, 'ownerName' | 'operatorName'>;
type Owners = Pick<UnitProfile, 'owners'>;

export interface Approver {
  /** The role, in words. */
  label: string;
  /** Names under which it may stand in a decision; a unit that is not named yet is left out. */
  names: string[];
}

const isNamed = (name: string): boolean => !blank(name);
const pairsOf = (system: Owned, unit: Owners): UnitProfile['owners'] =>
  unit.owners.filter(({ owner }) => sameName(owner.name, system.ownerName));

/** Whether an owner's powers were handed on for that day; a term without a beginning or an end is open there. */
const isWithinTerm = ({ from, until }: OwnerDelegation, on: IsoDate): boolean => (from ?? on) <= on && on <= (until ?? on);

/**
 * Who approves the level of a system on a day; null where the framework names a party that the unit's profile knows nothing of.
 */
export function approverOf({ approves }: Roles, system: Owned, unit: Owners, on: IsoDate): Approver | null {
  const pairs = pairsOf(system, unit);
  switch (approves) {
    case 'security_unit':
      return {
        label: 'đơn vị chuyên trách về an ninh mạng',
        names: pairs.map(({ securityUnit }) => securityUnit.name).filter(isNamed),
      };
    case 'system_owner': {
      // Whoever holds the owner's powers in writing approves in its place, within the term (NĐ 331 Đ4.3; TT 12 Đ4.3).
      const delegates = pairs.flatMap(({ delegation }) =>
        delegation === null || !isWithinTerm(delegation, on) ? [] : [delegation.delegate.name],
      );
      return { label: 'chủ quản hệ thống thông tin', names: [system.ownerName, ...delegates].filter(isNamed) };
    }
    case 'prime_minister':
      return { label: 'Thủ tướng Chính phủ', names: ['Thủ tướng Chính phủ'] };
    default:
      return null;
  }
}

/**
 * Whether the security unit that would appraise a system also runs it: then the owner has to name another (NĐ 331 Đ18.4; TT 12 Đ6).
 */
export function appraisesItself({ appraises }: Pick<Roles, 'appraises'>, system: Owned, unit: Owners): boolean {
  const [pair] = pairsOf(system, unit);
  return (
    appraises === 'security_unit' &&
    pair !== undefined &&
    isNamed(system.operatorName) &&
    sameName(pair.securityUnit.name, system.operatorName)
  );
}

/** The body that appraises in the place of a security unit that runs the system itself; empty where it does not, or none is named. */
export const insteadOf = (roles: Pick<Roles, 'appraises'>, system: Owned, unit: Owners): string =>
  appraisesItself(roles, system, unit) ? (pairsOf(system, unit)[0]?.appraiser?.body.name.trim() ?? '') : '';

/**
 * The organisation that fills a role for a system; empty where the unit's profile does not name it. An independent appraiser takes the
 * place of a security unit that runs the system itself.
 */
export function nameOfParty(party: string, system: Owned, unit: Owners, act?: 'appraises'): string {
  switch (party) {
    case 'operator':
      return system.operatorName;
    case 'system_owner':
      return system.ownerName;
    case 'security_unit':
      return (act === 'appraises' && insteadOf({ appraises: party }, system, unit)) || (pairsOf(system, unit)[0]?.securityUnit.name ?? '');
    default:
      return '';
  }
}

/** “Giám đốc Sở Y tế tỉnh Lam Giang” names “Sở Y tế tỉnh Lam Giang”, and “Sở Y tế” is short for it. */
export const namesOneOf = (authority: string, names: readonly string[]): boolean =>
  names.some((name) => fold(authority).includes(fold(name)) || fold(name).includes(fold(authority)));
