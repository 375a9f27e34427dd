import { lazy, Suspense } from 'react';
import { sumOf } from '../../../core/report/plans.ts';
import { showNumber } from '../../parts/format.ts';
import { Loading } from '../../parts/states.tsx';
import { plans } from '../../texts/plans.ts';
import { Cost, StateTag } from './cells.tsx';
import type { View } from './filters.ts';
import styles from './plans.module.css';

const MoneyChart = lazy(() => import('./money-chart.tsx').then((module) => ({ default: module.MoneyChart })));

const words = plans.sums;
type Total = View['sums']['total'];

/** Đồng, with what nobody estimated told beside it. */
function Sum({ total }: { total: Total | undefined }) {
  if (total === undefined || total.plans === 0) return <span className="t3">–</span>;
  return (
    <>
      {total.unestimated < total.plans && <span className="nowrap">{showNumber(total.cost)}</span>}
      {total.unestimated > 0 && <span className={`s12 t3 ${styles['unknown']}`}>{words.unestimated(showNumber(total.unestimated))}</span>}
    </>
  );
}

/** What it costs: by quarter of the due date and source, by state, by person. Figures in tables, the first one drawn too. */
export function MoneyView({ view }: { view: View }) {
  const { sums } = view;
  return (
    <>
      <section className="card" aria-label={words.title}>
        <header>
          <h2>{words.title}</h2>
          <span className="s12 t2">{words.lead}</span>
        </header>
        <div className={styles['chart']}>
          {sums.total.cost === 0 ? (
            <p className="s13 t2">{words.noChart}</p>
          ) : (
            <Suspense fallback={<Loading />}>
              <MoneyChart sums={sums} />
            </Suspense>
          )}
        </div>
        <SumTable sums={sums} />
      </section>
      <div className={styles['two']}>
        <People view={view} />
        <States view={view} />
      </div>
    </>
  );
}

function SumTable({ sums }: { sums: View['sums'] }) {
  const { quarters, sources, cells, total } = sums;
  return (
    <div className="sideways">
      <table className={`table ${styles['sums']}`}>
        <thead>
          <tr>
            <th scope="col">{words.quarter}</th>
            {sources.map((source) => (
              <th key={source} scope="col" className="num">
                {plans.source(source)}
              </th>
            ))}
            <th scope="col" className="num">
              {`${words.total} (đồng)`}
            </th>
          </tr>
        </thead>
        <tbody>
          {quarters.map((quarter) => (
            <tr key={quarter ?? '-'}>
              <th scope="row" className={styles['rowHead']}>
                {plans.quarter(quarter)}
              </th>
              {sources.map((source) => (
                <td key={source} className="num">
                  <Sum total={cells.find((one) => one.quarter === quarter && one.source === source)} />
                </td>
              ))}
              <td className="num w6">
                <Sum total={sumOf(cells.filter((one) => one.quarter === quarter))} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className={styles['rowHead']}>
              {words.total}
            </th>
            {sources.map((source) => (
              <td key={source} className="num w6">
                <Sum total={sumOf(cells.filter((one) => one.source === source))} />
              </td>
            ))}
            <td className="num w6">
              <Sum total={total} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function People({ view }: { view: View }) {
  return (
    <section className="card sideways" aria-label={words.people}>
      <header>
        <h2>{words.people}</h2>
      </header>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{plans.columns.responsible}</th>
            <th scope="col" className="num">
              {words.plans}
            </th>
            <th scope="col" className="num">
              {words.late}
            </th>
            <th scope="col" className="num">
              {words.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.responsible.map((one) => (
            <tr key={one.name}>
              <td>{one.name || <span className="t3">{plans.nobody}</span>}</td>
              <td className="num">{showNumber(one.plans)}</td>
              <td className="num">{one.overdue > 0 ? <span className="not w6">{showNumber(one.overdue)}</span> : '0'}</td>
              <td className="num">
                <Cost cost={one.unestimated === one.plans ? null : one.cost} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function States({ view }: { view: View }) {
  return (
    <section className="card sideways" aria-label={words.states}>
      <header>
        <h2>{words.states}</h2>
      </header>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{plans.columns.state}</th>
            <th scope="col" className="num">
              {words.plans}
            </th>
            <th scope="col" className="num">
              {words.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.states.map((one) => (
            <tr key={one.state}>
              <td>
                <StateTag state={one.state} />
              </td>
              <td className="num">{showNumber(one.plans)}</td>
              <td className="num">
                {one.plans === 0 ? <span className="t3">–</span> : <Cost cost={one.unestimated === one.plans ? null : one.cost} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
