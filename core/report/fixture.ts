/** A small sound report for tests: two systems, nothing to find fault with. Tests spoil one thing at a time. */
import { emptyPlan } from '../assessment/answer.ts';
import type { Incident } from '../assessment/incident.ts';
import { UNDESCRIBED } from '../assessment/evidence.ts';
import type { Answer, Evidence, InformationSystem, Party, UnitProfile, Verdict } from '../assessment/model.ts';
import { emptyApproval, emptyInspection, emptyOwnership, emptySystem, emptyUnit } from '../assessment/empty.ts';
import { canonicalJson, digestOf } from '../canonical.ts';
import { itemsOf } from '../checklist/items.ts';
import type { Checklist, ChecklistGroup, FrameworkId, Level } from '../checklist/model.ts';
import type { LevelDetermination } from '../level/model.ts';
import { emptyRiskAssessment, type RiskAssessment } from '../level/risk.ts';
import { fixtureFramework } from './framework-fixture.ts';
import type { ReportInput } from './input.ts';
import { emptyRegisters, type ReportRegisters } from './registers.ts';

export interface FixtureSystem {
  system: InformationSystem;
  determination: LevelDetermination | null;
  checklist: Checklist | null;
  answers: Answer[];
}

/** A report input whose every part may be changed. */
export interface Fixture extends ReportInput {
  systems: [FixtureSystem, FixtureSystem];
  evidence: Evidence[];
  registers: { -readonly [Part in keyof ReportRegisters]: ReportRegisters[Part] };
}

const OWNER = 'Sở Y tế tỉnh Lam Giang';
const SECURITY_UNIT = 'Trung tâm Công nghệ thông tin y tế';
const OPERATOR = 'Phòng Công nghệ thông tin';

const party = (name: string): Party => ({
  name,
  mandate: 'Quyết định số 77/QĐ-SYT ngày 20/01/2026',
  head: 'Đặng Thị Hồng Vân',
  position: 'Giám đốc',
  address: '18 Trần Phú, phường Lam Thành',
  phone: '0200 555 0100',
  email: 'vanthu@lamgiang.example',
});

const unit = (): UnitProfile => ({
  ...emptyUnit(''),
  name: 'Bệnh viện Đa khoa tỉnh Lam Giang',
  parentName: OWNER,
  province: 'Lam Giang',
  facilityCode: '36001',
  owners: [{ ...emptyOwnership(), owner: party(OWNER), securityUnit: party(SECURITY_UNIT) }],
  operators: [party(OPERATOR)],
  preparer: { name: 'Lê Quang Minh', office: 'Trưởng phòng Công nghệ thông tin' },
  signer: { authority: '', title: 'GIÁM ĐỐC', name: 'Trần Văn Khải' },
  letter: { symbol: 'BVĐK-CNTT', place: 'Lam Giang', addressees: [OWNER], recipients: ['Như trên'] },
});

const groups = (): ChecklistGroup[] => [
  {
    id: 'policy',
    title: 'Chính sách an ninh mạng',
    kind: 'management',
    clause: '5.1',
    items: ['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.5', '5.1.6'].map((id, index) => ({
      id,
      control: `policy.point-${index + 1}`,
      title: `Yêu cầu quản lý ${index + 1}`,
      ask: 'Đã có chưa?',
      guidance: 'Xem văn bản.',
      evidence: ['Quyết định'],
      source: `TCVN 14423:2026, ${id}`,
    })),
  },
  {
    id: 'network',
    title: 'An ninh hạ tầng mạng',
    kind: 'technical',
    clause: '5.2',
    items: [
      {
        id: '5.2.1',
        control: 'network.zones',
        title: 'Phân vùng mạng',
        ask: 'Đã phân vùng?',
        guidance: 'Xem sơ đồ.',
        evidence: ['Sơ đồ'],
        source: '5.2.1',
      },
      {
        id: '5.2.2',
        control: 'network.wireless',
        title: 'Mạng không dây',
        ask: 'Đã tách?',
        guidance: 'Xem cấu hình.',
        evidence: ['Cấu hình'],
        source: '5.2.2',
        when: ['wireless'],
      },
      {
        id: '5.2.3',
        control: 'network.sensor',
        title: 'Cảm biến mạng',
        ask: 'Có không?',
        guidance: 'Nên có.',
        evidence: ['Ảnh'],
        source: '5.2.3',
        recommended: true,
      },
    ],
  },
];

export function fixtureChecklist(framework: FrameworkId, level: Level): Checklist {
  const content = { framework, level, title: `Yêu cầu cơ bản cấp độ ${level}`, groups: groups() };
  const items = itemsOf(content);
  return { ...content, digest: digestOf(content), itemDigests: Object.fromEntries(items.map((item) => [item.id, digestOf(item)])) };
}

export const fixtureEvidence = (nr: number): Evidence => ({
  id: `minh-chung-${nr}`,
  title: `Minh chứng ${nr}`,
  fileName: `Quyết định ${nr}.pdf`,
  ...UNDESCRIBED,
  mediaType: 'application/pdf',
  size: 1000 + nr,
  sha256: digestOf(`minh chứng ${nr}`),
  effectiveOn: '2026-03-02',
  validUntil: '2027-03-01',
  addedAt: '2026-03-03T02:00:00.000Z',
  addedBy: 'Lê Quang Minh',
});

/** An answer that lacks nothing its verdict needs. */
export function fixtureAnswer(checklist: Checklist, itemId: string, verdict: Verdict, evidence: string[] = []): Answer {
  const open = verdict === 'partial' || verdict === 'non_compliant';
  return {
    itemId,
    itemDigest: checklist.itemDigests[itemId] ?? digestOf(itemId),
    verdict,
    note: 'Đã thực hiện theo Quy chế.',
    gap: verdict === 'partial' ? 'Còn hai phân vùng chưa tách.' : '',
    reason: verdict === 'not_applicable' ? `Hệ thống không có thành phần thuộc yêu cầu ${itemId}.` : '',
    compensating: '',
    plan: open
      ? {
          ...emptyPlan(`ke-hoach-${itemId}`),
          action: 'Mua và lắp đặt thiết bị.',
          responsible: 'Lê Quang Minh',
          due: '2027-03-31',
          cost: 120_000_000,
        }
      : null,
    confirmed: true,
    assignee: '',
    included: false,
    carried: null,
    updatedAt: '2026-11-20T03:00:00.000Z',
    updatedBy: 'Lê Quang Minh',
    evidence,
  };
}

function determination(systemId: string, level: Level): LevelDetermination {
  return {
    id: `xac-dinh-${systemId}`,
    systemId,
    framework: 'nd331-2026',
    inputs: { system_types: ['internal'], information_types: ['personal'] },
    level,
    matched: [{ id: 'l2.internal', level: 2, clause: 'NĐ 331 Đ12.1', text: 'Phục vụ nội bộ, có thông tin cá nhân.' }],
    raisedBy: null,
    decidedBy: 'Lê Quang Minh',
    decidedAt: '2026-09-01T02:00:00.000Z',
  };
}

/** Level 3, approved, inspected, plan in part. */
function hospitalSystem(): FixtureSystem {
  const checklist = fixtureChecklist('nd331-2026', 3);
  const system: InformationSystem = {
    ...emptySystem({
      id: 'his',
      name: 'Hệ thống thông tin bệnh viện',
      shortName: 'HIS',
      purpose: 'Quản lý khám bệnh, chữa bệnh',
      ownerName: OWNER,
      operatorName: OPERATOR,
      framework: 'nd331-2026',
    }),
    inUseSince: '2019-01-02',
    level: 3,
    levelReason: '',
    traits: ['web_app'],
    approval: {
      ...emptyApproval(),
      status: 'approved',
      dossierFinished: true,
      appraisal: { number: '96/TĐ-CNTT', date: '2026-10-12', authority: SECURITY_UNIT },
      decision: { number: '412/QĐ-SYT', date: '2026-10-20', authority: `Giám đốc ${OWNER}` },
      regulation: { number: '155/QĐ-BVĐK', date: '2026-09-15', authority: 'Bệnh viện Đa khoa tỉnh Lam Giang' },
    },
    expectedPlanCompletion: '2027-06',
    inspections: [
      {
        ...emptyInspection({ id: 'kiem-tra-1', from: '2026-10-05', to: '2026-10-09' }),
        by: 'Công ty An ninh mạng Lam Giang',
        independence: 'Tổ chức ngoài đơn vị vận hành',
        contents: 'Tuân thủ, hiệu quả, kỹ thuật',
        findings: 'Hai điểm yếu đã khắc phục',
        report: '18/BC ngày 12/10/2026',
      },
    ],
    assessor: { unit: 'Phòng Quản lý chất lượng', independence: 'Không tham gia vận hành' },
    nationalSecurity: null,
    regulationCheck: { period: 'Quý III/2026', checked: 20, broken: 2, fixed: 2, conclusion: 'Tuân thủ' },
  };
  const answers = [
    fixtureAnswer(checklist, '5.1.1', 'compliant', ['minh-chung-2', 'minh-chung-1']),
    fixtureAnswer(checklist, '5.1.2', 'compliant', ['minh-chung-1']),
    fixtureAnswer(checklist, '5.1.3', 'partial', ['minh-chung-3']),
    fixtureAnswer(checklist, '5.1.4', 'non_compliant'),
    fixtureAnswer(checklist, '5.1.5', 'not_applicable'),
    fixtureAnswer(checklist, '5.1.6', 'compliant', ['minh-chung-3']),
    fixtureAnswer(checklist, '5.2.1', 'compliant', ['minh-chung-2']),
  ];
  return { system, determination: determination('his', 3), checklist, answers };
}

/** Level 2, still a draft, everything met. */
function staffSystem(): FixtureSystem {
  const { system: his } = hospitalSystem();
  const checklist = fixtureChecklist('nd331-2026', 2);
  const system: InformationSystem = {
    ...his,
    id: 'nhan-su',
    name: 'Hệ thống quản lý nhân sự',
    shortName: '',
    level: 2,
    traits: ['wireless'],
    approval: { ...emptyApproval(), expected: '2027-02' },
    expectedPlanCompletion: null,
    inspections: [],
    regulationCheck: null,
  };
  const answers = checklist.groups.flatMap(({ items }) =>
    items.map(({ id }) => fixtureAnswer(checklist, id, 'compliant', ['minh-chung-4'])),
  );
  return { system, determination: determination('nhan-su', 2), checklist, answers };
}

const riskAssessedOnce = (systemId: string): RiskAssessment => ({
  ...emptyRiskAssessment({ id: `rui-ro-${systemId}`, systemId, date: '2026-08-25', occasion: 'first', assessor: 'Lê Quang Minh' }),
  finished: true,
});

/** The sound report of 2026, seen on 16/12/2026. Evidence 5 is linked nowhere. */
export const soundReport = (): Fixture => ({
  year: 2026,
  today: '2026-12-16',
  law: { frameworks: [fixtureFramework('nd331-2026'), fixtureFramework('nd85-2016')] },
  unit: unit(),
  systems: [hospitalSystem(), staffSystem()],
  evidence: [1, 2, 3, 4, 5].map(fixtureEvidence),
  registers: { ...emptyRegisters(), risks: ['his', 'nhan-su'].map(riskAssessedOnce) },
});

/** The answer of a fixture to one item; fails loudly when the test names an item that isn't there. */
export function answerOf({ answers }: FixtureSystem, itemId: string): Answer {
  const found = answers.find((answer) => answer.itemId === itemId);
  if (!found) throw new Error(`No answer ${itemId} in ${canonicalJson(answers.map((answer) => answer.itemId))}`);
  return found;
}

/** What tests of incidents leave as it is: a serious one of which nothing else is known and nobody was told. */
export const SERIOUS_INCIDENT = {
  occurredAt: null,
  description: '',
  scope: '',
  serious: true,
  nationalSecurity: false,
  personalData: false,
  complex: false,
  cause: '',
  remedy: '',
  notices: [],
  closedOn: null,
  evidence: [],
} satisfies Partial<Incident>;
