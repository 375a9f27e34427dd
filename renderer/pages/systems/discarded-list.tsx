import { useState } from 'react';
import type { Output } from '../../../core/api.ts';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { toast } from '../../parts/toast.tsx';
import { register } from '../../texts/register.ts';
import { RemoveQuestion } from './acts.tsx';
import styles from './systems.module.css';

const words = register;

/** Deleted systems: brought back with everything that hung on them, or removed for good. */
export function DiscardedList({ rows }: { rows: Output<'systems.discarded'> }) {
  const restore = useAct('systems.restore');
  const [removing, setRemoving] = useState<InformationSystem | null>(null);
  if (rows.length === 0) return <p className="s13 t2">{words.nothingDiscarded}</p>;
  const bring = (system: InformationSystem): void =>
    restore.mutate({ id: system.id }, { onSuccess: () => void toast(words.discard.restored(system.name)) });
  return (
    <>
      {restore.isError && <FailureNotice error={restore.error} title={words.actFailed} />}
      <div className="card sideways">
        <table className={`table ${styles['discarded']}`}>
          <thead>
            <tr>
              <th>{words.discardedColumns.name}</th>
              <th>{words.discardedColumns.at}</th>
              <th>{words.discardedColumns.acts}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ system, discardedAt }) => (
              <tr key={system.id}>
                <td>
                  <div className="col">
                    <span className="w5">{system.name}</span>
                    {system.shortName !== '' && <span className="lab">{system.shortName}</span>}
                  </div>
                </td>
                <td>{showInstant(discardedAt)}</td>
                <td>
                  <div className="row">
                    <button
                      type="button"
                      className="btn sm"
                      aria-label={words.menu.restoreOf(system.name)}
                      disabled={restore.isPending}
                      onClick={() => bring(system)}
                    >
                      {words.menu.restore}
                    </button>
                    <button
                      type="button"
                      className="btn sm danger"
                      aria-label={words.menu.removeOf(system.name)}
                      onClick={() => setRemoving(system)}
                    >
                      {words.menu.remove}
                    </button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {removing !== null && <RemoveQuestion system={removing} onDone={() => setRemoving(null)} onCancel={() => setRemoving(null)} />}
    </>
  );
}
