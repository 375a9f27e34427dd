/** The parts of the unit's form that are about the unit itself; the form comes from the context. */
import { NativeSelect } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { FieldGrid, FieldGroup, FormSection, LinesField, needed } from '../../parts/form-parts.tsx';
import { unit as words } from '../../texts/unit.ts';
import { ORDER, Text } from './unit-fields.tsx';

export function AboutSection() {
  const form = useFormContext<UnitProfile>();
  return (
    <FormSection title={words.about.title}>
      <FieldGrid>
        <Text name="name" label={words.about.name} asked />
        <Text name="parentName" label={words.about.parentName} hint={words.about.parentHint} />
        <Text name="province" label={words.about.province} />
        <Text name="commune" label={words.about.commune} />
        <Text name="facilityCode" label={words.about.facilityCode} />
        <NativeSelect
          label={words.about.tier}
          description={words.about.tierHint}
          inputWrapperOrder={ORDER}
          data={[...words.about.tiers]}
          {...form.register('tier')}
        />
      </FieldGrid>
    </FormSection>
  );
}

export function PeopleSection() {
  const form = useFormContext<UnitProfile>();
  return (
    <FormSection title={words.people.title}>
      <FieldGroup legend={words.people.preparer}>
        <Text name="preparer.name" label={words.people.preparerName} />
        <Text name="preparer.office" label={words.people.preparerOffice} />
      </FieldGroup>
      <FieldGroup legend={words.people.signer}>
        <Text name="signer.name" label={words.people.signerName} asked />
        <Text name="signer.title" label={words.people.signerTitle} asked />
        <NativeSelect
          label={words.people.authority}
          description={words.people.authorityHint}
          inputWrapperOrder={ORDER}
          data={[...words.people.authorities]}
          {...form.register('signer.authority')}
        />
      </FieldGroup>
    </FormSection>
  );
}

export function LetterSection() {
  const form = useFormContext<UnitProfile>();
  const { letter } = form.formState.errors;
  /** Each line may be wrong by itself, or all of them together. */
  const wrong = (name: 'letter.addressees' | 'letter.recipients'): string | undefined => {
    const errors = name === 'letter.addressees' ? letter?.addressees : letter?.recipients;
    return errors?.find?.((one) => one?.message !== undefined)?.message ?? errors?.message;
  };
  return (
    <FormSection title={words.letter.title}>
      <FieldGrid>
        <Text name="letter.symbol" label={words.letter.symbol} hint={words.letter.symbolHint} />
        <Text name="letter.place" label={words.letter.place} asked />
        <Controller
          control={form.control}
          name="letter.addressees"
          render={({ field }) => (
            <LinesField
              name={field.name}
              error={wrong(field.name)}
              label={words.letter.addressees}
              description={needed(field.value.length === 0)}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
            />
          )}
        />
        <Controller
          control={form.control}
          name="letter.recipients"
          render={({ field }) => (
            <LinesField
              name={field.name}
              error={wrong(field.name)}
              label={words.letter.recipients}
              description={words.letter.lines}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
            />
          )}
        />
      </FieldGrid>
    </FormSection>
  );
}
