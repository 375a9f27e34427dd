/** A level dossier that lacks nothing, for tests: the shipped law, an invented hospital. Tests take one thing away at a time. */
import { UNDESCRIBED } from '../../assessment/evidence.ts';
import { readFileSync } from 'node:fs';
import { emptyAnswer, emptyPlan } from '../../assessment/answer.ts';
import { emptyOwnership, emptySystem, emptyUnit } from '../../assessment/empty.ts';
import type { Answer, Evidence, InformationSystem, Party, UnitProfile } from '../../assessment/model.ts';
import { withDigests } from '../../checklist/digest.ts';
import type { Framework } from '../../checklist/framework.ts';
import { itemsOf } from '../../checklist/items.ts';
import { checklistFile, type Checklist, type FrameworkId, type Level } from '../../checklist/model.ts';
import { readYamlFile } from '../../checklist/parse.ts';
import { shippedFramework } from '../../level/fixture.ts';
import { determineLevel } from '../../level/determine.ts';
import type { LevelInputs } from '../../level/model.ts';
import { emptyRisk, emptyRiskAssessment, type RiskAssessment } from '../../level/risk.ts';
import type { LevelDossierInput } from './input.ts';

const checklists = new Map<string, Checklist>();

/** Reading them takes longer than the tests do: each once. */
function shippedChecklist(id: FrameworkId, level: Level): Checklist {
  const name = `${id}/level-${level}.yaml`;
  const known = checklists.get(name);
  if (known !== undefined) return known;
  const read = withDigests(
    readYamlFile(checklistFile, readFileSync(new URL(`../../../checklists/${name}`, import.meta.url), 'utf8'), name),
  );
  checklists.set(name, read);
  return read;
}

const frameworks = new Map<FrameworkId, Framework>();
function frameworkOf(id: FrameworkId): Framework {
  const known = frameworks.get(id) ?? shippedFramework(id);
  frameworks.set(id, known);
  return known;
}

const party = (name: string): Party => ({
  name,
  mandate: `Quyết định số 77/QĐ-SYT ngày 20/01/2026 về chức năng, nhiệm vụ của ${name}`,
  head: 'Đặng Thị Hồng Vân',
  position: 'Trưởng phòng',
  address: '18 Trần Phú, phường Lam Thành, tỉnh Lam Giang',
  phone: '0200 555 0100',
  email: 'vanthu@lamgiang.example.vn',
});

const OWNER = 'Sở Y tế tỉnh Lam Giang';
const OPERATOR = 'Phòng Công nghệ thông tin';

const UNIT: UnitProfile = {
  ...emptyUnit('Bệnh viện Đa khoa tỉnh Lam Giang'),
  parentName: OWNER,
  owners: [
    { ...emptyOwnership(), owner: { ...party(OWNER), position: 'Giám đốc' }, securityUnit: party('Trung tâm Công nghệ thông tin y tế') },
  ],
  operators: [party(OPERATOR)],
  signer: { authority: '', title: 'Giám đốc', name: 'Trần Văn Khải' },
  letter: { symbol: 'BVĐK-CNTT', place: 'Lam Giang', addressees: [OWNER], recipients: ['Như trên', 'Lưu: VT, CNTT'] },
};

const decision = (number: string, authority: string): { number: string; date: string; authority: string } => ({
  number,
  date: '2026-09-08',
  authority,
});

const SYSTEM: InformationSystem = {
  ...emptySystem({
    id: 'his',
    name: 'Hệ thống thông tin bệnh viện (HIS)',
    shortName: 'HIS',
    purpose: 'Quản lý khám bệnh, chữa bệnh nội trú và ngoại trú, thanh toán viện phí.',
    ownerName: OWNER,
    operatorName: OPERATOR,
    framework: 'nd331-2026',
  }),
  scope: {
    function: 'Khám bệnh, kê đơn, viện phí cùng một quy trình.',
    dataFlow: 'Các phân hệ dùng chung một cơ sở dữ liệu.',
    dependence: 'Không phân hệ nào chạy riêng được.',
    incidentImpact: 'Sự cố ở một phân hệ làm ngừng các phân hệ khác.',
  },
  size: '41 máy chủ, 620 máy trạm, 1.850 lượt khám mỗi ngày.',
  users: '812 cán bộ, nhân viên y tế.',
  inUseSince: '2019-04-01',
  devices: [
    { name: 'Tường lửa biên', model: 'FW-200F', quantity: 2, place: 'Phòng máy 1, tủ A1', purpose: 'Kiểm soát truy cập Internet' },
    { name: 'Máy chủ cơ sở dữ liệu', model: 'R750', quantity: null, place: 'Phòng máy 1, tủ B2', purpose: 'Cơ sở dữ liệu HIS' },
  ],
  applications: [
    { name: 'Ứng dụng HIS', server: 'his-app-01', operatingSystem: 'Windows Server 2022', purpose: 'Nghiệp vụ khám chữa bệnh' },
  ],
  zones: [
    { name: 'Vùng máy chủ', purpose: 'Máy chủ ứng dụng', privateAddresses: '10.20.20.0/24\n10.20.21.0/24', publicAddresses: '' },
    { name: 'Vùng biên', purpose: 'Kết nối Internet', privateAddresses: '', publicAddresses: '203.0.113.16/29' },
  ],
  connections: [{ name: 'Cổng giám định bảo hiểm y tế', organisation: 'Bảo hiểm xã hội', direction: 'out', data: 'Hồ sơ thanh toán' }],
  traits: ['web_app', 'central_database'],
  approval: {
    ...emptySystem({ id: 'x', name: 'x', shortName: '', purpose: '', ownerName: '', operatorName: '', framework: 'nd331-2026' }).approval,
    expertOpinion: decision('11/CNTT-YK', 'Trung tâm Công nghệ thông tin y tế'),
    appraisal: decision('25/CNTT-TĐ', 'Trung tâm Công nghệ thông tin y tế'),
    regulation: decision('512/QĐ-BVĐK', 'Bệnh viện Đa khoa tỉnh Lam Giang'),
  },
};

/** Answers that give the level asked for, by framework; the decree's own question of a decision gives 4 and 5. */
const INPUTS: Record<FrameworkId, LevelInputs> = {
  'nd331-2026': {
    system_types: ['internal'],
    information_types: ['private', 'personal'],
    basic_subjects: 9000,
    sensitive_subjects: 8000,
    counting_method: 'Đếm mã người bệnh ngày 10/9/2026',
    single_owner: true,
    scope_reason: 'Một chức năng nghiệp vụ, một cơ sở dữ liệu.',
  },
  'nd85-2016': { system_types: ['internal'], information_types: ['private', 'personal'], single_owner: true },
};

const inputsOf = (framework: FrameworkId, level: Level): LevelInputs => {
  if (level === 2) return INPUTS[framework];
  if (level === 3)
    return framework === 'nd331-2026'
      ? { ...INPUTS[framework], system_types: ['citizen_service'], conditional_business: 'in_list', administrative_procedures: false }
      : {
          ...INPUTS[framework],
          system_types: ['citizen_service'],
          public_service_level: 'none',
          conditional_business: 'in_list',
          users: 500,
        };
  return { ...INPUTS[framework], system_types: ['industrial_control'], construction_grade: level === 4 ? 'I' : 'special' };
};

const RISK: RiskAssessment = {
  ...emptyRiskAssessment({ id: 'r1', systemId: 'his', date: '2026-09-01', occasion: 'first', assessor: 'Tổ đánh giá rủi ro' }),
  assets: [{ id: 'a1', name: 'Cơ sở dữ liệu HIS', information: 'Bệnh án', owner: OPERATOR }],
  entries: [
    emptyRisk({
      id: 'e1',
      asset: 'Cơ sở dữ liệu HIS',
      threat: 'Mã độc tống tiền mã hóa cơ sở dữ liệu',
      likelihood: 3,
      impact: 5,
      harm: 2,
      harmReason: 'Dừng khám bệnh quá 24 giờ',
      controls: 'Sao lưu hằng ngày, tường lửa',
      treatment: 'reduce',
      action: 'Bổ sung bản sao lưu tách khỏi mạng',
      responsible: 'Lê Quang Minh',
      due: '2027-03-31',
    }),
  ],
  communication: 'Đã báo cáo Ban Giám đốc',
  conclusion: 'Rủi ro ở mức chấp nhận được sau khi xử lý',
  finished: true,
};

export const EVIDENCE: Evidence = {
  id: 'ev1',
  title: 'Hồ sơ thiết kế thi công hệ thống HIS',
  fileName: 'thiet-ke.pdf',
  ...UNDESCRIBED,
  mediaType: 'application/pdf',
  size: 1,
  sha256: 'a'.repeat(64),
  effectiveOn: '2026-03-05',
  validUntil: null,
  addedAt: '2026-03-06T00:00:00.000Z',
  addedBy: 'Lê Quang Minh',
};

/** Every fourth requirement partly met with a plan, every ninth not applicable, the rest met. */
function answerAll(checklist: Checklist): Answer[] {
  return itemsOf(checklist).map((item, i): Answer => {
    const answer = emptyAnswer({ id: item.id, digest: checklist.itemDigests[item.id] ?? '' }, '2026-11-01T00:00:00.000Z', 'Lê Quang Minh');
    const proven = { ...answer, note: `Thực hiện theo quy trình số ${i + 1}.`, confirmed: true, evidence: [EVIDENCE.id] };
    // the design document hangs on these
    if (item.control === 'build.design' || item.control === 'network.diagram') return { ...proven, verdict: 'compliant' };
    if (i % 9 === 8) return { ...answer, verdict: 'not_applicable', reason: 'Không phát sinh tại bệnh viện.' };
    if (i % 4 !== 3) return { ...proven, verdict: 'compliant' };
    const plan = {
      ...emptyPlan(`plan-${i}`),
      action: `Hoàn thiện nội dung ${i + 1}.`,
      responsible: 'Lê Quang Minh',
      due: '2027-06-30',
      cost: 12_000_000,
    };
    return { ...proven, verdict: 'partial', gap: `Còn thiếu phần ${i + 1}.`, plan };
  });
}

/** The input of a dossier that can be printed as final. */
export function wholeDossier(id: FrameworkId = 'nd331-2026', level: 2 | 3 | 4 | 5 = 3): LevelDossierInput {
  const framework = frameworkOf(id);
  const checklist = shippedChecklist(id, level);
  const inputs = inputsOf(id, level);
  const { level: found, matched, raisedBy } = determineLevel(framework, inputs);
  if (found !== level) throw new Error(`the fixture's answers give level ${found ?? 'none'}, not ${level}`);
  return {
    unit: structuredClone(UNIT),
    system: { ...structuredClone(SYSTEM), framework: id, level },
    framework,
    determination: {
      id: 'd1',
      systemId: 'his',
      framework: id,
      inputs,
      level,
      matched,
      raisedBy,
      decidedBy: 'Lê Quang Minh',
      decidedAt: '2026-09-12T03:20:00.000Z',
    },
    risks: [RISK],
    checklist,
    answers: answerAll(checklist),
    evidence: [EVIDENCE],
    today: '2026-11-20',
  };
}
