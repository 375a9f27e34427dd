/** Taking acts back, told in words. */
import type { Handlers, Output } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { frameworkId } from '../../core/checklist/model.ts';
import type { UndoStep } from '../workspace/undo.ts';
import type { Context } from './context.ts';

type Step = Output<'undo.undo'>['step'];

export const undoHandlers = (context: Context): Pick<Handlers, 'undo.next' | 'undo.undo' | 'undo.redo'> => {
  const told = (step: UndoStep): Step => stepInWords(context, step);
  return {
    'undo.next': () => {
      const { undo, redo } = context.session.need().undo.next();
      return { undo: undo && told(undo), redo: redo && told(redo) };
    },
    'undo.undo': () => ({ step: told(context.session.need().undo.undo()), savedAt: context.now() }),
    'undo.redo': () => ({ step: told(context.session.need().undo.redo()), savedAt: context.now() }),
  };
};

/** What a person calls a change of this kind. */
const WORDS: Record<string, string> = {
  'answer.set': 'câu trả lời',
  'common.set': 'đánh giá chung',
  'plan.put': 'kế hoạch khắc phục',
  'plan.remove': 'kế hoạch khắc phục',
  'unit.save': 'thông tin đơn vị',
  'system.add': 'thêm hệ thống',
  'system.save': 'thông tin hệ thống',
  'system.discard': 'xóa hệ thống',
  'system.restore': 'khôi phục hệ thống',
  'evidence.add': 'thêm minh chứng',
  'evidence.save': 'thông tin minh chứng',
  'evidence.discard': 'gỡ minh chứng khỏi kho',
  'evidence.restore': 'đưa minh chứng trở lại kho',
  'risk_assessment.put': 'đánh giá rủi ro',
  'risk_assessment.remove': 'xóa đánh giá rủi ro',
  'relevel_trigger.put': 'căn cứ xác định lại cấp độ',
  'relevel_trigger.remove': 'xóa căn cứ xác định lại cấp độ',
  'incident.put': 'sự cố',
  'incident.remove': 'xóa sự cố',
  'duty_done.put': 'ghi việc đã làm',
  'duty_done.remove': 'bỏ ghi việc đã làm',
  'own_holiday.put': 'ngày nghỉ riêng',
  'own_holiday.remove': 'xóa ngày nghỉ riêng',
  'level.add': 'xác định cấp độ',
  'system.remove': 'xóa hẳn hệ thống',
};

function stepInWords(context: Context, { at, actor, changes }: UndoStep): Step {
  const answers = changes.filter(({ kind }) => kind === 'answer.set' || kind === 'common.set');
  const place = answers[0] === undefined ? null : placeOf(context, answers[0]);
  const first = changes.find(({ kind }) => kind !== 'assessment.open' && !kind.startsWith('plan.')) ?? changes[0];
  const label = labelOf(context, first?.kind ?? '', place, answers.length);
  return { label, at, actor, place, changes: changes.length };
}

function labelOf(context: Context, kind: string, place: Step['place'], answers: number): string {
  const word = WORDS[kind] ?? 'thay đổi';
  if (place === null) return word;
  if (answers > 1) return `${word} của ${answers} yêu cầu`;
  const { systems } = context.session.need();
  const system = [...systems.list(), ...systems.archived()].find(({ id }) => id === place.systemId);
  return `${word} ${place.itemId}${system === undefined ? '' : ` của ${system.shortName || system.name}`}`;
}

/** “his/2026/nd331-2026/5.1” or “2026/nd331-2026/risk.process”, as the journal names them. */
function placeOf(context: Context, { kind, subject, itemId }: UndoStep['changes'][number]): Step['place'] {
  const parts = subject.split('/');
  if (kind === 'answer.set') {
    const [systemId = '', year, framework, ...item] = parts;
    const named = frameworkId.parse(framework);
    const system = context.session
      .need()
      .systems.list()
      .find(({ id }) => id === systemId);
    if (system === undefined) return null;
    return { systemId, year: Number(year), itemId: item.join('/'), ...(system.framework === named ? {} : { framework: named }) };
  }
  const [year, framework] = parts;
  return itemId === null ? null : { systemId: COMMON, year: Number(year), framework: frameworkId.parse(framework), itemId };
}
