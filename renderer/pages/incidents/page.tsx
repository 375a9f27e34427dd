import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { SystemSummary } from '../../../core/api.ts';
import type { Incident } from '../../../core/assessment/incident.ts';
import { showDate } from '../../../core/date.ts';
import { runningClocks, type IncidentClock } from '../../../core/report/incident-clocks.ts';
import { useAct, useCall, useCallWhen } from '../../api.ts';
import { useReporting, type Frameworks } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { useNow } from '../../parts/use-now.ts';
import { incidents as words } from '../../texts/incidents.ts';
import { shell } from '../../texts/shell.ts';
import { ClockTag } from './clock-tag.tsx';
import styles from './incidents.module.css';
import { newIncident } from './new-incident.ts';

interface Row {
  incident: Incident;
  running: IncidentClock[];
}

const isOpen = ({ incident, running }: Row): boolean => incident.closedOn === null || running.length > 0;

/** Open ones first, of those with a clock the first to end; then by the day they were detected, the last first. */
function rowsOf(incidents: Incident[], frameworks: Frameworks, now: Date): Row[] {
  const rows = incidents.map((incident) => ({ incident, running: runningClocks(frameworks, incident, now) }));
  const first = ({ running }: Row): number => running[0]?.left ?? Infinity;
  return rows.toSorted(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      (first(a) === first(b) ? 0 : first(a) - first(b)) ||
      Date.parse(b.incident.detectedAt) - Date.parse(a.incident.detectedAt),
  );
}

/** The register of incidents with the notices that wait. */
export default function IncidentsPage() {
  usePlace([{ text: shell.rail.incidents, to: '/incidents' }]);
  const reporting = useReporting();
  const now = useNow();
  const list = useCall('incidents.list');
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  const put = useAct('incidents.put');
  const navigate = useNavigate();
  const failed = [list, systems].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || now === undefined || list.data === undefined || systems.data === undefined) return <Loading />;
  const add = (): void => {
    const incident = newIncident(crypto.randomUUID(), now);
    put.mutate(incident, { onSuccess: () => void navigate({ to: `/incidents/${incident.id}` }) });
  };
  const button = (
    <button type="button" className="btn pri" disabled={put.isPending} onClick={add}>
      <IconPlus className="i" aria-hidden="true" />
      {put.isPending ? words.adding : words.add}
    </button>
  );
  return (
    <div className="page">
      <div className="row start g16">
        <div className="grow">
          <h1>{words.title}</h1>
          <p className="s13 t2">{words.lead}</p>
        </div>
        {list.data.length > 0 && button}
      </div>
      {put.isError && <FailureNotice error={put.error} title={words.addFailed} />}
      {list.data.length === 0 ? (
        <div className="card">
          <EmptyState icon={IconAlertTriangle} title={words.emptyTitle} text={words.emptyText}>
            {button}
          </EmptyState>
        </div>
      ) : (
        <Table rows={rowsOf(list.data, reporting.frameworks, now)} systems={systems.data} />
      )}
    </div>
  );
}

const MARKS = ['serious', 'nationalSecurity', 'personalData', 'complex'] as const;

function Table({ rows, systems }: { rows: Row[]; systems: SystemSummary[] }) {
  const nameOf = (id: string): string => {
    const system = systems.find((summary) => summary.system.id === id)?.system;
    return system === undefined ? words.page.removedSystem : system.shortName || system.name;
  };
  const { columns } = words;
  return (
    <div className="card sideways">
      <table className={`table ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.detected}</th>
            <th scope="col">{columns.systems}</th>
            <th scope="col">{columns.marks}</th>
            <th scope="col">{columns.clocks}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { incident, running } = row;
            const marks = MARKS.filter((mark) => incident[mark]);
            return (
              <tr key={incident.id}>
                <th scope="row">
                  <div className="col g4">
                    <a href={`#/incidents/${incident.id}`} className={`w5 ${styles['name']}`}>
                      {incident.title}
                    </a>
                    <span className="s12 t2">{incident.closedOn === null ? words.open : words.closed(showDate(incident.closedOn))}</span>
                  </div>
                </th>
                <td className="nowrap">{showInstant(incident.detectedAt)}</td>
                <td>
                  {incident.systems.length === 0 ? (
                    <span className="partial">{words.noSystem}</span>
                  ) : (
                    incident.systems.map(nameOf).join(', ')
                  )}
                </td>
                <td>{marks.length === 0 ? <span className="t3">–</span> : marks.map((mark) => words.marks[mark]).join(', ')}</td>
                <td>
                  <div className={styles['clocks']}>
                    {running.map((clock) => (
                      <ClockTag key={clock.deadline} clock={clock} what={clock.what} />
                    ))}
                    {running.length === 0 && <span className="s12 t3">{words.nothingDue}</span>}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
