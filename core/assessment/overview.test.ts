import { describe, expect, it } from 'vitest';
import type { Checklist, ChecklistItem } from '../checklist/model.ts';
import { emptyAnswer } from './answer.ts';
import type { Answer } from './model.ts';
import { groupsOf, groupsOverAll, NO_FIGURES, sumOfFigures, wholeOf } from './overview.ts';
import { progressOf } from './progress.ts';

const item = (id: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id,
  control: `g.${id}`,
  title: id,
  ask: id,
  guidance: id,
  evidence: [id],
  source: id,
  ...more,
});
const checklist = (groups: Record<string, ChecklistItem[]>, level = 3): Checklist => ({
  framework: 'nd331-2026',
  level,
  title: '',
  groups: Object.entries(groups).map(([id, items]) => ({ id, title: `Nhóm ${id}`, kind: 'management', clause: id, items })),
  digest: '0'.repeat(64),
  itemDigests: {},
});
const answer = (id: string, change: Partial<Answer>): Answer => ({
  ...emptyAnswer({ id, digest: '0'.repeat(64) }, '2026-11-22T00:00:00Z', 'Minh'),
  ...change,
});

const LIST = checklist({
  a: [item('1'), item('2'), item('3', { recommended: true }), item('4', { when: ['dhcp'] })],
  b: [item('5'), item('6', { when: ['dhcp'] })],
});
const ANSWERS = [
  answer('1', { verdict: 'compliant', evidence: ['x'], confirmed: true }),
  answer('3', { verdict: 'compliant', evidence: ['x'] }),
  answer('4', { verdict: 'partial', evidence: ['x'] }),
  answer('5', { verdict: 'not_applicable', reason: '…' }),
  answer('6', { verdict: 'partial', evidence: ['x', 'y'], included: true }),
];
const HIS = { checklist: LIST, traits: [], answers: ANSWERS };

describe('figures of a group', () => {
  it('leave out what is recommended or set aside, and count what was brought in', () => {
    expect(groupsOf(HIS)).toMatchObject([
      { id: 'a', itemId: '2', figures: { applicable: 2, answered: 1, compliant: 1, partial: 0, confirmed: 1, withEvidence: 1 } },
      { id: 'b', itemId: '5', figures: { applicable: 2, answered: 2, compliant: 0, partial: 1, notApplicable: 1, withEvidence: 1 } },
    ]);
  });

  it('add up to the progress that every other page shows', () => {
    const { withEvidence, ...progress } = wholeOf(HIS);
    expect(progress).toEqual(progressOf(LIST, [], ANSWERS));
    expect(withEvidence).toBe(2);
  });

  it('are nothing where nothing is asked', () => {
    const aside = { checklist: checklist({ a: [item('4', { when: ['dhcp'] })] }), traits: [], answers: [] };
    expect(groupsOf(aside)).toMatchObject([{ itemId: null, figures: NO_FIGURES }]);
  });
});

describe('groups over all systems', () => {
  it('are added up by framework, in the order of the fullest checklist', () => {
    const small = groupsOf({ checklist: checklist({ b: [item('5')] }, 1), traits: [], answers: [answer('5', { verdict: 'compliant' })] });
    const all = groupsOverAll([
      { framework: 'nd331-2026', level: 1, groups: small },
      { framework: 'nd331-2026', level: 3, groups: groupsOf(HIS) },
      { framework: 'nd85-2016', level: 1, groups: small },
    ]);
    expect(all.map(({ framework, id }) => `${framework}/${id}`)).toEqual(['nd331-2026/a', 'nd331-2026/b', 'nd85-2016/b']);
    expect(all[1]?.figures).toMatchObject({ applicable: 3, answered: 3, compliant: 1, withEvidence: 1 });
    expect(sumOfFigures(all.map(({ figures }) => figures)).applicable).toBe(6);
  });
});
