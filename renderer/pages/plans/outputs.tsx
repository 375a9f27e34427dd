import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call, useFreshCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { plans } from '../../texts/plans.ts';
import styles from './plans.module.css';

const words = plans.outputs;

/** The plan of the year to be handed on: as a workbook, or as paper for the director; a draft while something is missing. */
export function Outputs({ year }: { year: number }) {
  const gaps = useFreshCall(true, 'plans.gaps', { year });
  const [busy, setBusy] = useState<'excel' | 'pdf' | null>(null);
  const [told, tell] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [shown, show] = useState(false);
  const write = async (what: 'excel' | 'pdf', run: () => Promise<{ file: string } | null>): Promise<void> => {
    setBusy(what);
    setError(null);
    tell('');
    try {
      const made = await run();
      if (made !== null) tell(words.saved(made.file));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(null);
    }
  };
  const missing = gaps.data ?? [];
  const draft = missing.length > 0;
  return (
    <div className={styles['outputs']}>
      <div className={styles['buttons']}>
        <button
          type="button"
          className="btn"
          disabled={busy !== null}
          onClick={() => void write('excel', () => call('plans.exportExcel', { year }))}
        >
          <IconFileSpreadsheet className="i" aria-hidden="true" />
          {busy === 'excel' ? words.busy : words.excel}
        </button>
        <button
          type="button"
          className="btn"
          disabled={busy !== null || gaps.data === undefined}
          onClick={() => void write('pdf', () => call('plans.print', { year, draft }))}
        >
          <IconPrinter className="i" aria-hidden="true" />
          {busy === 'pdf' ? words.busy : draft ? words.draft : words.pdf}
        </button>
      </div>
      <span className="s12 t2" role="status">
        {told}
      </span>
      {draft && (
        <button type="button" className={`s12 ${styles['more']}`} aria-expanded={shown} onClick={() => show(!shown)}>
          {shown ? words.hide : words.lacks(showNumber(missing.length))}
        </button>
      )}
      {shown && draft && (
        <ul className={`s12 ${styles['gaps']}`} aria-label={words.more}>
          {missing.map(({ where, text }) => (
            <li key={`${where} ${text}`}>
              {where.startsWith('unit.') ? (
                <a href="#/unit">{text}</a>
              ) : where === 'plans' ? (
                text
              ) : (
                <a href={`#/plans?plan=${encodeURIComponent(where)}`}>{text}</a>
              )}
            </li>
          ))}
        </ul>
      )}
      {error !== null && <FailureNotice error={error} title={words.failed} />}
    </div>
  );
}
