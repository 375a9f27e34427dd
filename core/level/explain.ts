/** The words for a level: names of the parties, and the sentences of the “thuyết minh đề xuất cấp độ”. */
import type { Framework } from '../checklist/framework.ts';
import type { LevelResult } from './model.ts';

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

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** The ground of a proposal in one paragraph, written from the matched rules (NĐ 331 Đ22.4; TT 12 Đ8.4). Empty without a level. */
export function levelSentence(framework: Framework, systemName: string, result: LevelResult): string {
  if (result.level === null) return '';
  const grounds = result.matched
    .filter((rule) => rule.level === result.level && result.raisedBy === null)
    .map((rule) => `${withoutStop(rule.text)} (${rule.clause})`);
  const lower = result.matched.map((rule) => `${withoutStop(rule.text)} (${rule.clause})`);
  if (result.raisedBy !== null) {
    const first = lower.length > 0 ? `Theo tiêu chí: ${lower.join('; ')}. ` : '';
    return `${first}${withoutStop(result.raisedBy.text)} (${result.raisedBy.clause}). ${systemName} được đề xuất cấp độ ${result.level}.`;
  }
  return `${systemName} được đề xuất cấp độ ${result.level} theo ${framework.short_title}, căn cứ: ${grounds.join('; ')}; lấy cấp cao nhất trong các tiêu chí khớp (${framework.level_resolution.clause}).`;
}
