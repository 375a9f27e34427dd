/** The level of a system against its criteria (NĐ 331 Đ8.2, Đ10.5; Luật 116 Đ45.1). */
import { paperDate, vietnamDate } from '../../date.ts';
import { isListed } from './procedure.ts';
import { blank, nameOf, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

export const levelRules: Rule[] = [
  systemRule({ id: 'level_missing', severity: 'error', clause: 'Mẫu số 08, cột (5)', title: 'Chưa có cấp độ đề xuất' }, (entry) =>
    entry.system.level === null ? `${nameOf(entry)} chưa có cấp độ; cột này bắt buộc. Chạy phần xác định cấp độ.` : null,
  ),

  systemRule({ id: 'level_without_determination', severity: 'warning', clause: 'NĐ 331 Đ8.2', title: 'Cấp độ chưa có căn cứ' }, (entry) => {
    const { level, levelReason } = entry.system;
    if (level === null || entry.determination !== null || !blank(levelReason)) return null;
    return `${nameOf(entry)} ghi cấp độ ${level} nhưng chưa chạy phần xác định cấp độ và không ghi lý do.`;
  }),

  systemRule(
    { id: 'level_below_criteria', severity: 'warning', clause: 'NĐ 331 Đ8.2; Đ10.5', title: 'Cấp độ thấp hơn tiêu chí' },
    (entry) => {
      const { level, levelReason } = entry.system;
      const found = entry.determination?.level ?? null;
      if (level === null || found === null || level >= found || !blank(levelReason)) return null;
      return `${nameOf(entry)} giữ cấp độ ${level}, tiêu chí cho cấp độ ${found}. Đề xuất lại hoặc ghi lý do giữ cấp độ.`;
    },
  ),

  systemRule(
    { id: 'level_above_criteria', severity: 'warning', clause: 'NĐ 331 Đ8.2; Luật 116 Đ45.1', title: 'Cấp độ cao hơn tiêu chí' },
    (entry) => {
      const { level, levelReason } = entry.system;
      const found = entry.determination?.level ?? null;
      if (level === null || found === null || level <= found || !blank(levelReason)) return null;
      return `${nameOf(entry)} giữ cấp độ ${level}, tiêu chí chỉ cho cấp độ ${found}. Ghi lý do giữ cấp độ.`;
    },
  ),

  systemRule(
    { id: 'level_without_criterion', severity: 'warning', clause: 'NĐ 331 Đ8.2; Đ10.5', title: 'Không tiêu chí nào khớp' },
    (entry) => {
      const { level, levelReason } = entry.system;
      if (level === null || entry.determination === null || entry.determination.level !== null || !blank(levelReason)) return null;
      return `${nameOf(entry)} ghi cấp độ ${level} dù không khớp tiêu chí nào. Ghi lý do hoặc kết quả đánh giá rủi ro.`;
    },
  ),

  systemRule(
    { id: 'checklist_matches_level', severity: 'error', clause: 'Mẫu số 08, cột (10)', title: 'Đánh giá theo cấp độ khác' },
    (entry) => {
      const { system, checklist } = entry;
      if (system.level === null || checklist === null) return null;
      if (checklist.level === system.level && checklist.framework === system.framework) return null;
      return `${nameOf(entry)} ở cấp độ ${system.level} nhưng được đánh giá theo bộ yêu cầu cấp độ ${checklist.level} (${checklist.title}). Mở lại phần đánh giá.`;
    },
  ),

  systemRule(
    {
      id: 'level_5_not_listed',
      severity: 'warning',
      clause: 'NĐ 331 Đ16.4; Đ36.3',
      title: 'Hệ thống cấp độ 5 chưa có căn cứ an ninh quốc gia',
    },
    (entry) => {
      if (entry.system.level !== 5 || entry.system.nationalSecurity !== null) return null;
      return `${nameOf(entry)}: hệ thống cấp độ 5 thuộc Danh mục quan trọng về an ninh quốc gia, phụ lục này đang ghi «Không có».`;
    },
  ),

  systemRule(
    {
      id: 'national_security_without_criterion',
      severity: 'warning',
      clause: 'NĐ 331 Đ16; Đ36.3',
      title: 'Thiếu tiêu chí an ninh quốc gia',
    },
    (entry) => {
      const { nationalSecurity } = entry.system;
      if (nationalSecurity === null || !blank(nationalSecurity.criterion)) return null;
      return `${nameOf(entry)} được đưa vào phụ lục an ninh quốc gia nhưng chưa ghi tiêu chí tại Điều 16.`;
    },
  ),

  systemRule(
    { id: 'listed_without_ground', severity: 'warning', clause: 'NĐ 331 Đ16; Đ36.3', title: 'Thuộc Danh mục nhưng chưa ghi căn cứ' },
    (entry) => {
      // At level 5 another rule asks for the same.
      if (!isListed(entry) || entry.system.nationalSecurity !== null || entry.system.level === 5) return null;
      return `${nameOf(entry)} được xác định thuộc Danh mục hệ thống quan trọng về an ninh quốc gia, nhưng phụ lục này đang ghi «Không có». Ghi căn cứ tại thẻ Phê duyệt, hoặc trả lời lại phần xác định cấp độ.`;
    },
  ),

  systemRule(
    {
      id: 'level_before_change',
      severity: 'warning',
      clause: 'NĐ 331 Đ10.2.b; Đ25',
      title: 'Chưa xác định lại cấp độ sau khi thay đổi lớn',
    },
    (entry, { calendar }) => {
      const { lastChanged } = entry.system;
      if (entry.determination === null || lastChanged === null || lastChanged > calendar.cutoff) return null;
      const decided = vietnamDate(new Date(entry.determination.decidedAt));
      if (decided >= lastChanged) return null;
      return `${nameOf(entry)} thay đổi ngày ${paperDate(lastChanged)} nhưng cấp độ xác định ngày ${paperDate(decided)}. Trả lời lại phần xác định cấp độ; cấp độ có thể giữ nguyên.`;
    },
  ),
];
