/** Everything due, of one unit: one list from many sources, with what was done. */
import type { DutyDone } from '../assessment/duty.ts';
import { addDays, type IsoDate } from '../date.ts';
import { approvalDuties, incidentDuties, inspectionDuties, relevelDuties } from './duties-life.ts';
import {
  DUTY_KINDS,
  type Duty,
  type DutyDraft,
  type DutyInput,
  type DutyKind,
  type DutyPart,
  type DutySource,
  type DutyState,
} from './duties-model.ts';
import { planDuties } from './duties-plans.ts';
import { cadenceDuties, evidenceDuties, reportDuties, transitionDuties } from './duties-sources.ts';

export * from './duties-model.ts';

/** “Sắp đến hạn”: this many days before, and the day itself. */
export const SOON_DAYS = 30;

const SOURCES: readonly DutySource[] = [
  reportDuties,
  cadenceDuties,
  inspectionDuties,
  evidenceDuties,
  planDuties,
  transitionDuties,
  approvalDuties,
  relevelDuties,
  incidentDuties,
];

/** A record whose duty is no longer there still says what was done. */
const GONE: Record<DutyKind, string> = {
  report: 'Báo cáo năm',
  cadence: 'Việc định kỳ',
  inspection: 'Kiểm tra, đánh giá',
  evidence: 'Gia hạn hoặc thay minh chứng',
  plan: 'Kế hoạch khắc phục',
  transition: 'Chuyển tiếp sang NĐ 331',
  approval: 'Phê duyệt cấp độ',
  relevel: 'Xác định lại cấp độ',
  incident: 'Báo cáo sự cố',
};

export const stateOf = (date: IsoDate, today: IsoDate): DutyState =>
  date < today ? 'overdue' : date <= addDays(today, SOON_DAYS) ? 'soon' : 'later';

/**
 * Every duty: open ones with the date of the part that is due first, and what was recorded as done, by the day on which it was done.
 * Ordered by date, overdue first of all; on one day in the order of the sources.
 */
export function dutiesOf(input: DutyInput): Duty[] {
  const drafts = SOURCES.flatMap((source) => source(input));
  const recorded = new Set(input.done.map(({ duty }) => duty));
  const open = drafts.flatMap((draft): Duty[] => {
    // What comes back is open again from its next date on; anything else is done once.
    const parts = draft.every === null ? draft.parts.filter(({ key }) => !recorded.has(key)) : draft.parts;
    const date = parts.map((part) => part.date).toSorted()[0];
    if (date === undefined) return [];
    const { late = false, ...known } = draft;
    const state = late ? 'overdue' : stateOf(date, input.today);
    return [{ ...known, parts: parts.toSorted((a, b) => a.date.localeCompare(b.date)), date, state, doneIds: [], evidence: [] }];
  });
  return [...open, ...doneOf(input, drafts)].toSorted((a, b) => rank(a) - rank(b) || a.date.localeCompare(b.date));
}

/** Those that concern a stretch of time: due in it or done in it; what is overdue concerns every day. */
export const dutiesWithin = (duties: readonly Duty[], { from, to }: { from: IsoDate; to: IsoDate }): Duty[] =>
  duties.filter(({ date, state }) => date <= to && (date >= from || state === 'overdue'));

const rank = ({ state }: Duty): number => (state === 'overdue' ? 0 : 1);

function doneOf({ done, systems }: DutyInput, drafts: readonly DutyDraft[]): Duty[] {
  const homes = new Map<string, { draft: DutyDraft; part: DutyPart }>(
    drafts.flatMap((draft) => draft.parts.map((part) => [part.key, { draft, part }] as const)),
  );
  const names = new Map(systems.map(({ system, name }) => [system.id, name]));
  const rounds = new Map<string, DutyDone[]>();
  for (const record of done) {
    // Records of archived systems rest with them.
    if (record.systemId !== null && !names.has(record.systemId)) continue;
    const key = `${homes.get(record.duty)?.draft.key ?? record.duty}@${record.doneOn}`;
    rounds.set(key, [...(rounds.get(key) ?? []), record]);
  }
  return [...rounds].flatMap(([key, records]): Duty[] => {
    const [first] = records;
    if (first === undefined) return [];
    const parts = records.map(({ duty, doneOn }): DutyPart => ({
      key: duty,
      title: homes.get(duty)?.part.title ?? '',
      date: doneOn,
      lastDone: doneOn,
      items: homes.get(duty)?.part.items ?? [],
    }));
    const { late: _late, ...draft } = homes.get(first.duty)?.draft ?? goneDraft(first, names);
    const notes = [...new Set(records.map(({ note }) => note).filter((note) => note !== ''))];
    return [
      {
        ...draft,
        key,
        title: parts.length === 1 && parts[0]?.title ? parts[0].title : draft.title,
        note: notes.join(' · '),
        parts,
        date: first.doneOn,
        state: 'done',
        markable: false,
        doneIds: records.map(({ id }) => id),
        evidence: [...new Set(records.flatMap(({ evidence }) => evidence))],
      },
    ];
  });
}

function goneDraft({ duty, systemId }: DutyDone, names: ReadonlyMap<string, string>): DutyDraft {
  const prefix = duty.split('/')[0]?.split('-')[0];
  const kind = DUTY_KINDS.find((one) => one === prefix) ?? 'plan';
  return {
    key: duty,
    kind,
    title: GONE[kind],
    note: '',
    systemId,
    systemName: systemId === null ? '' : (names.get(systemId) ?? ''),
    clause: '',
    every: null,
    parts: [],
    markable: false,
    proposed: false,
  };
}
