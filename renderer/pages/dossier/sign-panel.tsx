import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { DossierSummary } from '../../../core/api.ts';
import type { SigningFacts } from '../../../core/contract/signing.ts';
import { isFixedRole } from '../../../core/exchange/signers.ts';
import { showInstant } from '../../parts/format.ts';
import { signing as words } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { SignForm } from './sign-form.tsx';
import { useSigningRole } from './use-signing.ts';

interface Props {
  role: string;
  order: number;
  /** Who should sign, as the unit's profile names the person. */
  person: string;
  summary: DossierSummary | undefined;
  facts: SigningFacts | undefined;
  /** True when it is this role's turn. */
  ready: boolean;
}

/** One signature: done, to be done now, or later. */
export function SignPanel({ role, order, person, summary, facts, ready }: Props) {
  const done = summary?.signatures.find((signature) => signature.role === role);
  const title = isFixedRole(role) ? words[role] : role;
  return (
    <section className={styles['signer']} aria-label={title}>
      <span className={done === undefined ? styles['number'] : `${styles['number']} ${styles['signed']}`} aria-hidden="true">
        {done === undefined ? order : <IconCheck className="i" />}
      </span>
      <div className="col g6">
        <b className="s13">{title}</b>
        <span className="s12 t2">{done === undefined ? person : `${done.signer}, ${words.signedAt(showInstant(done.signedAt))}`}</span>
        {done !== undefined && role === 'office' && facts?.number.state === 'filled' && (
          <span className="s12 t2">{words.issuedAs(facts.number.text)}</span>
        )}
        {done === undefined && ready && summary !== undefined && <Turn role={role} dossierId={summary.id} facts={facts} />}
      </div>
    </section>
  );
}

/** The body mostly signs in its own document system: here it does when somebody asks for it. */
function Turn({ role, dossierId, facts }: { role: string; dossierId: string; facts: SigningFacts | undefined }) {
  const [isOpen, open] = useState(false);
  const isSigning = useSigningRole(dossierId) === role;
  if (role !== 'office' || isOpen || isSigning) return <SignForm role={role} dossierId={dossierId} facts={facts} />;
  return (
    <>
      <p className="s12 t2">{words.officeHow}</p>
      <div className="row">
        <button type="button" className="btn" onClick={() => open(true)}>
          {words.officeOpen}
        </button>
      </div>
    </>
  );
}
