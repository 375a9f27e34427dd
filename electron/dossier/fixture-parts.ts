/** The parts of the test record: systems with the real requirements of the law's files, answers, evidence, plans. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Party, Verdict } from '../../core/assessment/model.ts';
import { z } from 'zod';
import { trait, type FrameworkId, type Trait } from '../../core/checklist/model.ts';
import type { RecordEvidence, RecordGroup, RecordItem, RecordSystem } from '../../core/exchange/record.ts';
import type { Form08Row } from '../../core/report/model.ts';

/** What the fixture takes from a checklist file. */
const itemOfFile = z.object({
  id: z.string(),
  control: z.string(),
  title: z.string(),
  guidance: z.string(),
  when: z.array(trait).optional(),
  recommended: z.boolean().optional(),
});
const checklistOfFile = z.object({
  groups: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(['management', 'technical']),
      clause: z.string(),
      items: z.array(itemOfFile),
    }),
  ),
});
type ChecklistItem = z.infer<typeof itemOfFile>;

export const HOSPITAL = 'Bệnh viện Đa khoa tỉnh Lạc Hồng';
export const OPERATOR = 'Phòng Công nghệ thông tin';

/** All 12 vowels with all 6 tones, and đ, in both cases: what old printers and fonts lose. */
export const VIETNAMESE_LETTERS = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
  'đ',
]
  .map((letters) => letters.normalize('NFC'))
  .flatMap((letters) => [letters, letters.toUpperCase()])
  .join(' ');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = <T>(list: readonly T[], i: number): T => {
  const found = list[i % list.length];
  if (found === undefined) throw new Error('empty list');
  return found;
};

export function party(name: string, head: string, position: string): Party {
  return {
    name,
    mandate: 'Quyết định số 431/QĐ-BVĐK ngày 07/9/2026 của Giám đốc Bệnh viện về chức năng, nhiệm vụ, quyền hạn',
    head,
    position,
    address: 'Số 126 đường Nguyễn Tất Thành, phường Trần Phú, tỉnh Lạc Hồng',
    phone: '0299 3 868 115',
    email: 'cntt.bvdktinh@lachong.gov.vn',
  };
}

const EVIDENCE_TITLES = [
  'Quyết định ban hành quy chế số 512/QĐ-BVĐK',
  'Biên bản rà soát quý III/2026',
  'Ảnh chụp cấu hình tường lửa',
  'Báo cáo rà quét lỗ hổng số 118/BC-CNTT',
  'Danh mục tài sản thông tin',
];
const ENDINGS: [string, string][] = [
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['txt', 'text/plain'],
];

export function evidence(count: number): RecordEvidence[] {
  return Array.from({ length: count }, (_, i) => {
    const [ending, mediaType] = at(ENDINGS, i);
    return {
      nr: i + 1,
      id: `evidence-${i + 1}`,
      title: `${at(EVIDENCE_TITLES, i)} (tài liệu thứ ${i + 1})`,
      fileName: `tài-liệu-${i + 1}.${ending}`,
      mediaType,
      size: 90_000 + i * 31_337,
      sha256: sha256(`evidence ${i + 1}`),
      effectiveOn: i % 7 === 6 ? null : `2026-${String(1 + (i % 11)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      validUntil: i % 9 === 4 ? '2027-06-30' : null,
    };
  });
}

const VERDICTS: (Verdict | null)[] = [
  'compliant',
  'compliant',
  'partial',
  'compliant',
  'non_compliant',
  'compliant',
  'not_applicable',
  'compliant',
  null,
];
const DUES = ['2027-01-31', '2027-03-31', '2027-06-30', '2027-09-30'];
const PEOPLE = ['Vũ Quang Huy (CNTT)', 'Đỗ Thị Thu Hà (CNTT)', 'Đặng Văn Thắng (CĐHA)'];

function plan(item: ChecklistItem, i: number): RecordItem['plan'] {
  return {
    action: `Hoàn thiện nội dung “${item.title}” (việc ${i}), trình Giám đốc ký và phổ biến tới khoa, phòng.`,
    responsible: at(PEOPLE, i),
    due: at(DUES, i),
    cost: i % 4 === 0 ? 25_000_000 + i * 1000 : null,
  };
}

function answer(item: ChecklistItem, i: number, evidenceCount: number): RecordItem {
  const verdict = at(VERDICTS, i);
  const unmet = verdict === 'partial' || verdict === 'non_compliant';
  const proved = verdict === 'compliant' || verdict === 'partial';
  return {
    id: item.id,
    control: item.control,
    title: item.title,
    digest: sha256(item.id),
    recommended: item.recommended ?? false,
    verdict,
    note:
      verdict === null
        ? ''
        : i % 25 === 3
          ? `Nhận xét ${i}: ${VIETNAMESE_LETTERS}. ${item.guidance}`
          : `Nhận xét ${i}: đã kiểm tra tại khoa, đối chiếu với văn bản đang có hiệu lực.`,
    gap: verdict === 'partial' ? `Thiếu phần ${i}: chưa có biên bản rà soát của năm 2026.` : '',
    reason: verdict === 'not_applicable' ? `Lý do ${i}: bệnh viện không dùng dịch vụ này.` : '',
    compensating: verdict === 'non_compliant' ? `Bù đắp ${i}: cán bộ trực kiểm tra bằng tay hằng ngày.` : '',
    confirmed: i % 11 !== 5,
    plan: unmet ? plan(item, i) : null,
    evidence: proved ? [1 + (i % evidenceCount), ...(i % 6 === 0 ? [1 + ((i + 3) % evidenceCount)] : [])] : [],
  };
}

function groups(framework: FrameworkId, level: number, traits: Trait[], evidenceCount: number): RecordGroup[] {
  const file = join(import.meta.dirname, '../../checklists', framework, `level-${level}.yaml`);
  const checklist = checklistOfFile.parse(parse(readFileSync(file, 'utf8')));
  let i = 0;
  const arises = (item: ChecklistItem): boolean => item.when === undefined || item.when.some((trait) => traits.includes(trait));
  return checklist.groups.map((group) => ({
    id: group.id,
    title: group.title,
    kind: group.kind,
    clause: group.clause,
    items: group.items.filter(arises).map((item) => answer(item, i++, evidenceCount)),
    setAside: group.items.filter((item) => !arises(item)).map(({ id, title, when }) => ({ id, title, traits: when ?? [] })),
  }));
}

export function row(system: RecordSystem, approved: boolean): Form08Row {
  const regulation = { number: '512/QĐ-BVĐK', date: '2026-10-12', authority: HOSPITAL };
  return {
    systemId: system.id,
    systemName: system.name,
    ownerName: HOSPITAL,
    operatorName: OPERATOR,
    proposedLevel: system.level,
    approvalStatus: approved ? 'approved' : 'submitted',
    approvalDecision: approved ? { number: '612/QĐ-BVĐK', date: '2026-11-05', authority: HOSPITAL } : null,
    regulationDecision: regulation,
    expectedApproval: approved ? null : '2027-01',
    planStatus: 'in_part',
    expectedPlanCompletion: '2027-09',
    inspectionStatus: approved ? ['before_use', 'periodic'] : [],
  };
}

export function system(
  id: string,
  name: string,
  shortName: string,
  framework: FrameworkId,
  level: number,
  traits: Trait[],
  evidenceCount: number,
): RecordSystem {
  return {
    id,
    name,
    shortName,
    purpose: 'Quản lý khám bệnh, chữa bệnh, bệnh án điện tử và thanh toán bảo hiểm y tế.',
    framework,
    frameworkTitle: framework === 'nd331-2026' ? 'NĐ 331/2026' : 'NĐ 85/2016',
    standard: framework === 'nd331-2026' ? 'TCVN 14423:2026' : 'TCVN 11930:2017',
    level,
    levelReason: '',
    traits,
    dossierFinished: true,
    determination: {
      inputs: { information_types: ['personal'] },
      level,
      matched: [{ id: 'rule', level, clause: 'NĐ 331 Đ13.2.c', text: 'Xử lý dữ liệu cá nhân nhạy cảm của từ 10.000 chủ thể' }],
      decidedBy: 'Lê Minh Đức',
      decidedAt: '2026-09-20T02:00:00.000Z',
    },
    checklistDigest: sha256(`${framework}/${level}`),
    assessor: {
      unit: 'Tổ tự đánh giá thuộc Phòng Quản lý chất lượng',
      independence: 'Độc lập với đơn vị vận hành (Quyết định số 448/QĐ-BVĐK)',
    },
    groups: groups(framework, level, traits, evidenceCount),
  };
}
