/** A system in transition under both decrees at once: two results, what could not be carried over, and which one stands. */
import { IconShieldLock } from '@tabler/icons-react';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import { carryOver } from '../../../core/level/compare.ts';
import type { LevelDetermination, LevelResult } from '../../../core/level/model.ts';
import { topicOf } from '../../../core/level/words.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { level as words } from '../../texts/level.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import styles from './level.module.css';
import type { LevelForm } from './use-level-form.ts';

/** Whether the old decree still has a say in this system's level. */
export const isInTransition = (system: InformationSystem, history: readonly LevelDetermination[]): boolean =>
  system.framework === 'nd85-2016' || history.some(({ framework }) => framework === 'nd85-2016');

function Side({ framework, result, note }: { framework: Framework; result: LevelResult; note: string | null }) {
  const raised = result.raisedBy === null ? [] : [{ id: 'raised', ...result.raisedBy }];
  const decisive = [...raised, ...result.matched].filter(({ level }) => level === result.level);
  return (
    <div className={styles['side']} role="group" aria-label={FRAMEWORK_LABELS[framework.id]}>
      <FrameworkTag framework={framework.id} />
      {result.level === null ? <b className="s13">{words.undetermined}</b> : <LevelMark level={result.level} />}
      {decisive.map(({ id, clause, text }) => (
        <span key={id} className={styles['ground']}>
          <ClauseChip clause={clause} />
          <span className="s12 t2">{text}</span>
        </span>
      ))}
      {note !== null && <span className="s12 t3">{note}</span>}
    </div>
  );
}

const openNote = (result: LevelResult): string | null =>
  result.unanswered.length === 0 ? null : words.both.open(result.unanswered.length);

export function BothFrameworks({ form, system }: { form: LevelForm; system: InformationSystem }) {
  const { framework, effective, result, other } = form;
  const here = { framework, inputs: effective, result, note: openNote(result) };
  const there = { ...other, note: other.carried ? words.both.carried(other.result.unanswered.length) : openNote(other.result) };
  const [old, next] = framework.successor_of === undefined ? [here, there] : [there, here];
  const { asked } = carryOver(old.framework, next.framework, old.inputs);
  const differ = result.level !== null && other.result.level !== null && result.level !== other.result.level;
  const badge = old.framework.transition.find(({ id }) => id === 'badge');
  const recalculated = old.framework.transition.find(({ id }) => id === 'recalculated_level');
  const kept = system.framework === old.framework.id && system.approval.status === 'approved' && system.level !== null;
  return (
    <section aria-label={words.both.title}>
      <h2>{words.both.title}</h2>
      {kept && badge?.show !== undefined && (
        <p className={styles['kept']}>
          <span className="tag acc">
            <IconShieldLock className="i" aria-hidden="true" />
            {badge.show}
          </span>
          <span className="s12 t2">{`${levelName(system.level ?? 0)}, ${system.approval.decision?.number ?? ''}`}</span>
        </p>
      )}
      <div className={styles['sides']}>
        {[old, next].map((side) => (
          <Side key={side.framework.id} framework={side.framework} result={side.result} note={side.note} />
        ))}
      </div>
      {differ && recalculated !== undefined && (
        <p className="s12">
          {recalculated.show}
          {recalculated.clause !== undefined && ` (${recalculated.clause})`}
        </p>
      )}
      {asked.length > 0 && (
        <details className={styles['asked']}>
          <summary className="s12">{words.both.notCarried(next.framework.short_title)}</summary>
          <ul className="s12 t2">
            {asked.map(({ input, why }) => (
              <li key={input.id}>{`${topicOf(input.label)}: ${words.both.why[why]}`}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" className="btn sm" onClick={() => form.choose(other.framework.id)}>
        {words.both.answer(FRAMEWORK_LABELS[other.framework.id])}
      </button>
    </section>
  );
}
