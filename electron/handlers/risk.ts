/** Answers to core/contract/risk.ts. */
import type { Handlers } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { riskContents } from '../../core/level/risk-contents.ts';
import type { RiskAssessment } from '../../core/level/risk.ts';
import type { Context } from './context.ts';

export const riskHandlers = (context: Context): Pick<Handlers, 'risk.list' | 'risk.put' | 'risk.remove'> => ({
  'risk.list': ({ systemId }) => context.session.need().riskAssessments.list(systemId),
  'risk.put': (assessment) => {
    const workspace = context.session.need();
    // NOT_FOUND where there is no such system.
    workspace.systems.get(assessment.systemId);
    refuseUnfounded(assessment);
    return { savedAt: workspace.riskAssessments.put(assessment) };
  },
  'risk.remove': ({ id }) => {
    context.session.need().riskAssessments.remove(id);
    return {};
  },
});

/** A finished assessment grounds a level, so it holds what NĐ 331 Đ10.3 asks for at least. */
function refuseUnfounded(assessment: RiskAssessment): void {
  if (!assessment.finished) return;
  const lacking = riskContents(assessment).filter(({ missing }) => missing !== null);
  if (lacking.length === 0) return;
  throw new FailureError(
    'INVALID_INPUT',
    'Bản đánh giá rủi ro chưa đủ nội dung tối thiểu (NĐ 331 Đ10.3) nên chưa ghi là hoàn thành, và chưa làm căn cứ đề xuất cấp độ. Nội dung đã ghi trước đó vẫn còn; bổ sung các mục được nêu rồi bấm Hoàn thành.',
    lacking.map(({ title, missing }) => ({ where: title, text: missing ?? '' })),
  );
}
