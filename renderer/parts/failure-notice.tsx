import { IconAlertCircle } from '@tabler/icons-react';
import { failureOf } from '../api.ts';
import { shell } from '../texts/shell.ts';

interface Props {
  error: unknown;
  title?: string;
  /** Shows “Thử lại”. */
  onRetry?: (() => void) | undefined;
  /** A way out where trying again does not help: the list from which the thing is gone. */
  back?: { href: string; text: string };
}

/** What happened, what it means, what to do; with the places it names. Stands where it happened. */
export function FailureNotice({ error, title, onRetry, back }: Props) {
  const failure = failureOf(error);
  const missing = failure.code === 'NOT_FOUND';
  return (
    <div className="banner not" role="alert">
      <IconAlertCircle className="i l not" aria-hidden="true" />
      <div className="col g4 grow">
        <b className="not">{title ?? (missing ? shell.failure.missing : shell.failure.title)}</b>
        <p className="s13">{failure.message}</p>
        {failure.details !== undefined && failure.details.length > 0 && (
          <ul className="s12 t2">
            {failure.details.map(({ where, text }) => (
              <li key={`${where}\n${text}`}>{where === '' ? text : `${where}: ${text}`}</li>
            ))}
          </ul>
        )}
        <span className="s12 t2">
          {shell.failure.code}: <span className="mono">{failure.code}</span>
        </span>
      </div>
      {back !== undefined && (
        <a className="btn sm" href={back.href}>
          {back.text}
        </a>
      )}
      {onRetry !== undefined && !missing && (
        <button type="button" className="btn sm" onClick={onRetry}>
          {shell.failure.retry}
        </button>
      )}
    </div>
  );
}
