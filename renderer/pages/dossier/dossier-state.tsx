/** In a word: how far a dossier has come. */
import type { DossierSummary } from '../../../core/api.ts';
import { dossierLife } from '../../texts/dossier-life.ts';

const words = dossierLife.state;

export type DossierState = 'draft' | 'printed' | 'signed' | 'ready' | 'sent' | 'replaced';

/** The last step that was taken: replaced goes before sent, sent before signed. “ready” = signed by the head. */
export function stateOf({ draft, replacedBy, sendings, signatures }: DossierSummary): DossierState {
  if (draft) return 'draft';
  if (replacedBy !== null) return 'replaced';
  if (sendings.length > 0) return 'sent';
  if (signatures.some(({ role }) => role === 'head')) return 'ready';
  return signatures.length > 0 ? 'signed' : 'printed';
}

const TONE: Record<DossierState, string> = {
  draft: 'tag',
  printed: 'tag',
  signed: 'tag partial',
  ready: 'tag met',
  sent: 'tag met',
  replaced: 'tag',
};

export function StateTag({ dossier }: { dossier: DossierSummary }) {
  const state = stateOf(dossier);
  return <span className={TONE[state]}>{words[state]}</span>;
}
