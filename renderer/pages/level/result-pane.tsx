import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Framework } from '../../../core/checklist/framework.ts';
import type { LevelResult } from '../../../core/level/model.ts';
import { withoutStop } from '../../../core/level/words.ts';
import { level as words } from '../../texts/level.ts';
import { levelName } from '../../texts/terms.ts';
import { BothFrameworks } from './both-frameworks.tsx';
import { Changes, Why } from './grounds.tsx';
import styles from './level.module.css';
import { DossierContents, Next, Path, type Names } from './procedure.tsx';
import { ProposalText } from './proposal-text.tsx';
import type { LevelContext, LevelForm } from './use-level-form.ts';

const STEPS = [1, 2, 3, 4, 5];

function Scale({ level }: { level: number | null }) {
  return (
    <div className={styles['scale']} role="img" aria-label={words.scale(level)}>
      {STEPS.map((step) => (
        <div key={step} className={step === level ? styles['current'] : step < (level ?? 0) ? styles['on'] : undefined}>
          <i />
          {step}
        </div>
      ))}
    </div>
  );
}

function Outcome({ framework, result, ifConfirmed }: { framework: Framework; result: LevelResult; ifConfirmed: LevelResult | null }) {
  const how = result.raisedBy === null ? words.highest(framework.level_resolution.clause) : words.raised(result.raisedBy.clause);
  return (
    <section className={styles['big']} aria-live="polite">
      <Scale level={result.level} />
      <div className="col">
        <span className="s13 t2">{words.proposal}</span>
        <b>{result.level === null ? words.undetermined : levelName(result.level)}</b>
        <span className="s12 t3">{result.level === null ? words.noMatch : how}</span>
        {result.unanswered.length > 0 && <span className="s12 t2">{words.provisional}</span>}
        {ifConfirmed !== null && (
          <span className="s12 w6">
            {ifConfirmed.level === null ? words.suggested.stillNone : words.suggested.wouldBe(levelName(ifConfirmed.level))}
          </span>
        )}
      </div>
    </section>
  );
}

export interface Warning {
  id: string;
  text: string;
  clause: string | null;
}

interface Props extends Names {
  form: LevelForm;
  context: LevelContext;
  /** More to be told before writing. */
  notes: Warning[];
  inTransition: boolean;
  children: ReactNode;
}

/** Level, grounds, what would change it, who does what, the text; at the foot the act. */
export function ResultPane({ form, context, notes, inTransition, children, system, unit }: Props) {
  const { framework, result } = form;
  // Told of this very system already, with its decision.
  const warnings = [...notes, ...result.warnings.filter(({ id }) => !notes.some((note) => note.id === id))];
  return (
    <aside className={styles['result']} aria-label={words.result}>
      {/* Reachable by Tab, so that the keyboard can scroll it. */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={words.result}>
        <Outcome framework={framework} result={result} ifConfirmed={form.ifConfirmed} />
        {warnings.length > 0 && (
          <section className={styles['notes']}>
            {warnings.map(({ id, text, clause }) => (
              <div key={id} className="banner partial">
                <IconAlertTriangle className="i partial" aria-hidden="true" />
                <p className="s12">{clause === null ? text : `${withoutStop(text)} (${clause}).`}</p>
              </div>
            ))}
          </section>
        )}
        {inTransition && <BothFrameworks form={form} system={system} />}
        <Why result={result} />
        <Changes result={result} changes={form.changes} holding={form.holding} />
        <ProposalText form={form} system={system} risk={context.risk} />
        {result.approval !== null && <Path framework={framework} path={result.approval} names={{ system, unit }} />}
        {result.level !== null && <DossierContents framework={framework} level={result.level} />}
        {result.level !== null && <Next framework={framework} level={result.level} system={system} risk={context.risk} />}
      </div>
      <div className={styles['foot']}>{children}</div>
    </aside>
  );
}
