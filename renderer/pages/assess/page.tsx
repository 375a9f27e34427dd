import { IconClipboardCheck, IconGitFork, IconStairs } from '@tabler/icons-react';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import { itemsOf } from '../../../core/checklist/items.ts';
import type { SystemSummary } from '../../../core/api.ts';
import { frameworkId } from '../../../core/checklist/model.ts';
import { useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { usePlace } from '../../parts/place.ts';
import { Missing } from '../../parts/not-found.tsx';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { assess as words } from '../../texts/assess.ts';
import { shell } from '../../texts/shell.ts';
import { CarryLine } from './carry-line.tsx';
import { Desk } from './desk.tsx';
import styles from './desk.module.css';
import { GapBanner } from './gap-banner.tsx';
import { useWantedItem } from './use-address.ts';

/** The desk of the unit or of the chosen system; without a choice, of the first system that can be assessed. */
export default function AssessPage() {
  const { systemId } = useParams({ strict: false });
  const { framework: asked, control }: { framework?: unknown; control?: unknown } = useSearch({ strict: false });
  const item = useWantedItem();
  const reporting = useReporting();
  const year = reporting?.year ?? 0;
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year });
  const isCommon = systemId === COMMON;
  const chosen = isCommon ? undefined : choose(systems.data ?? [], systemId);
  const ready = isCommon ? (systems.data ?? []).some(({ system }) => system.level !== null) : chosen?.system.level != null;
  // The framework is named only where it is not the system's own: the gap assessment. The unit has none of its own.
  const next = frameworkId.safeParse(asked).data;
  const framework = next === chosen?.system.framework ? undefined : next;
  const deskId = isCommon ? COMMON : (chosen?.system.id ?? '-');
  const place = useMemo(() => ({ systemId: deskId, year, ...(framework === undefined ? {} : { framework }) }), [deskId, year, framework]);
  const view = useCallWhen(ready && reporting !== undefined, 'assessment.open', place);
  const name = isCommon ? words.common.short : chosen === undefined ? '' : chosen.system.shortName || chosen.system.name;
  usePlace([{ text: shell.rail.assess, to: '/assess' }, ...(name === '' ? [] : [{ text: name }])]);

  const failed = [systems, view].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || systems.data === undefined) return <Loading />;
  if (isCommon && !ready) {
    const { title, text, go } = words.common.nothing;
    return (
      <EmptyState icon={IconGitFork} title={title} text={text}>
        <a className="btn pri" href="#/systems">
          {go}
        </a>
      </EmptyState>
    );
  }
  if (chosen === undefined && systemId !== undefined && !isCommon) {
    return <Missing title={words.noSystem.title} text={words.noSystem.text} go={words.noSystem.go} href="#/systems" />;
  }
  if (chosen === undefined && !isCommon) {
    return (
      <EmptyState icon={IconClipboardCheck} title={words.noSystems.title} text={words.noSystems.text}>
        <a className="btn pri" href="#/systems">
          {words.noSystems.go}
        </a>
      </EmptyState>
    );
  }
  if (chosen !== undefined && chosen.system.level === null) {
    return (
      <EmptyState icon={IconStairs} title={`${words.noLevel.title}: ${name}`} text={words.noLevel.text}>
        <a className="btn pri" href={`#/systems/${chosen.system.id}/level`}>
          {words.noLevel.go}
        </a>
      </EmptyState>
    );
  }
  if (systemId !== deskId) return <Navigate to={`/assess/${deskId}`} search replace />;
  if (view.data === undefined) return <Loading />;
  // Another desk knows the control, not the number it has here.
  const same = item === null ? itemsOf(view.data.checklist).find((one) => one.control === control)?.id : undefined;
  if (same !== undefined) {
    return <Navigate to={`/assess/${deskId}`} search={{ ...(next === undefined ? {} : { framework: next }), item: same }} replace />;
  }
  if (item !== null && !Object.hasOwn(view.data.checklist.itemDigests, item)) {
    const text = words.noItem.text(item, view.data.checklist.title);
    return (
      <Missing
        title={words.noItem.title}
        text={text}
        go={words.noItem.go}
        href={`#/assess/${systemId}${next === undefined ? '' : `?framework=${next}`}`}
      />
    );
  }
  const desk = (
    <Desk
      key={`${view.data.subject.id}/${view.data.checklist.digest}`}
      view={view.data}
      place={place}
      systems={systems.data}
      today={reporting.today}
    />
  );
  return (
    <div className={styles['withBanner']}>
      <div>
        {framework !== undefined && chosen !== undefined && (
          <GapBanner systemId={chosen.system.id} framework={framework} own={chosen.system.framework} />
        )}
        <CarryLine place={place} />
      </div>
      {desk}
    </div>
  );
}

/** The system of the address; without one, the first that can be assessed. */
const choose = (systems: SystemSummary[], wanted: string | undefined): SystemSummary | undefined =>
  wanted === undefined ? (systems.find((one) => one.system.level !== null) ?? systems[0]) : systems.find((one) => one.system.id === wanted);
