import { NativeSelect } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { COMMON } from '../../../core/assessment/common.ts';
import { useFreshCall } from '../../api.ts';
import { useReporting, type Reporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { ProgressWithNumbers } from '../../parts/progress-bar.tsx';
import { ProgressLegend } from '../../parts/progress-legend.tsx';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { progress as words } from '../../texts/progress.ts';
import { GroupTable } from './group-table.tsx';
import styles from './progress.module.css';
import { judged, type Figures, type Group } from './shares.ts';

// The charting library is large and needed nowhere else.
const Chart = lazy(() => import('./chart.tsx'));

export type Overview = Output<'progress.overview'>;
/** A system that has requirements to answer. */
export type AnsweredSystem = Omit<Overview['systems'][number], 'answered'> & NonNullable<Overview['systems'][number]['answered']>;

/** How far the unit, its systems and the groups of requirements are. */
export default function ProgressPage() {
  usePlace([{ text: words.title }]);
  const reporting = useReporting();
  const overview = useFreshCall(reporting !== undefined, 'progress.overview', { year: reporting?.year ?? 2026 });
  if (overview.isError) {
    return (
      <div className="page">
        <FailureNotice error={overview.error} onRetry={() => void overview.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || overview.data === undefined) return <Loading />;
  const { unit, common, systems, groups } = overview.data;
  const answered = systems.flatMap((system): AnsweredSystem[] => (system.answered === null ? [] : [{ ...system, ...system.answered }]));
  if (answered.length === 0) {
    return (
      <EmptyState icon={IconChartBar} title={words.none.title} text={words.none.text}>
        <a className="btn pri" href="#/systems">
          {words.none.go}
        </a>
      </EmptyState>
    );
  }
  return (
    <div className="page">
      <div>
        <h1>{`${words.title} ${reporting.year}`}</h1>
        <p className={`s13 t2 ${styles['lead']}`}>{words.lead}</p>
      </div>
      <Totals unit={unit} common={common} count={answered.length} reporting={reporting} />
      <GroupTable groups={groups} systems={systems} answered={answered} frameworks={reporting.frameworks} />
      <Picture systems={answered} />
    </div>
  );
}

interface TotalsProps {
  unit: Figures;
  common: Overview['common'];
  count: number;
  reporting: Reporting;
}

function Totals({ unit, common, count, reporting }: TotalsProps) {
  return (
    <section className="card" aria-label={words.unit}>
      <header>
        <h2>{words.unit}</h2>
        <span className="tag">{words.systemsCounted(showNumber(count))}</span>
        <ProgressLegend className="end" />
      </header>
      <div className={styles['totals']}>
        <div className={styles['whole']}>
          <ProgressWithNumbers progress={unit} />
        </div>
        <EvidenceShare figures={unit} />
        {common.map(({ framework, level, figures }) => (
          <div key={framework} className="col g4">
            <a className="s13" href={`#/assess/${COMMON}?framework=${framework}`}>
              {words.common(reporting.frameworks[framework].short_title, level)}
            </a>
            <ProgressWithNumbers progress={figures} />
          </div>
        ))}
      </div>
    </section>
  );
}

function EvidenceShare({ figures }: { figures: Figures }) {
  const of = judged(figures);
  return (
    <div className="col g4">
      <span className="s12 t3">{words.evidence}</span>
      {of === 0 ? (
        <span className="s13 t2">{words.noJudged}</span>
      ) : (
        <>
          <b className={styles['share']}>{`${showNumber(Math.floor((100 * figures.withEvidence) / of))} %`}</b>
          <span className="s12 t3">{words.evidenceShare(showNumber(figures.withEvidence), showNumber(of))}</span>
        </>
      )}
    </div>
  );
}

const nameOf = ({ shortName, name }: Pick<AnsweredSystem, 'shortName' | 'name'>): string => shortName || name;

function Picture({ systems }: { systems: readonly AnsweredSystem[] }) {
  const [chosen, choose] = useState(systems[0]?.systemId ?? '');
  const system = systems.find(({ systemId }) => systemId === chosen) ?? systems[0];
  if (system === undefined) return null;
  const asked = system.groups.filter(({ figures }) => figures.applicable > 0);
  return (
    <section className="card" aria-label={words.picture.title}>
      <header className={styles['head']}>
        <h2>{words.picture.title}</h2>
        <NativeSelect
          aria-label={words.picture.choose}
          value={system.systemId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={systems.map((one) => ({ value: one.systemId, label: nameOf(one) }))}
        />
        <a className="btn end" href={`#/assess/${system.systemId}`}>
          {words.picture.desk}
        </a>
      </header>
      <div className={styles['picture']}>
        <Suspense fallback={<Loading />}>
          <Chart groups={asked} label={words.picture.label(nameOf(system))} />
        </Suspense>
        <details className={styles['figures']}>
          <summary className="s13">{words.picture.figures}</summary>
          <div className="sideways">
            <FigureTable groups={asked} total={system.figures} />
          </div>
        </details>
      </div>
    </section>
  );
}

const COLUMNS = [
  'applicable',
  'answered',
  'compliant',
  'partial',
  'nonCompliant',
  'notApplicable',
  'confirmed',
  'withEvidence',
] as const satisfies (keyof Figures)[];

function FigureTable({ groups, total }: { groups: readonly Group[]; total: Figures }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.columns.group}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className="num">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, title, figures }) => (
          <tr key={id}>
            <th scope="row" className={styles['group']}>
              {title}
            </th>
            <Numbers figures={figures} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <Numbers figures={total} />
        </tr>
      </tfoot>
    </table>
  );
}

const Numbers = ({ figures }: { figures: Figures }) =>
  COLUMNS.map((column) => (
    <td key={column} className="num">
      {showNumber(figures[column])}
    </td>
  ));
