import type { DossierSummary } from '../../../core/api.ts';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { call, makeStale, useCallOf, useCallWhen } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { toast } from '../../parts/toast.tsx';
import { useTrustImport } from '../../parts/trust-import.tsx';
import { VerificationCard } from '../../parts/verification-card.tsx';
import { dossier as words } from '../../texts/dossier.ts';
import styles from './dossier.module.css';
import { SignPanel } from './sign-panel.tsx';

/** Signing, the verdict on the file, and sending it out. */
export function ResultPane({ summary, unit }: { summary: DossierSummary | undefined; unit: UnitProfile }) {
  const final = summary !== undefined && !summary.draft;
  const facts = useCallWhen(summary !== undefined, 'dossier.facts', { id: summary?.id ?? '' });
  const signedByPreparer = summary?.signatures.some((signature) => signature.role === 'preparer') ?? false;
  const preparer = [unit.preparer.name, unit.preparer.office].filter(Boolean).join(', ');
  const head = [unit.signer.name, unit.signer.title].filter(Boolean).join(', ');
  return (
    <aside className={`${styles['side']} ${styles['right']}`} aria-label={words.sign.title}>
      <h2>{words.sign.title}</h2>
      {facts.data?.changedAt != null && (
        <div className={`banner partial ${styles['outdated']}`} role="status">
          <IconAlertTriangle className="i partial" aria-hidden="true" />
          <p className="s13">{words.outdated(showInstant(facts.data.changedAt))}</p>
        </div>
      )}
      {summary?.draft === true && <p className={`s12 t2 ${styles['block']}`}>{words.sign.draftNote}</p>}
      <SignPanel role="preparer" order={1} person={preparer} printed={facts.data?.preparer} summary={summary} ready={final} />
      <SignPanel
        role="head"
        order={2}
        person={`${head} · ${words.sign.afterPreparer}`}
        printed={facts.data?.head}
        summary={summary}
        ready={final && signedByPreparer}
      />
      <p className={`s12 t2 ${styles['block']}`}>{words.sign.clerk}</p>
      <section className={styles['block']} aria-label={words.result.title}>
        <h3>{words.result.title}</h3>
        {final && summary.signatures.length > 0 ? (
          <Result id={summary.id} sha256={summary.sha256} />
        ) : (
          <p className="s13 t2">{words.result.nothing}</p>
        )}
      </section>
      {summary !== undefined && <Export id={summary.id} draft={summary.draft} />}
    </aside>
  );
}

function Result({ id, sha256 }: { id: string; sha256: string }) {
  const report = useCallOf(sha256, 'dossier.verify', { id });
  const trust = useTrustImport();
  if (report.isError) return <FailureNotice error={report.error} onRetry={() => void report.refetch()} />;
  // A verdict stands for the bytes and the trusted issuers it was found with: while it is found anew, none is shown.
  if (report.data === undefined || report.isFetching) {
    return (
      <p className="s13 t2" role="status">
        {words.result.checking}
      </p>
    );
  }
  return (
    <>
      <VerificationCard report={report.data} />
      {trust.error !== null && <FailureNotice error={trust.error} />}
      {trust.dialog}
      <div className="row">
        <button type="button" className="btn sm" onClick={trust.start}>
          {words.result.importRoot}
        </button>
        <button type="button" className="btn sm" onClick={() => void makeStale('trust.import')}>
          {words.result.again}
        </button>
      </div>
    </>
  );
}

function Export({ id, draft }: { id: string; draft: boolean }) {
  const [error, setError] = useState<unknown>(null);
  const save = async (what: 'pdf' | 'package'): Promise<void> => {
    setError(null);
    try {
      const saved = await call('dossier.export', { id, what });
      if (saved !== null) toast(words.export.saved(saved.file));
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className={styles['block']}>
      <div className="row">
        <button type="button" className="btn" onClick={() => void save('pdf')}>
          {words.export.pdf}
        </button>
        {!draft && (
          <button type="button" className="btn" onClick={() => void save('package')}>
            {words.export.package}
          </button>
        )}
      </div>
      {error !== null && <FailureNotice title={words.export.failed} error={error} />}
    </div>
  );
}
