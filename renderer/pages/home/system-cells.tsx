import { IconCircleCheck, IconFileSearch, IconHourglass, IconPencil, IconSend, type Icon } from '@tabler/icons-react';
import type { ApprovalStatus, InformationSystem, Progress } from '../../../core/assessment/model.ts';
import { showDate } from '../../../core/date.ts';
import { daysLeft, transitionDate } from '../../../core/report/calendar.ts';
import type { Reporting } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { home } from '../../texts/home.ts';
import { shell } from '../../texts/shell.ts';
import { APPROVAL_LABELS, STANDARD_LABELS } from '../../texts/terms.ts';
import styles from './home.module.css';

const words = home.systems;

/** Under the level: by which standard, or how long the old decree still holds. */
function FrameworkNote({ system, reporting }: { system: InformationSystem; reporting: Reporting }) {
  if (system.framework === 'nd331-2026') return <span className="s12 t3">{words.standard(STANDARD_LABELS[system.framework])}</span>;
  const building = system.stage === 'in_construction' && system.approval.status !== 'approved';
  const date = transitionDate(reporting.frameworks['nd331-2026'], building ? 'in_construction_approve' : 'kept_level');
  if (date === null) return null;
  const left = shell.daysLeft(daysLeft(reporting.today, date));
  if (!building) return <span className="s12 t2">{words.kept(left)}</span>;
  return (
    <span className="s12 partial w5">
      <IconHourglass className="i s" aria-hidden="true" /> {words.approveBy(left)}
    </span>
  );
}

export function LevelCell({ system, reporting }: { system: InformationSystem; reporting: Reporting }) {
  return (
    <div className="col g4">
      <span className={`row ${styles['level']}`}>
        {system.level === null ? <span className="t3">{words.noLevel}</span> : <LevelMark level={system.level} />}
        <FrameworkTag framework={system.framework} />
      </span>
      {system.level === null ? (
        <a className="s12" href={`#/systems/${system.id}/level`}>
          {words.determine}
        </a>
      ) : (
        <FrameworkNote system={system} reporting={reporting} />
      )}
    </div>
  );
}

const APPROVAL_ICONS: Record<ApprovalStatus, { icon: Icon; className: string }> = {
  drafting: { icon: IconPencil, className: 't3' },
  submitted: { icon: IconSend, className: 'partial' },
  appraised: { icon: IconFileSearch, className: 'partial' },
  approved: { icon: IconCircleCheck, className: 'met' },
};

function approvalNote({ approval }: InformationSystem): string {
  if (approval.status === 'approved')
    return approval.decision === null ? words.noDecision : `${approval.decision.number}, ${showDate(approval.decision.date)}`;
  if (approval.expected !== null) return words.expected(showDate(approval.expected));
  return approval.dossierFinished || approval.status !== 'drafting' ? words.dossierFinished : words.noDossier;
}

export function ApprovalCell({ system }: { system: InformationSystem }) {
  const { icon: Picture, className } = APPROVAL_ICONS[system.approval.status];
  const note = approvalNote(system);
  return (
    <div className="col">
      <span className="row g6">
        <Picture className={`i ${className}`} aria-hidden="true" />
        <span>{APPROVAL_LABELS[system.approval.status]}</span>
      </span>
      <span className="lab ell" title={note}>
        {note}
      </span>
    </div>
  );
}

/** Bar and three numbers under it; “còn 12” where confirming lags behind. */
export function ProgressCell({ progress }: { progress: Progress | null }) {
  if (progress === null) return <span className="t3">–</span>;
  const waiting = progress.answered - progress.confirmed;
  return (
    <>
      <ProgressBar progress={progress} />
      <div className={styles['numbers']}>
        <span>
          {showNumber(progress.answered)}
          <span className="t3">/{showNumber(progress.applicable)}</span>
        </span>
        <span>{showNumber(progress.compliant)}</span>
        <span>
          {showNumber(progress.confirmed)} {waiting > 0 && <span className="s12 partial">{home.left(waiting)}</span>}
        </span>
      </div>
    </>
  );
}
