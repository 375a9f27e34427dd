/** Answers to core/contract/duties.ts. */
import type { Handlers, Output } from '../../core/api.ts';
import type { DutyDone } from '../../core/assessment/duty.ts';
import { FailureError } from '../../core/failure.ts';
import { dutiesOf, dutiesWithin } from '../../core/report/duties.ts';
import { calendarFile } from '../services/calendar-file.ts';
import { dutyInput } from '../services/duties.ts';
import { writeWhole } from '../services/files.ts';
import { answerAt, setAnswerAt, unlinkAt } from '../services/desk.ts';
import { deskAt } from './assessment.ts';
import type { Context } from './context.ts';
import { transitionHandlers } from './transition.ts';

type Methods = 'duties.list' | 'duties.done' | 'duties.undoDone' | 'duties.export';

export const dutiesHandlers = (context: Context): Pick<Handlers, Methods | 'transition.list'> => ({
  ...calendarHandlers(context),
  ...transitionHandlers(context),
});

const calendarHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'duties.list': (stretch) => dutiesWithin(dutiesOf(inputNow(context)), stretch),

  'duties.done': ({ keys, doneOn, note, evidence }) => {
    const workspace = context.session.need();
    if (doneOn > context.today()) {
      throw new FailureError(
        'INVALID_INPUT',
        'Ngày làm xong nằm sau hôm nay nên chưa ghi được việc này là đã làm. Sửa ngày làm xong rồi ghi lại.',
        [{ where: 'doneOn', text: 'Ngày làm xong không sau hôm nay.' }],
      );
    }
    const input = inputNow(context);
    const years = new Map(input.systems.map(({ system, year }) => [system.id, year]));
    const open = new Map(
      dutiesOf(input)
        .filter(({ markable }) => markable)
        .flatMap(({ systemId, parts }) => parts.map((part) => [part.key, { systemId, part }])),
    );
    const found = [...new Set(keys)].map((key) => {
      const one = open.get(key);
      if (one === undefined) {
        throw new FailureError(
          'NOT_FOUND',
          'Việc này không còn trong danh sách việc chờ làm: có thể đã được ghi là xong, hoặc yêu cầu đã đổi. Chưa có gì được ghi; mở lại lịch việc.',
        );
      }
      return one;
    });
    const linked: Output<'duties.done'>['linked'] = [];
    const records = found.map(({ systemId, part }): DutyDone => ({
      id: context.options.newId(),
      duty: part.key,
      systemId,
      doneOn,
      note,
      evidence,
    }));
    workspace.together(() => {
      for (const id of evidence) workspace.evidence.get(id);
      for (const record of records) workspace.dutiesDone.put(record);
      for (const { part } of found) {
        for (const place of part.items) {
          for (const evidenceId of evidence) {
            const link = { ...place, year: years.get(place.systemId) ?? 0, evidenceId };
            if (linkTo(context, link)) linked.push(link);
          }
        }
      }
    });
    return { ids: records.map(({ id }) => id), linked, savedAt: context.now() };
  },

  'duties.undoDone': ({ ids, linked }) => {
    const workspace = context.session.need();
    workspace.together(() => {
      for (const id of ids) {
        // What was done by sending a dossier is taken back where the sending was recorded.
        if (workspace.dossierSendings.find(id) === null) workspace.dutiesDone.remove(id);
        else workspace.dossierSendings.remove(id);
      }
      for (const { evidenceId, itemId, ...place } of linked) {
        unlinkAt(deskAt(context, place), itemId, evidenceId);
      }
    });
    return {};
  },

  'duties.export': async ({ kinds, systemId, ...stretch }) => {
    const workspace = context.session.need();
    const duties = dutiesWithin(dutiesOf(inputNow(context)), stretch).filter(
      (duty) => (kinds.length === 0 || kinds.includes(duty.kind)) && (systemId === null || duty.systemId === systemId),
    );
    const file = await context.options.dialogs.saveFile({
      title: 'Lưu lịch việc',
      suggestedName: `Lich-viec-${context.today()}.ics`,
      filters: [{ name: 'Tệp lịch iCalendar', extensions: ['ics'] }],
    });
    if (file === null) return null;
    const { text, events } = calendarFile(duties, workspace.info().unitName, context.options.clock());
    writeWhole(file, Buffer.from(text, 'utf8'));
    return { file, events };
  },
});

const inputNow = (context: Context): ReturnType<typeof dutyInput> =>
  dutyInput(context.session.need(), context.law(), context.options.clock());

interface WantedLink {
  systemId: string;
  year: number;
  itemId: string;
  evidenceId: string;
}

/** Links evidence to a requirement; false when it was linked before. */
function linkTo(context: Context, { evidenceId, itemId, ...place }: WantedLink): boolean {
  const desk = deskAt(context, place);
  const { evidence } = answerAt(desk, itemId);
  if (evidence.includes(evidenceId)) return false;
  setAnswerAt(desk, itemId, { evidence: [...evidence, evidenceId] });
  return true;
}
