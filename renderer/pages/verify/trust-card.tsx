import { useState } from 'react';
import type { TrustedAuthority } from '../../../core/api.ts';
import { readableFingerprint } from '../../../core/exchange/certificate.ts';
import { useAct, useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { Question } from '../../parts/question.tsx';
import { Loading } from '../../parts/states.tsx';
import { day, useTrustImport } from '../../parts/trust-import.tsx';
import { useNow } from '../../parts/use-now.ts';
import { verify } from '../../texts/verify.ts';
import styles from './verify.module.css';

const words = verify.trust;

/** The issuers the user trusts; none is trusted by the program itself. */
export function TrustCard({ onChange }: { onChange: () => void }) {
  const list = useCall('trust.list');
  const add = useTrustImport(onChange);
  const remove = useAct('trust.remove');
  const [leaving, ask] = useState<TrustedAuthority | null>(null);
  return (
    <section className="card" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="btn sm end" onClick={add.start}>
          {words.import}
        </button>
      </header>
      <div className={styles['body']}>
        <p className="s12 t2">{words.lead}</p>
        {add.error !== null && <FailureNotice error={add.error} />}
        {list.isError && <FailureNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data === undefined && !list.isError && <Loading />}
        {list.data?.length === 0 && <p className="s13">{words.none}</p>}
        <ul>
          {list.data?.map((certificate) => (
            <Trusted key={certificate.fingerprint} certificate={certificate} onRemove={() => ask(certificate)} />
          ))}
        </ul>
      </div>
      {add.dialog}
      <Question
        opened={leaving !== null}
        title={words.removeQuestion(leaving?.subject ?? '')}
        confirm={words.remove}
        cancel={words.keep}
        danger
        busy={remove.isPending}
        onConfirm={() =>
          leaving !== null && remove.mutate({ fingerprint: leaving.fingerprint }, { onSuccess: onChange, onSettled: () => ask(null) })
        }
        onCancel={() => ask(null)}
      >
        <p>{words.removeText}</p>
      </Question>
    </section>
  );
}

function Trusted({ certificate, onRemove }: { certificate: TrustedAuthority; onRemove: () => void }) {
  const { subject, issuer, root, notBefore, notAfter, fingerprint, importedAt } = certificate;
  const now = useNow();
  return (
    <li className={styles['trusted']}>
      <b className="s13">{subject}</b>
      <button type="button" className="btn sm" aria-label={`${words.remove} ${subject}`} onClick={onRemove}>
        {words.remove}
      </button>
      <span className="col g4">
        <span className="row g6">
          <span className="tag">{root ? words.root : words.intermediate}</span>
          {now !== undefined && new Date(notAfter) < now && <span className="tag not">{words.expired}</span>}
        </span>
        {!root && <span className="s12 t2">{words.issuer(issuer)}</span>}
        <span className="s12 t2">{words.validity(day(notBefore), day(notAfter))}</span>
        <span className="s12 t2">{words.importedAt(showInstant(importedAt))}</span>
        <span className={`mono s12 t2 ${styles['wrap']}`}>{readableFingerprint(fingerprint)}</span>
      </span>
    </li>
  );
}
