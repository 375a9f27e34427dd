/** Section `reporting` of a framework file: the annual report field by field. */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import { condition } from './condition.ts';
import { frameworkId } from './model.ts';

const text = z.string().min(1);
const judgement = z.boolean().optional();
const dayOfYear = z.strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) });
const relativeDay = dayOfYear.extend({ year: z.number().int() });
const labelled = z.strictObject({ id: text, label: text });
const severity = z.enum(['error', 'warning']);

const form = z.strictObject({
  code: text.nullable(),
  use: frameworkId.optional(),
  reason: text.optional(),
  kind: text.optional(),
  subject: text.optional(),
  issuer: text.optional(),
  addressed_to: text.optional(),
  signature_block: z.boolean().optional(),
});

const headerField = z.strictObject({
  id: text,
  label: text,
  type: z.enum(['text', 'date', 'list', 'choice']),
  required: z.boolean(),
  filled_by: text.optional(),
  basis: text.optional(),
  options: z.array(z.string()).optional(),
});

const section1 = z.strictObject({
  id: text,
  label: text,
  type: z.enum(['integer', 'month']),
  required: z.boolean(),
  count: text.optional(),
  derive: text.optional(),
  judgement,
});

const section2 = z.strictObject({
  repeat: z.literal('owner'),
  groups: z.array(labelled),
  fields: z.array(
    z.strictObject({
      nr: z.number().int(),
      id: text,
      label: text,
      type: z.enum(['text', 'phone_and_email']),
      required: z.union([z.boolean(), z.strictObject({ owner: z.boolean(), security_unit: z.boolean() })]),
    }),
  ),
});

const column = z.strictObject({
  nr: z.number().int(),
  id: text,
  label: text,
  type: z.enum(['integer', 'text', 'choice', 'choice_multiple', 'decision', 'month']),
  required: z.union([z.boolean(), text]),
  minimum: z.number().int().optional(),
  maximum: z.number().int().optional(),
  values: z.array(labelled).optional(),
  parts: z.array(text).optional(),
  separator: z.string().optional(),
});

const rowRule = z.strictObject({
  id: text,
  severity,
  when: condition.optional(),
  filled: z.array(text).optional(),
  empty: z.array(text).optional(),
  compare: z.array(text).length(3).optional(),
  check: text.optional(),
  basis: text,
  judgement,
});

export const frameworkReporting = z.strictObject({
  clause: text,
  frequency: text,
  on_request: z.boolean(),
  superseded_from: isoDate.optional(),
  period: z.strictObject({ from: relativeDay, to: relativeDay, clause: text }),
  deadlines: z.array(z.strictObject({ id: text, from: z.array(text), to: text, before: dayOfYear, last_day: dayOfYear, clause: text })),
  channels: z.array(z.strictObject({ id: text, label: text, clause: text })),
  contents: z.array(
    z.strictObject({
      nr: z.number().int(),
      id: text,
      same_as: z.number().int().optional(),
      text,
      in_form: z.array(text).optional(),
      annex: text.nullable().optional(),
    }),
  ),
  form,
  header_fields: z.array(headerField).optional(),
  section_1: z.array(section1).optional(),
  section_2: section2.optional(),
  section_3_columns: z.array(column).optional(),
  row_rules: z.array(rowRule).optional(),
  total_rules: z.array(z.strictObject({ id: text, severity, check: text, judgement })).optional(),
  annexes: z.array(z.strictObject({ id: text, title: text, clause: text, columns: z.array(text), empty_text: text.optional() })).optional(),
  column_values: z.strictObject({ plan_status: z.array(labelled), requirement_status: z.array(labelled) }).optional(),
});
