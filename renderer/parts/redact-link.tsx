/** The way from a piece of evidence to its copy with parts blacked out, and what such a copy tells of its original. */
import { IconEyeOff, IconShieldCheck, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Evidence } from '../../core/assessment/model.ts';
import { useAct, useCallWhen } from '../api.ts';
import { useReporting } from '../law.ts';
import { redaction } from '../texts/redaction.ts';
import { FailureNotice } from './failure-notice.tsx';
import { showNumber } from './format.ts';
import { tellSaved } from './saving.ts';
import { toast } from './toast.tsx';

const CAN_BE_COVERED = /^(?:application\/pdf|image\/(?:png|jpeg|webp|gif|bmp))$/;
const words = redaction.link;

type Piece = Pick<Evidence, 'id' | 'mediaType' | 'fileName' | 'redacted'>;

/** “Che thông tin” for what can be covered; for a copy whose it is and whether it fits. Nothing for other files. */
export function RedactLink({ piece }: { piece: Piece }) {
  if (piece.redacted !== null) return <Origin id={piece.id} />;
  if (!CAN_BE_COVERED.test(piece.mediaType) && !/\.bmp$/i.test(piece.fileName)) return null;
  return (
    <a className="btn sm" href={`#/evidence/${encodeURIComponent(piece.id)}/redact`}>
      <IconEyeOff className="i" aria-hidden="true" />
      {words.redact}
    </a>
  );
}

function Origin({ id }: { id: string }) {
  const year = useReporting()?.year;
  const origin = useCallWhen(year !== undefined, 'redaction.origin', { id, year: year ?? 0 });
  if (origin.isError) return <FailureNotice error={origin.error} onRetry={() => void origin.refetch()} />;
  if (origin.data === undefined || origin.data === null || year === undefined) return null;
  const { original, matches, replaceable } = origin.data;
  if (original === null || !matches) {
    return (
      <p className="s13 partial">
        <IconAlertTriangle className="i" aria-hidden="true" /> {original === null ? words.gone : words.changed(original.title)}
      </p>
    );
  }
  return (
    <div className="col g8">
      <p className="s13">
        <IconShieldCheck className="i met" aria-hidden="true" /> {words.copyOf(original.title)}
      </p>
      {replaceable > 0 && <ReplaceOriginal id={id} year={year} count={replaceable} />}
    </div>
  );
}

interface ReplaceProps {
  /** Of the copy. */
  id: string;
  year: number;
  count: number;
  primary?: boolean;
}

/** Names the copy instead of its original in every answer of the year, as one act. */
export function ReplaceOriginal({ id, year, count, primary = false }: ReplaceProps) {
  const replace = useAct('redaction.replace');
  const [done, setDone] = useState<number | null>(null);
  if (done !== null) {
    return (
      <p className="s13" role="status">
        {redaction.saved.replaced(showNumber(done))}
      </p>
    );
  }
  const run = async (): Promise<void> => {
    const { changed, savedAt } = await replace.mutateAsync({ id, year });
    tellSaved(savedAt);
    setDone(changed);
    // Where the button goes away with what it did, the words stay for a while.
    if (!primary) toast(redaction.saved.replaced(showNumber(changed)));
  };
  return (
    <div className="col g4">
      {/* What went wrong is shown below. */}
      <button
        type="button"
        className={primary ? 'btn pri' : 'btn'}
        disabled={replace.isPending}
        onClick={() => void run().catch(() => undefined)}
      >
        {redaction.saved.replace(showNumber(count))}
      </button>
      <p className="s12 t2">{redaction.saved.year(year)}</p>
      {replace.isError && <FailureNotice error={replace.error} />}
    </div>
  );
}
