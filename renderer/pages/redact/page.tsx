import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { call } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { usePlace } from '../../parts/place.ts';
import { Loading } from '../../parts/states.tsx';
import { redaction as words } from '../../texts/redaction.ts';
import { useCovering } from './boxes.ts';
import { Editor } from './editor.tsx';
import { Saved } from './saved.tsx';
import { openSource, type Source } from './source.ts';

type Opened = Output<'redaction.open'>;

/** Black boxes on a copy of one piece of evidence. */
export default function RedactPage() {
  const { evidenceId: id = '' } = useParams({ strict: false });
  // As many bytes are not kept for a page that was left, and the title may be another when it is opened again.
  const opened = useQuery({ queryKey: ['redaction.open', { id }], queryFn: () => call('redaction.open', { id }), gcTime: 0 });
  usePlace([{ text: words.vault, to: '/evidence' }, { text: words.title }]);
  if (opened.isError) return <Failed error={opened.error} />;
  if (opened.data === undefined) return <Loading />;
  return <Work key={opened.data.evidence.id} opened={opened.data} />;
}

function Failed({ error }: { error: unknown }) {
  return (
    <div className="page">
      <FailureNotice title={words.failure.open} error={error} back={{ href: '#/evidence', text: words.toVault }} />
    </div>
  );
}

function Work({ opened }: { opened: Opened }) {
  const year = useReporting()?.year;
  const { source, error } = useSource(opened);
  const covering = useCovering();
  const [saved, setSaved] = useState<{ boxes: typeof covering.boxes; result: Output<'redaction.save'> } | null>(null);
  const [told, setTold] = useState(false);
  if (error !== null) return <Failed error={error} />;
  if (source === null || year === undefined) return <Loading />;
  if (saved !== null && told) return <Saved saved={saved.result} year={year} onAgain={() => setTold(false)} />;
  return (
    <Editor
      source={source}
      evidence={opened.evidence}
      year={year}
      covering={covering}
      stored={saved?.boxes === covering.boxes}
      onSaved={(result) => {
        setSaved({ boxes: covering.boxes, result });
        setTold(true);
      }}
    />
  );
}

/** Opened once for each file; closed with the page. */
function useSource({ form, bytes }: Opened): { source: Source | null; error: unknown } {
  const [state, setState] = useState<{ source: Source | null; error: unknown }>({ source: null, error: null });
  useEffect(() => {
    let gone = false;
    let mine: Source | null = null;
    openSource(form, bytes).then(
      (source) => {
        mine = source;
        if (gone) source.close();
        else setState({ source, error: null });
      },
      (error: unknown) => gone || setState({ source: null, error }),
    );
    return () => {
      gone = true;
      mine?.close();
    };
  }, [form, bytes]);
  return state;
}
