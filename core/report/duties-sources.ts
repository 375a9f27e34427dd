/** Where duties come from: one function per source. What life of a level and incidents ask, duties-life.ts says. */
import { isBinding } from '../assessment/counted.ts';
import type { Answer } from '../assessment/model.ts';
import { appliesTo } from '../checklist/applicability.ts';
import type { ChecklistGroup, ChecklistItem } from '../checklist/model.ts';
import { addDays, type IsoDate } from '../date.ts';
import { reportingCalendar, reportingYear } from './calendar.ts';
import { addDuration } from '../duration.ts';
import { everyLabel } from './duties-dates.ts';
import { REPORTING_FRAMEWORK } from './input.ts';
import type { DutyDraft, DutyInput, DutyPart, DutySource, DutySystem } from './duties-model.ts';

/** The requirement that the annual report itself answers: not a duty beside the report, but served by it. */
const ANNUAL_REPORT = 'decree.annual-report';

const REPORT_TITLES: Record<string, string> = {
  cutoff: 'Chốt số liệu báo cáo năm',
  to_owner: 'Gửi báo cáo năm cho chủ quản',
  to_ministry: 'Gửi báo cáo năm cho Bộ Công an',
};

const itemsOf = ({ checklist, system }: DutySystem): { group: ChecklistGroup; item: ChecklistItem }[] =>
  (checklist?.groups ?? []).flatMap((group) =>
    group.items.filter((item) => appliesTo(item, system.traits)).map((item) => ({ group, item })),
  );

/** The dates of the annual report (NĐ 331 Đ35.3, Đ35.4): of this year and the next, and of earlier years that were worked on here. */
export const reportDuties: DutySource = ({ today, frameworks, holidays, systems, years }) => {
  const law = frameworks[REPORTING_FRAMEWORK];
  const year = reportingYear(today);
  const served = systems.flatMap((one) =>
    itemsOf(one)
      .filter(({ item }) => item.control === ANNUAL_REPORT)
      .map(({ item }) => ({ systemId: one.system.id, itemId: item.id })),
  );
  return [...new Set([...years.filter((one) => one < year), year, year + 1])].flatMap((of) =>
    reportingCalendar(law, of, holidays).deadlines.map(({ id, date, sendBy, text }): DutyDraft => {
      const key = `report/${of}/${id}`;
      const title = `${REPORT_TITLES[id] ?? id} ${of}`;
      return {
        key,
        kind: 'report',
        title,
        // The day itself is shown anyway; what to heed is a day off.
        note: sendBy === date ? '' : text,
        systemId: null,
        systemName: '',
        clause: law.reporting.deadlines.find((deadline) => deadline.id === id)?.clause ?? law.reporting.period.clause,
        every: null,
        parts: [{ key, title, date, lastDone: null, items: id === 'cutoff' ? [] : served }],
        markable: true,
        proposed: false,
      };
    }),
  );
};

/**
 * What the requirements that are said to be met, fully or in part, ask to be repeated (`cadence`). One line per system, group of
 * the checklist and cadence, with a part for each requirement: “access, every six months” of one system is one round of work, and a
 * system of level 3 shows about twenty lines instead of fifty. The line is due when its first part is; each part is dated and
 * recorded on its own. A system under construction repeats nothing yet.
 */
export const cadenceDuties: DutySource = (input) =>
  input.systems
    .filter(({ system }) => system.stage === 'in_use')
    .flatMap((one) => {
      const answers = new Map(one.answers.map((answer) => [answer.itemId, answer]));
      const rounds = new Map<string, { group: ChecklistGroup; every: string; items: ChecklistItem[] }>();
      for (const { group, item } of itemsOf(one)) {
        if (item.cadence === undefined || item.control === ANNUAL_REPORT || !isBinding(item) || !isClaimed(answers.get(item.id))) continue;
        const key = `cadence/${one.system.id}/${group.id}/${item.cadence}`;
        const round = rounds.get(key) ?? { group, every: item.cadence, items: [] };
        round.items.push(item);
        rounds.set(key, round);
      }
      return [...rounds].map(([key, { group, every, items }]): DutyDraft => {
        const [first] = items;
        const parts = items.map((item) => cadencePart(input, one, item, every, answers.get(item.id)));
        const never = parts.filter(({ lastDone }) => lastDone === null).length;
        return {
          key,
          kind: 'cadence',
          title: items.length === 1 ? (first?.title ?? '') : `${group.title}: ${items.length} việc định kỳ`,
          note: [
            everyLabel(every),
            ...(never === 0 ? [] : [never === parts.length ? 'chưa có lần nào' : `${never} việc chưa có lần nào`]),
          ].join(' · '),
          systemId: one.system.id,
          systemName: one.name,
          clause: items.length === 1 ? (first?.source ?? '') : clauseOf(group, input.frameworks[one.system.framework].terms.standard),
          every,
          parts,
          markable: true,
          proposed: false,
        };
      });
    });

/** A group of the standard is numbered as there, one of the decree named by it; other headings are no clause one could look up. */
function clauseOf({ clause }: ChecklistGroup, standard: string): string {
  if (/^\d/.test(clause)) return `${standard}, ${clause}`;
  return clause.startsWith('NĐ') ? clause : '';
}

const isClaimed = (answer: Answer | undefined): boolean => answer?.verdict === 'compliant' || answer?.verdict === 'partial';

/** Under which a repeated requirement is recorded as done: by its control, which stays when the level changes. */
export const cadenceKey = (systemId: string, control: string): string => `cadence/${systemId}/${control}`;

function cadencePart(input: DutyInput, one: DutySystem, item: ChecklistItem, every: string, answer: Answer | undefined): DutyPart {
  const key = cadenceKey(one.system.id, item.control);
  const proven = (answer?.evidence ?? []).flatMap((id) => input.evidence.get(id)?.effectiveOn ?? []);
  const recorded = input.done.filter(({ duty }) => duty === key).map(({ doneOn }) => doneOn);
  const lastDone = newest([...proven, ...recorded].filter((date) => date <= input.today));
  return {
    key,
    title: item.title,
    date: lastDone === null ? firstTime(one, every) : addDuration(lastDone, every),
    lastDone,
    items: [{ systemId: one.system.id, itemId: item.id }],
  };
}

/** Never done: within the first stretch since the period began, or since the system was put into use if that came later. */
function firstTime({ periodFrom, system }: DutySystem, every: string): IsoDate {
  const from = newest([periodFrom, system.inUseSince ?? periodFrom]) ?? periodFrom;
  return addDays(addDuration(from, every), -1);
}

const newest = (dates: readonly IsoDate[]): IsoDate | null => dates.toSorted().at(-1) ?? null;

/** Evidence that stops being valid and that some requirement of a system rests on. */
export const evidenceDuties: DutySource = ({ systems, evidence }) =>
  [...evidence.values()].flatMap((piece): DutyDraft[] => {
    if (piece.validUntil === null) return [];
    const users = systems.flatMap((one) =>
      one.answers.filter((answer) => answer.evidence.includes(piece.id)).map(({ itemId }) => ({ one, itemId })),
    );
    const [first] = users;
    if (first === undefined) return [];
    const names = [...new Set(users.map(({ one }) => one.name))];
    const key = `evidence/${piece.id}/${piece.validUntil}`;
    const title = `Gia hạn hoặc thay minh chứng «${piece.title}»`;
    return [
      {
        key,
        kind: 'evidence',
        title,
        note: `Dùng cho ${users.length} yêu cầu của ${names.join(', ')}`,
        systemId: names.length === 1 ? first.one.system.id : null,
        systemName: names.length === 1 ? first.one.name : '',
        clause: '',
        every: null,
        parts: [
          {
            key,
            title,
            date: piece.validUntil,
            lastDone: null,
            items: users.map(({ one, itemId }) => ({ systemId: one.system.id, itemId })),
          },
        ],
        markable: true,
        proposed: false,
      },
    ];
  });

/** The dates of the transition, per system (transition.ts). */
export const transitionDuties: DutySource = ({ systems }) =>
  systems.flatMap(({ system, name, transition }) =>
    transition.flatMap(({ id, effect, clause, date, done }): DutyDraft[] => {
      if (date === null || done) return [];
      const key = `transition/${id}/${system.id}`;
      return [
        {
          key,
          kind: 'transition',
          title: effect,
          note: 'Tính sớm một ngày để chắc chắn còn trong hạn',
          systemId: system.id,
          systemName: name,
          clause,
          every: null,
          parts: [{ key, title: effect, date, lastDone: null, items: [] }],
          markable: false,
          proposed: false,
        },
      ];
    }),
  );
