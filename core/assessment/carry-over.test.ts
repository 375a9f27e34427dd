import { describe, expect, it } from 'vitest';
import { itemsOf } from '../checklist/items.ts';
import { withDigests } from '../checklist/digest.ts';
import type { Checklist, ChecklistItem } from '../checklist/model.ts';
import { carryOver } from './carry-over.ts';
import { answerTo, list, sourceOf, traitsOf } from './fixture.ts';
import { carryCounts, type CarryOver, type CarrySource } from './carry-over-model.ts';
import type { Answer, AnswerChange } from './model.ts';

const now = list('nd331-2026', 2);
const [first, second] = itemsOf(now);
if (first === undefined || second === undefined) throw new Error('the list is empty');

/** The checklist with some of its items changed; null = gone. */
const edition = (change: (item: ChecklistItem) => ChecklistItem | null, of: Checklist = now): Checklist => {
  const { digest: _digest, itemDigests: _digests, ...content } = of;
  const groups = content.groups.map((group) => ({ ...group, items: group.items.flatMap((item) => change(item) ?? []) }));
  return withDigests({ schema: 1, ...content, groups: groups.filter(({ items }) => items.length > 0) });
};
const only = (id: string, change: Partial<ChecklistItem> | null) => (item: ChecklistItem) =>
  item.id === id ? (change === null ? null : { ...item, ...change }) : item;

const FULL: AnswerChange = {
  verdict: 'partial',
  note: 'Hiện trạng',
  gap: 'Còn thiếu',
  reason: 'Lý do',
  compensating: 'Bù',
  plan: { action: 'Mua' },
  assignee: 'Hoa',
  confirmed: true,
};
function carry(source: CarrySource, checklist = now, answers: Answer[] = [], traits = traitsOf(checklist)): CarryOver {
  return carryOver(source, { checklist, traits, answers }, null);
}
const offerFor = ({ offers }: CarryOver, id: string) => offers.find(({ item }) => item.id === id);

describe('last year', () => {
  it('gives an unchanged requirement its answer, unconfirmed, and tells where from', () => {
    const made = carry(sourceOf(now, [answerTo(now, first, FULL, ['e', 'f'])]));
    expect(offerFor(made, first.id)).toMatchObject({
      state: 'same',
      cover: 'full',
      change: { ...FULL, plan: { id: 'plan-1' }, confirmed: false, included: false },
      evidence: ['e', 'f'],
      carried: { kind: 'year', systemId: 'his', year: 2025, level: 2, items: [first.id], verdict: 'partial', cover: 'full', delta: '' },
    });
    expect(carryCounts(made.offers)).toEqual({ same: 1, changed: 0, new: itemsOf(now).length - 1, kept: 0, common: 0 });
  });

  it('gives a changed one its texts and evidence, and leaves the verdict to a person', () => {
    const old = edition(only(first.id, { ask: 'Đơn vị có quy trình cũ không?' }));
    const [item] = itemsOf(old);
    const made = carry(sourceOf(old, [answerTo(old, item ?? first, FULL, ['e'])]));
    expect(offerFor(made, first.id)).toMatchObject({
      state: 'changed',
      cover: 'evidence',
      change: { verdict: null, note: 'Hiện trạng', gap: 'Còn thiếu', plan: { id: 'plan-1' }, confirmed: false },
      evidence: ['e'],
      carried: { verdict: 'partial', cover: 'evidence' },
      from: [{ item: { ask: 'Đơn vị có quy trình cũ không?' }, exact: true }],
    });
  });

  it('finds a requirement under its new number by its control; the same words are the same requirement', () => {
    const answers = [answerTo(now, first, FULL), answerTo(now, second, FULL)];
    const next = edition((item) =>
      item.id === first.id
        ? { ...item, id: '99.1', source: 'Điều khác' }
        : item.id === second.id
          ? { ...item, id: '99.2', ask: 'Khác' }
          : item,
    );
    const made = carry(sourceOf(now, answers), next);
    expect([offerFor(made, '99.1')?.state, offerFor(made, '99.2')?.state]).toEqual(['same', 'changed']);
  });

  it('follows the control when two requirements swap their numbers', () => {
    const swap = (item: ChecklistItem) =>
      item.id === first.id ? { ...item, id: second.id } : item.id === second.id ? { ...item, id: first.id } : item;
    const made = carry(sourceOf(now, [answerTo(now, first, { verdict: 'compliant' })]), edition(swap));
    expect(offerFor(made, second.id)).toMatchObject({ state: 'same', change: { verdict: 'compliant' } });
    expect(offerFor(made, first.id)?.state).toBe('new');
  });

  it('finds a control that got another key by its number', () => {
    const old = edition(only(first.id, { control: `${first.control}-old` }));
    const made = carry(sourceOf(old, [answerTo(old, itemsOf(old)[0] ?? first, FULL)]));
    expect(offerFor(made, first.id)).toMatchObject({ state: 'changed', change: { verdict: null, note: 'Hiện trạng' } });
  });

  it('never calls a requirement unchanged whose old words are lost', () => {
    const answer = { ...answerTo(now, first, FULL), itemDigest: 'f'.repeat(64) };
    expect(offerFor(carry(sourceOf(now, [answer])), first.id)).toMatchObject({ state: 'changed', from: [{ exact: false }] });
  });
});

describe('what is there already', () => {
  it('is kept, and nothing is offered for it', () => {
    const made = carry(sourceOf(now, [answerTo(now, first, FULL, ['e'])]), now, [answerTo(now, first, { note: 'Năm nay' })]);
    expect(offerFor(made, first.id)).toMatchObject({ state: 'kept', change: null, evidence: [], carried: null });
  });

  it('says nothing while it is blank: who is to answer stays, and what was brought in', () => {
    const blank = answerTo(now, first, { assignee: 'Nam', included: true });
    const made = carry(sourceOf(now, [answerTo(now, first, FULL)]), now, [blank], []);
    expect(offerFor(made, first.id)).toMatchObject({ state: 'same', change: { assignee: 'Nam', included: true } });
  });

  it('of the unit comes along with the unit, not with each system', () => {
    const made = carry(sourceOf(now, [{ ...answerTo(now, first, FULL), inherited: true }]));
    expect(offerFor(made, first.id)).toMatchObject({ state: 'common', change: null });
  });
});

describe('an answer that leads nowhere is told', () => {
  it('when the requirement is gone, or does not arise any more', () => {
    const aside = itemsOf(now).find(({ when }) => when !== undefined);
    const answers = [first, ...(aside === undefined ? [] : [aside])].map((item) => answerTo(now, item, FULL));
    const next = edition(only(first.id, null));
    const { left, offers } = carry(sourceOf(now, answers), next, [], []);
    expect(left.map(({ answer, reason }) => [answer.itemId, reason])).toEqual([
      [first.id, 'gone'],
      [aside?.id, 'set_aside'],
    ]);
    expect(offers.every(({ state }) => state === 'new')).toBe(true);
  });

  it('when its words are not known at all', () => {
    const lost = { ...answerTo(now, first, FULL), itemId: '1.2.3' };
    const { left } = carry(sourceOf(now, [lost]));
    expect(left).toEqual([{ answer: lost, item: null, reason: 'gone' }]);
  });

  it('but a requirement that a person brought in is brought in again', () => {
    const aside = itemsOf(now).find(({ when }) => when !== undefined) ?? first;
    const made = carry(sourceOf(now, [answerTo(now, aside, { ...FULL, included: true })]), now, [], []);
    expect(offerFor(made, aside.id)).toMatchObject({ state: 'same', change: { included: true } });
    expect(made.left).toEqual([]);
  });
});

it('of two answers to one control the one to this number is taken, the other told', () => {
  const higher = list('nd331-2026', 3);
  const twin = itemsOf(higher).find(({ control, id }) => control === first.control && id !== first.id);
  if (twin === undefined) throw new Error('the lists share the number');
  const answers = [answerTo(higher, twin, { note: 'Cấp độ 3' }), answerTo(now, first, { note: 'Cấp độ 2' })];
  const said = [
    ...sourceOf(higher, [answers[0] ?? answerTo(higher, twin, {})]).said,
    ...sourceOf(now, [answers[1] ?? answerTo(now, first, {})]).said,
  ];
  const made = carry(sourceOf(higher, [], { said }));
  expect(offerFor(made, first.id)?.change?.note).toBe('Cấp độ 2');
  expect(made.left).toMatchObject([{ answer: { note: 'Cấp độ 3' }, reason: 'superseded' }]);
});
