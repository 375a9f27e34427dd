import { IconFileExport, IconPackage } from '@tabler/icons-react';
import { useState } from 'react';
import type { DossierSummary, Input } from '../../../core/api.ts';
import { call, useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { dossierLife } from '../../texts/dossier-life.ts';
import styles from './dossier.module.css';
import { PackageDialog } from './package-dialog.tsx';

const words = dossierLife.out;
type What = Input<'dossier.export'>['what'];
const FORMATS: readonly What[] = ['pdf', 'word', 'excel'];

/** The dossier as files: the paper, what is edited and summed up, the package for the receiver. */
export function ExportBlock({ dossier: { id, draft } }: { dossier: DossierSummary }) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [packing, pack] = useState(false);
  const save = async (what: What): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      const saved = await call('dossier.export', { id, what });
      if (saved !== null) toast(words.saved(saved.file));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles['block']} aria-label={words.title}>
      <h3>{words.title}</h3>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {FORMATS.map((what) => (
          <button key={what} type="button" className="btn sm" disabled={busy} onClick={() => void save(what)}>
            {what === 'pdf' && <IconFileExport className="i" aria-hidden="true" />}
            {words[what]}
          </button>
        ))}
        {!draft && (
          <button type="button" className="btn sm" onClick={() => pack(true)}>
            <IconPackage className="i" aria-hidden="true" />
            {words.package}
          </button>
        )}
      </div>
      <p className="s12 t2">{words.hint}</p>
      {error !== null && <FailureNotice title={words.failed} error={error} />}
      {packing && <PackageDialog id={id} onClose={() => pack(false)} />}
    </section>
  );
}

const outside = dossierLife.outside;

/** The road that most officials take: out, signed by the agency's own program, and back. */
export function OutsideSigning({ dossier: { id } }: { dossier: DossierSummary }) {
  const receive = useAct('dossier.importSigned');
  return (
    <section className={styles['block']} aria-label={outside.title}>
      <h3>{outside.title}</h3>
      <p className="s12 t2">{outside.lead}</p>
      <div className="row">
        <button
          type="button"
          className="btn sm"
          disabled={receive.isPending}
          onClick={() =>
            receive.mutate(
              { id, path: null },
              {
                onSuccess: (taken) => {
                  if (taken === null) return;
                  tellSaved(new Date().toISOString());
                  toast(outside.done(taken.signers.join(', ')));
                },
              },
            )
          }
        >
          {outside.receive}
        </button>
        {receive.isPending && (
          <span className="s12 t2" role="status">
            {outside.checking}
          </span>
        )}
      </div>
      {receive.isError && <FailureNotice title={outside.failed} error={receive.error} />}
    </section>
  );
}
