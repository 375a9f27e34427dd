import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { fold } from '../../../core/text.ts';
import { showNumber } from '../../parts/format.ts';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { plans } from '../../texts/plans.ts';
import { isFiltered, NO_FILTERS, NO_QUARTER, type Filters, type View } from './filters.ts';
import styles from './plans.module.css';

const words = plans.filters;

export const SHOWN = ['table', 'board', 'missing', 'money'] as const;
export type Shown = (typeof SHOWN)[number];

interface SwitchProps {
  shown: Shown;
  missing: number;
  onShow: (shown: Shown) => void;
}

export const Switch = ({ shown, missing, onShow }: SwitchProps) => (
  <SegmentedControl
    className={styles['switch'] ?? ''}
    aria-label={plans.view}
    data={SHOWN.map((value) => ({ value, label: value === 'missing' ? plans.views.missing(showNumber(missing)) : plans.views[value] }))}
    value={shown}
    onChange={(next) => onShow(SHOWN.find((one) => one === next) ?? 'table')}
  />
);

interface Props {
  view: View;
  names: ReadonlyMap<string, string>;
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** What narrows the list: text, system, person, quarter, source, overdue. */
export function Toolbar({ view, names, filters, onChange }: Props) {
  const search = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => search.current?.focus() });
  const set = (part: Partial<Filters>): void => onChange({ ...filters, ...part });
  const people = view.responsible.map(({ name }) => ({ value: fold(name), label: name || plans.nobody }));
  const quarters = view.sums.quarters.map((quarter) => ({ value: quarter ?? NO_QUARTER, label: plans.quarter(quarter) }));
  const sources = view.sums.sources.map((source) => ({ value: fold(source), label: plans.source(source) }));
  return (
    <div className={styles['tools']} role="search" aria-label={words.label}>
      <TextInput
        ref={search}
        className={styles['search'] ?? ''}
        aria-label={words.search}
        placeholder={words.searchHint}
        value={filters.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        leftSection={<IconSearch className="i" aria-hidden="true" />}
      />
      <Select
        aria-label={words.system}
        placeholder={words.anySystem}
        data={view.systems.map(({ id }) => ({ value: id, label: names.get(id) ?? id }))}
        value={filters.system}
        onChange={(system) => set({ system })}
        clearable
      />
      {/* The empty name is a value of its own, which an option can't have. */}
      <Choice
        label={words.responsible}
        any={words.anybody}
        data={people}
        value={filters.responsible}
        onChange={(responsible) => set({ responsible })}
      />
      <Choice
        label={words.quarter}
        any={words.anyQuarter}
        data={quarters}
        value={filters.quarter}
        onChange={(quarter) => set({ quarter })}
      />
      <Choice label={words.source} any={words.anySource} data={sources} value={filters.source} onChange={(source) => set({ source })} />
      <Checkbox label={words.overdue} checked={filters.overdue} onChange={(event) => set({ overdue: event.currentTarget.checked })} />
      {isFiltered(filters) && (
        <button type="button" className="btn sm" onClick={() => onChange(NO_FILTERS)}>
          {words.clear}
        </button>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  data: { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

const PREFIX = '=';

const Choice = ({ label, any, data, value, onChange }: ChoiceProps) => (
  <Select
    aria-label={label}
    placeholder={any}
    data={data.map((one) => ({ ...one, value: `${PREFIX}${one.value}` }))}
    value={value === null ? null : `${PREFIX}${value}`}
    onChange={(next) => onChange(next === null ? null : next.slice(PREFIX.length))}
    clearable
  />
);
