import { describe, expect, it } from 'vitest';
import type { Checklist, ChecklistItem } from '../checklist/model.ts';
import { carryOver } from './carry-over.ts';
import { answerTo, crosswalk, list, sourceOf, traitsOf } from './fixture.ts';
import type { Offer } from './carry-over-model.ts';
import { itemsOf as items } from '../checklist/items.ts';
import type { Answer, AnswerChange, Verdict } from './model.ts';

const answer = (item: ChecklistItem, change: AnswerChange, evidence: string[] = []): Answer =>
  answerTo(list('nd85-2016', 3), item, change, evidence);

const offersOf = (old: Checklist, answers: Answer[], next: Checklist, traits = traitsOf(old, next)): Offer[] =>
  carryOver(sourceOf(old, answers, { kind: 'framework' }), { checklist: next, traits, answers: [] }, crosswalk).offers;

/** The offers when every old requirement has this answer, but for those named by control. */
function offers(level: number, verdict: Verdict | null, changed: Record<string, Answer | ((item: ChecklistItem) => Answer)> = {}) {
  const [old, next] = [list('nd85-2016', level), list('nd331-2026', level)];
  const answers = items(old).map((item) => {
    const other = changed[item.control];
    if (other !== undefined) return typeof other === 'function' ? other(item) : other;
    return answer(item, { verdict, note: `Ghi chú ${item.id}` }, [`of-${item.control}`]);
  });
  const all = offersOf(old, answers, next);
  return { old, next, all, of: (control: string): Offer | undefined => all.find(({ item }) => item.control === control) };
}

describe.each([1, 2, 3, 4, 5])('the shipped crosswalk at level %i', (level) => {
  it('never offers more than its links say, for each requirement in its order', () => {
    const { old, next, all } = offers(level, 'compliant');
    const held = new Set(items(old).map(({ control }) => control));
    expect(all.map(({ item }) => item.id)).toEqual(items(next).map(({ id }) => id));
    for (const { item, change, evidence } of all) {
      const link = crosswalk.links.find(({ to }) => to === item.control);
      const from = link?.from.filter((control) => held.has(control)) ?? [];
      const cover = from.length === 0 ? 'none' : (link?.cover_at?.[level] ?? link?.cover);
      expect([item.control, change?.verdict]).toEqual([
        item.control,
        { full: 'compliant', part: 'partial', evidence: undefined, none: undefined }[cover ?? 'none'],
      ]);
      expect(evidence).toEqual(cover === 'none' ? [] : from.map((control) => `of-${control}`));
      if (change !== null) expect(change.confirmed).toBe(false);
      if (cover === 'part') expect(change?.gap).toBe(link?.delta);
    }
  });

  it('offers nothing but evidence from what was not judged, and nothing at all from what does not apply', () => {
    expect(offers(level, null).all.every(({ change }) => change?.verdict === undefined)).toBe(true);
    expect(offers(level, 'not_applicable').all.every(({ change, evidence }) => change === null && evidence.length === 0)).toBe(true);
  });
});

describe('a link', () => {
  it('of full cover takes the worst of its sources, with its gap and plan', () => {
    // information.encryption-in-transit ← application.communication, application.authentication
    const plan = { action: 'Bật mã hóa', responsible: 'Phòng CNTT', due: '2027-03-31', cost: null };
    const worse = (item: ChecklistItem): Answer => answer(item, { verdict: 'partial', gap: 'Còn 02 kênh chưa mã hóa', plan }, ['b']);
    const { of } = offers(3, 'compliant', { 'application.authentication': worse });
    expect(of('information.encryption-in-transit')).toMatchObject({
      cover: 'full',
      change: { verdict: 'partial', gap: 'Còn 02 kênh chưa mã hóa', plan: { id: 'plan-1' }, confirmed: false },
      evidence: ['of-application.communication', 'b'],
    });
  });

  it('of full cover stays open while one of its sources was not judged', () => {
    const open = (item: ChecklistItem): Answer => answer(item, { note: 'Đang xem' }, ['b']);
    const { of } = offers(3, 'compliant', { 'application.authentication': open });
    expect(of('information.encryption-in-transit')).toMatchObject({
      change: { confirmed: false },
      evidence: ['of-application.communication', 'b'],
    });
    expect(of('information.encryption-in-transit')?.change?.verdict).toBeUndefined();
  });

  it('leaves out a source that does not apply', () => {
    const not = (item: ChecklistItem): Answer => answer(item, { verdict: 'not_applicable', reason: 'Không có' }, ['b']);
    const { of } = offers(3, 'compliant', { 'application.authentication': not });
    expect(of('information.encryption-in-transit')).toMatchObject({
      change: { verdict: 'compliant' },
      evidence: ['of-application.communication'],
    });
  });

  it('of partial cover stays open where its source is not met', () => {
    const unmet = (verdict: Verdict) => (item: ChecklistItem) => answer(item, { verdict }, ['b']);
    for (const verdict of ['partial', 'non_compliant'] as const) {
      const found = offers(3, 'compliant', { 'risk.plan': unmet(verdict) }).of('risk.process');
      expect([found?.change?.verdict, found?.evidence]).toEqual([undefined, ['b']]);
    }
  });

  it('proves more at the levels that cover_at names', () => {
    // hardware.data-wipe ← server.handover: part, but full at levels 4 and 5
    expect([3, 4, 5].map((level) => offers(level, 'compliant').of('hardware.data-wipe')?.change?.verdict)).toEqual([
      'partial',
      'compliant',
      'compliant',
    ]);
  });

  it('keeps the officer’s words; those of several sources stand under their titles', () => {
    const { of, old } = offers(3, 'compliant');
    const note = (control: string): string => items(old).find((item) => item.control === control)?.id ?? '';
    expect(of('risk.process')?.change?.note).toBe(`Ghi chú ${note('risk.plan')}`);
    expect(of('information.encryption-in-transit')?.change?.note).toMatch(/: Ghi chú .*\n.*: Ghi chú /);
  });
});

it('requirements that do not arise are offered nothing, and sources that do not arise are left out', () => {
  const [old, next] = [list('nd85-2016', 3), list('nd331-2026', 3)];
  const found = offersOf(old, [], next, []);
  expect(found.map(({ item }) => item.id)).toEqual(
    items(next)
      .filter(({ when }) => when === undefined)
      .map(({ id }) => id),
  );
});

it('tells where it came from, and what the requirement adds', () => {
  const { of, old } = offers(3, 'compliant');
  const found = of('risk.process');
  const link = crosswalk.links.find(({ to }) => to === 'risk.process');
  expect(found?.state).toBe('changed');
  expect(found?.carried).toEqual({
    kind: 'framework',
    systemId: 'his',
    year: 2025,
    framework: 'nd85-2016',
    level: 3,
    items: items(old).flatMap(({ control, id }) => (control === 'risk.plan' ? [id] : [])),
    verdict: 'compliant',
    cover: 'part',
    delta: link?.delta,
  });
});

it('of a milder level only the evidence comes along', () => {
  const [old, next] = [list('nd85-2016', 2), list('nd331-2026', 3)];
  const answers = items(old).map((item) => answerTo(old, item, { verdict: 'compliant' }, ['e']));
  const found = offersOf(old, answers, next).filter(({ change }) => change !== null);
  expect(found.length).toBeGreaterThan(0);
  for (const { change, evidence, cover } of found) {
    expect([cover, change?.verdict, evidence]).toEqual(['evidence', undefined, ['e']]);
  }
});

it('tells why an answer leads nowhere', () => {
  const [old, next] = [list('nd85-2016', 3), list('nd331-2026', 3)];
  const say = (control: string, change: AnswerChange) =>
    items(old).flatMap((item) => (item.control === control ? [answerTo(old, item, change)] : []));
  // risk.plan gives part to some, and nothing but evidence where it is not met: without any it has nothing to give.
  const answers = [...say('risk.plan', { verdict: 'partial' }), ...say('application.authentication', { verdict: 'not_applicable' })];
  const { left } = carryOver(
    sourceOf(old, answers, { kind: 'framework' }),
    { checklist: next, traits: traitsOf(old, next), answers: [] },
    crosswalk,
  );
  expect(left.map(({ item, reason }) => [item?.control, reason])).toEqual([
    ['risk.plan', 'no_evidence'],
    ['application.authentication', 'not_applicable'],
  ]);
});
