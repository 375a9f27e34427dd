import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { compareVietnamese } from '../../../core/text.ts';
import { call, makeStale, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { DateField } from '../../parts/fields.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant, showSize } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { Loading } from '../../parts/states.tsx';
import { evidence as words } from '../../texts/evidence.ts';
import { TextField } from '../../parts/text-field.tsx';
import styles from './evidence.module.css';

const PdfView = lazy(() => import('../../parts/pdf-view.tsx').then((module) => ({ default: module.PdfView })));

export type Piece = Output<'evidence.list'>[number];

/** One piece of evidence: its title and dates, a look at it, and where it serves. */
export function Detail({ piece }: { piece: Piece }) {
  const [error, setError] = useState<unknown>(null);
  const save = async (change: Partial<Pick<Piece, 'title' | 'effectiveOn' | 'validUntil'>>): Promise<void> => {
    const { id, title, effectiveOn, validUntil } = { ...piece, ...change };
    if (title.trim() === '') return;
    try {
      await call('evidence.save', { id, title, effectiveOn, validUntil });
      setError(null);
      tellSaved(new Date().toISOString());
      await makeStale('evidence.save');
    } catch (failure) {
      setError(failure);
    }
  };
  const year = useReporting()?.year;
  const systems = useCallWhen(year !== undefined, 'systems.list', { year: year ?? 0 });
  const nameOf = (id: string): string => {
    const found = systems.data?.find((one) => one.system.id === id)?.system;
    return found === undefined ? '' : found.shortName || found.name;
  };
  const uses = piece.uses.toSorted((a, b) => compareVietnamese(`${a.systemId}/${a.itemId}`, `${b.systemId}/${b.itemId}`));
  return (
    <>
      <TextField label={words.name} value={piece.title} onCommit={(title) => void save({ title })} />
      <DateField label={words.effectiveOn} value={piece.effectiveOn} onChange={(effectiveOn) => void save({ effectiveOn })} />
      <DateField label={words.validUntil} value={piece.validUntil} onChange={(validUntil) => void save({ validUntil })} />
      {error !== null && <FailureNotice error={error} />}
      <Preview piece={piece} />
      <h3>{words.where}</h3>
      <div className={styles['uses']}>
        {uses.length === 0 && <span className="t2">{words.unused}</span>}
        {uses.map(({ systemId, itemId, year }) => (
          <a key={`${systemId}/${year}/${itemId}`} href={`#/assess/${systemId}?item=${encodeURIComponent(itemId)}`}>
            {`${nameOf(systemId)} · ${itemId}`}
          </a>
        ))}
      </div>
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
        <dd>{`${showInstant(piece.addedAt)}, ${piece.addedBy}`}</dd>
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
