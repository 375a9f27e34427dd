import { Select } from '@mantine/core';
import { useRef } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import type { SystemSummary } from '../../../core/api.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { assess as words } from '../../texts/assess.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import type { Place } from './use-assessment.ts';

interface Props {
  systems: SystemSummary[];
  place: Place;
  /** The framework on screen. */
  framework: FrameworkId;
  onDesk: (address: { systemId: string; framework?: FrameworkId }) => void;
}

/** Whose desk this is: the unit, once for all, or one system. */
export function SystemSwitch({ systems, place, framework, onDesk }: Props) {
  const used = [...new Set(systems.filter(({ system }) => system.level !== null).map(({ system }) => system.framework))];
  const common =
    used.length > 1
      ? used.toSorted().map((one) => ({ value: `${COMMON}?${one}`, label: words.common.under(FRAMEWORK_LABELS[one]), framework: one }))
      : [{ value: COMMON, label: words.common.name, framework: used[0] ?? framework }];
  const value = place.systemId === COMMON ? (common.find((one) => one.framework === framework)?.value ?? COMMON) : place.systemId;
  const field = useRef<HTMLInputElement>(null);
  return (
    <Select
      ref={field}
      aria-label={words.chooseSystem}
      // The keys of the desk act on what was chosen, the same desk too.
      onOptionSubmit={() => field.current?.blur()}
      data={[
        { group: words.common.unit, items: common.map((one) => ({ value: one.value, label: one.label })) },
        {
          group: words.common.systems,
          items: systems.map((one) => ({ value: one.system.id, label: one.system.shortName || one.system.name })),
        },
      ]}
      value={value}
      onChange={(next) => {
        if (next === null) return;
        const [systemId = '', ...rest] = next.startsWith(COMMON) ? next.split('?') : [next];
        const chosen = rest.length === 0 ? undefined : common.find((one) => one.value === next)?.framework;
        onDesk({ systemId, ...(chosen === undefined ? {} : { framework: chosen }) });
      }}
      allowDeselect={false}
      checkIconPosition="right"
      maxDropdownHeight={420}
    />
  );
}
