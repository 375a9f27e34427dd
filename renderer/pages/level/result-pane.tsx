import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import type { LevelChange } from '../../../core/level/change.ts';
import { limitLabel, partyLabel } from '../../../core/level/explain.ts';
import type { ApprovalPath, LevelResult } from '../../../core/level/model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { level as words } from '../../texts/level.ts';
import { levelName } from '../../texts/terms.ts';
import styles from './level.module.css';

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

function Outcome({ framework, result }: { framework: Framework; result: LevelResult }) {
  const how = result.raisedBy === null ? words.highest(framework.level_resolution.clause) : words.raised;
  return (
    <section className={styles['big']} aria-live="polite">
      <Scale level={result.level} />
      <div className="col">
        <span className="s13 t2">{words.proposal}</span>
        <b>{result.level === null ? words.undetermined : levelName(result.level)}</b>
        <span className="s12 t3">{result.level === null ? words.noMatch : how}</span>
        {result.unanswered.length > 0 && <span className="s12 t2">{words.provisional}</span>}
      </div>
    </section>
  );
}

function Why({ result }: { result: LevelResult }) {
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

function Changes({ result, changes }: { result: LevelResult; changes: LevelChange[] }) {
  return (
    <section>
      <h2>{words.change}</h2>
      {changes.length === 0 && <p className="s13 t2">{words.changeNone}</p>}
      <ul className={styles['change']}>
        {changes.slice(0, 5).map(({ input, level, text, clause }) => {
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
      </ul>
    </section>
  );
}

interface Step {
  party: string;
  act: string;
  form: string | undefined;
  limit: string | null;
  clause: string;
}

function stepsOf(path: ApprovalPath): Step[] {
  const within = (limit: ApprovalPath['appraisalWithin']): string => (limit === null ? words.noLimit : limitLabel(limit));
  return [
    { party: path.prepares, act: words.steps.prepares, form: path.forms['request'], limit: null, clause: path.clause },
    ...(path.expertOpinion === null
      ? []
      : [
          {
            party: path.expertOpinion,
            act: words.steps.expertOpinion,
            form: path.forms['expert_opinion'],
            limit: null,
            clause: path.clause,
          },
        ]),
    {
      party: path.appraises,
      act: words.steps.appraises,
      form: path.forms['appraisal'],
      limit: within(path.appraisalWithin),
      clause: path.appraisalWithin?.clause ?? path.clause,
    },
    {
      party: path.approves,
      act: words.steps.approves,
      form: path.forms['decision'],
      limit: within(path.approvalWithin),
      clause: path.approvalWithin?.clause ?? path.clause,
    },
  ];
}

interface Names {
  system: InformationSystem;
  unit: UnitProfile;
}

/** The organisation that fills a role for this system; empty where the unit's profile doesn't name it. */
function nameOfParty(party: string, { system, unit }: Names): string {
  const pair = unit.owners.find(({ owner }) => owner.name === system.ownerName) ?? unit.owners[0];
  if (party === 'operator') return system.operatorName;
  if (party === 'system_owner') return system.ownerName;
  return party === 'security_unit' ? (pair?.securityUnit.name ?? '') : '';
}

function Path({ framework, path, names }: { framework: Framework; path: ApprovalPath; names: Names }) {
  return (
    <section>
      <h2>{words.path}</h2>
      <ol className={styles['steps']}>
        {stepsOf(path).map(({ party, act, form, limit, clause }, index) => {
          const name = nameOfParty(party, names);
          const role = partyLabel(framework, party);
          return (
            <li key={act}>
              <span className={styles['order']} aria-hidden="true">
                {index + 1}
              </span>
              <span className="col">
                <b className="s13">{`${name === '' ? role : name} ${act}`}</b>
                <span className="s12 t2">
                  {[...(name === '' ? [] : [role]), clause, ...(form === undefined ? [] : [form])].join(' · ')}
                </span>
              </span>
              {limit !== null && <b className="s12 num">{limit}</b>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface Props extends Names {
  framework: Framework;
  result: LevelResult;
  changes: LevelChange[];
  /** More to be told before writing. */
  notes: string[];
  children: ReactNode;
}

/** Level, grounds, what would change it, who does what; at the foot the act. */
export function ResultPane({ framework, result, changes, notes, children, system, unit }: Props) {
  const warnings = [...notes.map((text) => ({ id: text, text, clause: null })), ...result.warnings];
  return (
    <aside className={styles['result']} aria-label={words.result}>
      {/* Reachable by Tab, so that the keyboard can scroll it. */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={words.result}>
        <Outcome framework={framework} result={result} />
        {warnings.length > 0 && (
          <section className={styles['notes']}>
            {warnings.map(({ id, text, clause }) => (
              <div key={id} className="banner partial">
                <IconAlertTriangle className="i partial" aria-hidden="true" />
                <p className="s12">
                  {text}
                  {clause !== null && ` (${clause})`}
                </p>
              </div>
            ))}
          </section>
        )}
        <Why result={result} />
        <Changes result={result} changes={changes} />
        {result.approval !== null && <Path framework={framework} path={result.approval} names={{ system, unit }} />}
      </div>
      <div className={styles['foot']}>{children}</div>
    </aside>
  );
}
