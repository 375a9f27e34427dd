/** Writes risk assessments and takes them out of the list. */
import type { RiskAssessment } from '../../../core/level/risk.ts';
import { call, makeStale, queryClient } from '../../api.ts';
import { everythingWritten } from '../../parts/pending.ts';
import { saving } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { showDate } from '../../../core/date.ts';
import { risk as words } from '../../texts/risk.ts';

export async function saveRisk(assessment: RiskAssessment): Promise<{ savedAt: string }> {
  // Whoever opens the list again before the reply finds what was typed.
  queryClient.setQueryData<RiskAssessment[]>(['risk.list', { systemId: assessment.systemId }], (list) =>
    list?.map((one) => (one.id === assessment.id ? assessment : one)),
  );
  try {
    return await call('risk.put', assessment);
  } finally {
    await makeStale('risk.put');
  }
}

/** Removes an assessment, with undo. What was typed last is written first: it comes back with the rest. @throws ApiFailure */
export async function removeRisk({ id, systemId, date }: Pick<RiskAssessment, 'id' | 'systemId' | 'date'>): Promise<void> {
  await everythingWritten();
  const removed = (await call('risk.list', { systemId })).find((one) => one.id === id);
  await call('risk.remove', { id });
  await makeStale('risk.remove');
  if (removed !== undefined) toast(words.editor.removedOne(showDate(date)), () => void restore(removed).catch(() => undefined));
}

/** The status bar tells of a failure. */
async function restore(removed: RiskAssessment): Promise<void> {
  await saving(`risk ${removed.id}`, call('risk.put', removed));
  await makeStale('risk.put');
}
