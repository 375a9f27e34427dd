import { Checkbox } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { AssessmentView } from '../../../core/api.ts';
import { outside } from '../../texts/outside-help.ts';
import { chosenWith, countOf, FILTERS, groupsOf, type ChoiceGroup, type Filter } from './choice.ts';
import styles from './outside.module.css';

const words = outside.choice;

interface GroupProps {
  group: ChoiceGroup;
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
}

/** A group as a whole, and its requirements one by one. */
function Group({ group: { title, items }, chosen, onChange }: GroupProps) {
  const [isOpen, open] = useState(false);
  const count = items.filter(({ id }) => chosen.has(id)).length;
  return (
    <li>
      <div className="row">
        <button
          type="button"
          className="btn ico sm sub"
          aria-expanded={isOpen}
          aria-label={words.open(title)}
          title={words.open(title)}
          onClick={() => open(!isOpen)}
        >
          <IconChevronRight className={`i ${styles['turn']}`} data-open={isOpen} aria-hidden="true" />
        </button>
        <Checkbox
          size="xs"
          className="grow"
          label={title}
          checked={count === items.length}
          indeterminate={count > 0 && count < items.length}
          onChange={() => onChange(chosenWith(chosen, items, count < items.length))}
        />
        <span className="s12 t2">{words.count(count, items.length)}</span>
      </div>
      {isOpen && (
        <ul className={styles['items']}>
          {items.map((item) => (
            <li key={item.id}>
              <Checkbox
                size="xs"
                label={
                  <>
                    <span className="t2">{item.id}</span> {item.title}
                  </>
                }
                checked={chosen.has(item.id)}
                onChange={(event) => onChange(chosenWith(chosen, [item], event.currentTarget.checked))}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface Props {
  view: AssessmentView;
  chosen: ReadonlySet<string>;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onChange: (chosen: Set<string>) => void;
}

/** Which requirements go out: by what is missing, by group, by hand. */
export function ItemChoice({ view, chosen, filter, onFilter, onChange }: Props) {
  const groups = groupsOf(view, filter);
  return (
    <fieldset className={styles['choice']}>
      <legend className="s13 w5">{words.title}</legend>
      <div className={`row ${styles['wrap']}`} role="group" aria-label={words.show}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            className={`chip sm${one === filter ? ' on' : ''}`}
            aria-pressed={one === filter}
            onClick={() => onFilter(one)}
          >
            {words.filters[one](countOf(groupsOf(view, one)))}
          </button>
        ))}
      </div>
      {groups.length === 0 ? (
        <p className="s13 t2">{words.nothing}</p>
      ) : (
        <ul className={styles['groups']}>
          {groups.map((group) => (
            <Group key={`${filter} ${group.id}`} group={group} chosen={chosen} onChange={onChange} />
          ))}
        </ul>
      )}
      <div className={`row ${styles['wrap']}`}>
        <span className="s13 t2 grow" role="status">
          {words.chosen(chosen.size)}
        </span>
        {groups.length > 0 && (
          <button
            type="button"
            className="btn sm"
            onClick={() =>
              onChange(
                chosenWith(
                  chosen,
                  groups.flatMap(({ items }) => items),
                  true,
                ),
              )
            }
          >
            {words.all}
          </button>
        )}
        {chosen.size > 0 && (
          <button type="button" className="btn sm sub" onClick={() => onChange(new Set())}>
            {words.clear}
          </button>
        )}
      </div>
    </fieldset>
  );
}
