/** Evidence that answers rest on: there, in force, of the period. */
import type { Evidence } from '../../assessment/model.ts';
import type { AnnualReport } from '../report.ts';
import { itemRule } from './rule.ts';
import type { Rule } from './rule.ts';
import type { SheetItem } from '../sheet.ts';

/** Only evidence under an answered requirement is looked at. */
const someEvidence = (entry: SheetItem, holds: (evidence: Evidence) => boolean): boolean =>
  entry.answer?.verdict != null && entry.evidence.some(holds);

const cutoff = (report: AnnualReport): string => report.calendar.cutoff;

export const evidenceRules: Rule[] = [
  itemRule(
    { id: 'evidence_not_found', severity: 'error', clause: null, title: 'Minh chứng không còn trong kho' },
    ({ answer, evidence }) => (answer?.evidence.length ?? 0) !== evidence.length,
    (count, system) => `${system} có ${count} yêu cầu gắn minh chứng không tìm thấy trong dữ liệu. Gỡ liên kết hoặc thêm lại tệp.`,
  ),

  itemRule(
    { id: 'evidence_expired', severity: 'warning', clause: 'NĐ 331 Đ35.3', title: 'Minh chứng hết hạn trước ngày chốt số liệu' },
    (entry, report) => someEvidence(entry, ({ validUntil }) => validUntil !== null && validUntil < cutoff(report)),
    (count, system) => `${system} có ${count} yêu cầu dựa vào minh chứng đã hết hiệu lực. Thay minh chứng.`,
  ),

  itemRule(
    { id: 'evidence_after_cutoff', severity: 'warning', clause: 'NĐ 331 Đ35.3', title: 'Minh chứng lập sau ngày chốt số liệu' },
    (entry, report) => someEvidence(entry, ({ effectiveOn }) => effectiveOn !== null && effectiveOn > cutoff(report)),
    (count, system) => `${system} có ${count} yêu cầu dựa vào minh chứng của kỳ báo cáo sau.`,
  ),

  itemRule(
    { id: 'evidence_dates_reversed', severity: 'warning', clause: null, title: 'Ngày của minh chứng không hợp lý' },
    (entry) =>
      someEvidence(entry, ({ effectiveOn, validUntil }) => effectiveOn !== null && validUntil !== null && validUntil < effectiveOn),
    (count, system) => `${system} có ${count} yêu cầu gắn minh chứng hết hạn trước ngày có hiệu lực. Sửa ngày của minh chứng.`,
  ),
];
