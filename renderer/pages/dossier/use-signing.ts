/** Signing goes on while other pages are looked at, so its state lives outside the page: nobody signs twice unawares. */
import type { SignerRole } from '../../../core/exchange/signers.ts';
import { call, hear, makeStale } from '../../api.ts';
import { tellSaved } from '../../parts/saving.ts';
import { createStore } from '../../parts/store.ts';

interface State {
  /** The dossier being signed; null while none is. */
  running: { dossierId: string; role: SignerRole } | null;
  /** Why the last signature was not made; gone with the next try. */
  failed: { dossierId: string; role: SignerRole; error: unknown } | null;
}

const NOTHING: State = { running: null, failed: null };
const store = createStore<State>(NOTHING);

hear('workspace.changed', () => store.set({ ...NOTHING, running: store.get().running }));

async function sign(dossierId: string, role: SignerRole, path: string, password: string): Promise<void> {
  store.set({ running: { dossierId, role }, failed: null });
  try {
    const signed = await call('dossier.sign', { id: dossierId, role, path, password });
    tellSaved(signed.signatures.at(-1)?.signedAt ?? signed.createdAt);
    await makeStale('dossier.sign');
    store.set(NOTHING);
  } catch (error) {
    store.set({ running: null, failed: { dossierId, role, error } });
  }
}

export interface Signing {
  /** Some role of this dossier is being signed. */
  busy: boolean;
  /** This role is. */
  signing: boolean;
  /** Why this role's signature was not made. */
  error: unknown;
  sign(path: string, password: string): Promise<void>;
}

export function useSigning(dossierId: string, role: SignerRole): Signing {
  const { running, failed } = store.use();
  return {
    busy: running?.dossierId === dossierId,
    signing: running?.dossierId === dossierId && running.role === role,
    error: failed?.dossierId === dossierId && failed.role === role ? failed.error : null,
    sign: (path, password) => sign(dossierId, role, path, password),
  };
}
