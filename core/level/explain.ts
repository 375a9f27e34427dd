/** The words of the procedure: names of the parties, limits. */
import type { Framework } from '../checklist/framework.ts';

const OTHER_PARTIES: Record<string, string> = {
  ministry_of_public_security: 'Bộ Công an',
  prime_minister: 'Thủ tướng Chính phủ',
};

/** “operator” → “Đơn vị vận hành hệ thống thông tin”. Terms of the framework first. */
export function partyLabel(framework: Framework, party: string): string {
  switch (party) {
    case 'operator':
      return framework.terms.operator;
    case 'security_unit':
      return framework.terms.security_unit;
    case 'system_owner':
      return framework.terms.system_owner;
    default:
      return OTHER_PARTIES[party] ?? party;
  }
}

/** “15 ngày làm việc”; “30 ngày”. */
export const limitLabel = (limit: { days: number; kind: string }): string =>
  `${limit.days} ngày${limit.kind === 'working' ? ' làm việc' : ''}`;
