/**
 * Templates of the systems that a hospital usually has: what they are for, and how the level form may begin. A suggestion only:
 * the level comes from the rules of the framework, run over the officer's own answers.
 */
import { z } from 'zod';
import { FRAMEWORK_IDS, level, trait, type FrameworkId } from './model.ts';

const templateId = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** Answers by input id of the framework file. */
const inputs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** What the rules give for a template, once its open questions are answered so. */
const expectation = z.strictObject({
  level,
  /** The clauses that decide, all of them. */
  clauses: z.array(z.string().min(1)).min(1),
  /** What has to be true for it, in words; absent = nothing beyond the template's own answers. */
  condition: z.string().min(1).optional(),
  /** The same as answers, which complete or replace those of the template. */
  assumes: inputs.optional(),
});
export type TemplateExpectation = z.infer<typeof expectation>;

const perFramework = <T extends z.ZodType>(part: T) => z.strictObject({ 'nd331-2026': part, 'nd85-2016': part });

/** One template, as calls hand it on. */
export const systemTemplate = z.strictObject({
  id: templateId,
  name: z.string().min(1).max(500),
  shortName: z.string().min(1).max(60),
  purpose: z.string().min(1).max(2000),
  users: z.string().min(1).max(2000),
  traits: z.array(trait),
  /** First answers of the level form: what the kind of system decides, never a number of persons. */
  inputs: perFramework(inputs),
  /** The usual case first, then those that change the level. */
  expected: perFramework(z.array(expectation).min(1)),
  /** Whether the level rests on a reading of the law and not on its words alone. */
  judgement: z.boolean(),
  /** What decides the level, and what to look at, for the officer. */
  note: z.string().min(1),
  /** Templates that usually belong to one system with this one (NĐ 331 Đ7.2.a). */
  sameScopeAs: z.array(templateId),
});
export type SystemTemplate = z.infer<typeof systemTemplate>;
export const systemTemplates = z.array(systemTemplate).min(1);

/** The file: keys as in all files of the law. */
export const templatesFile = z.strictObject({
  schema: z.literal(1),
  templates: z
    .array(
      systemTemplate.omit({ shortName: true, sameScopeAs: true }).extend({
        short_name: systemTemplate.shape.shortName,
        same_scope_as: systemTemplate.shape.sameScopeAs.default([]),
      }),
    )
    .min(1),
});

export const templatesOf = ({ templates }: z.infer<typeof templatesFile>): SystemTemplate[] =>
  templates.map(({ short_name: shortName, same_scope_as: sameScopeAs, ...rest }) => ({ ...rest, shortName, sameScopeAs }));

/** The inputs of a framework file, as far as answers are checked against them. */
interface KnownFramework {
  id: FrameworkId;
  inputs: readonly { id: string; type: string; options?: readonly { id: string }[] | undefined }[];
}

/** What is wrong between the templates and the frameworks: ids that repeat or are unknown, answers no question allows. */
export function templateProblems(
  templates: readonly SystemTemplate[],
  frameworks: readonly KnownFramework[],
): { where: string; text: string }[] {
  const ids = templates.map(({ id }) => id);
  return templates.flatMap((template, index) => {
    const where = `templates.yaml: ${template.id}`;
    const twice = ids.indexOf(template.id) === index ? [] : [{ where, text: 'mã mẫu bị lặp' }];
    const strangers = template.sameScopeAs
      .filter((id) => id === template.id || !ids.includes(id))
      .map((id) => ({ where, text: `same_scope_as: không có mẫu khác tên ${id}` }));
    const answers = FRAMEWORK_IDS.flatMap((id) => {
      const known = frameworks.find((framework) => framework.id === id)?.inputs ?? [];
      const given = [template.inputs[id], ...template.expected[id].map(({ assumes }) => assumes ?? {})];
      return given
        .flatMap((one) => Object.entries(one))
        .flatMap(([input, value]) => {
          const question = known.find((candidate) => candidate.id === input);
          if (question === undefined) return [{ where, text: `${id}: không có câu hỏi ${input}` }];
          const options = question.options?.map((option) => option.id);
          const chosen = Array.isArray(value) ? value : [value];
          return options === undefined || chosen.every((choice) => typeof choice === 'string' && options.includes(choice))
            ? []
            : [{ where, text: `${id}: câu hỏi ${input} không có phương án ${chosen.join(', ')}` }];
        });
    });
    return [...twice, ...strangers, ...answers];
  });
}
