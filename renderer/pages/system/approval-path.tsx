import { IconCheck } from '@tabler/icons-react';
import { approvalStatus, type ApprovalStatus } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import { partyLabel } from '../../../core/level/explain.ts';
import { nameOfParty } from '../../../core/report/approval/approver.ts';
import { levelOfProcedure, pathOf, type ApprovalCase } from '../../../core/report/approval/findings.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { approval as words } from '../../texts/approval.ts';
import { APPROVAL_LABELS } from '../../texts/terms.ts';
import styles from './approval.module.css';

type Path = Framework['approval'][number];

/** What each step demands at the level, in sentences. */
function demandsOf(subject: ApprovalCase, path: Path): Record<ApprovalStatus, string[]> {
  const { framework, system, unit } = subject;
  const who = (party: string, act?: 'appraises'): string => nameOfParty(party, system, unit, act) || partyLabel(framework, party);
  const form = (step: string): string | undefined => path.forms?.[step] ?? undefined;
  const { step, within } = words;
  const { appraisal_within: appraising } = path;
  const { approval_within: approving, appraisal_opinion_required_from_level: from } = framework.approval_common;
  const needsOpinion = (levelOfProcedure(subject) ?? 0) >= from;
  const namesForms = path.forms !== undefined;
  return {
    drafting: [step.prepares(who(path.prepares))],
    submitted: [
      step.request(form('request')),
      ...(path.expert_opinion === null ? [] : [step.expertOpinion(who(path.expert_opinion), form('expert_opinion'))]),
      step.appraises(who(path.appraises, 'appraises'), appraising === null ? words.noLimit : within(appraising.days, appraising.kind)),
    ],
    appraised: needsOpinion ? [step.opinion(form('appraisal')), step.submission(who(path.approves), form('submission'))] : [step.appraised],
    approved: [
      step.approves(who(path.approves), within(approving.days, approving.kind)),
      ...(path.approves_plan === undefined ? [] : [step.plan(who(path.approves_plan))]),
      ...(namesForms ? [step.decision(form('decision'))] : []),
      ...(path.after_approval === undefined ? [] : [`${path.after_approval}.`]),
    ],
  };
}

/** The four states of a level, which of them it has reached, and what each demands at this level. */
export function ApprovalPath({ subject }: { subject: ApprovalCase }) {
  const path = pathOf(subject);
  const demands = path === null ? null : demandsOf(subject, path);
  const steps = approvalStatus.options;
  const reached = steps.indexOf(subject.system.approval.status);
  return (
    <div className="col g8">
      <ol className={styles['path']} aria-label={words.path}>
        {steps.map((step, index) => {
          const isNow = index === reached;
          const isDone = index < reached || (isNow && step === 'approved');
          return (
            <li
              key={step}
              className={isDone ? styles['done'] : isNow ? styles['now'] : undefined}
              aria-current={isNow ? 'step' : undefined}
            >
              <span className={styles['mark']} aria-hidden="true">
                {isDone ? <IconCheck size={14} stroke={2.5} /> : index + 1}
              </span>
              <b className="s13">
                {APPROVAL_LABELS[step]}
                {isDone && !isNow && <span className="sr">{`, ${words.step.done}`}</span>}
              </b>
              <ul>
                {demands?.[step].map((demand) => (
                  <li key={demand} style={{ display: 'block' }}>
                    {demand}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {path === null ? (
        <div className="row">
          <p className="s13 t2">{words.noLevel}</p>
          <a className="btn sm" href={`#/systems/${subject.system.id}/level`}>
            {words.noLevelGo}
          </a>
        </div>
      ) : (
        <div className="row">
          <ClauseChip clause={path.clause} />
        </div>
      )}
    </div>
  );
}
