/** Which document proves what: names in the checklist become numbered, dated papers of a hospital, each serving many items. */
import type { ChecklistGroup, ChecklistItem } from '../../core/checklist/model.ts';
import type { WrittenSystem } from './content.ts';
import { pick, random } from './random.ts';

export type PaperKind = 'pdf' | 'png' | 'txt';

export interface SampleEvidence {
  /** Same key, same paper. */
  key: string;
  title: string;
  fileName: string;
  kind: PaperKind;
  effectiveOn: string;
  validUntil: string | null;
  group: ChecklistGroup;
  /** Short name of the only system it belongs to; null when it serves the whole hospital. */
  system: string | null;
}

const NUMBERED: readonly [RegExp, string][] = [
  [/^Quyết định/, 'QĐ-BVĐK'],
  [/^Biên bản/, 'BB-BVĐK'],
  [/^Báo cáo/, 'BC-CNTT'],
  [/^Kế hoạch/, 'KH-BVĐK'],
  [/^(Quy định|Quy trình|Quy chế)/, 'QĐ-BVĐK'],
  [/^Hợp đồng/, 'HĐ-BVĐK'],
  [/^Phương án/, 'PA-BVĐK'],
];

/** Groups whose papers a hospital has once for all its systems. */
const SHARED = new Set(['decree', 'personnel', 'incident', 'policy', 'organization', 'risk', 'suppliers', 'testing', 'physical', 'hardware', 'malware', 'email-web', 'operation', 'build', 'general', 'retirement']);
/** Names too general to stand for a paper of their own. */
const GENERIC = /^(Biên bản rà soát$|Lịch sử phiên bản|Biên bản cập nhật|Kết quả thử|Ảnh chụp cấu hình|Cấu hình biện pháp|Ảnh hiện trạng|Danh sách ngoại lệ|Cảnh báo mẫu)/;
const BY_TOPIC = /^(Danh|Sổ|Quy|Quyết|Bảng|Hồ|Sơ|Ma trận|Lịch|Bộ|Biên|Báo|Kế|Ảnh|Cấu hình|Nhật ký)/;
const WORDS_OF_A_TOPIC = 3;
const LAST_DAY_OF_MONTH_DRAWN = 28;

export function evidenceFor(name: string, item: ChecklistItem, group: ChecklistGroup, system: WrittenSystem, seed: string): SampleEvidence {
  const shared = SHARED.has(group.id) || /^(Quy|Quyết định)/.test(name);
  const subject = GENERIC.test(name) ? `${name} – ${item.title}` : name;
  // Papers of one kind about one thing are one document in real life: “Danh mục phần cứng …” serves many items.
  const topic = BY_TOPIC.test(subject) ? subject.split(' ').slice(0, WORDS_OF_A_TOPIC).join(' ') : subject;
  const key = `${group.id}|${topic}|${shared ? '' : system.key}`;
  const chance = random(`${seed}/${key}`);
  const suffix = NUMBERED.find(([pattern]) => pattern.test(name))?.[1];
  const number = suffix === undefined ? '' : ` số ${20 + Math.floor(chance() * 620)}/${suffix}`;
  const kind: PaperKind = /^(Ảnh|Sơ đồ)/.test(name) ? 'png' : /^(Cấu hình|Nhật ký|Mẫu|Bản xuất)/.test(name) ? 'txt' : 'pdf';
  const month = 1 + Math.floor(chance() * 10);
  const day = 1 + Math.floor(chance() * LAST_DAY_OF_MONTH_DRAWN);
  const two = (n: number): string => String(n).padStart(2, '0');
  const effectiveOn = `2026-${two(month)}-${two(day)}`;
  const validUntil = chance() < 0.08 ? pick(['2027-01-15', '2027-03-31', '2027-06-30', '2027-12-31'], chance()) : null;
  const title = `${subject}${number}${shared ? '' : ` (${system.shortName})`}`;
  return { key, title, fileName: `${title.replaceAll('/', '-').slice(0, 120)}.${kind}`, kind, effectiveOn, validUntil, group, system: shared ? null : system.shortName };
}
