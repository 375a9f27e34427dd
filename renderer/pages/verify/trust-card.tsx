import { useState } from 'react';
import type { CertificateInfo } from '../../../core/api.ts';
import { showDate, vietnamDate } from '../../../core/date.ts';
import { useAct, useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Question } from '../../parts/question.tsx';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { verify } from '../../texts/verify.ts';
import styles from './verify.module.css';

const words = verify.trust;

/** The issuers the user trusts; none is trusted by the program itself. */
export function TrustCard({ onChange }: { onChange: () => void }) {
  const list = useCall('trust.list');
  const add = useAct('trust.import');
  const remove = useAct('trust.remove');
  const importRoot = (): void =>
    add.mutate(
      { path: null },
      {
        onSuccess: (certificate) => {
          if (certificate === null) return;
          toast(words.imported(certificate.subject));
          onChange();
        },
      },
    );
  const [leaving, ask] = useState<CertificateInfo | null>(null);
  return (
    <section className="card" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="btn sm end" onClick={importRoot}>
          {words.import}
        </button>
      </header>
      <div className={styles['body']}>
        <p className="s12 t2">{words.lead}</p>
        {add.isError && <FailureNotice error={add.error} />}
        {list.isError && <FailureNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data === undefined && !list.isError && <Loading />}
        {list.data?.length === 0 && <p className="s13">{words.none}</p>}
        <ul>
          {list.data?.map((certificate) => (
            <li key={certificate.fingerprint} className={styles['trusted']}>
              <b className="s13">{certificate.subject}</b>
              <button
                type="button"
                className="btn sm"
                aria-label={`${words.remove} ${certificate.subject}`}
                onClick={() => ask(certificate)}
              >
                {words.remove}
              </button>
              <span className="s12 t2">{words.until(showDate(vietnamDate(new Date(certificate.notAfter))))}</span>
              <span />
              <span className={`mono t2 ${styles['print']}`}>{certificate.fingerprint}</span>
            </li>
          ))}
        </ul>
      </div>
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
