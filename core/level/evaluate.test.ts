import { describe, expect, it } from 'vitest';
import { condition } from '../checklist/condition.ts';
import { holds } from './evaluate.ts';

const answers = { kind: 'b', kinds: ['a', 'b'], count: 10, yes: true, none: [] };

/** The condition language, operator by operator: condition, whether it holds for the answers above. */
const TABLE: [unknown, boolean][] = [
  ['always', true],
  [{ input: 'kind', is: 'b' }, true],
  [{ input: 'kind', is: 'a' }, false],
  [{ input: 'yes', is: true }, true],
  [{ input: 'count', is: 10 }, true],
  [{ input: 'count', is: '10' }, false],
  [{ input: 'kind', in: ['a', 'b'] }, true],
  [{ input: 'kind', in: ['c'] }, false],
  [{ input: 'kinds', in: ['a', 'b'] }, false],
  [{ input: 'kinds', includes: 'a' }, true],
  [{ input: 'kinds', includes: 'c' }, false],
  [{ input: 'kind', includes: 'b' }, false],
  [{ input: 'kinds', includes_any: ['c', 'b'] }, true],
  [{ input: 'kinds', includes_any: ['c'] }, false],
  [{ input: 'kinds', only: ['a', 'b', 'c'] }, true],
  [{ input: 'kinds', only: ['a'] }, false],
  [{ input: 'none', only: ['a'] }, false],
  [{ input: 'count', gte: 10 }, true],
  [{ input: 'count', gte: 11 }, false],
  [{ input: 'count', lt: 11 }, true],
  [{ input: 'count', lt: 10 }, false],
  [{ input: 'kind', gte: 1 }, false],
  [{ column: 'kind', is: 'b' }, true],
  [
    {
      all: [
        { input: 'yes', is: true },
        { input: 'count', gte: 10 },
      ],
    },
    true,
  ],
  [
    {
      all: [
        { input: 'yes', is: true },
        { input: 'count', lt: 10 },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { input: 'yes', is: false },
        { input: 'count', gte: 10 },
      ],
    },
    true,
  ],
  [
    {
      any: [
        { input: 'yes', is: false },
        { input: 'count', lt: 10 },
      ],
    },
    false,
  ],
  [{ not: { input: 'yes', is: false } }, true],
  [{ not: { input: 'yes', is: true } }, false],
];

describe('the condition language', () => {
  it.each(TABLE)('%j: %s', (text, expected) => {
    expect(holds(condition.parse(text), answers)).toBe(expected);
  });

  it('no answer inherited from Object satisfies anything', () => {
    expect(holds(condition.parse({ input: 'constructor', includes: 'a' }), answers)).toBe(false);
  });
});

describe('an open question', () => {
  const open = new Set(['count']);
  const of = (text: unknown): boolean => holds(condition.parse(text), { yes: true }, open);
  const large = { input: 'count', gte: 10 };

  it('satisfies neither a comparison nor its opposite: silence decides nothing', () => {
    expect(of(large)).toBe(false);
    expect(of({ not: large })).toBe(false);
    expect(of({ not: { not: large } })).toBe(false);
  });

  it('does not matter where the other answers decide already', () => {
    expect(of({ any: [large, { input: 'yes', is: true }] })).toBe(true);
    expect(of({ not: { all: [large, { input: 'yes', is: false }] } })).toBe(true);
    expect(of({ not: { any: [large, { input: 'yes', is: true }] } })).toBe(false);
    expect(of({ all: [{ not: large }, { input: 'yes', is: true }] })).toBe(false);
  });

  it('is not the same as a question that is not asked: there is nothing, so the opposite holds', () => {
    expect(holds(condition.parse({ not: large }), { yes: true })).toBe(true);
  });
});
