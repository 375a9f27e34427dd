/** The condition language of the framework files; its meaning stands in the head of checklists/nd331-2026/framework.yaml. */
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalar>;

const compared = {
  is: scalar.optional(),
  in: z.array(scalar).min(1).optional(),
  includes: z.string().optional(),
  includes_any: z.array(z.string()).min(1).optional(),
  only: z.array(z.string()).min(1).optional(),
  gte: z.number().optional(),
  lt: z.number().optional(),
};
const OPERATORS = Object.keys(compared);

const hasOneOperator = (value: object): boolean => OPERATORS.filter((operator) => operator in value).length === 1;
const ONE_OPERATOR = { error: `phải có đúng một phép so sánh: ${OPERATORS.join(', ')}` };

/** An answer (`input`) or a column of a report row (`column`) compared with something. */
const inputComparison = z.strictObject({ input: z.string(), ...compared }).refine(hasOneOperator, ONE_OPERATOR);
const columnComparison = z.strictObject({ column: z.string(), ...compared }).refine(hasOneOperator, ONE_OPERATOR);
export type InputComparison = z.infer<typeof inputComparison>;
export type ColumnComparison = z.infer<typeof columnComparison>;

export type Condition = 'always' | { all: Condition[] } | { any: Condition[] } | { not: Condition } | InputComparison | ColumnComparison;

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.literal('always'),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    inputComparison,
    columnComparison,
  ]),
);

/** Every comparison inside a condition, in the order written. */
export function comparisonsIn(condition: Condition): (InputComparison | ColumnComparison)[] {
  if (condition === 'always') return [];
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  if ('not' in condition) return comparisonsIn(condition.not);
  return [condition];
}
