/** What must have happened before what in the life of a level (section `ordering` of the framework files; regulation.md §7). */
import { groundingRiskAssessment, levelOfRisk } from '../../level/risk.ts';
import type { OrderingFinding } from '../../level/ordering.ts';
import { orderOf } from '../approval/events.ts';
import { frameworkOf } from '../input.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import { paperDate, vietnamDate, type IsoDate } from '../../date.ts';
import { procedureLevel } from './procedure.ts';
import { nameOf, systemRule, type Rule } from './rule.ts';

type Problem = OrderingFinding['problem'];
const ANY: readonly Problem[] = ['missing', 'late', 'same_day'];

/** Days of the finished risk assessments of a system, the first one first. */
const assessedOn = ({ system }: ReportedSystem, { input }: AnnualReport): IsoDate[] =>
  input.registers.risks
    .filter(({ systemId, finished }) => systemId === system.id && finished)
    .map(({ date }) => date)
    .toSorted();

/** The rule of order of that id as the framework of a system has it, where it is broken in that way; null where it is kept. */
export function broken(entry: ReportedSystem, report: AnnualReport, rule: string, problems: readonly Problem[] = ANY): string | null {
  const { system } = entry;
  const first = assessedOn(entry, report)[0] ?? null;
  const found = orderOf(frameworkOf(report.input.law, system.framework), { ...system, level: procedureLevel(entry, report) }, first);
  const finding = found.find((one) => one.rule === rule && problems.includes(one.problem));
  return finding === undefined ? null : `${nameOf(entry)}: ${finding.text}`;
}

export const orderRules: Rule[] = [
  systemRule(
    { id: 'risk_first', severity: 'warning', clause: 'NĐ 331 Đ10.2.a; Đ10.4.a', title: 'Đề xuất cấp độ trước khi đánh giá rủi ro' },
    (entry, report) => broken(entry, report, 'risk_first'),
  ),

  systemRule(
    { id: 'risk_missing', severity: 'warning', clause: 'NĐ 331 Đ10.2.a; Đ10.6', title: 'Chưa đánh giá rủi ro' },
    (entry, report) => {
      const { framework, level } = entry.system;
      if (framework !== 'nd331-2026' || level === null || assessedOn(entry, report).length > 0) return null;
      if (broken(entry, report, 'risk_first') !== null) return null;
      return `${nameOf(entry)} xác định cấp độ theo NĐ 331/2026 nhưng chưa có đánh giá rủi ro nào hoàn thành. Lập và hoàn thành tại thẻ Đánh giá rủi ro.`;
    },
  ),

  systemRule(
    { id: 'risk_outdated', severity: 'warning', clause: 'NĐ 331 Đ10.2.b', title: 'Chưa đánh giá lại rủi ro sau khi thay đổi lớn' },
    (entry, report) => {
      const last = assessedOn(entry, report).at(-1);
      const changed = entry.system.lastChanged;
      if (last === undefined || changed === null || changed > report.calendar.cutoff || last >= changed) return null;
      return `${nameOf(entry)} thay đổi ngày ${paperDate(changed)}, lần đánh giá rủi ro gần nhất ngày ${paperDate(last)}. Đánh giá lại và giữ hồ sơ để xuất trình khi kiểm tra.`;
    },
  ),

  systemRule(
    {
      id: 'incident_without_risk',
      severity: 'warning',
      clause: 'NĐ 331 Đ10.2.d',
      title: 'Chưa đánh giá lại rủi ro sau sự cố nghiêm trọng',
    },
    (entry, report) => {
      const last = assessedOn(entry, report).at(-1);
      const serious = report.input.registers.incidents
        .filter((incident) => incident.serious && incident.systems.includes(entry.system.id))
        .map((incident) => vietnamDate(new Date(incident.detectedAt)))
        .filter((day) => day <= report.calendar.cutoff)
        .toSorted()
        .at(-1);
      if (last === undefined || serious === undefined || last >= serious) return null;
      return `${nameOf(entry)} có sự cố nghiêm trọng ngày ${paperDate(serious)}, lần đánh giá rủi ro gần nhất ngày ${paperDate(last)}. Đánh giá lại rủi ro.`;
    },
  ),

  systemRule(
    { id: 'risk_above_level', severity: 'warning', clause: 'NĐ 331 Đ10.5', title: 'Rủi ro cao hơn cấp độ đang giữ' },
    (entry, { input }) => {
      const { level } = entry.system;
      const newest = groundingRiskAssessment(input.registers.risks.filter(({ systemId }) => systemId === entry.system.id));
      const asked = newest === null ? null : levelOfRisk(newest);
      if (level === null || asked === null || asked <= level) return null;
      return `${nameOf(entry)} giữ cấp độ ${level}, kết quả đánh giá rủi ro cho mức tổn hại của cấp độ ${asked}. Xác định lại cấp độ.`;
    },
  ),

  systemRule(
    {
      id: 'plan_before_use',
      severity: 'warning',
      clause: 'NĐ 331 Đ30.6; TT 12 Đ9.6',
      title: 'Đưa vào sử dụng khi phương án chưa triển khai đầy đủ',
    },
    (entry, report) => broken(entry, report, 'plan_before_use'),
  ),

  systemRule(
    {
      id: 'conditions_before_use',
      severity: 'warning',
      clause: 'NĐ 331 Đ28.3.b',
      title: 'Chưa đánh giá điều kiện an ninh mạng trước khi đưa vào sử dụng',
    },
    (entry, report) => broken(entry, report, 'conditions_before_use'),
  ),
];
