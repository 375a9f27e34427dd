/** Who decides about a system: its level, or that of a system on the national-security list (NĐ 331 Đ20.4). */
import type { Level } from '../../checklist/model.ts';
import { frameworkOf, type ReportFramework } from '../input.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';

/** On the list of systems important to national security, by the last determination of its level (NĐ 331 Đ16). */
export const isListed = ({ determination }: Pick<ReportedSystem, 'determination'>): boolean =>
  determination?.inputs['listed_national_security'] === true;

/** The level by which the procedure goes; null while the system has none. */
export function procedureLevel(entry: ReportedSystem, { input }: AnnualReport): Level | null {
  const { level, framework } = entry.system;
  if (level === null || !isListed(entry)) return level;
  return frameworkOf(input.law, framework).approval_common.listed_national_security_as_level ?? level;
}

/** Who does what for a system. */
export function pathOf(entry: ReportedSystem, report: AnnualReport): ReportFramework['approval'][number] | undefined {
  const level = procedureLevel(entry, report);
  return frameworkOf(report.input.law, entry.system.framework).approval.find(({ levels }) => level !== null && levels.includes(level));
}
