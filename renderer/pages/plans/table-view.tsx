import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { showNumber } from '../../parts/format.ts';
import { createPerVisit } from '../../parts/per-visit.ts';
import { plans as words } from '../../texts/plans.ts';
import { Cost, Due, ItemLine, Responsible, StateTag, systemsText, titleOf } from './cells.tsx';
import { keyOf, SORTED_BY, sorted, type Entry, type SortedBy, type Sorting } from './filters.ts';
import styles from './plans.module.css';

const useSorting = createPerVisit<Sorting>({ by: 'due', descending: false });

interface Props {
  entries: readonly Entry[];
  names: ReadonlyMap<string, string>;
  chosen: string | null;
  onOpen: (id: string) => void;
}

export const rowId = (id: string): string => `plan-${id}`;

/** Plans in rows; a row unfolds into the requirements it serves. */
export function TableView({ entries, names, chosen, onOpen }: Props) {
  const [sorting, setSorting] = useSorting();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void =>
    setUnfolded((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <div className="card sideways">
      <table className={`table ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">{words.columns.action}</th>
            <th scope="col">{words.columns.serves}</th>
            {SORTED_BY.map((by) => (
              <Head key={by} by={by} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(entries, sorting).map((entry) => (
            <Fragment key={entry.plan.id}>
              <Row
                entry={entry}
                names={names}
                chosen={entry.plan.id === chosen}
                unfolded={unfolded.has(entry.plan.id)}
                onOpen={() => onOpen(entry.plan.id)}
                onToggle={() => toggle(entry.plan.id)}
              />
              {unfolded.has(entry.plan.id) && (
                <tr id={`items-${entry.plan.id}`}>
                  <td colSpan={2 + SORTED_BY.length} className={styles['inside'] ?? ''}>
                    <ul className="col g8">
                      {entry.items.map((item) => (
                        <li key={keyOf(item)}>
                          <ItemLine item={item} names={names} />
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ by, sorting, onSort }: { by: SortedBy; sorting: Sorting; onSort: (sorting: Sorting) => void }) {
  const active = sorting.by === by;
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={by === 'cost' ? 'num' : undefined}
      aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={styles['sort']} onClick={() => onSort({ by, descending: active && !sorting.descending })}>
        {words.columns[by]}
        {active && <Arrow className="i s" aria-hidden="true" />}
      </button>
    </th>
  );
}

interface RowProps {
  entry: Entry;
  names: ReadonlyMap<string, string>;
  chosen: boolean;
  unfolded: boolean;
  onOpen: () => void;
  onToggle: () => void;
}

function Row({ entry, names, chosen, unfolded, onOpen, onToggle }: RowProps) {
  const { plan, items, systems } = entry;
  const title = titleOf(plan);
  const Chevron = unfolded ? IconChevronDown : IconChevronRight;
  return (
    <tr className={chosen ? 'on' : undefined}>
      <td>
        <div className={styles['head']}>
          <button
            type="button"
            className={`btn sub ico sm ${styles['fold']}`}
            aria-label={words.expand(title)}
            aria-expanded={unfolded}
            onClick={onToggle}
          >
            <Chevron className="i" aria-hidden="true" />
          </button>
          <button
            type="button"
            id={rowId(plan.id)}
            className={styles['name']}
            aria-label={words.openPlan(title)}
            aria-pressed={chosen}
            title={title}
            onClick={onOpen}
          >
            <span className={plan.state === 'cancelled' ? styles['cancelled'] : undefined}>{title}</span>
          </button>
        </div>
      </td>
      <td className="s12 t2">{words.serves(showNumber(items.length), systemsText(systems, names))}</td>
      <td>
        <Responsible name={plan.responsible} />
      </td>
      <td>
        <Due entry={entry} />
      </td>
      <td className="num">
        <Cost cost={plan.cost} />
      </td>
      <td>
        <StateTag state={plan.state} />
      </td>
    </tr>
  );
}
