import type { Level } from '../../core/checklist/model.ts';
import { levelName } from '../texts/terms.ts';

const STEPS = [1, 2, 3, 4, 5];

/** Five rising bars and “Cấp độ 3”. */
export function LevelMark({ level }: { level: Level }) {
  return (
    <span className="lv">
      <span className="steps" aria-hidden="true">
        {STEPS.map((step) => (
          <i key={step} className={step <= level ? 'on' : ''} />
        ))}
      </span>
      <span>{levelName(level)}</span>
    </span>
  );
}
