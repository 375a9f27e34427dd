/**
 * A record for tests: two systems of both frameworks with the real requirements of the law's files, long notes with every
 * vowel and tone of Vietnamese, evidence and plans. Deterministic, no clock, no chance.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Party, Plan, Verdict } from '../../core/assessment/model.ts';
import { z } from 'zod';
import { trait, type FrameworkId, type Trait } from '../../core/checklist/model.ts';
import { dossierRecord, type DossierRecord, type RecordEvidence, type RecordGroup, type RecordItem, type RecordSystem } from '../../core/exchange/record.ts';
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
  groups: z.array(z.object({ id: z.string(), title: z.string(), kind: z.enum(['management', 'technical']), clause: z.string(), items: z.array(itemOfFile) })),
});
type ChecklistItem = z.infer<typeof itemOfFile>;

const HOSPITAL = 'Bệnh viện Đa khoa tỉnh Lạc Hồng';
const OPERATOR = 'Phòng Công nghệ thông tin';

/** All 12 vowels with all 6 tones, and đ, in both cases: what old printers and fonts lose. */
export const VIETNAMESE_LETTERS = ['aàảãáạ', 'ăằẳẵắặ', 'âầẩẫấậ', 'eèẻẽéẹ', 'êềểễếệ', 'iìỉĩíị', 'oòỏõóọ', 'ôồổỗốộ', 'ơờởỡớợ', 'uùủũúụ', 'ưừửữứự', 'yỳỷỹýỵ', 'đ']
  .map((letters) => letters.normalize('NFC'))
  .flatMap((letters) => [letters, letters.toUpperCase()])
  .join(' ');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = <T>(list: readonly T[], i: number): T => {
  const found = list[i % list.length];
  if (found === undefined) throw new Error('empty list');
  return found;
};

function party(name: string, head: string, position: string): Party {
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

const EVIDENCE_TITLES = ['Quyết định ban hành quy chế số 512/QĐ-BVĐK', 'Biên bản rà soát quý III/2026', 'Ảnh chụp cấu hình tường lửa', 'Báo cáo rà quét lỗ hổng số 118/BC-CNTT', 'Danh mục tài sản thông tin'];
const ENDINGS: [string, string][] = [['pdf', 'application/pdf'], ['png', 'image/png'], ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], ['txt', 'text/plain']];

function evidence(count: number): RecordEvidence[] {
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

const VERDICTS: (Verdict | null)[] = ['compliant', 'compliant', 'partial', 'compliant', 'non_compliant', 'compliant', 'not_applicable', 'compliant', null];
const DUES = ['2027-01-31', '2027-03-31', '2027-06-30', '2027-09-30'];
const PEOPLE = ['Vũ Quang Huy (CNTT)', 'Đỗ Thị Thu Hà (CNTT)', 'Đặng Văn Thắng (CĐHA)'];

function plan(item: ChecklistItem, i: number): Plan {
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
    note: verdict === null ? '' : i % 25 === 3 ? `Nhận xét ${i}: ${VIETNAMESE_LETTERS}. ${item.guidance}` : `Nhận xét ${i}: đã kiểm tra tại khoa, đối chiếu với văn bản đang có hiệu lực.`,
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

function row(system: RecordSystem, approved: boolean): Form08Row {
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

function system(id: string, name: string, shortName: string, framework: FrameworkId, level: number, traits: Trait[], evidenceCount: number): RecordSystem {
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
    assessor: { unit: 'Tổ tự đánh giá thuộc Phòng Quản lý chất lượng', independence: 'Độc lập với đơn vị vận hành (Quyết định số 448/QĐ-BVĐK)' },
    groups: groups(framework, level, traits, evidenceCount),
  };
}

/** The fixture. A new value on every call, so that tests may change it. */
export function fixtureRecord(): DossierRecord {
  const list = evidence(40);
  const his = system('his', 'Hệ thống thông tin bệnh viện và bệnh án điện tử (HIS-EMR)', 'HIS-EMR', 'nd331-2026', 3, ['web_app', 'central_database', 'internal_lan', 'remote_access', 'large_online_service'], list.length);
  const pacs = system('pacs', 'Hệ thống lưu trữ và truyền hình ảnh y khoa (RIS-PACS)', 'RIS-PACS', 'nd85-2016', 2, ['central_database', 'internal_lan'], list.length);
  return dossierRecord.parse({
    format: 'antam-dossier',
    version: 1,
    id: '01JDOSSIER2026',
    createdAt: '2026-12-18T02:45:00.000Z',
    printer: 1,
    program: 'An Tâm 0.1.0',
    draft: false,
    year: 2026,
    period: { from: '2025-12-15', to: '2026-12-14' },
    unit: {
      name: HOSPITAL,
      parentName: 'Sở Y tế tỉnh Lạc Hồng',
      province: 'Tỉnh Lạc Hồng',
      facilityCode: '64001',
      owners: [{ owner: party(HOSPITAL, 'Nguyễn Thị Hoài An', 'Giám đốc'), securityUnit: party(OPERATOR, 'Lê Minh Đức', 'Trưởng phòng') }],
      operators: [party(OPERATOR, 'Lê Minh Đức', 'Trưởng phòng')],
      preparer: { name: 'Lê Minh Đức', office: 'Người lập báo cáo' },
      signer: { authority: '', title: 'Giám đốc', name: 'Nguyễn Thị Hoài An' },
      letter: {
        symbol: 'BVĐK-CNTT',
        place: 'Lạc Hồng',
        addressees: ['Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao, Bộ Công an', 'Sở Y tế tỉnh Lạc Hồng'],
        recipients: ['Như trên', 'Ban Giám đốc (để b/c)', 'Các đơn vị vận hành (để t/h)', 'Lưu: VT, CNTT'],
      },
    },
    totals: { total: 2, classified: 2, dossierPrepared: 2, appraised: 1, approved: 1, approvedInspected: 1, expectedAllApproved: '2027-01' },
    rows: [row(his, true), row(pacs, false)],
    operators: [{ systems: [his.name, pacs.name], party: party(OPERATOR, 'Lê Minh Đức', 'Trưởng phòng') }],
    nationalSecurity: [],
    regulationChecks: [{ system: his.name, regulation: '512/QĐ-BVĐK ngày 12/10/2026', period: 'Tháng 10–11/2026', checked: 42, broken: 5, fixed: 3, conclusion: 'Tuân thủ; 02 nội dung còn lại khắc phục trước 31/01/2027' }],
    inspections: [
      {
        system: his.name,
        kind: 'periodic',
        from: '2026-11-16',
        to: '2026-12-11',
        by: 'Tổ tự đánh giá thuộc Phòng Quản lý chất lượng',
        independence: 'Độc lập với đơn vị vận hành (Quyết định số 448/QĐ-BVĐK)',
        contents: 'Tuân thủ pháp luật; hiệu quả biện pháp; rà quét lỗ hổng',
        findings: 'Cao 02, trung bình 07, thấp 11; đã khắc phục 17/20',
        report: 'Báo cáo số 231/BC-QLCL ngày 11/12/2026',
      },
    ],
    systems: [his, pacs],
    evidence: list,
    checklists: [
      { framework: 'nd331-2026', level: 3, title: 'Yêu cầu cơ bản bảo đảm an ninh mạng hệ thống thông tin cấp độ 3', digest: sha256('nd331-2026/3'), items: 239 },
      { framework: 'nd85-2016', level: 2, title: 'Yêu cầu cơ bản bảo đảm an toàn hệ thống thông tin cấp độ 2', digest: sha256('nd85-2016/2'), items: 51 },
    ],
    journal: { head: sha256('journal'), entries: 18_437 },
    warnings: [
      { rule: 'not_confirmed', severity: 'warning', text: 'Có yêu cầu mang kết quả của năm trước sang mà chưa được xác nhận lại trong kỳ báo cáo.', clause: 'NĐ 331 Đ36.10', systemId: 'his', itemId: null, count: 12 },
    ],
  });
}
