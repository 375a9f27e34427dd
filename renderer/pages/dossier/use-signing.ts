/** Signing goes on while other pages are looked at, so its state lives outside the page: nobody signs twice unawares. */
import type { SignatureRequest, SigningPhase } from '../../../core/contract/signing.ts';
import { call, failureOf, hear, makeStale } from '../../api.ts';
import { tellSaved } from '../../parts/saving.ts';
import { createStore } from '../../parts/store.ts';

interface State {
  /** The dossier being signed; null while none is. */
  running: {
    dossierId: string;
    role: string;
    phase: SigningPhase;
    /** Signed; what is on screen is being read again. */ over: boolean;
  } | null;
  /** Why the last signature was not made; gone with the next try. */
  failed: { dossierId: string; role: string; error: unknown } | null;
}

const NOTHING: State = { running: null, failed: null };
const store = createStore<State>(NOTHING);

hear('workspace.changed', () => store.set({ ...NOTHING, running: store.get().running }));
hear('dossier.signing', ({ id, phase }) => {
  const { running } = store.get();
  if (running?.dossierId === id) store.set({ running: { ...running, phase }, failed: null });
});

async function sign(request: SignatureRequest): Promise<void> {
  const { id: dossierId, role } = request;
  store.set({ running: { dossierId, role, phase: 'key', over: false }, failed: null });
  try {
    const signed = await call('dossier.sign', request);
    tellSaved(signed.signatures.at(-1)?.signedAt ?? signed.createdAt);
    // The verdict on the new file takes its time; who signs next need not wait for it.
    store.set({ running: { dossierId, role, phase: 'store', over: true }, failed: null });
    await makeStale('dossier.sign');
    if (isOver(dossierId, role)) store.set(NOTHING);
  } catch (error) {
    store.set({ running: null, failed: failureOf(error).code === 'CANCELLED' ? null : { dossierId, role, error } });
  }
}

/** Another signature may have begun meanwhile. */
function isOver(dossierId: string, role: string): boolean {
  const { running } = store.get();
  return running?.dossierId === dossierId && running.role === role && running.over;
}

export interface Signing {
  /** Some role of this dossier is being signed. */
  busy: boolean;
  /** How far this role's signature has come; null while it is not being made. */
  phase: SigningPhase | null;
  /** Why this role's signature was not made. */
  error: unknown;
  sign(request: Omit<SignatureRequest, 'id' | 'role'>): void;
  stop(): void;
}

export function useSigning(dossierId: string, role: string): Signing {
  const { running, failed } = store.use();
  const own = running?.dossierId === dossierId && running.role === role;
  return {
    busy: running?.dossierId === dossierId && !running.over,
    phase: own ? running.phase : null,
    error: failed?.dossierId === dossierId && failed.role === role ? failed.error : null,
    sign: (request) => void sign({ ...request, id: dossierId, role }),
    stop: () => void call('dossier.cancelSigning', { id: dossierId }),
  };
}

/** Which role signs of this dossier now; null while none does. */
export function useSigningRole(dossierId: string): string | null {
  const { running, failed } = store.use();
  const last = running ?? failed;
  return last?.dossierId === dossierId ? last.role : null;
}
