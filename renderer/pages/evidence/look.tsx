import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { Output } from '../../../core/api.ts';
import { call } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { Loading } from '../../parts/states.tsx';
import { vaultLook as words } from '../../texts/evidence.ts';
import styles from './evidence.module.css';

const PdfView = lazy(() => import('../../parts/pdf-view.tsx').then((module) => ({ default: module.PdfView })));

type Preview = Output<'evidence.preview'>;

/** So long the bytes of a piece that is no longer on screen are held, in ms. */
const HELD = 5000;

/** Read anew, and so proven anew, each time a piece is opened. */
export const usePreview = (id: string): UseQueryResult<Preview> =>
  useQuery({ queryKey: ['evidence.preview', { id }], queryFn: () => call('evidence.preview', { id }), staleTime: 0, gcTime: HELD });

/** What can be seen of a piece. `large`: it has the window to itself. */
export function Look({ file, title, large = false }: { file: UseQueryResult<Preview>; title: string; large?: boolean }) {
  if (file.isError) return <FailureNotice error={file.error} onRetry={() => void file.refetch()} />;
  if (file.data === undefined) return <Loading />;
  const { look } = file.data;
  switch (look.kind) {
    case 'picture':
      return (
        <figure className={styles['figure']}>
          <Picture mediaType={look.mediaType} title={title} bytes={look.bytes} />
          <figcaption className="s12 t3">{words.picture(showNumber(look.width), showNumber(look.height))}</figcaption>
        </figure>
      );
    case 'pdf':
      return (
        <>
          {look.scripts && <p className="banner partial s12">{words.scripts}</p>}
          <div className={large ? styles['pdfLarge'] : styles['pdf']}>
            <Suspense fallback={<Loading />}>
              <PdfView bytes={look.bytes} />
            </Suspense>
          </div>
        </>
      );
    case 'text':
      return (
        <>
          <pre className={large ? styles['textLarge'] : styles['text']} tabIndex={0}>
            {look.text}
          </pre>
          {(look.encoding !== 'utf-8' || !look.whole) && (
            <p className="s12 t3">
              {[...(look.whole ? [] : [words.cut]), ...(look.encoding === 'utf-8' ? [] : [words.encoding(look.encoding)])].join(' ')}
            </p>
          )}
        </>
      );
    case 'none':
      return (
        <p className="s13 t2">
          {look.why === 'pixels' ? words.pixels(showNumber(look.width ?? 0), showNumber(look.height ?? 0)) : words.none[look.why]}
        </p>
      );
  }
}

function Picture({ mediaType, title, bytes }: { mediaType: string; title: string; bytes: Uint8Array }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType })), [bytes, mediaType]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img className={styles['picture']} src={url} alt={title} />;
}
