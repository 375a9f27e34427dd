/** The templates tell the truth: the rules of both frameworks, run over their answers, give what they promise. */
import { describe, expect, it } from 'vitest';
import type { FrameworkInput } from '../../core/checklist/framework.ts';
import { FRAMEWORK_IDS, type FrameworkId } from '../../core/checklist/model.ts';
import { templateProblems, type SystemTemplate } from '../../core/checklist/templates.ts';
import { determineLevel } from '../../core/level/determine.ts';
import { problemsOfInputs, visibleInputs, wrongInputs } from '../../core/level/inputs.ts';
import type { InputValue, LevelInputs } from '../../core/level/model.ts';
import { SHIPPED_LAW as law } from './fixture.ts';

const templates = law.templates();

/** Clauses of every rule that gives the level found, and of what raised it. */
function decision(framework: FrameworkId, inputs: LevelInputs): { level: number | null; clauses: string[] } {
  const { level, matched, raisedBy } = determineLevel(law.framework(framework), inputs);
  const clauses = raisedBy === null ? matched.filter((rule) => rule.level === level).map(({ clause }) => clause) : [raisedBy.clause];
  return { level, clauses };
}

/** The answer that says the least: no count, no list, no harm. */
function neutral(input: FrameworkInput): InputValue {
  switch (input.type) {
    case 'boolean':
      return input.id === 'single_owner';
    case 'integer':
      return input.minimum;
    case 'text':
      return 'đã ghi';
    case 'choice':
      return (input.options.find(({ id }) => id === 'none' || id === 'unknown') ?? input.options[0])?.id ?? '';
    case 'choice_multiple':
      return ['private'];
  }
}

/** The same answers with every other required question answered as neutrally as can be. */
function completed(framework: FrameworkId, inputs: LevelInputs): LevelInputs {
  const rules = law.framework(framework);
  let complete = inputs;
  for (const input of rules.inputs) {
    if (!input.required || complete[input.id] !== undefined || !visibleInputs(rules, complete).includes(input)) continue;
    complete = { ...complete, [input.id]: neutral(input) };
  }
  return complete;
}

const CASES = templates.flatMap((template) =>
  FRAMEWORK_IDS.flatMap((framework) =>
    template.expected[framework].map((expected, index) => ({
      title: `${template.id}, ${framework}, ${expected.condition ?? 'as it is'}`,
      template,
      framework,
      expected,
      usual: index === 0,
    })),
  ),
);

describe('the templates of regulation.md §15', () => {
  it('are nineteen, each known by its own id and name, and fit the questions of both frameworks', () => {
    expect(templates).toHaveLength(19);
    expect(new Set(templates.map(({ name }) => name)).size).toBe(19);
    expect(templateProblems(templates, law.frameworks)).toEqual([]);
  });

  it.each(CASES)('give level and clauses: $title', ({ template, framework, expected }) => {
    const inputs = { ...template.inputs[framework], ...expected.assumes };
    expect(wrongInputs(law.framework(framework), inputs)).toEqual([]);
    expect(decision(framework, inputs)).toEqual({ level: expected.level, clauses: expected.clauses });
    // Answering the questions that are still open, without saying anything more, changes nothing in the level.
    const complete = completed(framework, inputs);
    expect(problemsOfInputs(law.framework(framework), complete)).toEqual([]);
    const whole = decision(framework, complete);
    expect(whole.level).toBe(expected.level);
    expect(whole.clauses).toEqual(expect.arrayContaining(expected.clauses));
  });

  it.each(CASES.filter(({ usual, expected }) => usual && expected.assumes === undefined))(
    'give the usual level by the kind of system alone: $title',
    ({ template, framework, expected }) => {
      expect(decision(framework, template.inputs[framework]).level).toBe(expected.level);
    },
  );

  it('leave counts of persons to the officer', () => {
    const counts = templates.filter((template) =>
      FRAMEWORK_IDS.some((id) => Object.values(template.inputs[id]).some((value) => typeof value === 'number')),
    );
    expect(counts.map(({ id }) => id)).toEqual([]);
  });

  it('are the rows of the table, level and mark', () => {
    const row = ({ id, expected, judgement }: SystemTemplate): string => {
      const levels = (framework: FrameworkId): string => expected[framework].map(({ level }) => level).join('/');
      return `${id} ${levels('nd85-2016')} ${levels('nd331-2026')} ${judgement ? 'J' : 'F'}`;
    };
    expect(templates.map(row)).toEqual([
      'his-online 3 3 J',
      'his-internal 2 2/3 J',
      'emr 3/2 3/2 J',
      'lis 2/3 2/3 J',
      'ris-pacs 2/3 2/3/3 J',
      'portal 2 2 J',
      'booking 3 3/3 J',
      'telehealth 3 3 F',
      'e-prescription 3/2 3/2 J',
      'insurance-claims 3/2 3/2 J',
      'hr-finance 2 2 F',
      'documents 2/3 2/3 F',
      'email 2 2 F',
      'lan 2 2 J',
      'queue 2/3 2/3 J',
      'medical-devices 2/3 2/3 J',
      'payment 3 3 J',
      'building-control 3/4 3/4 F',
      'provincial-platform 3 3 F',
    ]);
  });
});

it('templates that repeat an id, ask an unknown question or name an unknown neighbour are refused', () => {
  const [first] = templates;
  if (first === undefined) throw new Error('no template');
  const broken: SystemTemplate = {
    ...first,
    id: 'ship',
    sameScopeAs: ['moon'],
    inputs: { 'nd331-2026': { system_types: ['ship'] }, 'nd85-2016': { moon: 'full' } },
  };
  expect(templateProblems([...templates, broken, broken], law.frameworks).map(({ text }) => text)).toEqual([
    'same_scope_as: không có mẫu khác tên moon',
    'nd85-2016: không có câu hỏi moon',
    'nd331-2026: câu hỏi system_types không có phương án ship',
    'mã mẫu bị lặp',
    'same_scope_as: không có mẫu khác tên moon',
    'nd85-2016: không có câu hỏi moon',
    'nd331-2026: câu hỏi system_types không có phương án ship',
  ]);
});
