import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { RiskContent } from '../../../core/level/risk-contents.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { risk as words } from '../../texts/risk.ts';
import styles from './risk.module.css';

/** The minimum content of NĐ 331 Đ10.3, point by point: there, or what is missing with a way to it. */
export function RiskContents({ contents, onJump }: { contents: readonly RiskContent[]; onJump: (field: string) => void }) {
  return (
    <ul className={styles['contents']}>
      {contents.map(({ id, clause, title, missing, field }) => (
        <li key={id}>
          {missing === null ? (
            <IconCircleCheck className="i met" aria-hidden="true" />
          ) : (
            <IconCircleDashed className="i partial" aria-hidden="true" />
          )}
          <span className="grow">
            <b className="w5">{title}: </b>
            {missing === null ? (
              <span className="t3">{words.contents.there}</span>
            ) : (
              <button type="button" className={styles['jump']} onClick={() => onJump(field)}>
                {missing}
              </button>
            )}
          </span>
          <ClauseChip clause={clause} />
        </li>
      ))}
    </ul>
  );
}
