import { Menu } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';
import { memo } from 'react';
import { showNumber } from '../../parts/format.ts';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { MAIN_FILTERS, MORE_FILTERS, type Filter } from './filters.ts';

interface Props {
  counts: Record<Filter, number>;
  filter: Filter;
  /** Filters that mean nothing on this desk. */
  without: readonly Filter[];
  onFilter: (filter: Filter) => void;
}

/** The filters, for the key that leads there. */
export const FILTERS_ID = 'desk-filters';

/** The filters of every day as chips, the rest in a menu that shows which of them is on. */
export const FilterBar = memo(function FilterBar({ counts, filter, without, onFilter }: Props) {
  const more = MORE_FILTERS.filter((one) => !without.includes(one));
  const chosen = more.find((one) => one === filter);
  return (
    <div className={styles['filters']} role="group" aria-label={words.filters.label}>
      {MAIN_FILTERS.map((one) => (
        <button
          key={one}
          id={one === 'all' ? FILTERS_ID : undefined}
          type="button"
          className={`chip sm${filter === one ? ' on' : ''}`}
          aria-pressed={filter === one}
          onClick={() => onFilter(one)}
        >
          {words.filters[one]} <b>{showNumber(counts[one])}</b>
        </button>
      ))}
      <Menu position="bottom-start" width={252} loop={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={`chip sm${chosen === undefined ? '' : ' on'}`}>
            <IconFilter className="i s" aria-hidden="true" />
            {chosen === undefined ? (
              words.filters.more
            ) : (
              <>
                {words.filters[chosen]} <b>{showNumber(counts[chosen])}</b>
              </>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown aria-label={words.filters.more}>
          {more.map((one) => (
            <Menu.Item
              key={one}
              leftSection={<IconCheck className="i s" aria-hidden="true" style={{ visibility: one === filter ? 'visible' : 'hidden' }} />}
              rightSection={<span className="s12 t3">{showNumber(counts[one])}</span>}
              onClick={() => onFilter(one === filter ? 'all' : one)}
            >
              {words.filters[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});
