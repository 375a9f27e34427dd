/** Does a record agree with itself? Everything it states twice is counted again by our own rules; page text is never trusted. */
import { canonicalJson } from '../canonical.ts';
import { form08Totals, inspectionStatusOf, isClassified } from '../report/form08.ts';
import { planStatusOf } from '../assessment/rollup.ts';
import { sameName } from '../report/names.ts';
import type { DossierRecord, RecordItem, RecordSystem } from './record.ts';

export interface RecordProblem {
  /** Stable, e.g. “totals_differ”. */
  code: string;
  /** Formal Vietnamese. */
  text: string;
}

type Check = (record: DossierRecord) => RecordProblem | null;

const problem = (code: string, text: string): RecordProblem => ({ code, text });
const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
/** Does a value come twice? */
export const hasTwins = (values: readonly unknown[]): boolean => new Set(values).size !== values.length;
const itemsOf = ({ groups }: RecordSystem): RecordItem[] => groups.flatMap(({ items }) => items);
const allItems = ({ systems }: DossierRecord): RecordItem[] => systems.flatMap(itemsOf);

const period: Check = ({ year, period: { from, to } }) =>
  from < to && Number(to.slice(0, 4)) === year ? null : problem('period_differs', 'Kỳ báo cáo ghi trong hồ sơ không phải của năm báo cáo.');

const rowsMatchSystems: Check = ({ rows, systems }) => {
  const stated = rows.map(({ systemId, systemName, proposedLevel }) => [systemId, systemName, proposedLevel]);
  const described = systems.map(({ id, name, level }) => [id, name, level]);
  if (hasTwins(systems.map(({ id }) => id))) return problem('systems_repeated', 'Một hệ thống thông tin xuất hiện nhiều lần trong hồ sơ.');
  return same(stated, described) ? null : problem('rows_differ', 'Các dòng của Mẫu số 08 không khớp với danh sách hệ thống trong hồ sơ.');
};

const itemsOnce: Check = ({ systems }) =>
  systems.some((system) => hasTwins(itemsOf(system).map(({ id }) => id)))
    ? problem('items_repeated', 'Một yêu cầu xuất hiện nhiều lần trong cùng một hệ thống.')
    : null;

const totalsCounted: Check = ({ rows, systems, totals }) => {
  const byId = new Map(systems.map((system) => [system.id, system]));
  const counted = form08Totals(
    rows.map((row) => ({
      row,
      classified: isClassified(byId.get(row.systemId)?.determination?.inputs),
      dossierFinished: byId.get(row.systemId)?.dossierFinished ?? false,
    })),
  );
  return same(counted, totals) ? null : problem('totals_differ', 'Số liệu tổng hợp ở mục 1 Mẫu số 08 không bằng số đếm lại từ các dòng.');
};

const planStatusRolledUp: Check = ({ rows, systems }) => {
  const itemsById = new Map(systems.map((system) => [system.id, itemsOf(system)]));
  const wrong = rows.some((row) => {
    const items = itemsById.get(row.systemId) ?? [];
    return row.planStatus !== (items.length === 0 ? 'not_started' : planStatusOf(items));
  });
  return wrong ? problem('plan_status_differs', 'Cột (10) Mẫu số 08 không khớp với kết quả đánh giá từng yêu cầu.') : null;
};

const inspectionsShown: Check = ({ rows, inspections, period: reported }) => {
  const bySystem = Map.groupBy(inspections, ({ system }) => system);
  const wrong = rows.some(
    ({ systemId, inspectionStatus }) => !same(inspectionStatus, inspectionStatusOf(bySystem.get(systemId) ?? [], reported)),
  );
  return wrong ? problem('inspections_differ', 'Cột (12) Mẫu số 08 không khớp với danh sách kiểm tra, đánh giá trong hồ sơ.') : null;
};

const referencesExist: Check = ({ systems, operators, nationalSecurity, regulationChecks, inspections }) => {
  const known = new Set(systems.map(({ id }) => id));
  const named = [...nationalSecurity, ...regulationChecks, ...inspections].map(({ system }) => system);
  return [...named, ...operators.flatMap((operator) => operator.systems)].every((id) => known.has(id))
    ? null
    : problem('system_unknown', 'Phụ lục dẫn đến hệ thống không có trong danh sách của hồ sơ.');
};

const evidenceNumbered: Check = ({ evidence }) =>
  evidence.every(({ nr }, index) => nr === index + 1) && !hasTwins(evidence.map(({ id }) => id))
    ? null
    : problem('evidence_numbers_wrong', 'Danh mục minh chứng không được đánh số liên tục từ 1.');

const evidenceExists: Check = (record) => {
  const known = new Set(record.evidence.map(({ nr }) => nr));
  return allItems(record).some(({ evidence }) => evidence.some((nr) => !known.has(nr)))
    ? problem('evidence_unknown', 'Có yêu cầu dẫn đến minh chứng không có trong danh mục.')
    : null;
};

const evidenceUsed: Check = (record) => {
  const used = new Set(allItems(record).flatMap(({ evidence }) => evidence));
  return record.evidence.some(({ nr }) => !used.has(nr))
    ? problem('evidence_unused', 'Danh mục có minh chứng không yêu cầu nào dẫn đến.')
    : null;
};

const checklistsNamed: Check = ({ systems, checklists }) => {
  const named = new Set(checklists.map(({ digest, framework, level }) => `${framework} ${level} ${digest}`));
  const fits = ({ checklistDigest, framework, level, groups }: RecordSystem): boolean =>
    checklistDigest === null ? groups.length === 0 : named.has(`${framework} ${level} ${checklistDigest}`);
  return systems.every(fits)
    ? null
    : problem('checklist_unnamed', 'Bộ yêu cầu của một hệ thống không được nêu trong hồ sơ hoặc không đúng cấp độ.');
};

const verdictsHoldUp: Check = (record) =>
  allItems(record).some(
    ({ verdict, evidence, reason }) =>
      (verdict === 'compliant' && evidence.length === 0) || (verdict === 'not_applicable' && reason.trim() === ''),
  )
    ? problem('verdict_unsupported', 'Có kết luận «Đáp ứng đầy đủ» không minh chứng hoặc «Không áp dụng» không lý do.')
    : null;

const noErrors: Check = ({ warnings }) =>
  warnings.some(({ severity }) => severity === 'error')
    ? problem('errors_remain', 'Hồ sơ chính thức còn lỗi kiểm tra trước khi lập.')
    : null;

/** A report to the owner tells of the systems of one operator or security unit, and is that body's letter. */
const reportFits: Check = ({ report, unit, rows }) => {
  if (report === undefined) return null;
  const ours = ({ ownerName, operatorName }: DossierRecord['rows'][number]): boolean => {
    if (report.kind === 'owner') return true;
    if (report.kind === 'operator') return sameName(operatorName, report.by);
    return unit.owners.some(({ owner, securityUnit }) => sameName(owner.name, ownerName) && sameName(securityUnit.name, report.by));
  };
  return sameName(report.by, unit.name) && rows.every(ours)
    ? null
    : problem(
        'report_differs',
        'Hồ sơ ghi là báo cáo của một đơn vị nhưng đơn vị ban hành hoặc danh sách hệ thống không phải của đơn vị đó.',
      );
};

const replacesAnother: Check = ({ id, createdAt, replaces }) =>
  replaces === undefined || (replaces.id !== id && Date.parse(replaces.createdAt) <= Date.parse(createdAt))
    ? null
    : problem('replaces_itself', 'Hồ sơ ghi thay thế chính nó hoặc thay thế hồ sơ lập sau nó.');

const ALWAYS: Check[] = [
  period,
  reportFits,
  replacesAnother,
  rowsMatchSystems,
  itemsOnce,
  totalsCounted,
  planStatusRolledUp,
  inspectionsShown,
  referencesExist,
  evidenceNumbered,
  evidenceExists,
  evidenceUsed,
];
/** A draft shows what is still wrong; a final dossier may not hold it. */
const FINAL: Check[] = [checklistsNamed, verdictsHoldUp, noErrors];

/** What a record contradicts itself in; empty for every record that `buildRecord` made. */
export const recordProblems = (record: DossierRecord): RecordProblem[] =>
  [...ALWAYS, ...(record.draft ? [] : FINAL)].flatMap((check) => check(record) ?? []);
