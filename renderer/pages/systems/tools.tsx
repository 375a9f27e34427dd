import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { FRAMEWORK_IDS } from '../../../core/checklist/model.ts';
import { register } from '../../texts/register.ts';
import { systems } from '../../texts/systems.ts';
import { APPROVAL_LABELS, FRAMEWORK_LABELS, levelName, STAGE_LABELS } from '../../texts/terms.ts';
import { isFiltered, NO_FILTERS, type Filters } from './filters.ts';
import styles from './systems.module.css';

const words = register.filters;
const LEVELS = [1, 2, 3, 4, 5];

const optionsOf = (labels: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const CHOICES: { field: Exclude<keyof Filters, 'text'>; label: string; data: { value: string; label: string }[] }[] = [
  {
    field: 'level',
    label: words.level,
    data: [
      { value: '', label: words.anyLevel },
      ...LEVELS.map((level) => ({ value: String(level), label: levelName(level) })),
      { value: 'none', label: words.noLevel },
    ],
  },
  { field: 'status', label: words.status, data: [{ value: '', label: words.anyStatus }, ...optionsOf(APPROVAL_LABELS)] },
  {
    field: 'framework',
    label: words.framework,
    data: [{ value: '', label: words.anyFramework }, ...FRAMEWORK_IDS.map((id) => ({ value: id, label: FRAMEWORK_LABELS[id] }))],
  },
  { field: 'stage', label: words.stage, data: [{ value: '', label: words.anyStage }, ...optionsOf(STAGE_LABELS)] },
];

/** Text and choices that narrow the list. */
export function Tools({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  return (
    <div className={`row ${styles['tools']}`}>
      <TextInput
        className={styles['filter'] ?? ''}
        type="search"
        data-filter
        aria-label={systems.filter}
        placeholder={systems.filter}
        leftSection={<IconSearch className="i" aria-hidden="true" />}
        value={filters.text}
        onChange={(event) => onChange({ ...filters, text: event.currentTarget.value })}
      />
      {CHOICES.map(({ field, label, data }) => (
        <NativeSelect
          key={field}
          aria-label={label}
          data={data}
          value={filters[field]}
          onChange={(event) => onChange({ ...filters, [field]: event.currentTarget.value })}
        />
      ))}
      {isFiltered(filters) && (
        <button type="button" className="btn sub" onClick={() => onChange(NO_FILTERS)}>
          <IconX className="i" aria-hidden="true" />
          {words.clear}
        </button>
      )}
    </div>
  );
}
