/** The documents of a new approval, kept as they come in. Nothing of it counts before all of it is recorded at once. */
import { useMemo, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import type { LevelDetermination } from '../../../core/level/model.ts';
import { pathOf, type ApprovalCase, type ApprovalField } from '../../../core/report/approval/findings.ts';
import { renewalFindings, renewedSystem } from '../../../core/report/approval/renewal.ts';
import type { Reporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { renewal as words } from '../../texts/renewal.ts';
import { system as labels } from '../../texts/systems.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import { Findings } from './approval-findings.tsx';
import { DecisionFields } from '../../parts/decision-fields.tsx';
import styles from './renewal.module.css';
import { dropRenewal, recordRenewal, useRenewalDraft } from './use-renewal.ts';

type Document = 'request' | 'expertOpinion' | 'appraisal' | 'submission' | 'decision' | 'planDecision' | 'regulation';

export interface Renewing {
  known: { system: InformationSystem; unit: UnitProfile; facts: Output<'approval.facts'>; reporting: Reporting };
  /** The determination that waits for its approval. */
  determination: LevelDetermination;
  traits: Output<'approval.renewal'>['traits'];
  /** Writes what is typed of the old approval: it is what goes into the history. */
  beforeSaving: () => void;
}

interface Props extends Renewing {
  onClose: () => void;
  onReopen: () => void;
}

export function RenewalForm({ known, determination, traits, beforeSaving, onClose, onReopen }: Props) {
  const { system, unit, facts, reporting } = known;
  const { id } = system;
  const { framework, level, inputs } = determination;
  const { draft, change, flush, error: notKept } = useRenewalDraft(system);
  const [blank] = useState(draft);
  const isTouched = draft !== blank;
  const [tried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const subject = useMemo<ApprovalCase>(
    () => ({
      framework: reporting.frameworks[framework],
      system: renewedSystem(system, { framework, level, traits }, draft),
      unit,
      today: reporting.today,
      riskAssessedOn: facts.riskAssessedOn,
      listed: inputs['listed_national_security'] === true,
    }),
    [reporting, framework, level, inputs, traits, system, draft, unit, facts],
  );
  const findings = useMemo(() => renewalFindings(subject, system.approval), [subject, system.approval]);
  const name = system.shortName || system.name;
  const newLevel = levelName(level ?? 0);

  // What is missing is told once it was asked for; what contradicts is told at once.
  const foundOf = (field: ApprovalField | null) =>
    findings
      .filter((finding) => finding.field === field && (field === null || tried || draft[field] !== null))
      .map((finding) => ({ ...finding, unsaved: false }));
  const close = async (): Promise<void> => {
    try {
      await flush();
      if (system.renewal !== null || isTouched) await dropRenewal(system, draft, words.dropped(name), onReopen);
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  const save = async (): Promise<void> => {
    setTried(true);
    const wrong = findings.find(({ refuses }) => refuses.length > 0);
    if (wrong !== undefined) {
      document.querySelector<HTMLElement>(`[data-renewal="${wrong.field ?? 'decision'}"] input`)?.focus();
      return;
    }
    setSaving(true);
    setError(null);
    beforeSaving();
    try {
      await flush();
      const told = words.saved(name, newLevel, FRAMEWORK_LABELS[framework]);
      await recordRenewal({ systemId: id, determinationId: determination.id, approval: draft }, told);
    } catch (failure) {
      setError(failure);
      setSaving(false);
    }
  };
  return (
    <div role="group" aria-label={words.form(newLevel, FRAMEWORK_LABELS[framework])} className={styles['form']} onBlur={() => void flush()}>
      {documentsOf(subject).map((field) => (
        <div key={field} data-renewal={field}>
          <DecisionFields
            legend={labels.approval[field]}
            value={draft[field]}
            onChange={(value) => change({ [field]: value })}
            found={<Findings of={foundOf(field)} />}
          />
        </div>
      ))}
      <Findings of={foundOf(null)} />
      {notKept !== null && <FailureNotice error={notKept} title={words.notKept} onRetry={() => void flush()} />}
      {error !== null && <FailureNotice error={error} title={words.failed} />}
      <div className="row">
        <button type="button" className="btn pri" disabled={isSaving} onClick={() => void save()}>
          {isSaving ? words.saving : words.save}
        </button>
        <button type="button" className="btn" disabled={isSaving} onClick={() => void close()}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

/** The documents that the new level asks for, in the order in which they come about. */
function documentsOf(subject: ApprovalCase): Document[] {
  const path = pathOf(subject);
  const needsOpinion = (subject.system.level ?? 0) >= subject.framework.approval_common.appraisal_opinion_required_from_level;
  return [
    'request',
    ...(path?.expert_opinion == null ? [] : (['expertOpinion'] as const)),
    'appraisal',
    ...(needsOpinion ? (['submission'] as const) : []),
    'regulation',
    'decision',
    ...(path?.approves_plan === undefined ? [] : (['planDecision'] as const)),
  ];
}
