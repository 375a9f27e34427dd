/** What must hold whatever was answered, whatever the law has become, and wherever the answers go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../checklist/items.ts';
import { withDigests } from '../checklist/digest.ts';
import { FRAMEWORK_IDS, type Checklist, type ChecklistItem, type Trait } from '../checklist/model.ts';
import { applyChange, emptyAnswer, isBlankAnswer } from './answer.ts';
import { carryOver } from './carry-over.ts';
import { answerTo, crosswalk, list, sourceOf, traitsOf } from './fixture.ts';
import { carryCounts, isOffered, type CarryOver, type CarrySource, type CarryTarget } from './carry-over-model.ts';
import { contentDigest } from './carry-over-wording.ts';
import { VERDICTS, type Answer, type Verdict } from './model.ts';

const PARAMETERS = { numRuns: 60, seed: Number(process.env['SEED'] ?? 331) };

/** What an edition does to a requirement. */
const EDITS = ['none', 'none', 'none', 'ask', 'gone', 'renumbered', 'rewritten', 'rekeyed', 'clause', 'conditional'] as const;
type Edit = (typeof EDITS)[number];

function edited(item: ChecklistItem, edit: Edit, at: number): ChecklistItem[] {
  switch (edit) {
    case 'none':
      return [item];
    case 'ask':
      return [{ ...item, ask: `${item.ask} Kể cả thiết bị di động?` }];
    case 'gone':
      return [];
    case 'renumbered':
      return [{ ...item, id: `77.${at}`, source: 'Điều 77' }];
    case 'rewritten':
      return [{ ...item, id: `78.${at}`, guidance: `${item.guidance} Thêm.` }];
    case 'rekeyed':
      return [{ ...item, control: `${item.control}-x` }];
    case 'clause':
      return [{ ...item, source: 'Điều 79' }];
    case 'conditional':
      return [{ ...item, when: ['dhcp'] }];
  }
}

function editionOf(checklist: Checklist, edits: readonly Edit[]): Checklist {
  const { digest: _digest, itemDigests: _digests, ...content } = checklist;
  let at = 0;
  const groups = content.groups.map((group) => ({
    ...group,
    items: group.items.flatMap((item) => edited(item, edits[at++ % edits.length] ?? 'none', at)),
  }));
  return withDigests({ schema: 1, ...content, groups: groups.filter(({ items }) => items.length > 0) });
}

interface Given {
  verdict: Verdict | null;
  note: string;
  evidence: string[];
  inherited: boolean;
  included: boolean;
  /** Whether it was answered to words that nobody kept. */
  lost: boolean;
}
const given: fc.Arbitrary<Given> = fc.record({
  verdict: fc.constantFrom(null, ...VERDICTS, ...VERDICTS),
  note: fc.constantFrom('', 'Hiện trạng'),
  evidence: fc.subarray(['e', 'f', 'g']),
  inherited: fc.integer({ min: 0, max: 4 }).map((at) => at === 0),
  included: fc.integer({ min: 0, max: 5 }).map((at) => at === 0),
  lost: fc.integer({ min: 0, max: 9 }).map((at) => at === 0),
});

function answersTo(checklist: Checklist, all: readonly (Given | null)[]): Answer[] {
  return itemsOf(checklist).flatMap((item, i) => {
    const one = all[i % all.length] ?? null;
    if (one === null) return [];
    const answer = answerTo(checklist, item, { ...one, plan: null, confirmed: one.verdict !== null }, one.evidence);
    return [{ ...answer, ...(one.lost ? { itemDigest: 'f'.repeat(64) } : {}), ...(one.inherited ? { inherited: true as const } : {}) }];
  });
}

interface Case {
  source: CarrySource;
  target: CarryTarget;
  made: CarryOver;
}
const level = fc.integer({ min: 1, max: 5 });
const answers = fc.array(fc.option(given), { minLength: 3, maxLength: 40 });
const story = fc.record({
  from: fc.constantFrom(...FRAMEWORK_IDS),
  goesOver: fc.boolean(),
  levels: fc.oneof(
    level.map((one): [number, number] => [one, one]),
    fc.tuple(level, level),
  ),
  edits: fc.array(fc.constantFrom(...EDITS), { minLength: 1, maxLength: 30 }),
  before: answers,
  now: fc.array(fc.option(given, { freq: 1 }), { minLength: 2, maxLength: 9 }),
  traits: fc.subarray<Trait>(['dhcp', 'wireless', 'web_app', 'internal_lan', 'remote_access']),
  all: fc.boolean(),
});

function play({ from, goesOver, levels, edits, before, now, traits, all }: typeof story extends fc.Arbitrary<infer T> ? T : never): Case {
  const old = list(from, levels[0]);
  const next = editionOf(list(goesOver ? 'nd331-2026' : from, levels[1]), edits);
  const source = sourceOf(old, answersTo(old, before));
  const own = answersTo(next, now).map(({ inherited: _inherited, ...answer }) => answer);
  const target = { checklist: next, traits: all ? traitsOf(old, next) : traits, answers: own };
  return { source, target, made: carryOver(source, target, crosswalk) };
}
const always = (check: (one: Case) => void): void =>
  fc.assert(
    fc.property(story, (one) => check(play(one))),
    PARAMETERS,
  );

describe('whatever is taken along', () => {
  it('no answer disappears: each is offered, kept, the unit’s, or told with its reason', () => {
    always(({ source, made: { offers, left } }) => {
      const told = new Set([...offers.flatMap(({ from }) => from.map(({ answer }) => answer)), ...left.map(({ answer }) => answer)]);
      for (const { answer } of source.said) expect(told.has(answer)).toBe(true);
      for (const answer of source.unknown) expect(told.has(answer)).toBe(true);
      // What comes from an answer that is offered really comes: nothing is named as a source of nothing.
      for (const { from, change, state } of offers) expect(from.length > 0 && change === null && state === 'new').toBe(false);
    });
  });

  it('a requirement is unchanged if, and only if, its hash is the same', () => {
    always(({ source, target, made: { offers } }) => {
      for (const { item, state, from } of offers.filter(isOffered)) {
        const [said] = from;
        if (said === undefined || source.framework !== target.checklist.framework) {
          expect(state).toBe('changed');
          continue;
        }
        const sameNumber = said.item.id === item.id && source.level === target.checklist.level;
        const same = sameNumber
          ? said.answer.itemDigest === target.checklist.itemDigests[item.id]
          : said.exact && contentDigest(said.item) === contentDigest(item);
        // An answer whose words are lost is unchanged only if its digest is the one of now.
        const bydigest = said.answer.itemDigest === target.checklist.itemDigests[item.id];
        expect([item.id, state]).toEqual([item.id, same || bydigest ? 'same' : 'changed']);
      }
    });
  });

  it('nothing is confirmed, and only an unchanged requirement keeps a verdict within its framework', () => {
    always(({ source, target, made: { offers } }) => {
      for (const [at, { item, state, change, carried, evidence }] of offers.filter(isOffered).entries()) {
        const blank = emptyAnswer({ id: item.id, digest: '' }, '', '');
        const written = applyChange(blank, { ...change, plan: null, carried, evidence });
        expect([change?.confirmed, written.confirmed]).toEqual([false, false]);
        expect(written.carried).not.toBeNull();
        if (at === 0) {
          // Done once, it is done.
          const after = carryOver(source, { ...target, answers: [{ ...written, itemId: item.id }] }, crosswalk);
          expect(after.offers.find((one) => one.item.id === item.id)?.state).toBe('kept');
        }
        if (source.framework === target.checklist.framework)
          expect(change?.verdict ?? null).toBe(state === 'same' ? carried?.verdict : null);
      }
    });
  });

  it('what is answered already is never written to', () => {
    always(({ target, made: { offers } }) => {
      const answered = new Set(target.answers.filter((answer) => !isBlankAnswer(answer)).map(({ itemId }) => itemId));
      for (const { item, state, change } of offers) {
        expect([item.id, state === 'kept']).toEqual([item.id, answered.has(item.id)]);
        if (answered.has(item.id)) expect(change).toBeNull();
      }
    });
  });

  it('every requirement that is asked is told once, in exactly one state', () => {
    always(({ made: { offers } }) => {
      expect(new Set(offers.map(({ item }) => item.id)).size).toBe(offers.length);
      expect(Object.values(carryCounts(offers)).reduce((sum, count) => sum + count, 0)).toBe(offers.length);
    });
  });

  it('a verdict is never better than that of the worst source', () => {
    const rank = (verdict: Verdict | null): number => (verdict === null ? 4 : VERDICTS.indexOf(verdict));
    always(({ made: { offers } }) => {
      for (const { change, from } of offers.filter(isOffered)) {
        if (change?.verdict == null) continue;
        const worst = Math.max(...from.map(({ answer }) => rank(answer.verdict)));
        expect(rank(change.verdict)).toBeGreaterThanOrEqual(worst);
      }
    });
  });
});
