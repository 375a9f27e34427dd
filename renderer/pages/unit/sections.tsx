/** The parts of the unit's form; the form itself comes from the context. */
import { NativeSelect, TextInput } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { Controller, useFieldArray, useFormContext, useWatch, type FieldPath } from 'react-hook-form';
import { emptyOwnership, emptyParty } from '../../../core/assessment/empty.ts';
import type { Party, UnitProfile } from '../../../core/assessment/model.ts';
import { FieldGrid, FieldGroup, FormSection, LinesField, needed } from '../../parts/form-parts.tsx';
import styles from '../../parts/form.module.css';
import { useRemoval } from '../../parts/use-removal.ts';
import { unit as words } from '../../texts/unit.ts';
import { canFill, fillBlanks } from './gaps.ts';
import { PartyFields } from './party-fields.tsx';

interface TextProps {
  name: FieldPath<UnitProfile> &
    (
      | 'name'
      | 'parentName'
      | 'province'
      | 'facilityCode'
      | 'preparer.name'
      | 'preparer.office'
      | 'signer.title'
      | 'signer.name'
      | 'letter.symbol'
      | 'letter.place'
    );
  label: string;
  hint?: string;
  /** Mẫu số 08 or its letter can't do without. */
  asked?: boolean;
}

function Text({ name, label, hint, asked = false }: TextProps) {
  const form = useFormContext<UnitProfile>();
  const value = useWatch({ control: form.control, name });
  const { error } = form.getFieldState(name, form.formState);
  return (
    <TextInput
      label={label}
      description={asked ? needed(value.trim() === '') : hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={error?.message}
      {...form.register(name)}
    />
  );
}

export function AboutSection() {
  return (
    <FormSection title={words.about.title}>
      <FieldGrid>
        <Text name="name" label={words.about.name} asked />
        <Text name="parentName" label={words.about.parentName} hint={words.about.parentHint} />
        <Text name="province" label={words.about.province} />
        <Text name="facilityCode" label={words.about.facilityCode} />
      </FieldGrid>
    </FormSection>
  );
}

export function OwnersSection() {
  const form = useFormContext<UnitProfile>();
  const owners = useFieldArray({ control: form.control, name: 'owners' });
  const count = owners.fields.length;
  const add = useRef<HTMLButtonElement>(null);
  const take = useRemoval({
    list: owners,
    at: (index) => form.getValues(`owners.${index}`),
    said: words.owners.removed,
    focus: () => add.current?.focus({ preventScroll: true }),
  });
  return (
    <FormSection title={words.owners.title} clause={words.owners.clause}>
      {owners.fields.map((field, index) => (
        <div key={field.id} className={styles['pair']}>
          <PartyFields legend={words.owners.owner(index + 1, count)} path={`owners.${index}.owner`} side="owner" />
          <PartyFields legend={words.owners.securityUnit(index + 1, count)} path={`owners.${index}.securityUnit`} side="securityUnit" />
          {count > 1 && (
            <div className="row">
              <button type="button" className="btn sm" onClick={() => take(index)}>
                {words.owners.remove(index + 1)}
              </button>
            </div>
          )}
        </div>
      ))}
      <div className="row">
        <button ref={add} type="button" className="btn" onClick={() => owners.append(emptyOwnership())}>
          <IconPlus className="i" aria-hidden="true" />
          {words.owners.add}
        </button>
      </div>
    </FormSection>
  );
}

export function OperatorsSection() {
  const form = useFormContext<UnitProfile>();
  const operators = useFieldArray({ control: form.control, name: 'operators' });
  const owners = useWatch({ control: form.control, name: 'owners' });
  const source = owners.map(({ securityUnit }) => securityUnit).find(({ name }) => name.trim() !== '');
  const parties = useWatch({ control: form.control, name: 'operators' });
  const add = useRef<HTMLButtonElement>(null);
  const take = useRemoval({
    list: operators,
    at: (index) => form.getValues(`operators.${index}`),
    said: words.operators.removed,
    focus: () => add.current?.focus({ preventScroll: true }),
  });
  const lacks = (index: number, party: Party): boolean => {
    const operator = parties[index];
    return operator !== undefined && canFill(operator, party);
  };
  const fillFrom = (index: number, party: Party): void => {
    form.setValue(`operators.${index}`, fillBlanks(form.getValues(`operators.${index}`), party), { shouldDirty: true });
    // The button goes once nothing is left to fill; the keyboard stays with the operator.
    form.setFocus(`operators.${index}.name`);
  };
  return (
    <FormSection title={words.operators.title} clause={words.operators.clause} lead={words.operators.lead}>
      {operators.fields.length === 0 && <p className="s13 t3">{words.operators.empty}</p>}
      {operators.fields.map((field, index) => (
        <div key={field.id} className={styles['pair']}>
          <PartyFields
            legend={words.operators.one(index + 1)}
            path={`operators.${index}`}
            side="operator"
            action={
              <div className="row">
                {source !== undefined && lacks(index, source) && (
                  <button
                    type="button"
                    className="btn sm"
                    aria-label={words.operators.copyInto(index + 1)}
                    onClick={() => fillFrom(index, source)}
                  >
                    <IconCopy className="i" aria-hidden="true" />
                    {words.operators.copy}
                  </button>
                )}
                <button type="button" className="btn sm" onClick={() => take(index)}>
                  {words.operators.remove(index + 1)}
                </button>
              </div>
            }
          />
        </div>
      ))}
      <div className="row">
        <button ref={add} type="button" className="btn" onClick={() => operators.append(emptyParty())}>
          <IconPlus className="i" aria-hidden="true" />
          {words.operators.add}
        </button>
        {source !== undefined && operators.fields.length === 0 && (
          <button type="button" className="btn" onClick={() => operators.append({ ...source })}>
            <IconCopy className="i" aria-hidden="true" />
            {words.operators.copy}
          </button>
        )}
      </div>
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
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={[...words.people.authorities]}
          {...form.register('signer.authority')}
        />
      </FieldGroup>
    </FormSection>
  );
}

export function LetterSection() {
  const form = useFormContext<UnitProfile>();
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
