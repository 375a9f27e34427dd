import type { DossierSummary } from '../../../core/api.ts';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { makeStale, useCallOf, useCallWhen } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { useTrustImport } from '../../parts/trust-import.tsx';
import { VerificationCard } from '../../parts/verification-card.tsx';
import { dossier as words } from '../../texts/dossier.ts';
import { signing } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { SignBlock } from './sign-block.tsx';
import { ExportBlock, OutsideSigning } from './export-block.tsx';
import { SendingBlock } from './sending-block.tsx';

interface Props {
  summary: DossierSummary | undefined;
  unit: UnitProfile;
  /** To whom such a report goes. */
  recipient: string;
  /** What else can be done with this dossier. */
  children: ReactNode;
}

/** Signing, the verdict on the file, and sending it out. */
export function ResultPane({ summary, unit, recipient, children }: Props) {
  const final = summary !== undefined && !summary.draft;
  const facts = useCallWhen(summary !== undefined, 'dossier.facts', { id: summary?.id ?? '' });
  return (
    <aside className={`${styles['side']} ${styles['right']}`} aria-label={signing.title}>
      <h2>{signing.title}</h2>
      {facts.data?.changedAt != null && (
        <div className={`banner partial ${styles['outdated']}`} role="status">
          <IconAlertTriangle className="i partial" aria-hidden="true" />
          <p className="s13">{words.outdated(showInstant(facts.data.changedAt))}</p>
        </div>
      )}
      {summary?.draft === true && <p className={`s12 t2 ${styles['block']}`}>{signing.draftNote}</p>}
      <SignBlock summary={summary} unit={unit} />
      <section className={styles['block']} aria-label={words.result.title}>
        <h3>{words.result.title}</h3>
        {final && summary.signatures.length > 0 ? (
          <Result id={summary.id} sha256={summary.sha256} />
        ) : (
          <p className="s13 t2">{words.result.nothing}</p>
        )}
      </section>
      {summary !== undefined && <ExportBlock dossier={summary} />}
      {final && <OutsideSigning dossier={summary} />}
      {final && <SendingBlock dossier={summary} recipient={recipient} />}
      {children}
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
