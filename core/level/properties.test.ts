/** What holds of level determination whatever is answered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import { FRAMEWORK_IDS } from '../checklist/model.ts';
import { determineLevel } from './determine.ts';
import { plainly, shippedFramework } from './fixture.ts';
import { effectiveInputs, problemsOfInputs, unansweredInputs } from './inputs.ts';
import type { InputValue, LevelInputs } from './model.ts';

/** Any value the question allows; numbers mostly around the thresholds. */
function answersTo(input: FrameworkInput): fc.Arbitrary<InputValue> {
  switch (input.type) {
    case 'boolean':
      return fc.boolean();
    case 'text':
      return fc.constant('Ghi chú');
    case 'choice':
      return fc.constantFrom(...input.options.map((option) => option.id));
    case 'choice_multiple':
      return fc
        .subarray(
          input.options.map((option) => option.id),
          { minLength: 1 },
        )
        .filter((chosen) => !(input.exclusive ?? []).some((pair) => pair.every((one) => chosen.includes(one))));
    case 'integer':
      return input.maximum === undefined
        ? fc.constantFrom(0, 9_999, 10_000, 10_001, 99_999, 100_000, 100_001)
        : fc.integer({ min: input.minimum, max: input.maximum });
  }
}

/** Sound answers to all questions that are asked; a third of those that need none is left out. */
const complete = (framework: Framework): fc.Arbitrary<LevelInputs> =>
  fc
    .record(
      Object.fromEntries(
        framework.inputs.map((input) => [
          input.id,
          input.required ? answersTo(input) : fc.option(answersTo(input), { nil: undefined, freq: 2 }),
        ]),
      ),
    )
    .map((answers) => {
      const given: LevelInputs = {};
      for (const [id, value] of Object.entries(answers)) if (value !== undefined) given[id] = value;
      return given;
    });
const RUNS = { numRuns: 400 };

describe.each(FRAMEWORK_IDS)('whatever is answered under %s', (id) => {
  const framework = shippedFramework(id);
  const raise = framework.level_resolution.raise_to.input;

  it('the matched rules are exactly those whose condition holds, and the highest decides', () => {
    fc.assert(
      fc.property(complete(framework), (inputs) => {
        const answers = effectiveInputs(framework, inputs);
        const expected = framework.level_rules.filter((rule) => plainly(rule.when, answers));
        const result = determineLevel(framework, inputs);
        expect(result.unanswered).toEqual([]);
        expect(result.matched.map((rule) => rule.id).toSorted()).toEqual(expected.map((rule) => rule.id).toSorted());
        const highest = Math.max(0, ...expected.map((rule) => rule.level), Number(answers[raise] ?? 0));
        expect(result.level ?? 0).toBe(highest);
      }),
      RUNS,
    );
  });

  it('what raises the level never lowers it', () => {
    fc.assert(
      fc.property(complete(framework), fc.integer({ min: 1, max: 5 }), (inputs, asked) => {
        const { [raise]: _without, ...others } = inputs;
        const found = determineLevel(framework, others).level ?? 0;
        const result = determineLevel(framework, { ...others, [raise]: asked });
        expect(result.level).toBe(Math.max(found, asked));
        expect(result.raisedBy === null).toBe(asked <= found);
      }),
      RUNS,
    );
  });

  it('silence decides nothing: what matches before every required question is answered matches after, too', () => {
    const required = framework.inputs.filter((input) => input.required).map((input) => input.id);
    fc.assert(
      fc.property(complete(framework), fc.subarray(required), (inputs, left) => {
        const partial = Object.fromEntries(Object.entries(inputs).filter(([input]) => !left.includes(input)));
        const before = determineLevel(framework, partial);
        const after = determineLevel(framework, inputs);
        const later = after.matched.map((rule) => rule.id);
        expect(before.matched.filter((rule) => !later.includes(rule.id))).toEqual([]);
        expect(before.level ?? 0).toBeLessThanOrEqual(after.level ?? 0);
        // And where something could change, it is said.
        if (before.level !== after.level) expect(before.unanswered).not.toEqual([]);
      }),
      RUNS,
    );
  });

  it('sound answers are found sound', () => {
    fc.assert(
      fc.property(complete(framework), (inputs) => {
        expect(problemsOfInputs(framework, inputs)).toEqual([]);
        expect(unansweredInputs(framework, inputs)).toEqual([]);
      }),
      RUNS,
    );
  });
});
