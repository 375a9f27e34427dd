import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { PLAN_STATES, type PlanState } from '../../../core/assessment/model.ts';
import { showNumber } from '../../parts/format.ts';
import { plans } from '../../texts/plans.ts';
import { Cost, Due, Responsible, StateTag, systemsText, titleOf } from './cells.tsx';
import type { Entry } from './filters.ts';
import styles from './plans.module.css';
import { rowId } from './table-view.tsx';

const words = plans.board;
/** How a card names itself while it is dragged. */
const KIND = 'application/x-antam-plan';

interface Props {
  entries: readonly Entry[];
  names: ReadonlyMap<string, string>;
  chosen: string | null;
  onOpen: (id: string) => void;
  onMove: (entry: Entry, state: PlanState) => void;
}

/** Plans by state; a card goes to another column by drag, or by its menu. */
export function BoardView({ entries, names, chosen, onOpen, onMove }: Props) {
  const [over, setOver] = useState<PlanState | null>(null);
  const drop = (event: DragEvent, state: PlanState): void => {
    event.preventDefault();
    setOver(null);
    const entry = entries.find(({ plan }) => plan.id === event.dataTransfer.getData(KIND));
    if (entry !== undefined && entry.plan.state !== state) onMove(entry, state);
  };
  return (
    <>
      <p className="s12 t3">{words.hint}</p>
      <div className={styles['board']}>
        {PLAN_STATES.map((state) => {
          const here = entries.filter(({ plan }) => plan.state === state);
          return (
            <section
              key={state}
              className={styles['column']}
              aria-label={words.column(plans.states[state], showNumber(here.length))}
              data-over={over === state}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(KIND)) return;
                event.preventDefault();
                setOver(state);
              }}
              onDragLeave={() => setOver((before) => (before === state ? null : before))}
              onDrop={(event) => drop(event, state)}
            >
              <h2 className={styles['columnHead']}>
                <StateTag state={state} />
                <span className="s12 t2">{showNumber(here.length)}</span>
              </h2>
              {here.length === 0 && <p className="s12 t3">{words.empty}</p>}
              <ul className="col g8">
                {here.map((entry) => (
                  <li key={entry.plan.id}>
                    <Card
                      entry={entry}
                      names={names}
                      chosen={entry.plan.id === chosen}
                      onOpen={() => onOpen(entry.plan.id)}
                      onMove={(to) => onMove(entry, to)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

interface CardProps {
  entry: Entry;
  names: ReadonlyMap<string, string>;
  chosen: boolean;
  onOpen: () => void;
  onMove: (state: PlanState) => void;
}

function Card({ entry, names, chosen, onOpen, onMove }: CardProps) {
  const { plan, items, systems } = entry;
  const title = titleOf(plan);
  return (
    <div
      className={styles['planCard']}
      data-chosen={chosen}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND, plan.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <div className={styles['head']}>
        <button
          type="button"
          id={rowId(plan.id)}
          className={`grow ${styles['name']}`}
          aria-label={plans.openPlan(title)}
          aria-pressed={chosen}
          title={title}
          onClick={onOpen}
        >
          <span>{title}</span>
        </button>
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <button type="button" className={`btn sub ico sm ${styles['fold']}`} aria-label={words.move(title)}>
              <IconDots className="i" aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {PLAN_STATES.filter((state) => state !== plan.state).map((state) => (
              <Menu.Item key={state} onClick={() => onMove(state)}>
                {words.to(plans.states[state])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <span className="s12 t2">{plans.serves(showNumber(items.length), systemsText(systems, names))}</span>
      <span className="s12 t2">
        <Responsible name={plan.responsible} />
      </span>
      <span className={`s12 ${styles['foot']}`}>
        <Due entry={entry} />
        <span className="end">
          <Cost cost={plan.cost} />
        </span>
      </span>
    </div>
  );
}
