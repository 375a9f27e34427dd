/** The report in its time: the period, the cutoff, the last days of sending, the clock of the computer (NĐ 331 Đ35). */
import { paperDate } from '../../date.ts';
import { sameName } from '../names.ts';
import { reportRule, type Rule } from './rule.ts';

export const timeRules: Rule[] = [
  reportRule(
    { id: 'period_not_begun', severity: 'error', clause: 'NĐ 331 Đ35.3', title: 'Kỳ báo cáo chưa bắt đầu' },
    ({ input: { year, today }, calendar: { period } }) =>
      today >= period.from
        ? null
        : `Kỳ báo cáo năm ${year} bắt đầu ngày ${paperDate(period.from)}, hôm nay là ngày ${paperDate(today)}. Chọn lại năm báo cáo, hoặc chỉnh đồng hồ máy tính.`,
  ),

  reportRule(
    { id: 'before_cutoff', severity: 'warning', clause: 'NĐ 331 Đ35.2; Đ35.3', title: 'Lập hồ sơ trước ngày chốt số liệu' },
    ({ input: { today }, calendar: { cutoff, period } }) => {
      if (today >= cutoff || today < period.from) return null;
      return `Số liệu tính đến ngày ${paperDate(today)}, kỳ báo cáo chốt ngày ${paperDate(cutoff)}; chỉ báo cáo đột xuất theo yêu cầu mới gửi trước. Báo cáo năm thì lập lại từ ngày chốt.`;
    },
  ),

  reportRule(
    { id: 'sending_overdue', severity: 'warning', clause: 'NĐ 331 Đ35.4', title: 'Đã quá hạn gửi báo cáo năm' },
    ({ input: { today, unit, registers }, calendar: { deadlines } }) => {
      if (registers.sentOn.length > 0) return null;
      // Who owns its systems reports to the ministry itself; anyone else to the owner, some days earlier.
      const isOwner = unit.owners.some(({ owner }) => sameName(owner.name, unit.name));
      const due = deadlines.find(({ id }) => id === (isOwner ? 'to_ministry' : 'to_owner'));
      if (due === undefined || today <= due.date) return null;
      const to = isOwner ? 'Bộ Công an' : 'chủ quản';
      return `Hạn cuối gửi ${to} là ngày ${paperDate(due.date)} và chưa ghi lần gửi nào. Gửi ngay; nếu đã gửi thì ghi lần gửi tại trang Hồ sơ.`;
    },
  ),

  reportRule(
    { id: 'clock_behind', severity: 'warning', clause: null, title: 'Đồng hồ máy tính có thể sai' },
    ({ input: { today, registers } }) => {
      const { lastEntryOn } = registers;
      if (lastEntryOn === null || lastEntryOn <= today) return null;
      return `Hôm nay là ngày ${paperDate(today)} nhưng nhật ký đã có việc ghi ngày ${paperDate(lastEntryOn)}. Ngày in trên hồ sơ lấy theo đồng hồ này; kiểm tra lại trước khi in.`;
    },
  ),
];
