import { IconShieldCheck, IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import type { VerificationVerdict } from '../../../core/exchange/verification.ts';
import { call } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState } from '../../parts/states.tsx';
import { LOOK } from '../../parts/verification-card.tsx';
import { VERDICT_WORDS, verify as words } from '../../texts/verify.ts';
import { FileCard } from './file-card.tsx';
import { TrustCard } from './trust-card.tsx';
import { judgeAgain, useVerification, type Verification } from './use-verification.ts';
import styles from './verify.module.css';

/** Anybody's file, judged: dossier, package, or a PDF of another program. */
export default function VerifyPage() {
  usePlace([{ text: words.title }]);
  const verification = useVerification();
  const { files, busy, searching, left, error, add } = verification;
  return (
    <div className="page">
      <div className="col g4">
        <h1>{words.title}</h1>
        <p className="s13 t2">{words.lead}</p>
      </div>
      <div className={styles['columns']}>
        <div className={styles['files']}>
          <DropZone status={status(verification)} busy={busy || searching} onFiles={add} />
          {error !== null && <FailureNotice error={error} />}
          {left > 0 && (
            <p className="banner partial s13" role="status">
              {words.left(showNumber(left))}
            </p>
          )}
          {files.length === 0 && <EmptyState icon={IconShieldCheck} title={words.empty} text={words.lead} />}
          {files.length > 1 && <Tally verification={verification} />}
          {files.map((file) => (
            <FileCard key={file.path} file={file} acts={verification} />
          ))}
        </div>
        <TrustCard onChange={judgeAgain} />
      </div>
    </div>
  );
}

function status({ files, busy, searching }: Verification): string {
  if (searching) return words.searching;
  if (!busy) return words.drop;
  const finished = files.filter(({ state }) => state === 'done' || state === 'stopped').length;
  return files.length === 1 ? words.working : words.progress(showNumber(finished + 1), showNumber(files.length));
}

const VERDICTS: VerificationVerdict[] = ['valid', 'indeterminate', 'invalid'];

/** How many files came out how, and what can be done with all of them. */
function Tally({ verification: { files, busy, stop, clear } }: { verification: Verification }) {
  return (
    <div className={`row s13 ${styles['tally']}`}>
      <b>{words.tally(showNumber(files.length))}</b>
      {VERDICTS.map((verdict) => {
        const { tone, Picture } = LOOK[verdict];
        const count = files.filter(({ report }) => report?.verdict === verdict).length;
        return (
          <span key={verdict} className={`tag ${tone}`}>
            <Picture className="i" aria-hidden="true" />
            {`${VERDICT_WORDS[verdict]} ${showNumber(count)}`}
          </span>
        );
      })}
      <span className="end row g8">
        {busy && (
          <button type="button" className="btn sm" onClick={stop}>
            {words.stop}
          </button>
        )}
        <button type="button" className="btn sm" onClick={clear}>
          {words.clear}
        </button>
      </span>
    </div>
  );
}

function DropZone({ status: text, busy, onFiles }: { status: string; busy: boolean; onFiles: (paths: string[]) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files].map((file) => window.bridge.pathOf(file)).filter((path) => path !== ''));
  };
  return (
    <div
      className={`drop ${styles['drop']}${over ? ` ${styles['over']}` : ''}`}
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload className="i l" aria-hidden="true" />
      <span className="grow" role="status">
        {text}
      </span>
      <button type="button" className="btn pri" disabled={busy} onClick={() => void call('verify.pick').then(onFiles)}>
        {words.pick}
      </button>
    </div>
  );
}
