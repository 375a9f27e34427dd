/** Who does what in how many days with which form, what the dossier holds, what has to come before what. */
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import type { Level } from '../../../core/checklist/model.ts';
import { showDate } from '../../../core/date.ts';
import { limitLabel, partyLabel } from '../../../core/level/explain.ts';
import { milestonesOf } from '../../../core/level/milestones.ts';
import type { ApprovalPath } from '../../../core/level/model.ts';
import { appraisesItself, insteadOf, nameOfParty } from '../../../core/report/approval/approver.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { level as words } from '../../texts/level.ts';
import styles from './level.module.css';
import type { LevelContext } from './use-level-form.ts';

export interface Names {
  system: InformationSystem;
  unit: UnitProfile;
}

interface Step {
  party: string;
  act: string;
  forms: string[];
  limit: ApprovalPath['appraisalWithin'] | 'none';
  clause: string;
}

const listed = (...forms: (string | undefined)[]): string[] => forms.filter((form) => form !== undefined);

function stepsOf(path: ApprovalPath): Step[] {
  const { forms, clause, expertOpinion, appraisalWithin, approvalWithin, approvesPlan } = path;
  const { request, expert_opinion: opinion, appraisal, submission, decision } = forms;
  const approving = { limit: approvalWithin ?? 'none', clause: approvalWithin?.clause ?? clause } as const;
  return [
    { party: path.prepares, act: words.steps.prepares, forms: listed(request), limit: null, clause },
    ...(expertOpinion === null
      ? []
      : [{ party: expertOpinion, act: words.steps.expertOpinion, forms: listed(opinion), limit: null, clause }]),
    {
      party: path.appraises,
      act: words.steps.appraises,
      forms: listed(appraisal),
      limit: appraisalWithin ?? 'none',
      clause: appraisalWithin?.clause ?? clause,
    },
    // Where another approves the plan, the forms of submission and decision are about the plan.
    { party: path.approves, act: words.steps.approves, forms: approvesPlan === null ? listed(submission, decision) : [], ...approving },
    ...(approvesPlan === null
      ? []
      : [{ party: approvesPlan, act: words.steps.approvesPlan, forms: listed(submission, decision), limit: null, clause }]),
  ];
}

function Limit({ limit }: { limit: Step['limit'] }) {
  if (limit === null) return null;
  if (limit === 'none') return <span className="s12 t3">{words.noLimit}</span>;
  return (
    <span className={styles['limit']}>
      <b className="s12 num">{limitLabel(limit)}</b>
      <span className="s12 t3">{words.from(limit.from)}</span>
    </span>
  );
}

export function Path({ framework, path, names: { system, unit } }: { framework: Framework; path: ApprovalPath; names: Names }) {
  const {
    forms_are_inferred: inferred,
    incomplete_dossier_reply_within: reply,
    independent_appraisal: independent,
  } = framework.approval_common;
  const itself = appraisesItself(path, system, unit);
  const appraiser = insteadOf(path, system, unit);
  const hasForms = Object.keys(path.forms).length > 0;
  return (
    <section>
      <h2>{words.path}</h2>
      <ol className={styles['steps']}>
        {stepsOf(path).map(({ party, act, forms, limit, clause }, index) => {
          const instead = act === words.steps.appraises ? appraiser : '';
          const name = instead === '' ? nameOfParty(party, system, unit) : instead;
          const role = instead === '' ? partyLabel(framework, party) : words.independent;
          return (
            <li key={act}>
              <span className={styles['order']} aria-hidden="true">
                {index + 1}
              </span>
              <span className="col">
                <b className="s13">{`${name === '' ? role : name} ${act}`}</b>
                <span className="s12 t2">
                  {[...(name === '' ? [] : [role]), instead === '' ? clause : independent.clause, ...forms].join(' · ')}
                </span>
              </span>
              <Limit limit={limit} />
            </li>
          );
        })}
      </ol>
      {itself && appraiser === '' && (
        <div className={`banner partial ${styles['itself']}`}>
          <IconAlertTriangle className="i partial" aria-hidden="true" />
          <p className="s12">
            {words.appraisesItself} {independent.options.join('; hoặc ')} ({independent.clause}). <a href="#/unit">{words.nameAppraiser}</a>
          </p>
        </div>
      )}
      <ul className={styles['facts']}>
        {path.afterApproval !== null && <li>{words.afterApproval(path.afterApproval)}</li>}
        {reply !== null && <li>{words.incomplete(limitLabel(reply), reply.from, reply.clause)}</li>}
        {hasForms && path.forms['decision'] === undefined && <li>{words.noDecisionForm}</li>}
        {hasForms && inferred === true && <li>{words.formsInferred}</li>}
      </ul>
    </section>
  );
}

/** Components of the dossier of this level; what is kept with it stands apart. */
export function DossierContents({ framework, level }: { framework: Framework; level: Level }) {
  const parts = framework.dossier.filter((part) => part.levels.includes(level));
  const list = (companion: boolean) => (
    <ul className={styles['parts']}>
      {parts
        .filter((part) => (part.companion ?? false) === companion)
        .map(({ id, title, clause }) => (
          <li key={id}>
            <span className="s13">{title}</span>
            <ClauseChip clause={clause} />
          </li>
        ))}
    </ul>
  );
  return (
    <section>
      <h2>{words.dossier}</h2>
      {list(false)}
      {parts.some((part) => part.companion === true) && (
        <>
          <h3>{words.companions}</h3>
          {list(true)}
        </>
      )}
    </section>
  );
}

/**
 * The day on which a step was done, as far as the register knows; null = not yet, or not kept there. Papers of an approval
 * under the other decree are no steps of this one.
 */
function doneOn(event: string, { framework, system, risk }: Pick<NextProps, 'framework' | 'system' | 'risk'>): string | null {
  if (event === 'risk_assessment') return risk?.date ?? null;
  if (event === 'put_into_use') return system.inUseSince;
  if (system.framework !== framework.id) return null;
  const { request, regulation, appraisal, decision, planCompletedOn } = system.approval;
  switch (event) {
    case 'level_proposed':
      return request?.date ?? null;
    case 'regulation_issued':
      return regulation?.date ?? null;
    case 'appraisal_opinion':
      return appraisal?.date ?? null;
    case 'level_approved':
      return decision?.date ?? null;
    case 'plan_complete':
      return planCompletedOn;
    default:
      return null;
  }
}

interface NextProps {
  framework: Framework;
  level: Level;
  system: InformationSystem;
  risk: LevelContext['risk'];
}

const eventWords = (event: string): string => words.events[event] ?? event;

/** What comes next, by what has to be done before it. */
export function Next({ framework, level, system, risk }: NextProps) {
  return (
    <section>
      <h2>{words.next}</h2>
      <ol className={styles['milestones']}>
        {milestonesOf(framework, level).map(({ event, rules }) => (
          <li key={event}>
            <b className="s13">{words.before(eventWords(event))}</b>
            <ul>
              {rules.map(({ id, before, severity, applies_to: only, clause }) => {
                const date = doneOn(before, { framework, system, risk });
                const Mark = date === null ? IconCircleDashed : IconCircleCheck;
                return (
                  <li key={id}>
                    <Mark className={date === null ? 'i s' : 'i s met'} aria-label={date === null ? words.notYet : words.done} />
                    <span className="s13">
                      {eventWords(before)}
                      {only !== undefined && <span className="t3"> ({only})</span>}
                      {severity === 'info' && <span className="t3"> ({words.encouraged})</span>}
                      {date !== null && <span className="t2"> – {showDate(date)}</span>}
                    </span>
                    <ClauseChip clause={clause} />
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
