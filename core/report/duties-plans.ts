/** Duties that come from remedial plans and from the protection plan of a system. */
import type { Answer, Plan } from '../assessment/model.ts';
import { isAsked } from '../checklist/applicability.ts';
import type { ChecklistItem } from '../checklist/model.ts';
import type { IsoDate } from '../date.ts';
import { lastDayOf } from '../duration.ts';
import { firstLine } from '../text.ts';
import type { DutyDraft, DutyInput, DutyPart, DutySystem } from './duties-model.ts';
import { isPending, isUnmet } from './plans.ts';

/**
 * Plans of requirements that are not fully met (NĐ 331 Đ36.10), one line each however many requirements and systems it serves, until
 * it is done or cancelled in the register of plans; and the month by which the whole protection plan is to be carried out (Mẫu số 08,
 * column 11).
 */
export const planDuties = ({ systems, done }: Pick<DutyInput, 'systems' | 'done'>): DutyDraft[] => {
  const recorded = new Set(done.map(({ duty }) => duty));
  const plans = new Map<string, { plan: Plan; served: ServedItem[] }>();
  for (const one of systems) {
    for (const served of servedItems(one)) {
      const { plan } = served.answer;
      if (plan === null) continue;
      const known = plans.get(plan.id) ?? { plan, served: [] };
      known.served.push(served);
      plans.set(plan.id, known);
    }
  }
  return [
    ...[...plans.values()].flatMap(({ plan, served }) => planDuty(plan, served, recorded)),
    ...systems.flatMap((one) => {
      const whole = one.system.expectedPlanCompletion;
      return whole === null || one.system.approval.planCompletedOn !== null ? [] : [planCompletion(one, whole)];
    }),
  ];
};

interface ServedItem {
  one: DutySystem;
  item: ChecklistItem;
  answer: Answer;
}

const servedItems = (one: DutySystem): ServedItem[] => {
  const answers = new Map(one.answers.map((answer) => [answer.itemId, answer]));
  return (one.checklist?.groups ?? []).flatMap((group) =>
    group.items.flatMap((item) => {
      const answer = answers.get(item.id);
      return answer !== undefined && isAsked(item, one.system.traits, answer) ? [{ one, item, answer }] : [];
    }),
  );
};

/** Whether a duty is a plan of requirements, by its key; “plan-complete/…” is the protection plan of a system. */
export const isPlan = (key: string): boolean => key.startsWith('plan/');

/** Under which a plan was recorded as done, requirement by requirement, before plans were kept in a register of their own. */
const earlierKey = ({ one, item }: ServedItem, due: IsoDate): string => `plan/${one.system.id}/${item.id}/${due}`;

function planDuty(plan: Plan, served: readonly ServedItem[], recorded: ReadonlySet<string>): DutyDraft[] {
  const { due } = plan;
  if (due === null) return [];
  const title = firstLine(plan.action) || (served[0]?.item.title ?? '');
  const placeOf = ({ one, item }: ServedItem): DutyPart['items'][number] => ({ systemId: one.system.id, itemId: item.id });
  const earlier = served.filter((place) => recorded.has(earlierKey(place, due)));
  const open = isPending(plan) ? served.filter((place) => !earlier.includes(place) && isUnmet(place.answer)) : [];
  if (earlier.length === 0 && open.length === 0) return [];
  const key = `plan/${plan.id}`;
  const names = [...new Set(served.map(({ one }) => one.name))];
  return [
    {
      key,
      kind: 'plan',
      title,
      note: `${open.length} yêu cầu của ${names.join(', ')} · xong việc thì cập nhật kế hoạch và kết luận`,
      systemId: names.length === 1 ? (served[0]?.one.system.id ?? null) : null,
      systemName: names.length === 1 ? (names[0] ?? '') : '',
      clause: 'NĐ 331 Đ36.10',
      every: null,
      parts: [
        ...earlier.map((place): DutyPart => ({
          key: earlierKey(place, due),
          title,
          date: due,
          lastDone: null,
          items: [placeOf(place)],
        })),
        ...(open.length === 0 ? [] : [{ key, title, date: due, lastDone: null, items: open.map(placeOf) }]),
      ],
      markable: false,
      proposed: false,
    },
  ];
}

function planCompletion({ system, name }: DutySystem, month: string): DutyDraft {
  const key = `plan-complete/${system.id}/${month}`;
  const title = 'Triển khai đầy đủ phương án bảo đảm an ninh mạng';
  return {
    key,
    kind: 'plan',
    title,
    note: 'Thời điểm dự kiến tại Mẫu số 08, cột (11)',
    systemId: system.id,
    systemName: name,
    clause: 'NĐ 331 Đ30.6',
    every: null,
    parts: [{ key, title, date: lastDayOf(month), lastDone: null, items: [] }],
    markable: false,
    proposed: false,
  };
}
