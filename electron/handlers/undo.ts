/** Taking acts back, told in words. */
import type { Handlers, Output } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { frameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import type { UNDO_SUBJECTS } from '../../core/contract/undo.ts';
import type { Workspace } from '../workspace/index.ts';
import type { UndoStep } from '../workspace/undo.ts';
import type { Context } from './context.ts';

type Step = Output<'undo.undo'>['step'];
type UndoSubject = (typeof UNDO_SUBJECTS)[number];

export const undoHandlers = (context: Context): Pick<Handlers, 'undo.next' | 'undo.undo' | 'undo.redo'> => {
  const told = (step: UndoStep): Step => stepInWords(context, step);
  return {
    'undo.next': () => {
      const { undo, redo } = context.session.need().undo.next();
      return { undo: undo && told(undo), redo: redo && told(redo) };
    },
    'undo.undo': () => {
      const { undo } = context.session.need();
      const next = undo.next().undo;
      if (next !== null && !next.possible) throw barred(told(next));
      return { step: told(undo.undo()), savedAt: context.now() };
    },
    'undo.redo': () => ({ step: told(context.session.need().undo.redo()), savedAt: context.now() }),
  };
};

/** What can't be taken back also bars the way to what was done before it. */
const barred = ({ label }: Step): FailureError =>
  new FailureError(
    'CONFLICT',
    `Thao tác gần nhất (${label}) không hoàn tác được, nên các thao tác trước đó cũng không hoàn tác được nữa; dữ liệu giữ nguyên. Mở trang đã làm thao tác đó để sửa trực tiếp.`,
  );

/** What a person calls a change of this kind. */
export const WORDS: Readonly<Record<string, string>> = {
  'answer.set': 'câu trả lời',
  'common.set': 'đánh giá chung',
  'evidence.link': 'gắn minh chứng',
  'evidence.unlink': 'gỡ minh chứng',
  'plan.put': 'kế hoạch khắc phục',
  'plan.remove': 'bỏ kế hoạch khắc phục',
  'unit.save': 'thông tin đơn vị',
  'system.add': 'thêm hệ thống',
  'system.save': 'thông tin hệ thống',
  'system.discard': 'xóa hệ thống',
  'system.restore': 'khôi phục hệ thống',
  'system.remove': 'xóa hẳn hệ thống',
  'evidence.add': 'thêm minh chứng',
  'evidence.save': 'thông tin minh chứng',
  'evidence.discard': 'gỡ khỏi kho minh chứng',
  'evidence.purge': 'xóa hẳn minh chứng',
  'evidence.restore': 'đưa trở lại kho minh chứng',
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
  'dossier_sending.put': 'ghi việc gửi hồ sơ',
  'dossier_sending.remove': 'xóa việc gửi hồ sơ',
  'level.add': 'xác định cấp độ',
  'assessment.open': 'mở phần đánh giá',
  'dossier.print': 'lập hồ sơ',
  'dossier.sign': 'ký hồ sơ',
  'dossier.import': 'nhận hồ sơ đã ký',
  'dossier.extend': 'bổ sung dữ liệu kiểm chứng',
  'workspace.create': 'tạo kho làm việc',
};

/** The thing of a kind of change; kinds that are not here are about nothing that has a page. */
const SUBJECTS: Readonly<Record<string, UndoSubject>> = {
  unit: 'unit',
  system: 'system',
  level: 'system',
  evidence: 'evidence',
  incident: 'incident',
  plan: 'plan',
  duty_done: 'duty',
  own_holiday: 'holiday',
};

type Change = UndoStep['changes'][number];
const isAnswer = ({ kind }: Change): boolean => kind === 'answer.set' || kind === 'common.set';
const isPartOfAnother = ({ kind }: Change): boolean => kind === 'assessment.open' || kind.startsWith('plan.');

function stepInWords(context: Context, { at, actor, changes, possible }: UndoStep): Step {
  const workspace = context.session.need();
  const answers = changes.filter(isAnswer);
  const leading = changes.find((change) => !isPartOfAnother(change) && !isAnswer(change));
  // Records that link evidence on their way are acts of their own, not answers.
  const first = leading ?? answers[0] ?? changes[0];
  const place = answers[0] === undefined || leading !== undefined ? null : placeOf(context, answers[0]);
  const about = first === undefined || place !== null ? null : aboutOf(workspace, first);
  const word = WORDS[first?.kind ?? ''] ?? 'thay đổi';
  const label =
    sharedPlanLabel(workspace, changes, answers.length) ??
    (place === null ? named(word, about?.name ?? '') : answerLabel(workspace, word, place, answers.length));
  return {
    label,
    at,
    actor,
    place,
    about: about === null ? null : { kind: about.kind, id: about.id, gone: about.gone },
    possible,
    changes: changes.length,
  };
}

const named = (word: string, name: string): string => (name === '' ? word : `${word} «${name}»`);

function answerLabel(workspace: Workspace, word: string, { systemId, itemId }: NonNullable<Step['place']>, answers: number): string {
  if (answers > 1) return `${word} của ${answers} yêu cầu`;
  const system = everySystem(workspace).find(({ id }) => id === systemId);
  return `${word} ${itemId}${system === undefined ? '' : ` của ${system.shortName || system.name}`}`;
}

/** A plan made for many answered requirements at once is what was done; that their answers name it follows. Null for other acts. */
function sharedPlanLabel(workspace: Workspace, changes: UndoStep['changes'], answers: number): string | null {
  const [first, ...others] = changes;
  if (first?.kind !== 'plan.put' || answers < 2 || others.some(({ kind, isNew }) => kind === 'plan.put' || isNew)) return null;
  return `${named('kế hoạch khắc phục', aboutOf(workspace, first)?.name ?? '')} cho ${answers} yêu cầu`;
}

const everySystem = ({ systems }: Workspace): InformationSystem[] => [...systems.list(), ...systems.archived()];

/** The thing a change is about, by its name as it now is. */
function aboutOf(workspace: Workspace, { kind, subject }: Change): (NonNullable<Step['about']> & { name: string }) | null {
  const about = SUBJECTS[kind.split('.')[0] ?? ''];
  if (about === undefined) return null;
  switch (about) {
    case 'system': {
      const found = everySystem(workspace).find(({ id }) => id === subject);
      const known = found ?? workspace.systems.discarded().find(({ system }) => system.id === subject)?.system;
      return { kind: about, id: subject, gone: found === undefined, name: known === undefined ? '' : known.shortName || known.name };
    }
    case 'evidence': {
      const found = workspace.evidence.list().find(({ id }) => id === subject);
      const known = found ?? workspace.evidence.discarded().find(({ evidence }) => evidence.id === subject)?.evidence;
      return { kind: about, id: subject, gone: found === undefined, name: known?.title ?? '' };
    }
    case 'incident':
      return { kind: about, id: subject, ...foundOf(workspace.incidents.find(subject)?.title) };
    case 'plan':
      return { kind: about, id: subject, ...foundOf(workspace.plans.find(subject)?.action) };
    case 'unit':
    case 'duty':
    case 'holiday':
      return { kind: about, id: subject, gone: false, name: '' };
  }
}

const foundOf = (name: string | undefined): { gone: boolean; name: string } => ({ gone: name === undefined, name: shortened(name ?? '') });

const LONGEST_NAME = 60;
const shortened = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…` : text);

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
