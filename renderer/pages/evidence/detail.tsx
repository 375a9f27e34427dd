import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { validityIsReversed } from '../../../core/assessment/evidence.ts';
import { call, makeStale, useCallWhen } from '../../api.ts';
import { DateField } from '../../parts/fields.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant, showSize } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { unsavedOnPage, useUnsaved } from '../../parts/unsaved.ts';
import { evidence as words } from '../../texts/evidence.ts';
import { TextField } from '../../parts/text-field.tsx';
import styles from './evidence.module.css';
import type { OtherUse } from './other-uses.ts';
import { Uses } from './uses.tsx';

const PdfView = lazy(() => import('../../parts/pdf-view.tsx').then((module) => ({ default: module.PdfView })));

export type Piece = Output<'evidence.list'>[number];

type Kept = Pick<Piece, 'title' | 'effectiveOn' | 'validUntil'>;
type Dates = Pick<Piece, 'effectiveOn' | 'validUntil'>;

/** One piece of evidence: its title and dates, where it serves, and a look at it. */
export function Detail({ piece, others }: { piece: Piece; others: OtherUse[] }) {
  return (
    <>
      <Facts piece={piece} />
      <h3>{words.where}</h3>
      {(piece.uses.length > 0 || others.length === 0) && <Uses uses={piece.uses} />}
      {others.length > 0 && (
        <ul className={styles['uses']}>
          {others.map(({ text, href }) => (
            <li key={`${href}${text}`}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <Preview piece={piece} />
    </>
  );
}

/** As long as a title may be. */
const TITLE_LENGTH = 500;

/** Title and dates; what makes no sense is said beside its field and not written. */
function Facts({ piece }: { piece: Piece }) {
  const [error, setError] = useState<unknown>(null);
  const [untitled, setUntitled] = useState(false);
  // Dates that contradict each other stay on screen until one of them is put right.
  const [refused, setRefused] = useState<Dates | null>(null);
  // Two fields may be left before the list is read again: the second change builds on the first.
  const latest = useRef<Kept>(piece);
  const lost = useRef(refused);
  useEffect(() => {
    lost.current = refused;
  }, [refused]);
  // Another piece is opened: no page is left, so nobody asks. Whoever was asked has had the list emptied.
  useEffect(
    () => () => {
      if (lost.current !== null && unsavedOnPage().length > 0) toast(words.datesLost(latest.current.title));
    },
    [],
  );
  const until = useRef<HTMLDivElement>(null);
  useUnsaved(refused !== null, words.validUntil, () => until.current?.querySelector<HTMLElement>('[data-dates-input]') ?? null);
  const save = async (change: Partial<Kept>): Promise<void> => {
    const before = latest.current;
    const { title, effectiveOn, validUntil } = { ...before, ...change };
    latest.current = { title, effectiveOn, validUntil };
    try {
      await call('evidence.save', { id: piece.id, title, effectiveOn, validUntil });
      setError(null);
      setUntitled(false);
      tellSaved(new Date().toISOString());
      await makeStale('evidence.save');
    } catch (failure) {
      latest.current = before;
      setError(failure);
    }
  };
  const saveTitle = (title: string): void => {
    setUntitled(title.trim() === '');
    if (title.trim() !== '') void save({ title });
  };
  const dates: Dates = refused ?? piece;
  const saveDates = (change: Partial<Dates>): void => {
    const { effectiveOn, validUntil } = { ...dates, ...change };
    const reversed = validityIsReversed({ effectiveOn, validUntil });
    setRefused(reversed ? { effectiveOn, validUntil } : null);
    if (!reversed) void save({ effectiveOn, validUntil });
  };
  return (
    <>
      <div className="col g4">
        <TextField label={words.name} value={piece.title} onCommit={saveTitle} maxLength={TITLE_LENGTH} />
        {untitled && (
          <p className="s12 not" role="alert">
            {words.titleMissing}
          </p>
        )}
      </div>
      <DateField label={words.effectiveOn} value={dates.effectiveOn} onChange={(effectiveOn) => saveDates({ effectiveOn })} />
      <div ref={until}>
        <DateField
          label={words.validUntil}
          value={dates.validUntil}
          onChange={(validUntil) => saveDates({ validUntil })}
          error={refused === null ? undefined : words.reversed}
        />
      </div>
      {error !== null && <FailureNotice error={error} />}
    </>
  );
}

/** The bytes are read, and so their hash is proven, before anything of them is shown. */
function Preview({ piece }: { piece: Piece }) {
  const file = useCallWhen(true, 'evidence.read', { id: piece.id });
  return (
    <>
      <dl className={styles['facts']}>
        <dt>{words.file}</dt>
        <dd>{`${piece.fileName} · ${showSize(piece.size)}`}</dd>
        <dt>{words.added_at}</dt>
        <dd>{[showInstant(piece.addedAt), piece.addedBy].filter((part) => part !== '').join(', ')}</dd>
        <dt>{words.hash}</dt>
        <dd>
          <span className="mono">{piece.sha256}</span> {file.data !== undefined && <span className="tag met">{words.matches}</span>}
        </dd>
      </dl>
      <h3>{words.preview}</h3>
      {file.isError && <FailureNotice error={file.error} onRetry={() => void file.refetch()} />}
      {file.data === undefined && !file.isError && <Loading />}
      {file.data !== undefined && <Look mediaType={piece.mediaType} title={piece.title} bytes={file.data.bytes} />}
    </>
  );
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const TEXT_SHOWN = 100_000;

function Look({ mediaType, title, bytes }: { mediaType: string; title: string; bytes: Uint8Array }) {
  if (PICTURES.has(mediaType)) return <Picture mediaType={mediaType} title={title} bytes={bytes} />;
  if (mediaType === 'application/pdf') {
    return (
      <div className={styles['pdf']}>
        <Suspense fallback={<Loading />}>
          <PdfView bytes={bytes} />
        </Suspense>
      </div>
    );
  }
  if (/^text\/|json|xml/.test(mediaType)) {
    return (
      <pre className={styles['text']} tabIndex={0}>
        {new TextDecoder('utf-8').decode(bytes.subarray(0, TEXT_SHOWN))}
      </pre>
    );
  }
  return <p className="s13 t2">{words.noPreview}</p>;
}

function Picture({ mediaType, title, bytes }: { mediaType: string; title: string; bytes: Uint8Array }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType })), [bytes, mediaType]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img className={styles['picture']} src={url} alt={title} />;
}
