import type { FrameworkId } from '../../core/checklist/model.ts';
import { FRAMEWORK_LABELS } from '../texts/terms.ts';

/** “NĐ 331/2026” with a solid outline, “NĐ 85/2016” with a dashed one. */
export function FrameworkTag({ framework }: { framework: FrameworkId }) {
  return <span className={framework === 'nd85-2016' ? 'fw old' : 'fw'}>{FRAMEWORK_LABELS[framework]}</span>;
}
