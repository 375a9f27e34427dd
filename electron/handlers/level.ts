/** Level determination of a system: run, stored for ever, and carried into the system. */
import type { Handlers } from '../../core/api.ts';
import { determineLevel } from '../../core/level/determine.ts';
import { effectiveInputs, problemsOfInputs, wrongAnswers } from '../../core/level/inputs.ts';
import { FailureError } from '../../core/failure.ts';
import type { LevelDetermination, LevelInputs } from '../../core/level/model.ts';
import { groundingRiskAssessment, levelOfRisk } from '../../core/level/risk.ts';
import { nfc } from '../../core/text.ts';
import { levelOf } from '../services/level.ts';
import type { Context } from './context.ts';

export const levelHandlers = (context: Context): Pick<Handlers, 'level.determine' | 'level.context' | 'level.save' | 'level.history'> => ({
  'level.determine': ({ framework, inputs }) => levelOf(context.law().framework(framework), inputs),
  'level.context': ({ systemId }) => {
    const workspace = context.session.need();
    const { template: templateId } = workspace.systems.get(systemId);
    const risk = groundingRiskAssessment(workspace.riskAssessments.list(systemId));
    const template =
      templateId === ''
        ? undefined
        : context
            .law()
            .templates()
            .find(({ id }) => id === templateId);
    return {
      risk: risk === null ? null : { id: risk.id, date: risk.date, level: levelOfRisk(risk) },
      template:
        template === undefined
          ? null
          : { id: template.id, name: template.name, inputs: template.inputs, judgement: template.judgement, note: template.note },
    };
  },
  'level.save': ({ systemId, framework, inputs }) => {
    const workspace = context.session.need();
    // NOT_FOUND before anything is said of the answers.
    workspace.systems.get(systemId);
    const rules = context.law().framework(framework);
    const asked = problemsOfInputs(rules, inputs);
    // As `level.determine` and the terminal refuse them: no answer is dropped in silence because it is wrong and not asked for.
    const problems = [...asked, ...wrongAnswers(rules, inputs).filter(({ input }) => !asked.some((one) => one.input === input))];
    if (problems.length > 0) {
      throw new FailureError(
        'INVALID_INPUT',
        'Chưa đủ căn cứ để ghi cấp độ: còn câu hỏi chưa trả lời hoặc trả lời chưa hợp lệ. Các câu đã trả lời vẫn còn trên màn hình; bổ sung các mục được nêu rồi ghi lại.',
        problems.map((problem) => ({ where: problem.input, text: problem.text })),
      );
    }
    // What the rules saw is what grounds the level: answers to questions that are not asked are left out.
    const answers = inNormalForm(effectiveInputs(rules, inputs));
    const result = determineLevel(rules, answers);
    const determination: LevelDetermination = {
      id: context.options.newId(),
      systemId,
      framework,
      inputs: answers,
      level: result.level,
      matched: result.matched,
      raisedBy: result.raisedBy,
      decidedBy: context.settings.get().userName,
      decidedAt: context.now(),
    };
    workspace.together(() => {
      workspace.levels.add(determination);
      // An approved level stays what the decision says (Luật 116 Đ45.1); the new result is kept beside it for comparison.
      workspace.systems.change(systemId, (kept) =>
        kept.approval.status === 'approved'
          ? kept
          : { ...kept, framework, level: result.level, traits: [...new Set([...kept.traits, ...result.traits])] },
      );
    });
    return determination;
  },
  'level.history': ({ systemId }) => context.session.need().levels.history(systemId),
});

const inNormalForm = (inputs: LevelInputs): LevelInputs =>
  Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, typeof value === 'string' ? nfc(value) : value]));
