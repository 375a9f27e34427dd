/** The new approval that a level determined anew goes through (NĐ 331 Đ25), while the old one stays in force. */
import { useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { showDate } from '../../../core/date.ts';
import { renewalFramework } from '../../../core/report/approval/renewal.ts';
import { useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showInstant } from '../../parts/format.ts';
import { renewal as words } from '../../texts/renewal.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import { levelPage } from '../level/drafts.ts';
import { RenewalForm, type Renewing } from './renewal-form.tsx';
import styles from './renewal.module.css';
import { useUndoFailure } from './use-renewal.ts';

type Facts = Output<'approval.renewal'>;

type Props = Pick<Renewing, 'known' | 'beforeSaving'>;

const levelWords = (level: number | null): string => levelName(level ?? 0);

export function Renewal({ known, beforeSaving }: Props) {
  const { system, reporting } = known;
  const facts = useCall('approval.renewal', { systemId: system.id });
  const undoFailure = useUndoFailure(system.id);
  const target = renewalFramework(system, reporting.frameworks);
  if (facts.isError) return <FailureNotice error={facts.error} onRetry={() => void facts.refetch()} />;
  if (facts.data === undefined) return null;
  const { determination, replaced } = facts.data;
  const goesOver = system.approval.status === 'approved' && target !== system.framework;
  const notUndone = undoFailure === null ? null : <FailureNotice error={undoFailure} title={words.undoFailed} />;
  if (determination === null && !goesOver) {
    return (
      <>
        {notUndone}
        <Replaced replaced={replaced} />
      </>
    );
  }
  const { level, approval, framework } = system;
  return (
    <>
      <FormSection
        title={words.title}
        clause={reporting.frameworks[target].relevel_procedure.clause}
        lead={words.kept(levelWords(level), FRAMEWORK_LABELS[framework], approval.decision?.number ?? '')}
      >
        {determination === null ? (
          <div className="row">
            <p className="s13 grow">{words.goOver(FRAMEWORK_LABELS[target])}</p>
            <a className="btn" href={`#${levelPage(system.id, target)}`}>
              {words.determine(FRAMEWORK_LABELS[target])}
            </a>
          </div>
        ) : (
          <Due known={known} determination={determination} traits={facts.data.traits} beforeSaving={beforeSaving} />
        )}
      </FormSection>
      <Replaced replaced={replaced} />
    </>
  );
}

/** What is to be done until the new decision, and the form that records it. */
function Due({ known, determination, traits, beforeSaving }: Renewing) {
  const { system } = known;
  const [open, setOpen] = useState(system.renewal !== null);
  const { framework, level, decidedAt } = determination;
  const label = FRAMEWORK_LABELS[framework];
  const changes = level !== system.level;
  return (
    <>
      <ol className={styles['steps']} aria-label={words.steps}>
        <li>{words.determined(levelWords(level), label, showInstant(decidedAt))}</li>
        <li>
          {words.dossier(levelWords(level))} <a href={`#/systems/${system.id}?tab=dossier`}>{words.dossierGo}</a>
        </li>
        <li>{words.procedure}</li>
        <li>
          {words.record}{' '}
          {changes
            ? words.otherLevel(levelWords(system.level), levelWords(level))
            : framework === system.framework
              ? ''
              : words.answers(label)}
        </li>
      </ol>
      {open ? (
        <RenewalForm
          known={known}
          determination={determination}
          traits={traits}
          beforeSaving={beforeSaving}
          onClose={() => setOpen(false)}
          onReopen={() => setOpen(true)}
        />
      ) : (
        <div className="row">
          <button type="button" className="btn pri" onClick={() => setOpen(true)}>
            {words.start}
          </button>
        </div>
      )}
    </>
  );
}

/** Decisions that a newer one has taken the place of. */
function Replaced({ replaced }: { replaced: Facts['replaced'] }) {
  if (replaced.length === 0) return null;
  return (
    <FormSection title={words.replaced}>
      <ul className={styles['replaced']}>
        {replaced.map(({ framework, level, decision, replacedAt }) => (
          <li key={replacedAt}>
            <b className="s13">
              {decision === null
                ? words.noDecision
                : [decision.number, showDate(decision.date), decision.authority].filter(Boolean).join(', ')}
            </b>
            <span className="s12 t2">
              {words.replacedLine(levelName(level ?? 0), FRAMEWORK_LABELS[framework], showInstant(replacedAt))}
            </span>
          </li>
        ))}
      </ul>
    </FormSection>
  );
}
