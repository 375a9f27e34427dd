import { IconChevronDown, IconChevronRight, IconClipboardText, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { VerificationReport } from '../../../core/exchange/verification.ts';
import { minutesOf } from '../../../core/exchange/verification-minutes.ts';
import { KIND_WORDS } from '../../../core/exchange/verification-words.ts';
import { failureOf } from '../../api.ts';
import { copyText } from '../../parts/copy-text.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber, showSize } from '../../parts/format.ts';
import { toast } from '../../parts/toast.tsx';
import { LOOK, VerificationCard } from '../../parts/verification-card.tsx';
import { VERDICT_WORDS, verify as words } from '../../texts/verify.ts';
import { FileDetails } from './file-details.tsx';
import type { Verification, Verified } from './use-verification.ts';
import styles from './verify.module.css';

export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

type Acts = Pick<Verification, 'again' | 'remove' | 'toggle' | 'stop'>;

/** One file: its name and verdict in a line, all that was found out about it below. */
export function FileCard({ file, acts }: { file: Verified; acts: Acts }) {
  const { path, state, report, error, open } = file;
  const body = useId();
  const name = nameOf(path);
  const Turn = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={`card ${styles['file']}`} aria-label={name}>
      <header>
        <button
          type="button"
          className="btn ico sm sub"
          aria-label={words.show(name)}
          aria-expanded={open}
          aria-controls={body}
          onClick={() => acts.toggle(path)}
        >
          <Turn className="i" aria-hidden="true" />
        </button>
        <h2 className={`ell ${styles['name']}`} title={path}>
          {name}
        </h2>
        {report !== null && <span className="tag">{KIND_WORDS[report.kind]}</span>}
        {report !== null && report.size > 0 && <span className="s12 t3">{showSize(report.size)}</span>}
        <span className="end row g8">
          {state === 'waiting' && <span className="s12 t2">{words.waiting}</span>}
          {state === 'working' && !open && <span className="s12 t2">{words.working}</span>}
          {report !== null && !open && <VerdictTag report={report} />}
          {report !== null && <CopyMinutes report={report} />}
          <button type="button" className="btn ico sm sub" aria-label={words.remove(name)} onClick={() => acts.remove(path)}>
            <IconX className="i" aria-hidden="true" />
          </button>
        </span>
      </header>
      <div id={body} className={styles['body']} hidden={!open && error === null}>
        {state === 'working' && <Progress file={file} onStop={acts.stop} />}
        {state === 'stopped' && (
          <div className="row s13">
            <span className="grow">{words.stopped}</span>
            <Again path={path} acts={acts} />
          </div>
        )}
        {error !== null && <Trouble error={error} path={path} acts={acts} />}
        {report !== null && open && (
          <>
            <VerificationCard report={report} />
            <FileDetails report={report} />
          </>
        )}
      </div>
    </section>
  );
}

function VerdictTag({ report }: { report: VerificationReport }) {
  const { tone, Picture } = LOOK[report.verdict];
  return (
    <span className={`tag ${tone}`}>
      <Picture className="i" aria-hidden="true" />
      {VERDICT_WORDS[report.verdict]}
    </span>
  );
}

function Progress({ file: { progress }, onStop }: { file: Verified; onStop: () => void }) {
  const phase = words.phases[progress?.phase ?? 'read'];
  const counted = progress !== null && progress.total > 1;
  return (
    <div className={styles['progress']}>
      <span className="s13">
        {words.working}{' '}
        <span className="t2">
          {counted ? words.phase(phase, showNumber(progress.done), showNumber(progress.total)) : words.phaseAlone(phase)}
        </span>
      </span>
      <progress aria-label={words.working} {...(counted ? { value: progress.done, max: progress.total } : {})} />
      <button type="button" className="btn sm" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  );
}

const Again = ({ path, acts }: { path: string; acts: Acts }) => (
  <button type="button" className="btn sm" onClick={() => acts.again(path)}>
    {words.again}
  </button>
);

/** Why there is no verdict; a locked package asks for its password here. */
function Trouble({ error, path, acts }: { error: unknown; path: string; acts: Acts }) {
  const { code, message } = failureOf(error);
  if (code === 'PASSWORD_NEEDED' || code === 'PASSWORD_WRONG') {
    return <PasswordForm message={message} onPassword={(password) => acts.again(path, password)} />;
  }
  return <FailureNotice error={error} onRetry={code === 'NOT_A_DOSSIER' ? undefined : () => acts.again(path)} />;
}

function PasswordForm({ message, onPassword }: { message: string; onPassword: (password: string) => void }) {
  const [password, setPassword] = useState('');
  const field = useId();
  return (
    <form
      className="col g8"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onPassword(password);
      }}
    >
      <p className="s13" role="alert">
        {message}
      </p>
      <label className="s13 w5" htmlFor={field}>
        {words.password.label}
      </label>
      <div className="row">
        <input
          id={field}
          className={styles['password']}
          type="password"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button type="submit" className="btn pri" disabled={password === ''}>
          {words.password.open}
        </button>
      </div>
      <p className="s12 t2">{words.password.note}</p>
    </form>
  );
}

function CopyMinutes({ report }: { report: VerificationReport }) {
  const [shown, show] = useState(false);
  const copy = (): void => {
    if (copyText(minutesOf(report))) toast(words.copied);
    else show(true);
  };
  if (shown) return <textarea className={styles['minutes']} readOnly aria-label={words.minutes} value={minutesOf(report)} />;
  return (
    <button type="button" className="btn sm sub" onClick={copy}>
      <IconClipboardText className="i" aria-hidden="true" />
      {words.copy}
    </button>
  );
}
