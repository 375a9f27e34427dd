/** Answers to core/contract/plans.ts. */
import type { Handlers, Output } from '../../core/api.ts';
import { emptyPlan, changedPlan } from '../../core/assessment/answer.ts';
import type { Plan } from '../../core/assessment/model.ts';
import { FailureError } from '../../core/failure.ts';
import { REPORTING_FRAMEWORK } from '../../core/report/input.ts';
import { planGaps, planPaper, type PlanPaperInput } from '../../core/report/plan-paper.ts';
import { planProblems, plansOf } from '../../core/report/plans.ts';
import { printPaperInWorker } from '../dossier/print-in-worker.ts';
import { withEnding, writeWhole } from '../services/files.ts';
import { planInput, setPlanAt, type PlanPlace } from '../services/plans.ts';
import { planWorkbook } from '../spreadsheet/plans.ts';
import type { Context } from './context.ts';

type Methods =
  'plans.list' | 'plans.save' | 'plans.create' | 'plans.link' | 'plans.unlink' | 'plans.exportExcel' | 'plans.print' | 'plans.gaps';

export function plansHandlers(context: Context): Pick<Handlers, Methods> {
  const { options, session } = context;
  let printing = false;
  const each = (places: readonly PlanPlace[], plan: { id: string } | null): void => {
    const workspace = session.need();
    for (const place of places) setPlanAt(workspace, context.law(), place, plan);
  };
  const overviewOf = (year: number): Output<'plans.list'> => overview(context, year);
  const paperInput = (year: number): PlanPaperInput => ({
    year,
    unit: session.need().unit.get(),
    framework: context.law().framework(REPORTING_FRAMEWORK),
    ...overviewOf(year),
  });

  return {
    'plans.list': ({ year }) => overviewOf(year),

    'plans.save': ({ plan: change }) => {
      const { plans } = session.need();
      const plan = changedPlan(plans.get(change.id), change);
      refuseUnsound(plan, context.today());
      plans.put(plan);
      return { savedAt: context.now() };
    },

    'plans.create': ({ plan: { id = options.newId(), ...fields }, places }) => {
      const workspace = session.need();
      const plan = changedPlan(emptyPlan(id), fields);
      refuseNameless(plan);
      refuseUnsound(plan, context.today());
      if (workspace.plans.find(id) !== null) {
        throw new FailureError('CONFLICT', 'Kế hoạch này đã có trong kho nên không lập lại; chưa có gì thay đổi. Mở lại trang Khắc phục.');
      }
      workspace.together(() => {
        workspace.plans.put(plan);
        each(places, { id });
      });
      return { plan, savedAt: context.now() };
    },

    'plans.link': ({ planId, places }) => {
      const workspace = session.need();
      workspace.plans.get(planId);
      workspace.together(() => each(places, { id: planId }));
      return { changed: places.length, savedAt: context.now() };
    },

    'plans.unlink': ({ places }) => {
      session.need().together(() => each(places, null));
      return { changed: places.length, savedAt: context.now() };
    },

    'plans.exportExcel': async ({ year }) => {
      const found = overviewOf(year);
      const file = await options.dialogs.saveFile({
        title: 'Xuất kế hoạch khắc phục',
        suggestedName: `Ke-hoach-khac-phuc-${year}.xlsx`,
        filters: [{ name: 'Bảng tính Excel', extensions: ['xlsx'] }],
      });
      if (file === null) return null;
      writeWhole(file, await planWorkbook(found));
      return { file };
    },

    'plans.gaps': ({ year }) => planGaps(paperInput(year)),

    'plans.print': async ({ year, draft }) => {
      if (printing) throw new FailureError('CONFLICT', 'Một bản kế hoạch khác đang được in. Đợi in xong rồi in tiếp.');
      const input = paperInput(year);
      const gaps = planGaps(input);
      if (!draft && gaps.length > 0) {
        throw new FailureError(
          'PREFLIGHT_ERRORS',
          `Kế hoạch còn thiếu ${gaps.length} mục nên chưa in được bản chính; chưa có tệp nào được ghi. Bổ sung các mục được nêu, hoặc in bản nháp để xem trước.`,
          gaps,
        );
      }
      printing = true;
      try {
        const chosen = await options.dialogs.saveFile({
          title: 'Lưu kế hoạch khắc phục',
          suggestedName: `Ke-hoach-khac-phuc-${year}${draft ? '-nhap' : ''}.pdf`,
          filters: [{ name: 'Tài liệu PDF', extensions: ['pdf'] }],
        });
        if (chosen === null) return null;
        const file = withEnding(chosen, 'pdf');
        const paper = planPaper(input, { program: `An Tâm ${options.version}`, created: context.now(), draft });
        const { printWorker, fonts } = options.paths;
        writeWhole(file, await printPaperInWorker(paper, 'pdf', { worker: printWorker, fonts }));
        return { file };
      } finally {
        printing = false;
      }
    },
  };
}

function overview(context: Context, year: number): Output<'plans.list'> {
  const input = planInput(context.session.need(), context.law(), year, context.today());
  const systems = input.register.map(({ id, name, shortName }) => ({ id, name, shortName }));
  return { ...plansOf(input), systems };
}

function refuseUnsound(plan: Plan, today: string): void {
  const problems = planProblems(plan, today);
  const [first] = problems;
  if (first === undefined) return;
  throw new FailureError(
    'INVALID_INPUT',
    `${first.text} Kế hoạch chưa được ghi; bản đã lưu còn nguyên. Sửa lại rồi thử lần nữa.`,
    problems.map(({ field, text }) => ({ where: `plan.${field}`, text })),
  );
}

/** Whoever plans for many requirements at once has to say what will be done. */
function refuseNameless({ action }: Plan): void {
  if (action.trim() !== '') return;
  throw new FailureError('INVALID_INPUT', 'Chưa ghi việc phải làm nên kế hoạch chưa được lập. Ghi việc phải làm rồi lập lại.', [
    { where: 'plan.action', text: 'Không được để trống.' },
  ]);
}
