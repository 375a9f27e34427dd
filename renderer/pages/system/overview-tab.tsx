import { Chip, NativeSelect, Tooltip } from '@mantine/core';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import { TRAITS, trait as traitSchema } from '../../../core/checklist/model.ts';
import { DateField } from '../../parts/fields.tsx';
import styles from '../../parts/form.module.css';
import { FieldGrid, FormSection, Wide } from '../../parts/form-parts.tsx';
import { SameName } from '../../parts/same-name.tsx';
import { system } from '../../texts/systems.ts';
import { STAGE_LABELS, TRAIT_LABELS } from '../../texts/terms.ts';
import { ORDER, SystemArea, SystemText } from './fields.tsx';
import { RemoveSystem } from './remove-system.tsx';

const words = system.overview;

/** Names of the unit's profile, and the one kept now even if the profile has lost it. */
function choices(names: string[], current: string): { value: string; label: string }[] {
  const known = names.filter((name, index) => name !== '' && names.indexOf(name) === index);
  const lost = current !== '' && !known.includes(current) ? [{ value: current, label: words.notInUnit(current) }] : [];
  return [{ value: '', label: words.choose }, ...lost, ...known.map((name) => ({ value: name, label: name }))];
}

function Parties({ unit }: { unit: UnitProfile }) {
  const form = useFormContext<InformationSystem>();
  const [ownerName, operatorName] = useWatch({ control: form.control, name: ['ownerName', 'operatorName'] });
  return (
    <FieldGrid>
      <NativeSelect
        label={words.owner}
        description={words.unitHint}
        inputWrapperOrder={ORDER}
        data={choices(
          unit.owners.map(({ owner }) => owner.name),
          ownerName,
        )}
        {...form.register('ownerName')}
      />
      <NativeSelect
        label={words.operator}
        description={words.unitHint}
        inputWrapperOrder={ORDER}
        data={choices(
          unit.operators.map(({ name }) => name),
          operatorName,
        )}
        {...form.register('operatorName')}
      />
      <NativeSelect
        label={words.stage}
        data={Object.entries(STAGE_LABELS).map(([value, label]) => ({ value, label }))}
        {...form.register('stage')}
      />
      <Controller
        control={form.control}
        name="inUseSince"
        render={({ field }) => <DateField label={words.inUseSince} value={field.value} onChange={field.onChange} />}
      />
    </FieldGrid>
  );
}

function Traits() {
  const form = useFormContext<InformationSystem>();
  return (
    <Controller
      control={form.control}
      name="traits"
      render={({ field }) => (
        <Chip.Group
          multiple
          value={field.value}
          onChange={(chosen) => field.onChange(TRAITS.filter((one) => chosen.includes(one)).map((one) => traitSchema.parse(one)))}
        >
          <div className="row" style={{ flexWrap: 'wrap' }} role="group" aria-label={words.traits}>
            {TRAITS.map((one) => (
              <Tooltip key={one} label={TRAIT_LABELS[one].help} events={{ hover: true, focus: true, touch: true }}>
                <Chip value={one} size="sm" variant="outline">
                  {TRAIT_LABELS[one].label}
                </Chip>
              </Tooltip>
            ))}
          </div>
        </Chip.Group>
      )}
    />
  );
}

/** What the system is, who answers for it, and its traits. */
export function OverviewTab({ unit }: { unit: UnitProfile }) {
  const { control } = useFormContext<InformationSystem>();
  const [id, name] = useWatch({ control, name: ['id', 'name'] });
  return (
    <>
      <FormSection title={words.about}>
        <FieldGrid>
          <SystemText name="name" label={words.name} />
          <SystemText name="shortName" label={words.shortName} />
          <SameName name={name} id={id} className={styles['wide']} />
          <Wide>
            <SystemArea name="purpose" label={words.purpose} />
          </Wide>
        </FieldGrid>
      </FormSection>
      <FormSection title={words.parties}>
        <Parties unit={unit} />
      </FormSection>
      <FormSection title={words.traits} lead={words.traitsLead}>
        <Traits />
      </FormSection>
      <RemoveSystem />
    </>
  );
}
