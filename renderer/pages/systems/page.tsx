import { SegmentedControl } from '@mantine/core';
import { IconFileExport, IconFileImport, IconPlus, IconServer2, IconTemplate } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SystemSummary } from '../../../core/api.ts';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import type { RegisterPreview } from '../../../core/contract/register.ts';
import { useAct, useCall, useCallWhen } from '../../api.ts';
import { useReporting, type Reporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { createPerVisit } from '../../parts/per-visit.ts';
import { usePlace } from '../../parts/place.ts';
import { ProgressLegend } from '../../parts/progress-legend.tsx';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { home } from '../../texts/home.ts';
import { register } from '../../texts/register.ts';
import { shell } from '../../texts/shell.ts';
import { systems as words } from '../../texts/systems.ts';
import { ArchiveDialog, DiscardQuestion, takeBack } from './acts.tsx';
import { AddSystem } from './add-system.tsx';
import { DiscardedList } from './discarded-list.tsx';
import { filtered, NO_FILTERS, twinsIn } from './filters.ts';
import { ImportPreview } from './import-preview.tsx';
import styles from './systems.module.css';
import { SystemsTable } from './systems-table.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { Tools } from './tools.tsx';

const VIEWS = ['inUse', 'archived', 'discarded'] as const;
type View = (typeof VIEWS)[number];

/** Whoever comes back from a system finds the list as it was left. */
const useView = createPerVisit<View>('inUse');
const useFilters = createPerVisit(NO_FILTERS);

/** What stands open above the list. */
type Panel = { kind: 'add' } | { kind: 'templates' } | { kind: 'import'; preview: RegisterPreview };

/** The list with its filters and what can be done with a row. */
function Register({ rows, reporting, view }: { rows: SystemSummary[]; reporting: Reporting; view: Exclude<View, 'discarded'> }) {
  const [filters, setFilters] = useFilters(view);
  const [asked, ask] = useState<{ act: 'archive' | 'discard'; system: InformationSystem } | null>(null);
  const duplicate = useAct('systems.duplicate');
  const unarchive = useAct('systems.unarchive');
  const failed = [duplicate, unarchive].find((act) => act.isError);
  const shown = filtered(rows, filters);
  const close = (): void => {
    const id = asked?.system.id ?? '';
    ask(null);
    // The entry of the menu that asked is gone; of a row that is gone, too, the list begins again.
    const find = (): HTMLElement | null =>
      document.querySelector<HTMLElement>(`[data-menu="${CSS.escape(id)}"]`) ?? document.querySelector<HTMLElement>('[data-filter]');
    setTimeout(() => find()?.focus(), 0);
  };
  if (rows.length === 0) return <p className="s13 t2">{register.nothingArchived}</p>;
  return (
    <>
      <Tools filters={filters} onChange={setFilters} />
      <div className="row g16">
        <span className="s13 t2" role="status">
          {words.shown(shown.length, rows.length)}
        </span>
        {view === 'inUse' && <ProgressLegend className="end" />}
      </div>
      {failed !== undefined && <FailureNotice error={failed.error} title={register.actFailed} />}
      {shown.length === 0 ? (
        <p className="s13 t2">{words.none}</p>
      ) : (
        <SystemsTable
          rows={shown}
          reporting={reporting}
          twins={twinsIn(rows)}
          acts={{
            onDuplicate: ({ id }) =>
              duplicate.mutate({ id }, { onSuccess: (copy) => void toast(register.duplicated(copy.name), () => void takeBack([copy])) }),
            onArchive: (system) => ask({ act: 'archive', system }),
            onUnarchive: ({ id, name }) => unarchive.mutate({ id }, { onSuccess: () => void toast(register.archive.backDone(name)) }),
            onDiscard: (system) => ask({ act: 'discard', system }),
          }}
        />
      )}
      {asked?.act === 'archive' && <ArchiveDialog system={asked.system} onDone={close} onCancel={close} />}
      {asked?.act === 'discard' && <DiscardQuestion system={asked.system} onDone={close} onCancel={close} />}
    </>
  );
}

interface ActsProps {
  /** Nothing is there yet: nothing to export, and the first button stands in the empty list. */
  isFresh: boolean;
  onOpen: (panel: Panel) => void;
  onError: (error: unknown, title: string) => void;
}

/** The acts of the whole register. */
function Acts({ isFresh, onOpen, onError }: ActsProps) {
  const write = useAct('systems.exportExcel');
  const read = useAct('systems.previewExcel');
  const busy = write.isPending || read.isPending;
  return (
    <div className={`row ${styles['wrap']}`}>
      <button
        type="button"
        className="btn"
        data-open="import"
        disabled={busy}
        onClick={() =>
          read.mutate(undefined, {
            onSuccess: (preview) => preview !== null && onOpen({ kind: 'import', preview }),
            onError: (error) => onError(error, register.excel.readFailed),
          })
        }
      >
        <IconFileImport className="i" aria-hidden="true" />
        {register.excel.import}
      </button>
      {!isFresh && (
        <button
          type="button"
          className="btn"
          disabled={busy}
          onClick={() =>
            write.mutate(undefined, {
              onSuccess: (written) => written !== null && void toast(register.excel.exported(written.file)),
              onError: (error) => onError(error, register.excel.exportFailed),
            })
          }
        >
          <IconFileExport className="i" aria-hidden="true" />
          {register.excel.export}
        </button>
      )}
      {!isFresh && (
        <button type="button" className="btn" data-open="templates" onClick={() => onOpen({ kind: 'templates' })}>
          <IconTemplate className="i" aria-hidden="true" />
          {register.templates.open}
        </button>
      )}
      <button type="button" className={isFresh ? 'btn' : 'btn pri'} data-open="add" onClick={() => onOpen({ kind: 'add' })}>
        <IconPlus className="i" aria-hidden="true" />
        {words.add}
      </button>
    </div>
  );
}

/** The register of systems: find, sort, add, open, set aside, bring back, exchange with a spreadsheet. */
export default function SystemsPage() {
  usePlace([{ text: shell.rail.systems, to: '/systems' }]);
  const search: { add?: boolean } = useSearch({ strict: false });
  const [panel, open] = useState<Panel | null>(search.add === true ? { kind: 'add' } : null);
  const [view, setView] = useView();
  const [problem, setProblem] = useState<{ error: unknown; title: string } | null>(null);
  const reporting = useReporting();
  const year = reporting?.year ?? 0;
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year });
  const archived = useCallWhen(reporting !== undefined, 'systems.archived', { year });
  const discarded = useCall('systems.discarded');
  const failed = [systems, archived, discarded].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || systems.data === undefined || archived.data === undefined || discarded.data === undefined)
    return <Loading />;

  const lists = { inUse: systems.data, archived: archived.data, discarded: discarded.data };
  const isFresh = VIEWS.every((one) => lists[one].length === 0);
  const close = (): void => {
    const kind = panel?.kind;
    open(null);
    // The button that opened it comes back with the next render.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-open="${kind ?? ''}"]`)?.focus(), 0);
  };
  const start = (next: Panel): void => {
    setProblem(null);
    open(next);
  };
  return (
    <div className="page">
      <div className={`row start g16 ${styles['wrap']}`}>
        <div className="grow">
          <h1>{words.title}</h1>
          <p className="s13 t2">{words.lead}</p>
        </div>
        {panel === null && <Acts isFresh={isFresh} onOpen={start} onError={(error, title) => setProblem({ error, title })} />}
      </div>
      {problem !== null && <FailureNotice error={problem.error} title={problem.title} />}
      {panel?.kind === 'add' && <AddSystem onCancel={close} />}
      {panel?.kind === 'templates' && <TemplatePicker systems={systems.data.map(({ system }) => system)} onClose={close} />}
      {panel?.kind === 'import' && <ImportPreview key={panel.preview.token} preview={panel.preview} onClose={close} />}
      {!isFresh && (lists.archived.length > 0 || lists.discarded.length > 0 || view !== 'inUse') && (
        <SegmentedControl
          className={styles['views'] ?? ''}
          aria-label={register.view.label}
          value={view}
          onChange={setView}
          data={VIEWS.map((value) => ({ value, label: register.view[value](lists[value].length) }))}
        />
      )}
      {view === 'discarded' ? (
        <DiscardedList rows={discarded.data} />
      ) : view === 'inUse' && systems.data.length === 0 ? (
        panel === null && (
          <div className="card">
            <EmptyState icon={IconServer2} title={home.systems.emptyTitle} text={home.systems.emptyText}>
              <button type="button" className="btn pri" data-open="templates" onClick={() => start({ kind: 'templates' })}>
                {register.templates.open}
              </button>
            </EmptyState>
          </div>
        )
      ) : (
        <Register key={view} rows={lists[view]} reporting={reporting} view={view} />
      )}
    </div>
  );
}
