import { IconFileImport, IconStairs } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import type { OutsidePreview } from '../../../core/contract/outside-help.ts';
import { useAct, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { createPerVisit } from '../../parts/per-visit.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { offerUndo } from '../../parts/offer-undo.ts';
import { outside as words } from '../../texts/outside-help.ts';
import styles from './outside.module.css';
import { Preview } from './preview.tsx';
import { SendForm } from './send-form.tsx';

const useSystem = createPerVisit('');

/** Requirements that somebody outside the unit answers: out as a workbook, back with a preview. `?system=` chooses the system. */
export default function OutsidePage() {
  usePlace([{ text: words.title, to: '/outside' }]);
  const { system: asked }: { system?: unknown } = useSearch({ strict: false });
  const reporting = useReporting();
  const year = reporting?.year ?? 0;
  const list = useCallWhen(reporting !== undefined, 'systems.list', { year });
  const [wanted, want] = useSystem();
  const [preview, show] = useState<OutsidePreview | null>(null);
  const read = useAct('outside.preview');
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || list.data === undefined) return <Loading />;

  const systems = list.data.filter(({ system }) => system.level !== null);
  const known = [...systems.map(({ system }) => system.id), COMMON];
  const chosen = [wanted, asked].find((one) => typeof one === 'string' && known.includes(one));
  const systemId = typeof chosen === 'string' ? chosen : (known[0] ?? COMMON);
  const done = (changed: number): void => {
    show(null);
    void offerUndo(words.preview.done(changed));
  };
  const receive = (): void =>
    read.mutate(undefined, {
      onSuccess: (found) => {
        if (found !== null) show(found);
      },
    });
  return (
    <div className="page">
      <div className={`row start g16 ${styles['wrap']}`}>
        <div className="grow">
          <h1>{words.title}</h1>
          <p className={`s13 t2 ${styles['lead']}`}>{words.lead}</p>
        </div>
        {preview === null && (
          <button type="button" className="btn" data-open="receive" disabled={read.isPending} onClick={receive}>
            <IconFileImport className="i" aria-hidden="true" />
            {words.receive}
          </button>
        )}
      </div>
      {read.isError && preview === null && <FailureNotice error={read.error} title={words.receiveFailed} />}
      {preview !== null ? (
        <Preview key={preview.token} preview={preview} onDone={done} onClose={() => show(null)} />
      ) : systems.length === 0 ? (
        <div className="card">
          <EmptyState icon={IconStairs} title={words.empty.title} text={words.empty.text}>
            <a className="btn pri" href="#/systems">
              {words.empty.go}
            </a>
          </EmptyState>
        </div>
      ) : (
        <SendForm systems={systems} systemId={systemId} year={year} onSystem={want} />
      )}
    </div>
  );
}
