import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crosswalk as crosswalkSchema } from '../checklist/crosswalk.ts';
import { withDigests } from '../checklist/digest.ts';
import { checklistFile, type Checklist, type ChecklistItem } from '../checklist/model.ts';
import { readYamlFile } from '../checklist/parse.ts';
import { applyChange, emptyAnswer } from './answer.ts';
import { offersOf, type Offer } from './carry-over.ts';
import type { Answer, AnswerChange, Verdict } from './model.ts';

const read = (path: string): string => readFileSync(new URL(`../../checklists/${path}`, import.meta.url), 'utf8');
const crosswalk = readYamlFile(crosswalkSchema, read('crosswalk.yaml'), 'crosswalk.yaml');
const lists = new Map<string, Checklist>();
function list(framework: string, level: number): Checklist {
  const file = `${framework}/level-${level}.yaml`;
  const known = lists.get(file) ?? withDigests(readYamlFile(checklistFile, read(file), file));
  lists.set(file, known);
  return known;
}
const items = (checklist: Checklist): ChecklistItem[] => checklist.groups.flatMap((group) => group.items);

/** Every trait that some item of the lists asks for: nothing is set aside. */
const traitsOf = (...all: Checklist[]) => [...new Set(all.flatMap(items).flatMap((item) => item.when ?? []))];
const answer = (item: ChecklistItem, change: AnswerChange, evidence: string[] = []): Answer => ({
  ...applyChange(emptyAnswer({ id: item.id, digest: 'a'.repeat(64) }, '2026-11-22T00:00:00.000Z', 'Minh'), change),
  evidence,
});

/** The offers when every old requirement has this answer, but for those named by control. */
function offers(level: number, verdict: Verdict | null, changed: Record<string, Answer | ((item: ChecklistItem) => Answer)> = {}) {
  const [old, next] = [list('nd85-2016', level), list('nd331-2026', level)];
  const answers = items(old).map((item) => {
    const other = changed[item.control];
    if (other !== undefined) return typeof other === 'function' ? other(item) : other;
    return answer(item, { verdict, note: `Ghi chú ${item.id}` }, [`of-${item.control}`]);
  });
  const all = offersOf(crosswalk, { checklist: old, answers }, next, traitsOf(old, next));
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
      change: { verdict: 'partial', gap: 'Còn 02 kênh chưa mã hóa', plan, confirmed: false },
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
  const found = offersOf(crosswalk, { checklist: old, answers: [] }, next, []);
  expect(found.map(({ item }) => item.id)).toEqual(
    items(next)
      .filter(({ when }) => when === undefined)
      .map(({ id }) => id),
  );
});
