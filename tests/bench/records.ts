/** Records of two sizes to print, sign and verify: a clinic with one system, and a large hospital with ten. */
import { recordProblems } from '../../core/exchange/problems.ts';
import { PRINTER_EDITION, RECORD_VERSION, dossierRecord, type DossierRecord, type RecordSystem } from '../../core/exchange/record.ts';
import { planStatusOf } from '../../core/assessment/rollup.ts';
import { form08Totals } from '../../core/report/form08.ts';
import { trait } from '../../core/checklist/model.ts';
import { evidence, row, system } from '../../electron/dossier/fixture-parts.ts';
import { fixtureRecord } from '../../electron/dossier/fixture.ts';

const LEVEL = 3;

function recordOf(systems: RecordSystem[], files: number): DossierRecord {
  const base = fixtureRecord();
  const rows = systems.map((one) => ({
    ...row(one, true),
    planStatus: planStatusOf(one.groups.flatMap(({ items }) => items)),
    inspectionStatus: [],
  }));
  const record = dossierRecord.parse({
    ...base,
    version: RECORD_VERSION,
    printer: PRINTER_EDITION,
    id: `BENCH-${systems.length}`,
    systems,
    rows,
    operators: base.operators.map((operator) => ({ ...operator, systems: systems.map(({ id }) => id) })),
    regulationChecks: [],
    inspections: [],
    evidence: evidence(files),
    totals: form08Totals(rows.map((one) => ({ row: one, classified: true, dossierFinished: true }))),
    report: { kind: 'owner', by: base.unit.name },
  });
  const [problem] = recordProblems(record);
  if (problem !== undefined) throw new Error(problem.text);
  return record;
}

function systemOf(nr: number, files: number): RecordSystem {
  const made = system(`s${nr}`, `Hệ thống thông tin số ${nr}`, `HT${nr}`, 'nd331-2026', LEVEL, [...trait.options], files);
  const { determination } = made;
  return {
    ...made,
    determination: determination && { ...determination, inputs: { ...determination.inputs, system_types: ['internal'] } },
  };
}

/** One system of level 3 with every requirement that can arise. */
export const oneSystem = (): DossierRecord => recordOf([systemOf(1, 40)], 40);

/** What makes a large hospital's report long: notes of several lines. */
const NOTE =
  'Đã kiểm tra hồ sơ, cấu hình và phỏng vấn cán bộ phụ trách tại khoa; đối chiếu với quy chế đang có hiệu lực, biên bản rà soát quý gần nhất và nhật ký của hệ thống; nội dung phù hợp, các điểm cần theo dõi đã ghi vào kế hoạch của phòng. Cán bộ của khoa đã được phổ biến lại nội dung này trong buổi giao ban tháng, có ký xác nhận; lần kiểm tra sau thực hiện cùng đợt tự đánh giá của quý tới.';

/** Ten systems of level 3 whose notes run over several lines: some 500 pages. */
export function tenSystems(): DossierRecord {
  const systems = Array.from({ length: 10 }, (_, i) => systemOf(i + 1, 100));
  for (const item of systems.flatMap(({ groups }) => groups).flatMap(({ items }) => items))
    if (item.note !== '') item.note = `${item.note} ${NOTE}`;
  return recordOf(systems, 100);
}
