import { IconChevronRight, IconServer2 } from '@tabler/icons-react';
import type { SystemSummary } from '../../../core/api.ts';
import { sumOf } from '../../../core/assessment/progress.ts';
import type { Reporting } from '../../law.ts';
import { ProgressLegend } from '../../parts/progress-legend.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { home } from '../../texts/home.ts';
import { STAGE_LABELS } from '../../texts/terms.ts';
import styles from './home.module.css';
import { nameOf } from './next-steps.ts';
import { ApprovalCell, LevelCell, ProgressCell } from './system-cells.tsx';

const words = home.systems;

function Row({ summary, reporting }: { summary: SystemSummary; reporting: Reporting }) {
  const { system, progress } = summary;
  const building = system.stage === 'in_construction' ? `${STAGE_LABELS.in_construction} · ` : '';
  const under = `${building}${system.shortName === '' ? system.purpose : system.name}`;
  return (
    <tr>
      <th scope="row">
        <div className="col">
          <a href={`#/systems/${system.id}`} className={`w5 ell ${styles['name']}`} title={system.name}>
            {nameOf(summary)}
          </a>
          <span className="lab ell" title={under}>
            {under}
          </span>
        </div>
      </th>
      <td>
        <LevelCell system={system} reporting={reporting} />
      </td>
      <td>
        <ApprovalCell system={system} />
      </td>
      <td>
        <ProgressCell progress={progress} />
      </td>
      <td className={styles['go']}>
        {progress !== null && (
          <a href={`#/assess/${system.id}`} aria-label={words.assess(nameOf(summary))}>
            <IconChevronRight className="i" aria-hidden="true" />
          </a>
        )}
      </td>
    </tr>
  );
}

function Totals({ systems }: { systems: SystemSummary[] }) {
  const now = systems.filter(({ system }) => system.framework === 'nd331-2026').length;
  const approved = systems.filter(({ system }) => system.approval.status === 'approved').length;
  return (
    <tr>
      <th scope="row">{words.whole}</th>
      <td className={styles['plain']}>{words.frameworks(now, systems.length - now)}</td>
      <td className={styles['plain']}>{words.approved(approved, systems.length)}</td>
      <td>
        <ProgressCell progress={sumOf(systems.flatMap(({ progress }) => progress ?? []))} />
      </td>
      <td />
    </tr>
  );
}

/** All systems with level, framework, approval, progress; the sum below. */
export function SystemsCard({ systems, reporting }: { systems: SystemSummary[]; reporting: Reporting }) {
  return (
    <section className="card" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <span className="tag">{systems.length}</span>
        {systems.length > 0 && (
          <>
            <ProgressLegend className="end" />
            <a className="btn sm" href="#/progress">
              {words.toProgress}
            </a>
          </>
        )}
      </header>
      {systems.length === 0 ? (
        <EmptyState icon={IconServer2} title={words.emptyTitle} text={words.emptyText}>
          <a className="btn pri" href="#/systems?add=true">
            {words.add}
          </a>
        </EmptyState>
      ) : (
        <div className="sideways">
          <table className={`table ${styles['systems']}`}>
            <thead>
              <tr>
                <th>{words.name}</th>
                <th>{words.level}</th>
                <th>{words.approval}</th>
                <th aria-label={words.progress}>
                  <div className={styles['numbers']}>
                    <span>{words.answered}</span>
                    <span>{words.compliant}</span>
                    <span>{words.confirmed}</span>
                  </div>
                </th>
                <th>
                  <span className="sr">{words.go}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {systems.map((summary) => (
                <Row key={summary.system.id} summary={summary} reporting={reporting} />
              ))}
            </tbody>
            <tfoot>
              <Totals systems={systems} />
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}
