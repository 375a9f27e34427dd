/** Evidence that answers rest on: there, in force, of the period. */
import type { Evidence, Sensitivity } from '../../assessment/model.ts';
import type { AnnualReport } from '../report.ts';
import { itemRule, reportRule } from './rule.ts';
import type { Rule } from './rule.ts';
import type { SheetItem } from '../sheet.ts';

/** Only evidence under an answered requirement is looked at. */
const someEvidence = (entry: SheetItem, holds: (evidence: Evidence) => boolean): boolean =>
  entry.answer?.verdict != null && entry.evidence.some(holds);

const cutoff = (report: AnnualReport): string => report.calendar.cutoff;

export const evidenceRules: Rule[] = [
  itemRule(
    { id: 'evidence_not_found', severity: 'error', clause: null, title: 'Minh chứng không còn trong kho' },
    ({ answer, evidence }, { input: { registers } }) => {
      const known = new Set([...evidence.map(({ id }) => id), ...registers.discardedEvidence]);
      return answer?.evidence.some((id) => !known.has(id)) ?? false;
    },
    (count, system) => `${system} có ${count} yêu cầu gắn minh chứng không tìm thấy trong dữ liệu. Gỡ liên kết hoặc thêm lại tệp.`,
  ),

  itemRule(
    { id: 'evidence_discarded', severity: 'error', clause: null, title: 'Minh chứng đã bỏ vẫn còn gắn' },
    ({ answer }, { input: { registers } }) => answer?.evidence.some((id) => registers.discardedEvidence.includes(id)) ?? false,
    (count, system) =>
      `${system} có ${count} yêu cầu dựa vào minh chứng đã bỏ khỏi kho; hồ sơ sẽ không liệt kê. Khôi phục minh chứng tại trang Minh chứng, hoặc gỡ liên kết.`,
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

  itemRule(
    { id: 'evidence_in_future', severity: 'warning', clause: null, title: 'Minh chứng ghi ngày chưa tới' },
    (entry, { input: { today }, calendar }) =>
      someEvidence(entry, ({ effectiveOn }) => effectiveOn !== null && effectiveOn > today && effectiveOn <= calendar.cutoff),
    (count, system) => `${system} có ${count} yêu cầu gắn minh chứng ghi ngày sau hôm nay. Sửa ngày của minh chứng.`,
  ),

  itemRule(
    { id: 'evidence_undated', severity: 'warning', clause: 'NĐ 331 Đ35.3', title: 'Minh chứng chưa ghi ngày' },
    (entry) =>
      entry.answer?.verdict != null && entry.evidence.length > 0 && entry.evidence.every(({ effectiveOn }) => effectiveOn === null),
    (count, system) => `${system} có ${count} yêu cầu mà không minh chứng nào ghi ngày; người đọc không biết có thuộc kỳ báo cáo không.`,
  ),

  itemRule(
    { id: 'evidence_replaced', severity: 'warning', clause: null, title: 'Gắn bản cũ của minh chứng' },
    (entry, { input }) => someEvidence(entry, ({ id }) => input.evidence.some(({ replaces }) => replaces === id)),
    (count, system) =>
      `${system} có ${count} yêu cầu gắn bản đã được thay bằng bản mới hơn. Gắn bản mới, hoặc để nguyên nếu bản cũ mới là bản của kỳ này.`,
  ),

  reportRule(
    { id: 'evidence_overused', severity: 'warning', clause: null, title: 'Một minh chứng dùng cho quá nhiều yêu cầu' },
    (report) => {
      const uses = Map.groupBy(
        report.systems.flatMap((system) => system.items.flatMap((entry) => entry.evidence.map((piece) => ({ system, entry, piece })))),
        ({ piece }) => piece.id,
      );
      const much = [...uses.values()]
        .map((places) => ({ places, controls: new Set(places.map(({ entry }) => entry.item.control)).size }))
        .filter(({ controls }) => controls > MANY_USES)
        .toSorted((a, b) => b.controls - a.controls);
      const place = much[0]?.places[0];
      if (place === undefined) return null;
      const named = much.slice(0, 3).map(({ places, controls }) => `«${places[0]?.piece.title ?? ''}» cho ${controls} yêu cầu`);
      return {
        meaning: `${named.join('; ')}. Một tài liệu hiếm khi chứng minh được nhiều việc như vậy; gắn thêm minh chứng riêng cho từng yêu cầu.`,
        systemId: place.system.system.id,
        itemId: place.entry.item.id,
        count: much.length,
      };
    },
  ),

  reportRule(
    { id: 'evidence_not_redacted', severity: 'warning', clause: null, title: 'Minh chứng có dữ liệu cá nhân chưa có bản che' },
    (report) =>
      sensitive(
        report,
        'personal',
        'gói hồ sơ gửi đi có thể mang dữ liệu của người bệnh, nhân viên. Che phần dữ liệu cá nhân tại trang Minh chứng, hoặc không kèm tệp đó vào gói',
      ),
  ),

  reportRule({ id: 'evidence_secret', severity: 'warning', clause: null, title: 'Minh chứng mật được gắn vào hồ sơ' }, (report) =>
    sensitive(report, 'secret', 'danh mục minh chứng sẽ in tên tệp. Đặt tên không lộ nội dung, và không kèm tệp đó vào gói gửi đi'),
  ),
];

/** Evidence of that sensitivity which some requirement rests on and which no copy with parts blacked out can stand in for. */
function sensitive(
  report: AnnualReport,
  kind: Sensitivity,
  meaning: string,
): { meaning: string; systemId?: string; itemId?: string; count: number } | null {
  const redacted = new Set(report.input.evidence.flatMap(({ redacted: copy }) => (copy === null ? [] : [copy.of])));
  const places = report.systems.flatMap((system) =>
    system.items.flatMap((entry) =>
      entry.evidence.filter((piece) => piece.sensitivity === kind && !redacted.has(piece.id)).map((piece) => ({ system, entry, piece })),
    ),
  );
  const [first] = places;
  if (first === undefined) return null;
  const titles = [...new Set(places.map(({ piece }) => piece.title))];
  const named = titles.slice(0, 3).map((title) => `«${title}»`);
  const rest = titles.length > named.length ? ` và ${titles.length - named.length} minh chứng khác` : '';
  return {
    meaning: `${named.join(', ')}${rest}: ${meaning}.`,
    systemId: first.system.system.id,
    itemId: first.entry.item.id,
    count: titles.length,
  };
}

/** A file that proves more requirements than this is hardly looked at for each of them. */
const MANY_USES = 30;
