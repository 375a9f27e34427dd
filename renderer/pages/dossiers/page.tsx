import { Checkbox, NativeSelect } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import type { DossierSummary } from '../../../core/api.ts';
import { showDate } from '../../../core/date.ts';
import { useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant, showNumber } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { dossierLife } from '../../texts/dossier-life.ts';
import { StateTag } from '../dossier/dossier-state.tsx';
import styles from './dossiers.module.css';

const words = dossierLife.all;
const ALL = 'all';

/** Every dossier that was printed from this workspace, of all years, with what became of it. */
export default function DossiersPage() {
  usePlace([{ text: words.title }]);
  const list = useCall('dossier.list', { year: null });
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (list.data === undefined) return <Loading />;
  return (
    <div className="page">
      <div className="row start g16" style={{ flexWrap: 'wrap' }}>
        <div className="grow">
          <h1>{words.title}</h1>
          <p className="s13 t2">{words.lead}</p>
        </div>
        <a className="btn" href="#/dossier">
          {words.back}
        </a>
      </div>
      {list.data.length === 0 ? (
        <div className="card">
          <EmptyState icon={IconFileCertificate} title={words.none} text={words.noneText}>
            <a className="btn pri" href="#/dossier">
              {words.go}
            </a>
          </EmptyState>
        </div>
      ) : (
        <List all={list.data} />
      )}
    </div>
  );
}

function List({ all }: { all: DossierSummary[] }) {
  const [year, setYear] = useState(ALL);
  const [withDrafts, setDrafts] = useState(true);
  const years = [...new Set(all.map((one) => one.year))].toSorted((a, b) => b - a);
  const shown = all.filter((one) => (year === ALL || String(one.year) === year) && (withDrafts || !one.draft));
  return (
    <section className="card" aria-label={words.title}>
      <div className={`row ${styles['filters']}`}>
        <NativeSelect
          size="xs"
          aria-label={words.year}
          value={year}
          data={[{ value: ALL, label: words.allYears }, ...years.map((one) => ({ value: String(one), label: String(one) }))]}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
        <Checkbox size="xs" label={words.drafts} checked={withDrafts} onChange={(event) => setDrafts(event.currentTarget.checked)} />
      </div>
      <div className={styles['sideways']} tabIndex={0} role="region" aria-label={words.title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.year}</th>
              <th scope="col">{words.made}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.signatures}</th>
              <th scope="col">{words.sent}</th>
              <th scope="col" className="num">
                {words.pages}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((dossier) => (
              <Row key={dossier.id} dossier={dossier} all={all} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ dossier, all }: { dossier: DossierSummary; all: readonly DossierSummary[] }) {
  const made = showInstant(dossier.createdAt);
  const by = dossier.report.by;
  const other = (id: string | null): string | null => {
    const found = all.find((one) => one.id === id);
    return found === undefined ? null : showInstant(found.createdAt);
  };
  const [replaces, replacedBy] = [other(dossier.replaces), other(dossier.replacedBy)];
  return (
    <tr>
      <td>{dossier.year}</td>
      <td>
        <a href={`#/dossier?open=${encodeURIComponent(dossier.id)}`} aria-label={words.show(made)}>
          {made}
        </a>
      </td>
      <td>
        {dossierLife.report.kinds[dossier.report.kind]}
        {by !== '' && <span className={`s12 t2 ${styles['under']}`}>{by}</span>}
      </td>
      <td>
        <StateTag dossier={dossier} />
        {replaces !== null && <span className={`s12 t2 ${styles['under']}`}>{dossierLife.state.replaces(replaces)}</span>}
        {replacedBy !== null && <span className={`s12 t2 ${styles['under']}`}>{dossierLife.state.replacedBy(replacedBy)}</span>}
      </td>
      <td>
        {dossier.signatures.map(({ role, signer, signedAt }) => (
          <span key={`${role} ${signedAt}`} className={styles['line']}>
            {signer}
            <span className="s12 t2"> {showInstant(signedAt)}</span>
          </span>
        ))}
      </td>
      <td>
        {dossier.sendings.map(({ id, sentOn, channel }) => (
          <span key={id} className={styles['line']}>
            {showDate(sentOn)}
            <span className="s12 t2"> {dossierLife.sending.channels[channel]}</span>
          </span>
        ))}
      </td>
      <td className="num">{showNumber(dossier.pages)}</td>
    </tr>
  );
}
