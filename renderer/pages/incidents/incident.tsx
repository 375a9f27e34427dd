import { Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { SystemSummary } from '../../../core/api.ts';
import { incident as incidentSchema, type Incident } from '../../../core/assessment/incident.ts';
import { vietnamDate } from '../../../core/date.ts';
import { incidentClocks } from '../../../core/report/incident-clocks.ts';
import { call, makeStale, queryClient, useAct, useCall, useCallWhen } from '../../api.ts';
import { useReporting, type Frameworks } from '../../law.ts';
import { useRecord } from '../../parts/autosave.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { EvidenceLinks } from '../../parts/evidence-links.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import form from '../../parts/form.module.css';
import { usePlace } from '../../parts/place.ts';
import { saving } from '../../parts/saving.ts';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { forgetUnsaved } from '../../parts/unsaved.ts';
import { useNow } from '../../parts/use-now.ts';
import { incidents } from '../../texts/incidents.ts';
import { shell } from '../../texts/shell.ts';
import { About } from './about.tsx';
import { ClockTag } from './clock-tag.tsx';
import styles from './incidents.module.css';
import { Notices } from './notices.tsx';

const words = incidents.page;

async function save(incident: Incident): Promise<{ savedAt: string }> {
  // Whoever opens the page again before the reply finds what was typed.
  queryClient.setQueryData(['incidents.get', { id: incident.id }], incident);
  try {
    return await call('incidents.put', incident);
  } finally {
    await makeStale('incidents.put');
  }
}

interface Props {
  incident: Incident;
  systems: SystemSummary[];
  frameworks: Frameworks;
  now: Date;
}

function IncidentForm({ incident: kept, systems, frameworks, now }: Props) {
  const { value: incident, change, flush, error } = useRecord(kept, incidentSchema, `incident ${kept.id}`, save);
  const running = incidentClocks(frameworks, incident, now).filter(({ state }) => ['open', 'at_once', 'overdue'].includes(state));
  const area = (name: 'description' | 'scope' | 'cause' | 'remedy') => (
    <Textarea
      label={words[name]}
      maxLength={4000}
      autosize
      minRows={2}
      maxRows={12}
      value={incident[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  const { closedOn } = incident;
  return (
    <form className="page" onBlur={flush} onSubmit={(event) => event.preventDefault()} noValidate>
      <div className="col g8">
        <h1>{incident.title}</h1>
        <div className={styles['strip']} role="group" aria-label={incidents.columns.clocks}>
          {running.map((clock) => (
            <ClockTag key={clock.deadline} clock={clock} what={clock.what} />
          ))}
          {running.length === 0 && <span className="s13 t2">{incidents.nothingDue}</span>}
        </div>
      </div>
      {error !== null && <FailureNotice error={error} title={words.failed} onRetry={flush} />}
      <div className={form['reading']}>
        <About incident={incident} systems={systems} now={now} onChange={change} />
        <Notices incident={incident} frameworks={frameworks} now={now} onChange={(notices) => change({ notices })} />
        {incident.serious && <FollowUp incident={incident} systems={systems} frameworks={frameworks} />}
        <FormSection title={words.course} lead={words.courseLead}>
          {area('description')}
          {area('scope')}
          {area('cause')}
          {area('remedy')}
          <EvidenceLinks label={words.evidence} value={incident.evidence} onChange={(evidence) => change({ evidence })} />
        </FormSection>
        <FormSection title={words.closing}>
          <div className={styles['narrow']}>
            <DateField
              label={words.closedOn}
              description={words.closedHint}
              value={closedOn}
              onChange={(date) => change({ closedOn: date })}
              error={closedOn !== null && closedOn < vietnamDate(new Date(incident.detectedAt)) ? words.closedEarlier : undefined}
            />
          </div>
          <RemoveIncident incident={incident} />
        </FormSection>
      </div>
    </form>
  );
}

/** A serious incident asks for the level to be looked at again and for a professional inspection (NĐ 331 Đ10.2.d, Đ31.2.c). */
function FollowUp({ incident, systems, frameworks }: Omit<Props, 'now'>) {
  const law = frameworks['nd331-2026'];
  const trigger = law.relevel_triggers.find(({ id }) => id === 'serious_incident');
  const concerned = systems.filter(({ system }) => incident.systems.includes(system.id));
  return (
    <FormSection title={words.follow}>
      {concerned.length === 0 && <p className="s13 t2">{words.followNoSystem}</p>}
      <ul className="col g8">
        {concerned.flatMap(({ system }) => {
          const name = system.shortName || system.name;
          return [
            <li key={`${system.id} level`} className={styles['head']}>
              <a href={`#/systems/${system.id}?tab=level`}>{words.relevel(name)}</a>
              {trigger !== undefined && <ClauseChip clause={trigger.clause} />}
            </li>,
            <li key={`${system.id} inspection`} className={styles['head']}>
              <a href={`#/systems/${system.id}?tab=inspections`}>{words.inspect(name)}</a>
              <ClauseChip clause={law.inspection.self_assessment.clause} />
            </li>,
          ];
        })}
      </ul>
    </FormSection>
  );
}

function RemoveIncident({ incident }: { incident: Incident }) {
  const remove = useAct('incidents.remove');
  const navigate = useNavigate();
  const { id, title } = incident;
  const bringBack = async (): Promise<void> => {
    // A failure stands in the status bar; the list is on screen, whatever came of it.
    await saving(`incident ${id}`, call('incidents.put', incident)).catch(() => undefined);
    await makeStale('incidents.put');
  };
  const removed = async (): Promise<void> => {
    forgetUnsaved();
    toast(words.removed(title), () => void bringBack());
    await navigate({ to: '/incidents' });
    queryClient.removeQueries({ queryKey: ['incidents.get', { id }] });
  };
  return (
    <>
      {remove.isError && <FailureNotice error={remove.error} title={words.removeFailed} />}
      <div className="row">
        <button
          type="button"
          className="btn danger"
          disabled={remove.isPending}
          onClick={() => remove.mutate({ id }, { onSuccess: () => void removed() })}
        >
          <IconTrash className="i" aria-hidden="true" />
          {words.remove}
        </button>
      </div>
    </>
  );
}

/** One incident: what happened, whom it must be told to by when, and what was done. */
export default function IncidentPage() {
  const { incidentId = '' } = useParams({ strict: false });
  const incident = useCall('incidents.get', { id: incidentId });
  const reporting = useReporting();
  const now = useNow();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  usePlace([{ text: shell.rail.incidents, to: '/incidents' }, { text: incident.data?.title ?? '' }]);
  const failed = [incident, systems].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} back={{ href: '#/incidents', text: words.toList }} />
      </div>
    );
  }
  if (incident.data === undefined || reporting === undefined || systems.data === undefined || now === undefined) return <Loading />;
  return <IncidentForm key={incidentId} incident={incident.data} systems={systems.data} frameworks={reporting.frameworks} now={now} />;
}
