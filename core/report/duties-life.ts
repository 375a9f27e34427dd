/** Duties from the life of a level and from incidents: inspections, steps of the approval, triggers, notices. */
import { showDate, vietnamDate, vietnamTime, type IsoDate } from '../date.ts';
import { levelOfProcedure } from './approval/findings.ts';
import { approvalLimits, type ApprovalLimit } from './approval/limits.ts';
import { lastDayOf } from '../duration.ts';
import { everyLabel } from './duties-dates.ts';
import type { DutyDraft, DutyInput, DutySource, DutySystem } from './duties-model.ts';
import { runningClocks } from './incident-clocks.ts';
import { nextInspection } from './inspection-cadence.ts';
import { openTriggers, triggerKind } from './relevelling.ts';

type Told = Pick<DutyDraft, 'key' | 'kind' | 'title' | 'note' | 'clause'> & { date: IsoDate } & Partial<DutyDraft>;

/** A duty of one part that goes when its register says so. */
const told = ({ date, ...duty }: Told): DutyDraft => ({
  systemId: null,
  systemName: '',
  every: null,
  parts: [{ key: duty.key, title: duty.title, date, lastDone: null, items: [] }],
  markable: false,
  proposed: false,
  ...duty,
});

/** The next inspection of each system (NĐ 331 Đ28.5.a gives no number: where the law sets none, the date is a proposal). */
export const inspectionDuties: DutySource = ({ frameworks, systems, today }) =>
  systems.flatMap(({ system, name, listed }) => {
    const next = nextInspection(frameworks, system, today, listed);
    if (next === null) return [];
    const { cadence, last, due } = next;
    return told({
      key: `inspection/${system.id}`,
      kind: 'inspection',
      title: 'Kiểm tra, đánh giá định kỳ',
      note: [
        everyLabel(cadence.every),
        last === null ? 'chưa có lần nào' : `lần gần nhất xong ngày ${showDate(last)}`,
        ...(cadence.required ? [] : ['chu kỳ do phần mềm đề xuất']),
      ].join(' · '),
      systemId: system.id,
      systemName: name,
      clause: cadence.clause,
      date: due,
      proposed: !cadence.required,
    });
  });

/** The month in which an approval is expected (Mẫu số 08, column 9), and the limits that run for appraisal and approval. */
export const approvalDuties: DutySource = (input) =>
  input.systems.flatMap((one) => {
    const { system, name } = one;
    const { approval } = system;
    if (approval.status === 'approved') return [];
    const expected =
      approval.expected === null
        ? []
        : [
            told({
              key: `approval-expected/${system.id}/${approval.expected}`,
              kind: 'approval',
              title: 'Phê duyệt hồ sơ đề xuất cấp độ',
              note: 'Thời điểm dự kiến tại Mẫu số 08, cột (9)',
              systemId: system.id,
              systemName: name,
              clause: 'NĐ 331 Đ36.4',
              date: lastDayOf(approval.expected),
            }),
          ];
    return [...expected, ...limitDuties(input, one)];
  });

const LIMIT_TITLES: Record<ApprovalLimit['id'], string> = {
  incomplete_reply: 'Hạn trả lời về hồ sơ đề xuất cấp độ chưa đầy đủ',
  appraisal: 'Hạn thẩm định hồ sơ đề xuất cấp độ',
  approval: 'Hạn phê duyệt cấp độ',
};

/** The limits that run now. */
function limitDuties({ frameworks, holidays }: DutyInput, { system, name, listed }: DutySystem): DutyDraft[] {
  const { approval, id: systemId } = system;
  const framework = frameworks[system.framework];
  const level = levelOfProcedure({ framework, system, listed });
  if (level === null) return [];
  return approvalLimits(framework, level, approval, holidays).flatMap(({ id, days, kind, clause, from, due, doneOn }) => {
    if (from === null || due === null || doneOn !== null) return [];
    return told({
      key: `approval-${id}/${systemId}/${from}`,
      kind: 'approval',
      title: LIMIT_TITLES[id],
      note: `${days} ngày${kind === 'working' ? ' làm việc' : ''} tính từ ngày ${showDate(from)}`,
      systemId,
      systemName: name,
      clause,
      date: due,
    });
  });
}

/** What asks for a level to be determined anew, until it is handled (NĐ 331 Đ25): the decree gives no time, so it is due since it happened. */
export const relevelDuties: DutySource = ({ frameworks, systems, triggers }) => {
  const names = new Map(systems.map(({ system, name }) => [system.id, name]));
  return openTriggers(triggers).flatMap(({ id, systemId, trigger, on, note }) => {
    const name = names.get(systemId);
    if (name === undefined) return [];
    const kind = triggerKind(frameworks, trigger);
    return told({
      key: `relevel/${id}`,
      kind: 'relevel',
      title: `Xem xét xác định lại cấp độ: ${kind?.text ?? trigger}`,
      note,
      systemId,
      systemName: name,
      clause: kind?.clause ?? 'NĐ 331 Đ25',
      date: on,
    });
  });
};

/** The notices of incidents that are still to be sent (NĐ 331 Đ31.2.d), on the day on which their time ends. */
export const incidentDuties: DutySource = ({ frameworks, systems, incidents, now }) => {
  const names = new Map(systems.map(({ system, name }) => [system.id, name]));
  return incidents.flatMap((incident) => {
    const hit = incident.systems.filter((id) => names.has(id));
    // Also where its systems are out of use by now: the law counts from the detection, and asks for a notice of every incident.
    return runningClocks(frameworks, incident, new Date(now)).flatMap(({ deadline, what, clause, dueAt, state }) => {
      if (dueAt === null) return [];
      const only = hit.length === 1 ? hit[0] : undefined;
      return told({
        key: `incident/${incident.id}/${deadline}`,
        kind: 'incident',
        title: `${what}: ${incident.title}`,
        // Days alone would make 24 hours look longer than they are.
        note: [`hạn ${timeOf(dueAt)}`, hit.length > 1 ? hit.map((id) => names.get(id) ?? '').join(', ') : ''].filter(Boolean).join(' · '),
        systemId: only ?? null,
        systemName: only === undefined ? '' : (names.get(only) ?? ''),
        clause,
        date: vietnamDate(new Date(dueAt)),
        // Hours count: a notice can be late on its very day.
        late: state === 'overdue' || state === 'at_once',
      });
    });
  });
};

/** “09:41 ngày 25/11/2026” in Việt Nam. */
function timeOf(instant: string): string {
  const [date = '', time = ''] = vietnamTime(new Date(instant)).split('T');
  return `${time.slice(0, 5)} ngày ${showDate(date)}`;
}
