/** What must come before what on the way from the first risk assessment to use (section `ordering` of a framework file). */
import type { Framework } from '../checklist/framework.ts';
import type { Level } from '../checklist/model.ts';

type OrderingRule = Framework['ordering'][number];

/** In the order in which a system lives through them; what is not named here comes last. */
const MILESTONES = ['level_proposed', 'level_approved', 'put_into_use', 'investment_approved'];

export interface Milestone {
  /** The event that has to wait. */
  event: string;
  /** What has to be done before it, as the framework file lists it. */
  rules: OrderingRule[];
}

/** The ordering rules that bind a system of this level, by the event that has to wait. */
export function milestonesOf(framework: Framework, level: Level): Milestone[] {
  const rules = framework.ordering.filter((rule) => rule.levels?.includes(level) ?? true);
  const place = (event: string): number => (MILESTONES.includes(event) ? MILESTONES.indexOf(event) : MILESTONES.length);
  return [...new Set(rules.map((rule) => rule.after))]
    .toSorted((a, b) => place(a) - place(b))
    .map((event) => ({ event, rules: rules.filter((rule) => rule.after === event) }));
}
