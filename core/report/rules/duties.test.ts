import { expect, it } from 'vitest';
import type { Duty, DutyPart } from '../duties-model.ts';
import { findingsAfter, proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { dutyRules } from './duties.ts';

const part = (change: Partial<DutyPart>): DutyPart => ({
  key: 'part',
  title: 'Rà soát tài khoản',
  date: '2026-12-14',
  lastDone: '2026-06-14',
  items: [{ systemId: 'his', itemId: '5.1.2' }],
  ...change,
});

const due =
  (change: Partial<Duty>, parts: DutyPart[] = [part({ date: change.date ?? '2026-12-14' })]): Spoil =>
  ({ registers }) =>
    (registers.duties = [
      {
        key: 'duty',
        kind: 'cadence',
        title: 'Việc phải làm',
        note: '',
        systemId: 'his',
        systemName: 'HIS',
        clause: 'NĐ 331 Đ25',
        date: '2026-12-14',
        state: 'overdue',
        every: null,
        parts,
        markable: false,
        proposed: true,
        doneIds: [],
        evidence: [],
        ...change,
      },
    ]);

/** On the last day of the period, seen after it; and a day later, which belongs to the next one. */
const byCutoff = (change: Partial<Duty>): { hit: Spoil; near: Spoil } => ({
  hit: due(change),
  near: due({ ...change, date: '2026-12-15' }),
});

proveRules(dutyRules, {
  cadence_overdue: byCutoff({}),
  cadence_never_done: { hit: due({}, [part({ lastDone: null })]), near: due({}, [part({})]) },
  inspection_overdue: byCutoff({ kind: 'inspection' }),
  relevel_open: { hit: due({ kind: 'relevel' }), near: due({ kind: 'relevel', state: 'done' }) },
  approval_limit_passed: {
    hit: due({ kind: 'approval', key: 'approval-appraisal/his/2026-11-02' }),
    near: due({ kind: 'approval', key: 'approval-expected/his/2026-11' }),
  },
  transition_overdue: byCutoff({ kind: 'transition' }),
  notice_overdue: { hit: due({ kind: 'incident', systemId: null }), near: due({ kind: 'incident', systemId: null, state: 'done' }) },
  notice_late: {
    hit: ({ registers }) => (registers.lateNotices = [{ what: 'Báo cáo lần đầu', incident: 'Mã hóa dữ liệu', clause: 'NĐ 331 Đ31.2.d' }]),
    near: due({ kind: 'report', systemId: null }),
  },
});

it('leads to the first requirement that is over, and counts only those', () => {
  const found = findingsAfter(due({}, [part({ items: [{ systemId: 'his', itemId: '5.1.3' }] }), part({ date: '2027-01-31' })]));
  expect(found).toMatchObject([{ rule: 'cadence_overdue', systemId: 'his', itemId: '5.1.3', count: 1 }]);
});

it('tells of a missing periodic inspection once', () => {
  const found = findingsAfter((report, his, staff) => {
    his.system.inspections = [];
    due({ kind: 'inspection' })(report, his, staff);
  });
  expect(found.map(({ rule }) => rule)).toEqual(['approved_not_inspected']);
});
