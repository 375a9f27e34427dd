import { useState } from 'react';
import type { Evidence } from '../../../core/assessment/model.ts';
import { call, makeStale, useCall } from '../../api.ts';
import { CopyTag } from '../../parts/copy-tag.tsx';
import { EvidenceIcon } from '../../parts/evidence-icon.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { findEvidence } from '../../parts/find-evidence.ts';
import { showInstant, showSize } from '../../parts/format.ts';
import { Question } from '../../parts/question.tsx';
import { tellSaved } from '../../parts/saving.ts';
import { Loading } from '../../parts/states.tsx';
import { forgetThumbnails } from '../../parts/thumbnails.ts';
import { toast } from '../../parts/toast.tsx';
import { vaultActs as words } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import { bringBack } from './use-acts.ts';

/** What was taken out of the vault: brought back, or removed for good after a question. */
export function DiscardedList({ search }: { search: string }) {
  const discarded = useCall('evidence.discarded');
  const [asked, ask] = useState<Evidence | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      ask(null);
    }
  };
  if (discarded.isError) return <FailureNotice error={discarded.error} onRetry={() => void discarded.refetch()} />;
  if (discarded.data === undefined) return <Loading />;
  const when = new Map(discarded.data.map(({ evidence, discardedAt }) => [evidence.id, discardedAt]));
  const found = findEvidence(
    discarded.data.map(({ evidence }) => evidence),
    search,
  );
  return (
    <div className={`col g12 ${styles['inset']}`}>
      <p className="s13 t2">{found.length === 0 ? words.noneDiscarded : words.discardedLead}</p>
      {error !== null && <FailureNotice error={error} />}
      <ul className="col g4">
        {found.map((piece) => (
          <li key={piece.id} className={`ev ${styles['discarded']}`}>
            <EvidenceIcon mediaType={piece.mediaType} />
            <span className="col">
              <span className="s13 w5">{piece.title}</span>
              <span className="s12 t3">
                {piece.redacted !== null && <CopyTag />}{' '}
                {[piece.fileName, showSize(piece.size), words.discardedAt(showInstant(when.get(piece.id) ?? piece.addedAt))].join(' · ')}
              </span>
            </span>
            <span className="row g8">
              <button
                type="button"
                className="btn sm"
                disabled={busy}
                aria-label={words.restoreOf(piece.title)}
                onClick={() => void run(() => bringBack(piece.id).then(() => void toast(words.restored)))}
              >
                {words.restore}
              </button>
              <button
                type="button"
                className="btn sm danger"
                disabled={busy}
                aria-label={words.purgeOf(piece.title)}
                onClick={() => ask(piece)}
              >
                {words.purge}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <Question
        opened={asked !== null}
        title={words.purgeTitle}
        confirm={words.purge}
        cancel={words.purgeKeep}
        danger
        busy={busy}
        onCancel={() => ask(null)}
        onConfirm={() =>
          void run(async () => {
            if (asked === null) return;
            const { savedAt } = await call('evidence.purge', { id: asked.id });
            tellSaved(savedAt);
            forgetThumbnails();
            await makeStale('evidence.purge');
            toast(words.purged);
          })
        }
      >
        <p>{words.purgeText(asked?.title ?? '')}</p>
        <p>{words.purgeJournal}</p>
      </Question>
    </div>
  );
}
