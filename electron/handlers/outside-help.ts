/** Answers to core/contract/outside-help.ts. */
import { basename } from 'node:path';
import type { Handlers } from '../../core/api.ts';
import {
  changeOf,
  compareReturned,
  placeOf,
  type ComparedRow,
  type OutsideMark,
  type ReturnedRow,
} from '../../core/assessment/outside-help.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { isAsked } from '../../core/checklist/applicability.ts';
import { FailureError } from '../../core/failure.ts';
import { reportingYear } from '../../core/report/calendar.ts';
import { fold } from '../../core/text.ts';
import { answerAt, answersAt, itemOf, setAnswerAt, type Desk } from '../services/desk.ts';
import { readWhole, writeWhole } from '../services/files.ts';
import { outsideWorkbook } from '../spreadsheet/outside-help.ts';
import { readOutside } from '../spreadsheet/outside-help-read.ts';
import { unpackWorkbook, WORKBOOK_LIMIT } from '../spreadsheet/unpack.ts';
import type { Workspace } from '../workspace/index.ts';
import { deskAt } from './assessment.ts';
import type { Context } from './context.ts';

type Methods = 'outside.export' | 'outside.preview' | 'outside.apply';

const FILTERS = [{ name: 'Bảng tính Excel', extensions: ['xlsx'] }];

/** A workbook that waits for the user's word. */
interface Waiting {
  token: string;
  place: OutsideMark;
  rows: ReturnedRow[];
  /** The comparison that the user has seen. */
  seen: string;
}

export function outsideHandlers(context: Context): Pick<Handlers, Methods> {
  const { options, session } = context;
  let waiting: Waiting | null = null;
  const deskOf = ({ systemId, year, framework }: OutsideMark): Desk => deskAt(context, { systemId, year, framework });

  return {
    'outside.export': async ({ itemIds, recipient, deadline, message, withAnswers, ...place }) => {
      const desk = deskAt(context, place);
      for (const itemId of itemIds) itemOf(desk.checklist, itemId);
      const items = itemsOf(desk.checklist).filter(({ id }) => itemIds.includes(id));
      const { id, name, shortName } = subjectOf(desk, place.systemId);
      const file = await options.dialogs.saveFile({
        title: 'Lưu bảng hỏi gửi ra ngoài',
        suggestedName: `Nho-tra-loi-${fileWord(shortName || name)}-${context.today()}.xlsx`,
        filters: FILTERS,
      });
      if (file === null) return null;
      const answers = withAnswers ? answersAt(desk) : [];
      const bytes = await outsideWorkbook({
        unitName: desk.workspace.unit.get().name,
        system: { id, name },
        year: desk.year,
        checklist: desk.checklist,
        items,
        recipient,
        deadline,
        message,
        exportedAt: context.now(),
        answers: new Map(answers.map((answer) => [answer.itemId, answer])),
      });
      writeWhole(file, bytes);
      return { file, items: items.length };
    },
    'outside.preview': async () => {
      session.need();
      const [file] = await options.dialogs.openFile({ title: 'Chọn bảng hỏi được gửi lại', filters: FILTERS, multiple: false });
      if (file === undefined) return null;
      const rows = readOutside(await unpackWorkbook(readWhole(file, WORKBOOK_LIMIT)));
      const place = placeOf(rows);
      if (place === null) throw noMarks(basename(file));
      const year = reportingYear(context.today());
      if (place.year !== year) throw otherYear(basename(file), place.year, year);
      const desk = deskOf(place);
      const compared = compare(desk, place, rows);
      waiting = { token: options.newId(), place, rows, seen: canonicalJson(compared) };
      return {
        token: waiting.token,
        file: basename(file),
        subject: { ...subjectOf(desk, place.systemId), level: desk.checklist.level, framework: desk.framework },
        year: desk.year,
        exportedAt: place.exportedAt,
        rows: compared,
      };
    },
    'outside.apply': ({ token, rows: chosen }) => {
      if (waiting?.token !== token) {
        throw new FailureError('NOT_FOUND', 'Bảng tính này không còn chờ được nhận nên chưa có gì thay đổi. Chọn lại tệp rồi nhận.');
      }
      const { place, rows, seen } = waiting;
      waiting = null;
      const desk = deskOf(place);
      const changed = desk.workspace.together(() => {
        const compared = compare(desk, place, rows);
        if (canonicalJson(compared) !== seen) throw changedSince();
        const taken = compared.filter(({ row, state }) => chosen.includes(row) && (state === 'new' || state === 'changed'));
        for (const one of taken) take(desk, one, rows);
        return taken.length;
      });
      return { changed, savedAt: context.now() };
    },
  };
}

function subjectOf({ system }: Desk, systemId: string): { id: string; name: string; shortName: string } {
  return { id: systemId, name: system?.name ?? 'Đánh giá chung', shortName: system?.shortName ?? '' };
}

const fileWord = (name: string): string =>
  fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);

function compare(desk: Desk, place: OutsideMark, rows: readonly ReturnedRow[]): ComparedRow[] {
  return compareReturned(rows, {
    systemId: place.systemId,
    year: desk.year,
    checklist: desk.checklist,
    answers: answersAt(desk),
    isSetAside: (item) => !isAsked(item, desk.traits, answerAt(desk, item.id)),
    sharedPlans: sharedPlans(desk.workspace, desk),
  });
}

/** Plans that more than one answer of the year names. */
function sharedPlans(workspace: Workspace, { year, framework }: Desk): Set<string> {
  const named = new Map<string, number>();
  const own = workspace.systems.list().flatMap(({ id }) => {
    const assessment = workspace.assessments.find(id, year);
    return assessment === null ? [] : workspace.assessments.answers(assessment.id);
  });
  for (const { plan } of [...own, ...workspace.common.list(year, framework)]) {
    if (plan !== null) named.set(plan.id, (named.get(plan.id) ?? 0) + 1);
  }
  return new Set([...named].filter(([, count]) => count > 1).map(([id]) => id));
}

function take(desk: Desk, compared: ComparedRow, rows: readonly ReturnedRow[]): void {
  const returned = rows.find(({ row }) => row === compared.row);
  if (returned !== undefined && compared.itemId !== null) setAnswerAt(desk, compared.itemId, changeOf(compared, returned.said));
}

const noMarks = (file: string): FailureError =>
  new FailureError(
    'INVALID_INPUT',
    `Không dòng nào của «${file}» còn mã nhận dạng nên không biết dòng nào trả lời yêu cầu nào. Chưa có gì thay đổi. Chọn đúng tệp đã gửi đi và được gửi lại, còn nguyên cột ẩn đầu tiên.`,
  );

/** What was answered in other years stays as it was reported. */
const otherYear = (file: string, asked: number, now: number): FailureError =>
  new FailureError(
    'INVALID_INPUT',
    `«${file}» hỏi cho năm báo cáo ${asked}, còn năm đang làm là ${now}, nên không nhận được: câu trả lời của năm khác giữ nguyên. Chưa có gì thay đổi. Gửi lại bảng hỏi của năm ${now}, hoặc tự ghi câu trả lời vào màn hình đánh giá.`,
  );

const changedSince = (): FailureError =>
  new FailureError(
    'CONFLICT',
    'Câu trả lời trong kho đã thay đổi sau khi xem trước nên chưa nhận gì. Chọn lại tệp để xem các thay đổi mới rồi nhận.',
  );
