/** State of the approval panel: what is typed, what of it may be written, what is wrong. Written without a “Lưu” button. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import type { Approval, InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import {
  approvalFindings,
  refusalsOf,
  writablePart,
  type ApprovalCase,
  type ApprovalField,
  type ApprovalFinding,
} from '../../../core/report/approval/findings.ts';
import { call, makeStale, queryClient } from '../../api.ts';
import type { Reporting } from '../../law.ts';
import { usePending } from '../../parts/pending.ts';
import { saving } from '../../parts/saving.ts';
import { draftSource, tellUnsaved } from '../../parts/unsaved.ts';
import { fieldLabel } from '../../texts/fields.ts';

const DELAY_MS = 1000;

/** Approvals that can't be written yet stay at hand when the page is left; by system. */
const drafts = new Map<string, Approval>();

export interface ApprovalForm {
  /** With all that is typed. */
  subject: ApprovalCase;
  /** With what of it counts: what is refused stays as it was kept. */
  standing: ApprovalCase;
  draft: Approval;
  change: (part: Partial<Approval>) => void;
  /** What is told of a field, errors first; null = what belongs to none. */
  findingsOf: (field: ApprovalField | null) => (ApprovalFinding & { unsaved: boolean })[];
  /** Writes now what may be written. */
  flush: () => void;
  /** Why the last write failed; null once one succeeds. */
  error: unknown;
}

interface Known {
  /** As it is kept. */
  system: InformationSystem;
  unit: UnitProfile;
  facts: Output<'approval.facts'>;
  reporting: Reporting;
}

const same = (a: Approval, b: Approval): boolean => JSON.stringify(a) === JSON.stringify(b);

export function useApproval({ system, unit, facts, reporting }: Known): ApprovalForm {
  const { id } = system;
  const [kept, setKept] = useState(system.approval);
  const [draft, setDraft] = useState(drafts.get(id) ?? system.approval);
  const [error, setError] = useState<unknown>(null);
  const { frameworks, today } = reporting;
  const subject = useMemo<ApprovalCase>(
    () => ({ framework: frameworks[system.framework], system: { ...system, approval: draft }, unit, today, ...facts }),
    [frameworks, system, unit, today, facts, draft],
  );
  const findings = useMemo(() => approvalFindings(subject), [subject]);
  const standing = useMemo(() => ({ ...subject, system: { ...subject.system, approval: writablePart(subject, kept) } }), [subject, kept]);
  const refused = useMemo(() => refusalsOf(subject, kept), [subject, kept]);

  // What the next write starts from: what was typed a moment ago, though no render has followed yet.
  const latest = useRef({ subject, draft, kept });
  useEffect(() => {
    latest.current.subject = subject;
  }, [subject]);
  const change = (part: Partial<Approval>): void => {
    latest.current.draft = { ...latest.current.draft, ...part };
    setDraft(latest.current.draft);
  };
  const timer = useRef<number | undefined>(undefined);

  const write = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current);
    const { subject: around, draft: typed, kept: before } = latest.current;
    const approval = writablePart({ ...around, system: { ...around.system, approval: typed } }, before);
    if (same(approval, before)) return;
    latest.current.kept = approval;
    try {
      await saving(`${id}/approval`, call('approval.save', { systemId: id, approval }));
      setKept(approval);
      setError(null);
      queryClient.setQueryData<InformationSystem>(['systems.get', { id }], (one) => (one === undefined ? one : { ...one, approval }));
    } catch (failure) {
      latest.current.kept = before;
      setError(failure);
    } finally {
      await makeStale('approval.save');
    }
  }, [id]);

  usePending(write);
  useEffect(() => () => void write(), [write]);
  useEffect(() => {
    timer.current = window.setTimeout(() => void write(), DELAY_MS);
    return () => window.clearTimeout(timer.current);
  }, [draft, write]);

  useEffect(() => {
    if (refused.length === 0) drafts.delete(id);
    else drafts.set(id, draft);
    const fields = [...new Set(refused.map(({ field }) => field ?? 'status'))];
    tellUnsaved(
      draftSource(id, 'approval'),
      fields.map((field) => ({
        label: `${fieldLabel(field)} – ${system.shortName || system.name}`,
        element: () => document.querySelector<HTMLElement>(`[data-approval="${field}"] :is(input, select)`),
        keptAt: `/systems/${id}?tab=approval`,
      })),
    );
  }, [refused, draft, id, system.shortName, system.name]);

  return {
    subject,
    standing,
    draft,
    change,
    findingsOf: (field) =>
      findings
        .filter((finding) => finding.field === field)
        .map((finding) => ({ ...finding, unsaved: refused.some(({ rule, text }) => rule === finding.rule && text === finding.text) })),
    flush: () => void write(),
    error,
  };
}
