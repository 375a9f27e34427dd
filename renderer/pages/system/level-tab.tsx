import { useNavigate } from '@tanstack/react-router';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import { differenceOf, type LevelDifference } from '../../../core/level/compare.ts';
import type { LevelDetermination, MatchedRule } from '../../../core/level/model.ts';
import { useCall } from '../../api.ts';
import { useFrameworks, type Frameworks } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showInstant } from '../../parts/format.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { toast } from '../../parts/toast.tsx';
import { system } from '../../texts/systems.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import { draftOf, keepDraft, levelPage } from '../level/drafts.ts';
import { SystemArea } from './fields.tsx';
import { Relevelling } from './relevelling.tsx';
import styles from './level-tab.module.css';

const words = system.level;

const nameOf = (level: number | null): string => (level === null ? words.noMatch : levelName(level));

function Rules({ label, rules }: { label: string; rules: readonly MatchedRule[] }) {
  if (rules.length === 0) return null;
  return (
    <div className="col g4">
      <span className="s12 w6">{label}</span>
      {rules.map(({ id, level, clause, text }) => (
        <span key={`${id}${level}`} className="row start s13">
          <ClauseChip clause={clause} />
          <span>{text}</span>
        </span>
      ))}
    </div>
  );
}

/** What this determination says otherwise than the one before it under the same framework. */
function Difference({ framework, difference }: { framework: Framework; difference: LevelDifference }) {
  const { level, answers, came, went } = difference;
  if (level === null && answers.length + came.length + went.length === 0) return <p className="s13 t3">{words.same}</p>;
  return (
    <div className={styles['difference']} role="group" aria-label={words.difference(framework.short_title)}>
      <b className="s13">
        {words.difference(framework.short_title)}
        {level !== null && `: ${nameOf(level.from)} → ${nameOf(level.to)}`}
      </b>
      {answers.length > 0 && (
        <table className={styles['answers']}>
          <thead>
            <tr>
              <th scope="col">{words.question}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.to}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ input, label, from, to }) => (
              <tr key={input}>
                <th scope="row">{label}</th>
                <td>{from ?? <span className="t3">{words.unanswered}</span>}</td>
                <td>{to ?? <span className="t3">{words.unanswered}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Rules label={words.came} rules={came} />
      <Rules label={words.went} rules={went} />
    </div>
  );
}

interface EntryProps {
  determination: LevelDetermination;
  /** The one before it under the same framework. */
  before: LevelDetermination | undefined;
  framework: Framework;
  onStart: () => void;
}

function Determination({ determination, before, framework, onStart }: EntryProps) {
  const { level, matched, raisedBy, decidedBy, decidedAt } = determination;
  const decisive = [...(raisedBy === null ? [] : [raisedBy]), ...matched.filter((rule) => rule.level === level)];
  const when = showInstant(decidedAt);
  return (
    <li className={styles['entry']}>
      <span className="row">
        {level === null ? <b>{words.noMatch}</b> : <LevelMark level={level} />}
        <FrameworkTag framework={determination.framework} />
        <span className="s12 t3 grow">{words.by(decidedBy, when)}</span>
        <button type="button" className="btn sm" onClick={onStart} aria-label={words.startFromOf(when)}>
          {words.startFrom}
        </button>
      </span>
      {decisive.map(({ clause, text }) => (
        <span key={`${clause}${text}`} className="row start s13">
          <ClauseChip clause={clause} />
          <span>{text}</span>
        </span>
      ))}
      {before !== undefined && <Difference framework={framework} difference={differenceOf(framework, before, determination)} />}
    </li>
  );
}

function History({ history, frameworks }: { history: LevelDetermination[]; frameworks: Frameworks }) {
  const form = useFormContext<InformationSystem>();
  const navigate = useNavigate();
  const newestFirst = history.toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));

  /** Puts old answers into the level form, unwritten; what was unwritten there can be had back. */
  const startFrom = ({ systemId, framework: id, inputs }: LevelDetermination): void => {
    const { name, shortName } = form.getValues();
    const subject = { id: systemId, name: shortName === '' ? name : shortName };
    const written = newestFirst.find((one) => one.framework === id)?.inputs ?? {};
    const replaced = draftOf(systemId, id);
    keepDraft(subject, frameworks[id], inputs, written);
    void navigate({ to: `/systems/${systemId}/level`, search: { framework: id } });
    if (replaced === undefined) return;
    toast(words.replaced(FRAMEWORK_LABELS[id]), () => {
      keepDraft(subject, frameworks[id], replaced, written);
      // Left and entered again, the form reads the answers that were brought back.
      void navigate({ to: `/systems/${systemId}`, search: { tab: 'level' } });
    });
  };
  return (
    <ol className={styles['history']}>
      {newestFirst.map((determination, index) => (
        <Determination
          key={determination.id}
          determination={determination}
          before={newestFirst.slice(index + 1).find((one) => one.framework === determination.framework)}
          framework={frameworks[determination.framework]}
          onStart={() => startFrom(determination)}
        />
      ))}
    </ol>
  );
}

/** Answers in the level form that are written nowhere yet. */
function Unwritten({ id, frameworks }: { id: string; frameworks: Frameworks }) {
  const drafts = (['nd331-2026', 'nd85-2016'] as const).filter((framework) => draftOf(id, framework) !== undefined);
  return drafts.map((framework) => (
    <p key={framework} className="s13">
      {words.draft(frameworks[framework].short_title)} <a href={`#${levelPage(id, framework)}`}>{words.openDraft}</a>
    </p>
  ));
}

/** The level kept now, and every determination, newest first, each with what it changed. */
export function LevelTab() {
  const form = useFormContext<InformationSystem>();
  const [id, level, framework] = useWatch({ control: form.control, name: ['id', 'level', 'framework'] });
  const history = useCall('level.history', { systemId: id });
  const frameworks = useFrameworks();
  const failed = [history, frameworks].find((query) => query.isError);
  return (
    <>
      <FormSection title={words.current}>
        <div className="row">
          {level === null ? <b>{words.none}</b> : <LevelMark level={level} />}
          <FrameworkTag framework={framework} />
        </div>
        {level === null ? (
          <p className="s13 t2">{words.noneText}</p>
        ) : (
          <SystemArea name="levelReason" label={words.reason} hint={words.reasonHint} />
        )}
      </FormSection>
      <Relevelling />
      <FormSection title={words.history}>
        {failed !== undefined && <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />}
        {history.data?.length === 0 && <p className="s13 t3">{words.historyEmpty}</p>}
        {history.data !== undefined && frameworks.data !== undefined && (
          <>
            <Unwritten id={id} frameworks={frameworks.data} />
            <History history={history.data} frameworks={frameworks.data} />
          </>
        )}
      </FormSection>
    </>
  );
}
