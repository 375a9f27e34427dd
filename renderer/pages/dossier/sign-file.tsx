import { PasswordInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { CertificateInfo } from '../../../core/api.ts';
import type { KeySource } from '../../../core/contract/signing.ts';
import { call } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { signing } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { Certificate } from './sign-certificate.tsx';

const words = signing.file;

interface Props {
  busy: boolean;
  /** The button that signs, for the key whose certificate was looked at; `clear` forgets the password. */
  children: (key: KeySource, certificate: CertificateInfo, clear: () => void) => React.ReactNode;
}

/** A key in a PKCS#12 file: chosen, opened with its password, looked at. */
export function FileKey({ busy, children }: Props) {
  const [path, setPath] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [certificate, setCertificate] = useState<CertificateInfo | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);

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
    if (path !== null && password !== '') void attempt(async () => setCertificate(await call('dossier.inspectKey', { path, password })));
  };
  const clear = (): void => {
    setPassword('');
    setCertificate(null);
  };

  return (
    <>
      <form className={styles['form']} onSubmit={inspect}>
        <button type="button" className="btn" onClick={choose} disabled={busy || asking}>
          <IconKey className="i" aria-hidden="true" />
          <span className="ell">{path === null ? words.choose : (path.split(/[/\\]/).at(-1) ?? path)}</span>
        </button>
        {path !== null && (
          <>
            <PasswordInput
              label={words.password}
              value={password}
              onChange={(event) => {
                setPassword(event.currentTarget.value);
                setCertificate(null);
              }}
              autoComplete="off"
              description={words.once}
              inputWrapperOrder={['label', 'input', 'description']}
            />
            {certificate !== null && <Certificate certificate={certificate} />}
            <div className="row">
              <button type="submit" className={certificate === null ? 'btn pri' : 'btn'} disabled={busy || asking || password === ''}>
                {words.inspect}
              </button>
            </div>
          </>
        )}
        {error !== null && <FailureNotice title={signing.failed} error={error} />}
      </form>
      {path !== null && certificate !== null && children({ kind: 'file', path, password }, certificate, clear)}
    </>
  );
}
