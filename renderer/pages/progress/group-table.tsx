import type { FrameworkId } from '../../../core/checklist/model.ts';
import type { Frameworks } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { progress as words } from '../../texts/progress.ts';
import type { AnsweredSystem, Overview } from './page.tsx';
import styles from './progress.module.css';
import type { Figures } from './shares.ts';

const nameOf = ({ shortName, name }: Pick<Overview['systems'][number], 'shortName' | 'name'>): string => shortName || name;

interface Props {
  groups: Overview['groups'];
  systems: Overview['systems'];
  answered: readonly AnsweredSystem[];
  frameworks: Frameworks;
}

/** Groups of requirements × systems, one table for each framework. */
export function GroupTable({ groups, systems, answered, frameworks }: Props) {
  const used = [...new Set(groups.map(({ framework }) => framework))];
  const waiting = systems.filter((system) => system.answered === null);
  return (
    <section className="card" aria-label={words.table.title}>
      <header>
        <h2>{words.table.title}</h2>
        <a className="btn end" href="#/grid">
          {words.table.grid}
        </a>
      </header>
      <p className={`s13 t2 ${styles['note']}`}>{words.table.lead}</p>
      {waiting.length > 0 && <p className={`s13 t2 ${styles['note']}`}>{words.table.noLevel(waiting.map(nameOf).join(', '))}</p>}
      {used.map((framework) => (
        <Framework
          key={framework}
          framework={framework}
          title={frameworks[framework].short_title}
          groups={groups.filter((group) => group.framework === framework)}
          systems={answered.filter((system) => system.framework === framework)}
        />
      ))}
    </section>
  );
}

interface FrameworkProps {
  framework: FrameworkId;
  title: string;
  groups: Overview['groups'];
  systems: readonly AnsweredSystem[];
}

function Framework({ framework, title, groups, systems }: FrameworkProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard has to reach it.
    <div className={`sideways ${styles['matrix']}`} tabIndex={0} role="region" aria-label={`${words.table.title}, ${title}`}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className={styles['first']}>
              {title}
            </th>
            <th scope="col">{words.table.all}</th>
            {systems.map((system) => (
              <th key={system.systemId} scope="col" title={system.name}>
                <a href={`#/assess/${system.systemId}`}>{nameOf(system)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${framework} ${group.id}`}>
              <th scope="row" className={styles['group']} title={group.clause}>
                {group.title}
              </th>
              <td>
                <Count figures={group.figures} />
              </td>
              {systems.map((system) => (
                <td key={system.systemId}>
                  <Cell system={system} groupId={group.id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.table.system}</th>
            <td />
            {systems.map((system) => (
              <td key={system.systemId}>
                <Count figures={system.figures} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Count({ figures }: { figures: Figures }) {
  const { answered, applicable } = figures;
  return (
    <span className={styles['count']}>
      <span>
        {showNumber(answered)}
        <span className="t3">/{showNumber(applicable)}</span>
      </span>
      <ProgressBar progress={figures} thin />
    </span>
  );
}

function Cell({ system, groupId }: { system: AnsweredSystem; groupId: string }) {
  const group = system.groups.find(({ id }) => id === groupId);
  if (group === undefined || group.itemId === null) {
    return (
      <span className="t3" role="img" aria-label={words.table.nothing} title={words.table.nothing}>
        –
      </span>
    );
  }
  const { answered, applicable } = group.figures;
  const spoken = words.table.cell(nameOf(system), group.title, showNumber(answered), showNumber(applicable));
  return (
    <a className={styles['cell']} href={`#/assess/${system.systemId}?item=${encodeURIComponent(group.itemId)}`} aria-label={spoken}>
      <Count figures={group.figures} />
    </a>
  );
}
