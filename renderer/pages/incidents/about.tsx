import { Checkbox, TextInput } from '@mantine/core';
import type { SystemSummary } from '../../../core/api.ts';
import type { Incident } from '../../../core/assessment/incident.ts';
import { FieldGrid, FormSection } from '../../parts/form-parts.tsx';
import { InstantField } from '../../parts/instant-field.tsx';
import { incidents } from '../../texts/incidents.ts';
import styles from './incidents.module.css';

const words = incidents.page;
const MARKS = ['serious', 'nationalSecurity', 'personalData', 'complex'] as const;

interface Props {
  incident: Incident;
  systems: SystemSummary[];
  now: Date;
  onChange: (part: Partial<Incident>) => void;
}

/** What the clocks depend on: when it was detected, what kind of incident it is, and the systems it concerns. */
export function About({ incident, systems, now, onChange }: Props) {
  const { title, detectedAt, occurredAt } = incident;
  const known = new Set(systems.map(({ system }) => system.id));
  const gone = incident.systems.filter((id) => !known.has(id));
  const toggle = (id: string, on: boolean): void =>
    onChange({ systems: on ? [...incident.systems, id] : incident.systems.filter((one) => one !== id) });
  return (
    <FormSection title={words.about}>
      <TextInput
        label={words.name}
        name="title"
        required
        maxLength={500}
        value={title}
        error={title.trim() === '' ? words.nameMissing : undefined}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <FieldGrid>
        <InstantField
          labels={words.detected}
          required
          value={detectedAt}
          onChange={(at) => at !== null && onChange({ detectedAt: at })}
          error={Date.parse(detectedAt) > now.getTime() ? words.detectedLater : undefined}
        />
        <InstantField
          labels={words.occurred}
          value={occurredAt}
          onChange={(at) => onChange({ occurredAt: at })}
          error={occurredAt !== null && Date.parse(occurredAt) > Date.parse(detectedAt) ? words.occurredLater : undefined}
        />
      </FieldGrid>
      <fieldset className={styles['options']}>
        <legend className="s13 w5">{words.marks}</legend>
        {MARKS.map((mark) => (
          <Checkbox
            key={mark}
            size="xs"
            label={incidents.marks[mark]}
            description={words.hints[mark]}
            checked={incident[mark]}
            onChange={(event) => onChange({ [mark]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
      <fieldset className={styles['options']}>
        <legend className="s13 w5">{words.systems}</legend>
        {systems.length === 0 && gone.length === 0 && <p className="s13 t3">{words.systemsEmpty}</p>}
        {systems.map(({ system }) => (
          <Checkbox
            key={system.id}
            size="xs"
            label={system.shortName || system.name}
            checked={incident.systems.includes(system.id)}
            onChange={(event) => toggle(system.id, event.currentTarget.checked)}
          />
        ))}
        {gone.map((id) => (
          <Checkbox key={id} size="xs" label={words.removedSystem} checked onChange={(event) => toggle(id, event.currentTarget.checked)} />
        ))}
      </fieldset>
    </FormSection>
  );
}
