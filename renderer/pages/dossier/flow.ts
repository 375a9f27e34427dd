/** Which step of the way a dossier has reached. */
import type { DossierSummary, PreflightReport } from '../../../core/api.ts';

export const STEPS = ['check', 'print', 'preparer', 'head', 'send'] as const;
export type Step = (typeof STEPS)[number];

/** The step that comes now; everything before it is done. Null when there is none left. */
export function currentStep(preflight: Pick<PreflightReport, 'errors'>, summary: DossierSummary | undefined): Step | null {
  const roles = summary === undefined || summary.draft ? [] : summary.signatures.map((signature) => signature.role);
  if (summary !== undefined && summary.sendings.length > 0) return null;
  if (roles.includes('head')) return 'send';
  if (roles.includes('preparer')) return 'head';
  if (summary !== undefined && !summary.draft) return 'preparer';
  return preflight.errors.length > 0 ? 'check' : 'print';
}
