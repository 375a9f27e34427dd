/** A framework file: one decree as data. Keys are those of checklists/<framework>/framework.yaml. */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import { condition } from './condition.ts';
import { frameworkReporting } from './framework-reporting.ts';
import { frameworkId, level, trait } from './model.ts';

const text = z.string().min(1);
const clause = text.nullable();
const duration = z.string().regex(/^P(\d+[YMD]|T\d+[HS])$/);
const judgement = z.boolean().optional();
const limit = z.strictObject({ days: z.number().int(), kind: z.enum(['working', 'calendar']), from: text, clause: text });

// ---------------------------------------------------------------- the decree

const status = z.strictObject({
  state: z.enum(['in_force', 'transitional', 'lapsed']),
  from: isoDate,
  until: isoDate.nullable(),
  new_dossiers_until: isoDate.optional(),
  parent_law_lapsed: isoDate.optional(),
  clause: text,
  note: text,
});

const basis = z.strictObject({
  code: text,
  short: text,
  title: text,
  issued: isoDate.nullable(),
  effective: isoDate.nullable(),
  lapsed: isoDate.optional(),
});

const terms = z.strictObject({
  security: text,
  system: text,
  system_owner: text,
  operator: text,
  security_unit: text,
  security_section: text,
  regulation: text,
  protection_plan: text,
  level_dossier: text,
  standard: text,
});

const verdict = z.strictObject({
  id: z.enum(['compliant', 'partial', 'non_compliant', 'not_applicable']),
  label: text,
  report_label: text,
  clause,
  judgement,
  needs: z.array(z.enum(['evidence', 'remediation_plan', 'remediation_due', 'reason'])),
});

const planRollup = z.strictObject({
  judgement,
  clause: text,
  ignore: z.array(text),
  ignore_recommended: z.boolean(),
  rules: z.array(z.strictObject({ status: z.enum(['complete', 'not_started', 'in_part']), means: text })),
});

// ---------------------------------------------------------------- level

const inputCommon = {
  id: text,
  label: text,
  help: text.optional(),
  required: z.boolean(),
  clause: text.optional(),
  visible_when: condition.optional(),
  enabled: z.boolean().optional(),
};
const option = z.strictObject({ id: text, label: text, clause: text.optional() });

export const frameworkInput = z.discriminatedUnion('type', [
  z.strictObject({ ...inputCommon, type: z.literal('choice'), options: z.array(option).min(2) }),
  z.strictObject({
    ...inputCommon,
    type: z.literal('choice_multiple'),
    options: z.array(option).min(2),
    exclusive: z.array(z.array(text).length(2)).optional(),
  }),
  z.strictObject({ ...inputCommon, type: z.literal('boolean'), default: z.boolean().optional() }),
  z.strictObject({ ...inputCommon, type: z.literal('integer'), minimum: z.number().int(), maximum: z.number().int().optional() }),
  z.strictObject({ ...inputCommon, type: z.literal('text') }),
]);
export type FrameworkInput = z.infer<typeof frameworkInput>;

const levelRule = z.strictObject({ level, id: text, clause: text, text, when: condition });

const levelResolution = z.strictObject({
  method: z.literal('highest'),
  clause: text,
  raise_to: z.strictObject({ input: text, clause: text, text }),
  none_matches: z.literal('undetermined'),
  keep: z.array(text),
  warnings: z.array(z.strictObject({ id: text, when: condition, text, clause: text.optional(), judgement })),
});

// ---------------------------------------------------------------- procedure

const approval = z.strictObject({
  levels: z.array(level).min(1),
  prepares: text,
  expert_opinion: text.nullable(),
  appraises: text,
  approves: text,
  approves_plan: text.optional(),
  after_approval: text.optional(),
  appraisal_within: limit.nullable(),
  forms: z.record(z.string(), text.nullable()).optional(),
  clause: text,
});

const approvalCommon = z.strictObject({
  incomplete_dossier_reply_within: limit.nullable(),
  approval_within: limit,
  appraisal_opinion_required_from_level: level,
  forms: z.null().optional(),
  forms_are_inferred: z.boolean().optional(),
  listed_national_security_as_level: level.optional(),
  independent_appraisal: z.strictObject({ case: text, options: z.array(text), clause: text }),
});

/** Dated events in the life of a system that `ordering` compares; core/level/ordering.ts says where each date comes from. */
export const ORDERING_EVENTS = [
  'risk_assessment',
  'level_proposed',
  'regulation_issued',
  'appraisal_opinion',
  'level_approved',
  'investment_approved',
  'plan_complete',
  'security_conditions_assessed',
  'put_into_use',
] as const;
const orderingEvent = z.enum(ORDERING_EVENTS);
export type OrderingEvent = z.infer<typeof orderingEvent>;

const ordering = z.strictObject({
  id: text,
  before: orderingEvent,
  after: orderingEvent,
  levels: z.array(level).optional(),
  applies_to: text.optional(),
  severity: z.enum(['error', 'warning', 'info']),
  same_day: z.enum(['error', 'warning', 'info']).optional(),
  clause: text,
});

const inspection = z.strictObject({
  clause: text,
  note: text,
  levels: z.array(
    z.strictObject({
      level,
      required_every: duration.nullable(),
      default_every: duration,
      scope: text.optional(),
      assessor: z.array(text).optional(),
      judgement,
    }),
  ),
  listed_national_security: z
    .strictObject({
      required_every: duration,
      notify_before: z.strictObject({ month: z.number().int(), day: z.number().int() }),
      clause: text,
    })
    .optional(),
  self_assessment: z.strictObject({
    allowed: z.boolean(),
    levels: z.array(level).optional(),
    assessor: text,
    condition: text.optional(),
    clause: text,
  }),
  professional_required_when: z.array(z.strictObject({ id: text, text, clause: text.optional() })),
  professional_is: z.array(text),
  contents: z.array(z.strictObject({ id: text, text, clause: text })),
  technical_modes: z.array(text),
  standard_cadence: z.array(z.strictObject({ id: text, text, clause: text, every: z.array(duration.nullable()).length(5) })).optional(),
});

const transition = z.strictObject({
  id: text,
  applies_to: text.optional(),
  effect: text.optional(),
  term: duration.nullable().optional(),
  from: isoDate.optional(),
  show: text.optional(),
  with: z.array(text).optional(),
  framework: frameworkId.optional(),
  plan_for: isoDate.nullable().optional(),
  clause: text.optional(),
  judgement,
});

// ---------------------------------------------------------------- the whole file

export const framework = z.strictObject({
  schema: z.literal(1),
  id: frameworkId,
  title: text,
  short_title: text,
  successor_of: frameworkId.optional(),
  succeeded_by: frameworkId.optional(),
  status,
  basis: z.array(basis).min(1),
  terms,
  verdicts: z.array(verdict).length(4),
  unanswered: z.strictObject({ label: text, counts_as: text, judgement }),
  plan_rollup: planRollup,
  inputs: z.array(frameworkInput).min(1),
  level_rules: z.array(levelRule).min(1),
  level_resolution: levelResolution,
  harm_scale: z.array(z.strictObject({ level, clause: text, text })).length(5),
  traits: z.array(z.strictObject({ trait, when: condition, clause: text.optional() })),
  criterion_dependent_requirements: z
    .array(z.strictObject({ point: text, product: text, applies_to: text, traits: z.array(trait) }))
    .optional(),
  approval: z.array(approval).min(1),
  approval_common: approvalCommon,
  dossier: z.array(z.strictObject({ id: text, title: text, levels: z.array(level), clause: text, companion: z.boolean().optional() })),
  ordering: z.array(ordering),
  relevel_triggers: z.array(z.strictObject({ id: text, text, clause: text, judgement })),
  relevel_procedure: z.strictObject({ same_as: text, clause: text, from_2026_08_19: frameworkId.optional() }),
  inspection,
  incident_deadlines: z.array(
    // `to`: where it is not `incident_to`.
    z.strictObject({ id: text, within: duration.nullable(), what: text, case: text, clause: text, to: text.optional() }),
  ),
  incident_to: text.optional(),
  incident_counts_from: text.optional(),
  retention: z.array(z.strictObject({ id: text, keep: duration.nullable(), text, clause: clause.optional(), judgement })),
  reporting: frameworkReporting,
  transition: z.array(transition),
});
export type Framework = z.infer<typeof framework>;
