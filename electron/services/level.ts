/** Level determination as window and terminal ask for it: answers are checked before the rules run. */
import type { Framework } from '../../core/checklist/framework.ts';
import { FailureError } from '../../core/failure.ts';
import { determineLevel } from '../../core/level/determine.ts';
import { wrongAnswers } from '../../core/level/inputs.ts';
import type { LevelInputs, LevelResult } from '../../core/level/model.ts';

/**
 * What the rules say of answers that may be unfinished but not wrong.
 * Throws INVALID_INPUT naming every answer to a question the framework does not ask, or of a value it does not allow.
 */
export function levelOf(framework: Framework, inputs: LevelInputs): LevelResult {
  const problems = wrongAnswers(framework, inputs);
  if (problems.length === 0) return determineLevel(framework, inputs);
  throw new FailureError(
    'INVALID_INPUT',
    `Có câu trả lời không hợp lệ đối với khung ${framework.id} nên chưa xác định được cấp độ. Sửa các chỗ được nêu rồi thử lại.`,
    problems.map(({ input, text }) => ({ where: input, text })),
  );
}
