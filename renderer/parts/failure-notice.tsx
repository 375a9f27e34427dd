import { IconAlertCircle } from '@tabler/icons-react';
import type { FailureCode } from '../../core/failure.ts';
import { failureOf } from '../api.ts';
import { fieldLabel } from '../texts/fields.ts';
import { shell } from '../texts/shell.ts';

interface Props {
  error: unknown;
  title?: string;
  /** Shows “Thử lại”. */
  onRetry?: (() => void) | undefined;
  /** A way out where trying again does not help: the list from which the thing is gone. */
  back?: { href: string; text: string };
}

/** A place as people know it: fields by their labels; rules are for programs. */
function placeOf(code: FailureCode, where: string): string {
  if (code === 'INVALID_INPUT') return fieldLabel(where);
  return code === 'PREFLIGHT_ERRORS' ? '' : where;
}

const placed = (place: string, text: string): string => (place === '' ? text : `${place}: ${text}`);

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
              <li key={`${where}\n${text}`}>{placed(placeOf(failure.code, where), text)}</li>
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
