/** The list of systems: names, owners, operators, types (Mẫu số 08, sections 1 and 3, columns 2–4). */
import { overlapsOf, readAddresses, type AddressRange } from '../../assessment/address.ts';
import { doubtfulDates, SYSTEM_DATES, type SystemDate } from '../../assessment/system-dates.ts';
import { isClassified } from '../form08.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import { blank, nameOf, reportRule, sameName, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** Whether T2 ≥ T3 fails and this system is one of those to blame; the other steps of T1 ≥ … ≥ T6 hold row by row. */
function breaksChain({ system, determination }: ReportedSystem, { totals }: AnnualReport): boolean {
  const prepared = system.approval.status !== 'drafting' || system.approval.dossierFinished;
  return totals.classified < totals.dossierPrepared && prepared && !isClassified(determination?.inputs);
}

export const systemRules: Rule[] = [
  reportRule({ id: 'no_systems', severity: 'error', clause: 'NĐ 331 Đ36.2', title: 'Chưa có hệ thống thông tin nào' }, ({ systems }) =>
    systems.length > 0 ? null : 'Báo cáo phải liệt kê các hệ thống thuộc phạm vi quản lý. Thêm hệ thống tại trang Hệ thống.',
  ),

  systemRule({ id: 'system_name_missing', severity: 'error', clause: 'Mẫu số 08, cột (2)', title: 'Thiếu tên hệ thống' }, ({ system }) =>
    blank(system.name) ? 'Cột này bắt buộc. Đặt tên cho hệ thống.' : null,
  ),

  systemRule(
    { id: 'unique_names', severity: 'warning', clause: 'Mẫu số 08, cột (2)', title: 'Trùng tên hệ thống' },
    (entry, { systems }) => {
      const twin = systems.some(
        (other) =>
          other !== entry && sameName(other.system.name, entry.system.name) && sameName(other.system.ownerName, entry.system.ownerName),
      );
      return twin ? `Chủ quản có hơn một hệ thống tên ${nameOf(entry)}; người đọc không phân biệt được các dòng.` : null;
    },
  ),

  systemRule({ id: 'short_names_repeated', severity: 'warning', clause: null, title: 'Trùng tên gọn' }, (entry, { systems }) => {
    const { shortName } = entry.system;
    if (blank(shortName) || !systems.some((other) => other !== entry && sameName(other.system.shortName, shortName))) return null;
    return `Hơn một hệ thống mang tên gọn «${shortName}»; danh mục minh chứng và biểu đồ ghi tên gọn nên người đọc không phân biệt được. Đổi một tên.`;
  }),

  systemRule(
    { id: 'system_owner_missing', severity: 'error', clause: 'Mẫu số 08, cột (3)', title: 'Thiếu chủ quản của hệ thống' },
    (entry) => (blank(entry.system.ownerName) ? `${nameOf(entry)} chưa ghi chủ quản; cột này bắt buộc.` : null),
  ),

  systemRule(
    { id: 'system_owner_unknown', severity: 'error', clause: 'Mẫu số 08, mục 2', title: 'Chủ quản không có trong mục 2' },
    (entry, { input }) => {
      const { ownerName } = entry.system;
      if (blank(ownerName) || input.unit.owners.some(({ owner }) => sameName(owner.name, ownerName))) return null;
      return `${nameOf(entry)} ghi chủ quản «${ownerName}», nhưng trang Đơn vị không có chủ quản này; mục 2 phải khai từng chủ quản.`;
    },
  ),

  systemRule({ id: 'system_operator_missing', severity: 'error', clause: 'Mẫu số 08, cột (4)', title: 'Thiếu đơn vị vận hành' }, (entry) =>
    blank(entry.system.operatorName) ? `${nameOf(entry)} chưa ghi đơn vị vận hành; cột này bắt buộc.` : null,
  ),

  systemRule(
    { id: 'system_operator_unknown', severity: 'warning', clause: 'NĐ 331 Đ36.1', title: 'Chưa khai đơn vị vận hành' },
    (entry, { input }) => {
      const { operatorName } = entry.system;
      if (blank(operatorName) || input.unit.operators.some(({ name }) => sameName(name, operatorName))) return null;
      return `${nameOf(entry)} do «${operatorName}» vận hành, nhưng trang Đơn vị không có đơn vị này; phụ lục đơn vị vận hành sẽ chỉ có tên.`;
    },
  ),

  systemRule(
    { id: 'system_type_missing', severity: 'warning', clause: 'NĐ 331 Đ9.2', title: 'Chưa phân loại hệ thống' },
    (entry, report) => {
      if (isClassified(entry.determination?.inputs) || breaksChain(entry, report)) return null;
      return `${nameOf(entry)} chưa xác định loại hình nên không được đếm vào số đã phân loại. Trả lời phần xác định cấp độ.`;
    },
  ),

  systemRule(
    { id: 'totals_chain', severity: 'error', clause: 'Mẫu số 08, mục 1', title: 'Số đã phân loại nhỏ hơn số đã lập hồ sơ' },
    (entry, report) => {
      if (!breaksChain(entry, report)) return null;
      return `${nameOf(entry)} đã có hồ sơ đề xuất cấp độ mà chưa xác định loại hình. Trả lời phần xác định cấp độ.`;
    },
  ),

  systemRule(
    { id: 'system_dates_doubtful', severity: 'warning', clause: null, title: 'Ngày của hệ thống không hợp lý' },
    (entry, { input }) => {
      const doubts = Object.entries(doubtfulDates(entry.system, input.today));
      if (doubts.length === 0) return null;
      const told = SYSTEM_DATES.flatMap((field) => {
        const doubt = doubts.find(([name]) => name === field);
        return doubt === undefined ? [] : [`${DATE_LABELS[field]}: ${doubt[1]}`];
      });
      return { meaning: `${nameOf(entry)}. ${told.join(' ')}`, count: told.length };
    },
  ),

  systemRule(
    {
      id: 'separation_missing',
      severity: 'warning',
      clause: 'NĐ 331 Đ30.8; Đ30.9; TT 12 Đ9.9; Đ9.10',
      title: 'Chưa ghi cách tách biệt khi thuê hạ tầng',
    },
    (entry) => {
      const { hosting, level, separation } = entry.system;
      const isRented = hosting === 'rented_data_centre' || hosting === 'cloud';
      if (!isRented || level === null || level < 3 || !blank(separation)) return null;
      return `${nameOf(entry)} cấp độ ${level} đặt tại trung tâm dữ liệu hoặc dịch vụ đám mây thuê; phương án phải tách biệt với hệ thống khác. Ghi cách tách biệt tại thẻ Tổng quan.`;
    },
  ),

  reportRule(
    {
      id: 'addresses_overlap',
      severity: 'warning',
      clause: 'NĐ 331 Đ22.3.d',
      title: 'Dải địa chỉ mạng của hai hệ thống chồng lên nhau một phần',
    },
    ({ systems }) => {
      const told = overlapsBetween(systems);
      const [first] = told;
      if (first === undefined) return null;
      return {
        meaning: `${told.map(({ text }) => text).join('; ')}. Một trong hai có thể ghi nhầm; kiểm tra lại tại thẻ Thành phần.`,
        systemId: first.systemId,
        count: told.length,
      };
    },
  ),
];

const DATE_LABELS: Record<SystemDate, string> = {
  investmentApproved: 'Ngày quyết định đầu tư',
  constructionStarted: 'Ngày bắt đầu đầu tư, xây dựng',
  inUseSince: 'Ngày đưa vào sử dụng',
  lastChanged: 'Ngày thay đổi gần nhất',
};

/** Lines of different systems of which each names addresses that the other names, and others: a zone that is shared, or lies in that of the network, is no mistake. */
function overlapsBetween(systems: readonly ReportedSystem[]): { systemId: string; text: string }[] {
  const zones = systems.flatMap((entry) => entry.system.zones.map((zone) => ({ entry, zone })));
  return overlapsOf(zones.map(({ zone }) => zone)).flatMap(({ zone, text, otherZone, otherText }) => {
    const [one, other] = [zones[zone], zones[otherZone]];
    if (one === undefined || other === undefined || one.entry === other.entry || isNested(text, otherText)) return [];
    return [{ systemId: one.entry.system.id, text: `${nameOf(one.entry)} «${text}» và ${nameOf(other.entry)} «${otherText}»` }];
  });
}

function isNested(a: string, b: string): boolean {
  const [one, other] = [readAddresses(a).lines[0]?.range, readAddresses(b).lines[0]?.range];
  if (one === undefined || other === undefined) return false;
  const holds = (outer: AddressRange, inner: AddressRange): boolean => outer.first <= inner.first && inner.last <= outer.last;
  return holds(one, other) || holds(other, one);
}
