import { comparisonsIn } from '../../../core/checklist/condition.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import { showNumber } from '../../parts/format.ts';
import { level as words } from '../../texts/level.ts';
import styles from './level.module.css';

/** The highest number at which a level rule changes its mind about this input; null where none does. */
export function thresholdOf(framework: Framework, input: string): number | null {
  const limits = framework.level_rules
    .flatMap((rule) => comparisonsIn(rule.when))
    .flatMap((one) => ('input' in one && one.input === input ? [one.gte ?? one.lt ?? 0] : []));
  const highest = Math.max(0, ...limits);
  return highest > 0 ? highest : null;
}

/** Where a number stands against its threshold; in words beneath. */
export function ThresholdBar({ value, threshold }: { value: number; threshold: number }) {
  const end = Math.max(value, threshold) * 1.25;
  const over = value >= threshold;
  return (
    <>
      <div className={styles['threshold']} aria-hidden="true">
        <i className={over ? styles['over'] : undefined} style={{ width: `${(100 * value) / end}%` }} />
        <u style={{ left: `${(100 * threshold) / end}%` }} />
      </div>
      <div className="row s12">
        {over ? (
          <span className="acc w6">{words.over(showNumber(threshold))}</span>
        ) : (
          <>
            <span className="t3">{words.below}</span>
            <span className="t3 end">{words.threshold(showNumber(threshold))}</span>
          </>
        )}
      </div>
    </>
  );
}
