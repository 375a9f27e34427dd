/** New systems made from something that is known already: a template, or another system. */
import type { FrameworkId } from '../checklist/model.ts';
import type { SystemTemplate } from '../checklist/templates.ts';
import { fold } from '../text.ts';
import { emptySystem } from './empty.ts';
import type { InformationSystem } from './system.ts';

const NAME_LENGTH = 500;

/** `wanted`, or with “(2)”, “(3)” … behind it where a system is called so already; marks and capitals don't tell names apart. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map(fold));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = `${wanted.slice(0, NAME_LENGTH - suffix.length)}${suffix}`;
    if (!known.has(fold(name))) return name;
  }
}

interface Place {
  id: string;
  name: string;
  framework: FrameworkId;
  ownerName: string;
  operatorName: string;
}

/** A system as its template describes it, still without a level: that comes from the officer's own answers. */
export const systemFromTemplate = (template: SystemTemplate, place: Place): InformationSystem => ({
  ...emptySystem({ ...place, shortName: template.shortName, purpose: template.purpose }),
  template: template.id,
  users: template.users,
  traits: template.traits,
});

/**
 * The same facts under another name. What a system has to win for itself is not copied: level, approval, inspections,
 * self-assessment, ground for the national list; nor are the dates of its own life.
 */
export function copyOfSystem(system: InformationSystem, known: { id: string; name: string }): InformationSystem {
  const blank = emptySystem({ ...system, ...known });
  return {
    ...system,
    ...known,
    constructionStarted: blank.constructionStarted,
    investmentApproved: blank.investmentApproved,
    inUseSince: blank.inUseSince,
    lastChanged: blank.lastChanged,
    archivedAt: blank.archivedAt,
    archiveReason: blank.archiveReason,
    level: blank.level,
    levelReason: blank.levelReason,
    approval: blank.approval,
    renewal: null,
    expectedPlanCompletion: blank.expectedPlanCompletion,
    inspections: blank.inspections,
    assessor: blank.assessor,
    nationalSecurity: blank.nationalSecurity,
    regulationCheck: blank.regulationCheck,
  };
}
