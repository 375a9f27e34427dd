/** Why this level follows, and what would change it. */
import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react';
import type { LevelChange } from '../../../core/level/change.ts';
import type { LevelResult } from '../../../core/level/model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { level as words } from '../../texts/level.ts';
import { levelName } from '../../texts/terms.ts';
import styles from './level.module.css';

export function Why({ result }: { result: LevelResult }) {
  const raised = result.raisedBy === null ? [] : [{ id: 'raised', ...result.raisedBy }];
  const grounds = [...raised, ...result.matched];
  return (
    <section>
      <h2>{words.why}</h2>
      {grounds.length === 0 && <p className="s13 t2">{words.whyNone}</p>}
      <ul className={styles['why']}>
        {grounds.map(({ id, level, clause, text }) => (
          <li key={id} className={level === result.level ? styles['decisive'] : 't3'}>
            <span className="row">
              <ClauseChip clause={clause} />
              <span className="s12 t3">{levelName(level)}</span>
            </span>
            <span className="s13">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Changes({ result, changes, holding }: { result: LevelResult; changes: LevelChange[]; holding: string[] }) {
  return (
    <section>
      <h2>{words.change}</h2>
      {changes.length === 0 && holding.length < 2 && <p className="s13 t2">{words.changeNone}</p>}
      <ul className={styles['change']}>
        {changes.slice(0, 6).map(({ input, level, text, clause }) => {
          const up = level > (result.level ?? 0);
          const Arrow = up ? IconArrowUp : IconArrowDown;
          return (
            <li key={`${input}${level}`}>
              <span className={up ? 'tag acc' : 'tag'}>
                <Arrow className="i" aria-hidden="true" />
                {levelName(level)}
              </span>
              <span>
                {text}
                {clause !== null && <span className="t3"> ({clause})</span>}
              </span>
            </li>
          );
        })}
        {result.level !== null && holding.length > 1 && (
          <li>
            <span className="tag">
              <IconEqual className="i" aria-hidden="true" />
              {levelName(result.level)}
            </span>
            <span>
              {words.held} <span className="t3">({holding.join('; ')})</span>
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}
