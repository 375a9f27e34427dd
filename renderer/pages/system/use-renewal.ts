/** A new approval while its documents come in: kept as they are typed, recorded by one call, taken back by another. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../core/api.ts';
import type { Approval, InformationSystem } from '../../../core/assessment/model.ts';
import { blankRenewal } from '../../../core/report/approval/renewal.ts';
import { call, makeStale, queryClient } from '../../api.ts';
import { usePending } from '../../parts/pending.ts';
import { saving } from '../../parts/saving.ts';
import { createStore } from '../../parts/store.ts';
import { toast } from '../../parts/toast.tsx';

const DELAY_MS = 1000;

export interface RenewalDraft {
  draft: Approval;
  change: (part: Partial<Approval>) => void;
  /** Writes now what has changed. */
  flush: () => Promise<void>;
  /** Why the last write failed; null once one succeeds. */
  error: unknown;
}

/** Keeps what is known of a new approval; null = nothing of it. @throws what the call throws */
export async function keepRenewal(systemId: string, renewal: Approval | null): Promise<void> {
  await saving(`${systemId}/renewal`, call('approval.saveRenewal', { systemId, renewal }));
  queryClient.setQueryData<InformationSystem>(['systems.get', { id: systemId }], (one) => (one === undefined ? one : { ...one, renewal }));
  await makeStale('approval.saveRenewal');
}

export function useRenewalDraft({ id, renewal, approval }: InformationSystem): RenewalDraft {
  const [draft, setDraft] = useState(() => renewal ?? blankRenewal(approval));
  const [error, setError] = useState<unknown>(null);
  // What the next write starts from: what was typed a moment ago, though no render has followed yet.
  const latest = useRef({ draft, kept: draft });
  const timer = useRef<number | undefined>(undefined);
  const flush = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current);
    const { draft: typed, kept: before } = latest.current;
    if (typed === before) return;
    latest.current.kept = typed;
    try {
      await keepRenewal(id, typed);
      setError(null);
    } catch (failure) {
      latest.current.kept = before;
      setError(failure);
    }
  }, [id]);
  usePending(flush);
  useEffect(() => () => void flush(), [flush]);
  const change = (part: Partial<Approval>): void => {
    latest.current.draft = { ...latest.current.draft, ...part };
    setDraft(latest.current.draft);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void flush(), DELAY_MS);
  };
  return { draft, change, flush, error };
}

/** Why something was not taken back; told on the page of its system. */
const undoFailure = createStore<{ systemId: string; error: unknown } | null>(null);
export function useUndoFailure(systemId: string): unknown {
  const failed = undoFailure.use();
  return failed?.systemId === systemId ? failed.error : null;
}
const undoing = (systemId: string, undo: () => Promise<unknown>) => (): void => {
  undoFailure.set(null);
  undo().catch((error: unknown) => undoFailure.set({ systemId, error }));
};

/** Records the new approval and offers to take it back. @throws what the call throws */
export async function recordRenewal(input: Input<'approval.renew'>, told: string): Promise<void> {
  const { systemId } = input;
  undoFailure.set(null);
  await saving(`${systemId}/renewal`, call('approval.renew', input));
  await makeStale('approval.renew');
  toast(
    told,
    undoing(systemId, async () => {
      await saving(`${systemId}/renewal`, call('approval.undoRenewal', { systemId }));
      await makeStale('approval.undoRenewal');
    }),
  );
}

/** Throws away what is kept of a new approval and offers to bring it back. @throws what the call throws */
export async function dropRenewal({ id }: InformationSystem, draft: Approval, told: string, onBack: () => void): Promise<void> {
  await keepRenewal(id, null);
  toast(
    told,
    undoing(id, async () => {
      await keepRenewal(id, draft);
      onBack();
    }),
  );
}
