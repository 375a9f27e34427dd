import { TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconServer2 } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { fold } from '../../../core/text.ts';
import { useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { usePlace } from '../../parts/place.ts';
import { ProgressLegend } from '../../parts/progress-legend.tsx';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { home } from '../../texts/home.ts';
import { shell } from '../../texts/shell.ts';
import { systems as words } from '../../texts/systems.ts';
import { AddSystem } from './add-system.tsx';
import styles from './systems.module.css';
import { SystemsTable } from './systems-table.tsx';

/** The register of systems: find, sort, add, open. */
export default function SystemsPage() {
  usePlace([{ text: shell.rail.systems, to: '/systems' }]);
  const search: { add?: boolean } = useSearch({ strict: false });
  const [adding, setAdding] = useState(search.add === true);
  const [filter, setFilter] = useState('');
  const reporting = useReporting();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  if (systems.isError) {
    return (
      <div className="page">
        <FailureNotice error={systems.error} onRetry={() => void systems.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || systems.data === undefined) return <Loading />;
  const wanted = fold(filter);
  const rows = systems.data.filter(({ system }) =>
    fold(`${system.name} ${system.shortName} ${system.ownerName} ${system.operatorName}`).includes(wanted),
  );
  const none = systems.data.length === 0;
  return (
    <div className="page">
      <div className="row start g16">
        <div className="grow">
          <h1>{words.title}</h1>
          <p className="s13 t2">{words.lead}</p>
        </div>
        {!adding && !none && (
          <button type="button" className="btn pri" onClick={() => setAdding(true)}>
            <IconPlus className="i" aria-hidden="true" />
            {words.add}
          </button>
        )}
      </div>
      {adding && <AddSystem onCancel={() => setAdding(false)} />}
      {none && !adding && (
        <div className="card">
          <EmptyState icon={IconServer2} title={home.systems.emptyTitle} text={home.systems.emptyText}>
            <button type="button" className="btn pri" onClick={() => setAdding(true)}>
              {words.add}
            </button>
          </EmptyState>
        </div>
      )}
      {!none && (
        <>
          <div className={`row g16 ${styles['tools']}`}>
            <TextInput
              className={styles['filter'] ?? ''}
              type="search"
              aria-label={words.filter}
              placeholder={words.filter}
              leftSection={<IconSearch className="i" aria-hidden="true" />}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
            <span className="s13 t2" role="status">
              {words.shown(rows.length, systems.data.length)}
            </span>
            <ProgressLegend className="end" />
          </div>
          {rows.length > 0 ? <SystemsTable rows={rows} reporting={reporting} /> : <p className="s13 t2">{words.none}</p>}
        </>
      )}
    </div>
  );
}
