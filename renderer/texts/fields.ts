/** Names of fields as the screens show them, for failures that name a field by its place in the data. */
import { assess } from './assess.ts';
import { evidence } from './evidence.ts';
import { firstRun } from './first-run.ts';
import { incidents } from './incidents.ts';
import { inspections } from './inspections.ts';
import { relevelling } from './relevelling.ts';
import { risk } from './risk.ts';
import { settings } from './settings.ts';
import { renewal } from './renewal.ts';
import { system } from './systems.ts';
import { unit } from './unit.ts';

const { overview, approval, level } = system;

/** By the last part of a field's path; the parts before it name the group it stands in. */
const LABELS: Record<string, string> = {
  ...unit.party,
  parentName: unit.about.parentName,
  province: unit.about.province,
  facilityCode: unit.about.facilityCode,
  owners: 'Chủ quản',
  owner: unit.owners.owner(1, 1),
  securityUnit: unit.owners.securityUnit(1, 1),
  delegation: 'Ủy quyền của chủ quản',
  delegate: unit.delegation.delegate(1, 1),
  duties: unit.delegation.duties,
  until: unit.delegation.until,
  appraiser: 'Thẩm định độc lập',
  body: unit.appraiser.body(1, 1),
  document: 'Văn bản',
  operators: unit.operators.title,
  preparer: unit.people.preparer,
  office: unit.people.preparerOffice,
  signer: unit.people.signer,
  letter: unit.letter.title,
  symbol: unit.letter.symbol,
  place: unit.letter.place,
  addressees: unit.letter.addressees,
  recipients: unit.letter.recipients,
  unitName: firstRun.unit.name,
  userName: settings.name,

  shortName: overview.shortName,
  purpose: overview.purpose,
  ownerName: overview.owner,
  operatorName: overview.operator,
  inUseSince: overview.inUseSince,
  levelReason: level.reason,
  approval: approval.title,
  renewal: renewal.title,
  status: approval.status,
  request: approval.request,
  receivedOn: approval.receivedOn,
  completeOn: approval.completeOn,
  expertOpinion: approval.expertOpinion,
  appraisal: approval.appraisal,
  submission: approval.submission,
  submissionCompleteOn: approval.submissionCompleteOn,
  planDecision: approval.planDecision,
  planCompletedOn: approval.planCompletedOn,
  decision: approval.decision,
  regulation: approval.regulation,
  number: approval.number,
  date: approval.date,
  authority: approval.authority,
  expected: approval.expected,
  expectedPlanCompletion: approval.plan,
  inspections: 'Lần kiểm tra',
  from: inspections.from,
  to: inspections.to,
  by: inspections.by,
  independence: inspections.independence,
  contents: inspections.contents,
  findings: inspections.findings,
  report: inspections.report,
  assessor: approval.assessor,
  commune: 'Xã, phường',
  scope: 'Phạm vi hệ thống',
  size: overview.size,
  users: overview.users,
  host: overview.host,
  separation: overview.separation,
  devices: 'Thiết bị',
  applications: 'Ứng dụng, dịch vụ',
  zones: 'Vùng mạng',
  connections: 'Hệ thống kết nối',
  constructionStarted: overview.constructionStarted,
  investmentApproved: overview.investmentApproved,
  lastChanged: overview.lastChanged,
  archivedAt: 'Ngày ngừng sử dụng',
  archiveReason: 'Lý do ngừng sử dụng',
  nationalSecurity: approval.security,
  criterion: approval.criterion,
  state: approval.state,
  regulationCheck: approval.check,
  period: approval.period,
  checked: approval.counted,
  broken: approval.broken,
  fixed: approval.fixed,
  conclusion: approval.conclusion,

  assets: risk.editor.assets,
  information: risk.editor.asset.information,
  entries: risk.editor.risks,
  asset: risk.editor.assetOf,
  threat: risk.editor.threat,
  likelihood: risk.editor.likelihood,
  impact: risk.editor.impact,
  harm: risk.editor.harm,
  harmReason: risk.editor.harmReason,
  controls: risk.editor.controls,
  treatment: risk.editor.treatment,
  communication: risk.editor.communication,

  note: assess.note.label,
  gap: assess.gap.label,
  reason: assess.reason.label,
  compensating: assess.compensating.label,
  plan: assess.plan.label,
  action: assess.plan.action,
  responsible: assess.plan.responsible,
  due: assess.plan.due,
  cost: assess.plan.cost,
  budgetSource: assess.plan.budgetSource,
  doneOn: assess.plan.doneOn,
  title: evidence.columns.title,
  fileName: evidence.file,
  effectiveOn: evidence.effectiveOn,
  validUntil: evidence.validUntil,
  file: settings.file,

  detectedAt: incidents.page.detected.date,
  occurredAt: incidents.page.occurred.date,
  systems: incidents.page.systems,
  cause: incidents.page.cause,
  remedy: incidents.page.remedy,
  notices: incidents.page.notices,
  sentAt: incidents.page.sent.date,
  closedOn: incidents.page.closedOn,
  on: relevelling.on,
  outcome: relevelling.outcome,
};

/** “owners.1.owner.phone” → “Chủ quản 2, Chủ quản hệ thống thông tin, Số điện thoại”; empty for what no screen shows. */
export function fieldLabel(path: string): string {
  const words: string[] = [];
  for (const part of path.split('.')) {
    const label = Object.hasOwn(LABELS, part) ? LABELS[part] : undefined;
    if (label !== undefined) words.push(label);
    else if (/^\d+$/.test(part) && words.length > 0) words.push(`${words.pop() ?? ''} ${Number(part) + 1}`);
  }
  return words.join(', ');
}
