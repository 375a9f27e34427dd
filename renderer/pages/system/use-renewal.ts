/** A new approval while it is written: kept at hand when the page is left, recorded by one call, taken back by another. */
import type { InformationSystem, Approval } from '../../../core/assessment/model.ts';
import type { Input } from '../../../core/api.ts';
import { call, makeStale } from '../../api.ts';
import { saving } from '../../parts/saving.ts';
import { createStore } from '../../parts/store.ts';
import { toast } from '../../parts/toast.tsx';
import { draftSource, tellUnsaved } from '../../parts/unsaved.ts';
import { renewal as words } from '../../texts/renewal.ts';

const drafts = new Map<string, Approval>();

export const renewalDraft = (systemId: string): Approval | undefined => drafts.get(systemId);
export const hasRenewalDraft = (systemId: string): boolean => drafts.has(systemId);
export const systemName = ({ name, shortName }: InformationSystem): string => (shortName === '' ? name : shortName);

export const firstField = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-renewal] input');

export function keepRenewalDraft(system: InformationSystem, draft: Approval): void {
  const { id } = system;
  drafts.set(id, draft);
  tellUnsaved(draftSource(id, 'renewal'), [
    { label: words.unsaved(systemName(system)), element: firstField, keptAt: `/systems/${id}?tab=approval` },
  ]);
}

export function forgetRenewalDraft(systemId: string): void {
  drafts.delete(systemId);
  tellUnsaved(draftSource(systemId, 'renewal'), []);
}

/** Why a renewal could not be taken back; told on the page of its system. */
const undoFailure = createStore<{ systemId: string; error: unknown } | null>(null);
export function useUndoFailure(systemId: string): unknown {
  const failed = undoFailure.use();
  return failed?.systemId === systemId ? failed.error : null;
}

/** Records the new approval and offers to take it back. @throws what the call throws; the draft stays then */
export async function recordRenewal(input: Input<'approval.renew'>, told: string): Promise<void> {
  const { systemId } = input;
  undoFailure.set(null);
  await saving(`${systemId}/renewal`, call('approval.renew', input));
  forgetRenewalDraft(systemId);
  await makeStale('approval.renew');
  toast(told, () => void takeBack(input));
}

async function takeBack({ systemId, approval }: Input<'approval.renew'>): Promise<void> {
  try {
    await saving(`${systemId}/renewal`, call('approval.undoRenewal', { systemId }));
    // What was typed is there again, too.
    drafts.set(systemId, approval);
  } catch (error) {
    undoFailure.set({ systemId, error });
  }
  await makeStale('approval.undoRenewal');
}
