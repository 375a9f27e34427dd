/** Carrying out the protection plan: columns 8, 10 and 11 of Mẫu số 08, and NĐ 331 Đ36.7. */
import { paperDate } from '../../date.ts';
import { transitionDate } from '../calendar.ts';
import { frameworkOf, REPORTING_FRAMEWORK } from '../input.ts';
import { blank, nameOf, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

export const protectionRules: Rule[] = [
  systemRule({ id: 'assessment_missing', severity: 'warning', clause: 'NĐ 331 Đ36.9', title: 'Chưa đánh giá' }, (entry) => {
    if (entry.system.level === null || entry.checklist !== null) return null;
    return `${nameOf(entry)} đã có cấp độ nhưng chưa mở phần đánh giá; cột (10) sẽ ghi «Chưa triển khai».`;
  }),

  systemRule(
    {
      id: 'incomplete_has_date',
      severity: 'error',
      clause: 'NĐ 331 Đ36.10; Mẫu số 08, cột (11)',
      title: 'Thiếu thời điểm dự kiến triển khai đầy đủ',
    },
    (entry) => {
      if (entry.row.planStatus === 'complete' || entry.system.expectedPlanCompletion !== null) return null;
      return `${nameOf(entry)} chưa triển khai đầy đủ phương án; cột (11) phải có tháng dự kiến.`;
    },
  ),

  systemRule(
    { id: 'complete_has_no_date', severity: 'error', clause: 'Mẫu số 08, cột (11)', title: 'Thừa thời điểm dự kiến triển khai đầy đủ' },
    (entry) => {
      if (entry.row.planStatus !== 'complete' || entry.system.expectedPlanCompletion === null) return null;
      return `${nameOf(entry)} đã triển khai đầy đủ phương án nên cột này để trống. Xóa tháng dự kiến.`;
    },
  ),

  systemRule(
    { id: 'plan_in_future', severity: 'warning', clause: 'Mẫu số 08, cột (11)', title: 'Thời điểm dự kiến triển khai đã qua' },
    (entry, { calendar }) => {
      const month = entry.system.expectedPlanCompletion;
      if (entry.row.planStatus === 'complete' || month === null || month >= calendar.cutoff.slice(0, 7)) return null;
      return `${nameOf(entry)} ghi tháng ${paperDate(month)}, trước ngày chốt số liệu ${paperDate(calendar.cutoff)}. Ghi lại tháng dự kiến.`;
    },
  ),

  systemRule(
    {
      id: 'plan_after_completion',
      severity: 'warning',
      clause: 'NĐ 331 Đ36.10',
      title: 'Có hạn khắc phục sau thời điểm triển khai đầy đủ',
    },
    (entry) => {
      const month = entry.system.expectedPlanCompletion;
      if (month === null) return null;
      const late = entry.items.filter(({ answer }) => (answer?.plan?.due ?? '').slice(0, 7) > month);
      if (late.length === 0) return null;
      return `${nameOf(entry)} dự kiến triển khai đầy đủ tháng ${paperDate(month)} nhưng ${late.length} yêu cầu có hạn muộn hơn.`;
    },
  ),

  systemRule(
    { id: 'transition_limit', severity: 'warning', clause: 'Luật 116 Đ45.1; NĐ 331 Đ39.1', title: 'Triển khai quá hạn chuyển tiếp' },
    (entry, { input }) => {
      const month = entry.system.expectedPlanCompletion;
      const limit = transitionDate(frameworkOf(input.law, REPORTING_FRAMEWORK), 'kept_level');
      if (entry.system.framework !== 'nd85-2016' || month === null || limit === null || month <= limit.slice(0, 7)) return null;
      return `${nameOf(entry)} dự kiến tháng ${paperDate(month)}; hệ thống giữ cấp độ theo NĐ 85/2016 phải đạt biện pháp đến ${paperDate(limit)}.`;
    },
  ),

  systemRule(
    { id: 'regulation_check_missing', severity: 'warning', clause: 'NĐ 331 Đ36.7', title: 'Chưa có kết quả kiểm tra tuân thủ Quy chế' },
    (entry) => {
      if (entry.system.approval.regulation === null || entry.system.regulationCheck !== null) return null;
      return `${nameOf(entry)} có Quy chế; phụ lục tuân thủ Quy chế cần kết quả kiểm tra trong kỳ.`;
    },
  ),

  systemRule(
    { id: 'regulation_check_counts', severity: 'error', clause: 'NĐ 331 Đ36.7', title: 'Số liệu kiểm tra Quy chế không khớp' },
    (entry) => {
      const check = entry.system.regulationCheck;
      if (check === null || (check.broken <= check.checked && check.fixed <= check.broken)) return null;
      return `${nameOf(entry)}: kiểm tra ${check.checked}, không tuân thủ ${check.broken}, đã khắc phục ${check.fixed}; số sau không được lớn hơn số trước.`;
    },
  ),

  systemRule(
    {
      id: 'regulation_check_incomplete',
      severity: 'warning',
      clause: 'NĐ 331 Đ36.7',
      title: 'Kết quả kiểm tra tuân thủ Quy chế ghi chưa đủ',
    },
    (entry) => {
      const check = entry.system.regulationCheck;
      if (check === null) return null;
      const missing = [
        ...(blank(check.period) ? ['thời gian kiểm tra'] : []),
        ...(check.checked === 0 ? ['số lượt kiểm tra'] : []),
        ...(blank(check.conclusion) ? ['kết luận'] : []),
      ];
      return missing.length === 0 ? null : `${nameOf(entry)} thiếu ${missing.join(', ')}. Bổ sung tại thẻ Phê duyệt.`;
    },
  ),
];
