/** Which document proves what: names in the checklist become numbered, dated papers of a hospital, each serving many items. */
import type { EvidenceKind, Sensitivity } from '../../core/assessment/model.ts';
import type { ChecklistGroup } from '../../core/checklist/model.ts';
import type { WrittenSystem } from './content.ts';
import { lowerFirst } from './notes.ts';
import { pick, random } from './random.ts';

export type PaperKind = 'pdf' | 'png' | 'txt';

export interface SampleEvidence {
  /** Same key, same paper. */
  key: string;
  title: string;
  fileName: string;
  kind: PaperKind;
  /** What the vault says it is. */
  sort: EvidenceKind;
  sensitivity: Sensitivity;
  note: string;
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

/** What comes off one machine belongs to one system; papers a hospital has once for all its systems. */
const OFF_A_MACHINE = /^(Ảnh|Cấu hình|Nhật ký|Mẫu|Bản xuất)/;
/** Kinds of papers; a hospital keeps one of a kind about one matter, and it proves many items. */
const KINDS = [
  'Quyết định',
  'Biên bản',
  'Báo cáo',
  'Kế hoạch',
  'Quy định',
  'Quy trình',
  'Quy chế',
  'Hợp đồng',
  'Phương án',
  'Danh sách',
  'Danh mục',
  'Kết quả',
  'Nhật ký',
  'Cấu hình',
  'Ảnh chụp',
  'Sơ đồ',
  'Hồ sơ',
  'Chính sách',
  'Phiếu',
  'Bảng',
  'Sổ',
  'Ảnh',
  'Văn bản',
  'Tài liệu',
  'Lịch',
  'Mẫu',
  'Bản',
] as const;
const LAST_DAY_OF_MONTH_DRAWN = 28;

const SORTS: readonly [RegExp, EvidenceKind][] = [
  [/^(Quyết định|Phê duyệt|Văn bản)/, 'decision'],
  [/^(Quy định|Quy trình|Quy chế|Chính sách|Phương án|Kế hoạch)/, 'procedure'],
  [/^(Biên bản|Phiếu)/, 'minutes'],
  [/^(Cấu hình|Sơ đồ)/, 'configuration'],
  [/^(Nhật ký|Báo cáo|Kết quả|Bản xuất|Sổ)/, 'log'],
  [/^Hợp đồng/, 'contract'],
  [/^Ảnh/, 'photo'],
];
/** Lists of people name staff; what shows how a machine is set up helps whoever attacks it. */
const SENSITIVE: readonly [RegExp, Sensitivity][] = [
  [/^(Danh sách|Phiếu|Sổ)/, 'personal'],
  [/^(Cấu hình|Sơ đồ|Bản xuất)/, 'internal'],
  [/^(Quyết định|Quy chế|Chính sách)/, 'public'],
];
const NOTES = [
  'Bản giấy lưu tại tủ hồ sơ phòng Công nghệ thông tin, ngăn 3.',
  'Văn thư giữ bản gốc có dấu.',
  'Trích từ tệp gốc trên máy chủ quản lý văn bản.',
  'Gia hạn cùng kỳ rà soát quy chế hằng năm.',
] as const;
/** Before the sample's day, and within a month after it. */
const EXPIRED = ['2026-10-31', '2026-11-10', '2026-11-15'] as const;
const EXPIRING = ['2026-11-30', '2026-12-05', '2026-12-12', '2026-12-18'] as const;

type Named = Pick<WrittenSystem, 'key' | 'shortName'>;

/** How the vault keeps it, and how long it holds; by a chance of its own, so that the papers stay what they are. */
function keeping(
  name: string,
  seed: string,
  validUntil: string | null,
): Pick<SampleEvidence, 'sort' | 'sensitivity' | 'note' | 'validUntil'> {
  const chance = random(seed);
  const [dice, at, noted] = [chance(), chance(), chance()];
  return {
    sort: SORTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
    sensitivity: SENSITIVE.find(([pattern]) => pattern.test(name))?.[1] ?? 'internal',
    note: noted < 0.2 ? pick(NOTES, noted * 5) : '',
    validUntil: dice < 0.025 ? pick(EXPIRED, at) : dice < 0.06 ? pick(EXPIRING, at) : validUntil,
  };
}

export function evidenceFor(name: string, group: ChecklistGroup, system: Named, seed: string): SampleEvidence {
  const shared = !OFF_A_MACHINE.test(name);
  const paperKind = KINDS.find((one) => name.startsWith(`${one} `));
  const subject = paperKind === undefined ? name : `${paperKind} ${lowerFirst(group.title)}`;
  const key = `${group.id}|${subject}|${shared ? '' : system.key}`;
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
  return {
    key,
    title,
    fileName: `${title.replaceAll('/', '-').slice(0, 120)}.${kind}`,
    kind,
    effectiveOn,
    ...keeping(name, `${seed}/${key}/keeping`, validUntil),
    group,
    system: shared ? null : system.shortName,
  };
}
