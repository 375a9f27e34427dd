import { IconFileCertificate } from '@tabler/icons-react';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { showDate } from '../../../core/date.ts';
import { useCall, useCallWhen, useFreshCall } from '../../api.ts';
import { useReporting, type Reporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { usePlace } from '../../parts/place.ts';
import { Loading } from '../../parts/states.tsx';
import { useNow } from '../../parts/use-now.ts';
import { home as words } from '../../texts/home.ts';
import { shell } from '../../texts/shell.ts';
import { isPlan } from '../../../core/report/duties-plans.ts';
import { stretchOf } from '../calendar/stretch.ts';
import { DueCard } from './due-card.tsx';
import { DeadlineStrip } from './deadline-strip.tsx';
import styles from './home.module.css';
import { NextCard } from './next-card.tsx';
import { lifeSteps } from './life-steps.ts';
import { nextSteps } from './next-steps.ts';
import { SystemsCard } from './systems-card.tsx';

function describe(unit: UnitProfile, { calendar }: Reporting): string {
  const owners = unit.owners.map(({ owner }) => owner.name).filter((name) => name !== '');
  const operators = unit.operators.map(({ name }) => name).filter((name) => name !== '');
  return [
    words.period(showDate(calendar.period.from), showDate(calendar.period.to)),
    ...(owners.length > 0 ? [words.owner(owners.join(', '))] : []),
    ...(operators.length > 0 ? [words.operator(operators.join(', '))] : []),
  ].join(' · ');
}

/** Where the unit stands in this reporting year, and what to do next. */
export default function HomePage() {
  usePlace([{ text: shell.rail.home, to: '/' }]);
  const reporting = useReporting();
  const unit = useCall('unit.get');
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  const waiting = useCall('life.waiting');
  const carried = useFreshCall(reporting !== undefined, 'carry.waiting', { year: reporting?.year ?? 0 });
  const duties = useFreshCall(reporting !== undefined, 'duties.list', stretchOf(reporting?.year ?? 0));
  const now = useNow();
  const failed = [unit, systems, waiting, carried].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || unit.data === undefined || systems.data === undefined) return <Loading />;
  const urgent = waiting.data === undefined || now === undefined ? [] : lifeSteps(waiting.data, systems.data, reporting.frameworks, now);
  const overduePlans = (duties.data ?? []).filter(({ key, state }) => isPlan(key) && state === 'overdue').length;
  const about = describe(unit.data, reporting);
  return (
    <div className="page">
      <div className="row start g16">
        <div className="grow">
          <h1>{words.title(reporting.year)}</h1>
          <p className="s13 t2 ell" title={about}>
            {about}
          </p>
        </div>
        <a className="btn pri" href="#/dossier">
          <IconFileCertificate className="i" aria-hidden="true" />
          {words.makeDossier}
        </a>
      </div>
      <DeadlineStrip reporting={reporting} systems={systems.data} />
      <div className={styles['columns']}>
        <SystemsCard systems={systems.data} reporting={reporting} />
        <div className="col g16">
          <NextCard steps={nextSteps(unit.data, systems.data, reporting.frameworks, urgent, carried.data, overduePlans)} />
          <DueCard year={reporting.year} today={reporting.today} />
        </div>
      </div>
    </div>
  );
}
