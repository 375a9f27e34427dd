import { Checkbox } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { holderOf } from '../../../core/report/plan-paper.ts';
import { showNumber } from '../../parts/format.ts';
import { EmptyState } from '../../parts/states.tsx';
import { plans } from '../../texts/plans.ts';
import { ItemLine } from './cells.tsx';
import { keyOf, type Item } from './filters.ts';
import styles from './plans.module.css';
import { itemCode } from '../../../core/checklist/items.ts';

const words = plans.missing;

interface Props {
  items: readonly Item[];
  /** Without the filter by system. */
  all: number;
  names: ReadonlyMap<string, string>;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
}

/** Requirements without a plan, by group, to be chosen for one. */
export function MissingView({ items, all, names, picked, onPick }: Props) {
  if (all === 0) return <EmptyState icon={IconCircleCheck} title={words.none} text={words.noneText} />;
  const groups = [...new Set(items.map(({ group }) => group))];
  const set = (keys: readonly string[], on: boolean): void =>
    onPick(new Set(on ? [...picked, ...keys] : [...picked].filter((one) => !keys.includes(one))));
  return (
    <>
      <p className="s13 t2">{words.lead}</p>
      {items.length === 0 && <p className="s13 t2">{words.noneFound}</p>}
      {groups.map((group) => {
        const here = items.filter((item) => item.group === group);
        const keys = here.map(keyOf);
        const count = keys.filter((key) => picked.has(key)).length;
        return (
          <section key={group} className="card" aria-label={group}>
            <header>
              <Checkbox
                aria-label={words.all(group, showNumber(here.length))}
                checked={count === keys.length}
                indeterminate={count > 0 && count < keys.length}
                onChange={(event) => set(keys, event.currentTarget.checked)}
              />
              <h2>{group}</h2>
              <span className="end s12 t2">{showNumber(here.length)}</span>
            </header>
            <ul className={styles['open']}>
              {here.map((item) => (
                <li key={keyOf(item)}>
                  <Checkbox
                    aria-label={words.pick(`${itemCode(item.itemId)} ${item.title}`, holderOf(item, names))}
                    checked={picked.has(keyOf(item))}
                    onChange={(event) => set([keyOf(item)], event.currentTarget.checked)}
                  />
                  <ItemLine item={item} names={names} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
