import { PasswordInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconKey } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { CertificateInfo, DossierSummary } from '../../../core/api.ts';
import { showDate, vietnamDate } from '../../../core/date.ts';
import { bearsName } from '../../../core/exchange/signers.ts';
import { call } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { dossier } from '../../texts/dossier.ts';
import styles from './dossier.module.css';
import { useSigning } from './use-signing.ts';

const words = dossier.sign;
export type Role = 'preparer' | 'head';

interface Props {
  role: Role;
  order: number;
  /** Who should sign, as the unit's profile names the person. */
  person: string;
  /** Whose name the dossier prints above this signature; undefined until read. */
  printed: string | undefined;
  summary: DossierSummary | undefined;
  /** True when it is this role's turn. */
  ready: boolean;
}

/** One signature: done, to be done now, or later. */
export function SignPanel({ role, order, person, printed, summary, ready }: Props) {
  const done = summary?.signatures.find((signature) => signature.role === role);
  return (
    <section className={styles['signer']} aria-label={words[role]}>
      <span className={done === undefined ? styles['number'] : `${styles['number']} ${styles['signed']}`} aria-hidden="true">
        {done === undefined ? order : <IconCheck className="i" />}
      </span>
      <div className="col g6">
        <b className="s13">{words[role]}</b>
        <span className="s12 t2">{done === undefined ? person : `${done.signer}, ${words.signedAt(showInstant(done.signedAt))}`}</span>
        {done === undefined && ready && summary !== undefined && <SignForm role={role} printed={printed ?? ''} dossierId={summary.id} />}
      </div>
    </section>
  );
}

function SignForm({ role, printed, dossierId }: { role: Role; printed: string; dossierId: string }) {
  const [path, setPath] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [certificate, setCertificate] = useState<CertificateInfo | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const signing = useSigning(dossierId, role);
  const busy = asking || signing.busy;

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setAsking(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setCertificate(null);
      // A wrong password is typed anew; the program never tries it again by itself.
      setPassword('');
      setError(failure);
    } finally {
      setAsking(false);
    }
  };
  const choose = (): void =>
    void attempt(async () => {
      const chosen = await call('dossier.pickKey');
      if (chosen === null) return;
      setPath(chosen);
      setCertificate(null);
    });
  const inspect = (event: FormEvent): void => {
    event.preventDefault();
    if (path !== null) void attempt(async () => setCertificate(await call('dossier.inspectKey', { path, password })));
  };
  const sign = (): void => {
    if (path === null) return;
    void signing.sign(path, password);
    // A wrong password is typed anew; the program never tries it again by itself.
    setPassword('');
    setCertificate(null);
  };

  if (signing.signing)
    return (
      <p className="s13 t2" role="status">
        {words.signing}
      </p>
    );
  const another = certificate !== null && printed !== '' && !bearsName(certificate.subject, printed);
  return (
    <form className={styles['form']} onSubmit={inspect}>
      <button type="button" className="btn" onClick={choose} disabled={busy}>
        <IconKey className="i" aria-hidden="true" />
        <span className="ell">{path === null ? words.chooseKey : (path.split(/[/\\]/).at(-1) ?? path)}</span>
      </button>
      {path !== null && (
        <>
          <PasswordInput
            label={words.password}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="off"
            description={words.once}
            inputWrapperOrder={['label', 'input', 'description']}
          />
          {certificate !== null && <Certificate certificate={certificate} />}
          {another && (
            <div className="banner partial" role="alert">
              <IconAlertTriangle className="i partial" aria-hidden="true" />
              <p className="s12">{words.another(certificate.subject, printed)}</p>
            </div>
          )}
          <div className="row">
            <button type="submit" className={certificate === null ? 'btn pri' : 'btn'} disabled={busy || password === ''}>
              {words.inspect}
            </button>
            {certificate !== null && (
              <button type="button" className="btn pri" onClick={sign} disabled={busy}>
                {another ? words.signAnyway : words.sign}
              </button>
            )}
          </div>
        </>
      )}
      {(error ?? signing.error) !== null && <FailureNotice title={words.failed} error={error ?? signing.error} />}
    </form>
  );
}

function Certificate({ certificate }: { certificate: CertificateInfo }) {
  const day = (instant: string): string => showDate(vietnamDate(new Date(instant)));
  return (
    <dl className={styles['facts']}>
      <dt>{words.subject}</dt>
      <dd className="w6">{certificate.subject}</dd>
      <dt>{words.issuer}</dt>
      <dd>{certificate.issuer}</dd>
      <dt>{words.validity}</dt>
      <dd>{`${day(certificate.notBefore)} – ${day(certificate.notAfter)}`}</dd>
      <dt>{words.fingerprint}</dt>
      <dd className="mono">{certificate.fingerprint.slice(0, 32)}…</dd>
    </dl>
  );
}
