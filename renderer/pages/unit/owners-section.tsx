/** Owners with their security units, delegates and independent appraisers. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { emptyOwnership, emptyParty } from '../../../core/assessment/empty.ts';
import type { IndependentAppraiser, OwnerDelegation, UnitProfile } from '../../../core/assessment/model.ts';
import type { IndependenceFinding, IndependenceRule } from '../../../core/report/independence.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { DecisionFields } from '../../parts/decision-fields.tsx';
import { DateField } from '../../parts/fields.tsx';
import { FieldGrid, FieldGroup, FormSection, needed } from '../../parts/form-parts.tsx';
import styles from '../../parts/form.module.css';
import { useRemoval } from '../../parts/use-removal.ts';
import { unit as words } from '../../texts/unit.ts';
import { Findings } from './findings.tsx';
import { PartyFields } from './party-fields.tsx';
import { Area, ORDER } from './unit-fields.tsx';

interface Place {
  index: number;
  count: number;
}

const NO_DELEGATION: OwnerDelegation = { delegate: emptyParty(), document: null, scope: '', duties: '', from: null, until: null };
const NO_APPRAISER: IndependentAppraiser = { kind: 'subordinate_unit', body: emptyParty(), document: null };

/** The owner's powers handed on: to whom, by which document, for what and how long (NĐ 331 Đ4.3). */
function Delegation({ index, count }: Place) {
  const { control, getValues, setValue } = useFormContext<UnitProfile>();
  const path = `owners.${index}.delegation` as const;
  const [delegation, ownerName] = useWatch({ control, name: [path, `owners.${index}.owner.name`] });
  // Unchecked by mistake: what stood there comes back with the mark.
  const last = useRef(NO_DELEGATION);
  const mark = (checked: boolean): void => {
    if (!checked) last.current = getValues(path) ?? NO_DELEGATION;
    setValue(path, checked ? last.current : null, { shouldDirty: true });
  };
  const isReversed = delegation !== null && delegation.from !== null && delegation.until !== null && delegation.until < delegation.from;
  return (
    <>
      <div className="row">
        <Checkbox
          size="xs"
          label={words.delegation.check(count > 1 ? ownerName : '')}
          checked={delegation !== null}
          onChange={(event) => mark(event.currentTarget.checked)}
        />
        <ClauseChip clause={words.delegation.clause} />
      </div>
      {delegation !== null && (
        <div className={styles['pair']}>
          <PartyFields legend={words.delegation.delegate(index + 1, count)} path={`${path}.delegate`} side="delegate" />
          <Controller
            control={control}
            name={`${path}.document`}
            render={({ field }) => (
              <div data-landing={field.name}>
                <DecisionFields legend={words.delegation.document(index + 1, count)} value={field.value} onChange={field.onChange} />
              </div>
            )}
          />
          <FieldGroup legend={words.delegation.content(index + 1, count)}>
            <Area name={`${path}.scope`} label={words.delegation.scope} description={(empty) => needed(empty, words.delegation.needed)} />
            <Area name={`${path}.duties`} label={words.delegation.duties} description={(empty) => needed(empty, words.delegation.needed)} />
            <Controller
              control={control}
              name={`${path}.from`}
              render={({ field }) => (
                <div data-landing={field.name}>
                  <DateField label={words.delegation.from} value={field.value} onChange={field.onChange} />
                </div>
              )}
            />
            <Controller
              control={control}
              name={`${path}.until`}
              render={({ field }) => (
                <div data-landing={field.name}>
                  <DateField
                    label={words.delegation.until}
                    value={field.value}
                    onChange={field.onChange}
                    error={isReversed ? words.delegation.reversed : undefined}
                  />
                </div>
              )}
            />
          </FieldGroup>
        </div>
      )}
    </>
  );
}

/** Who appraises in the security unit's place (NĐ 331 Đ18.4). */
function Appraiser({ index, count }: Place) {
  const { control, getValues, setValue, register } = useFormContext<UnitProfile>();
  const path = `owners.${index}.appraiser` as const;
  const appraiser = useWatch({ control, name: path });
  const last = useRef(NO_APPRAISER);
  const mark = (checked: boolean): void => {
    if (!checked) last.current = getValues(path) ?? NO_APPRAISER;
    setValue(path, checked ? last.current : null, { shouldDirty: true });
  };
  return (
    <>
      <div className="row">
        <Checkbox
          size="xs"
          name={path}
          label={words.appraiser.check}
          description={words.appraiser.lead}
          checked={appraiser !== null}
          onChange={(event) => mark(event.currentTarget.checked)}
        />
        <ClauseChip clause={words.appraiser.clause} />
      </div>
      {appraiser !== null && (
        <div className={styles['pair']}>
          <FieldGrid>
            <NativeSelect label={words.appraiser.kind} data={[...words.appraiser.kinds]} {...register(`${path}.kind`)} />
          </FieldGrid>
          <PartyFields legend={words.appraiser.body(index + 1, count)} path={`${path}.body`} side="appraiser" />
          <Controller
            control={control}
            name={`${path}.document`}
            render={({ field }) => (
              <div data-landing={field.name}>
                <DecisionFields legend={words.appraiser.document(index + 1, count)} value={field.value} onChange={field.onChange} />
              </div>
            )}
          />
        </div>
      )}
    </>
  );
}

function Owner({ index, count, findings }: Place & { findings: IndependenceFinding[] }) {
  const form = useFormContext<UnitProfile>();
  const kind = useWatch({ control: form.control, name: `owners.${index}.securityUnitKind` });
  const about = (...rules: IndependenceRule[]): IndependenceFinding[] => findings.filter(({ rule }) => rules.includes(rule));
  const legend = kind === 'section' ? words.owners.securitySection : words.owners.securityUnit;
  return (
    <>
      <PartyFields legend={words.owners.owner(index + 1, count)} path={`owners.${index}.owner`} side="owner" />
      <Delegation index={index} count={count} />
      <Findings findings={about('delegation_over')} />
      <FieldGrid>
        <NativeSelect
          label={words.owners.kind}
          inputWrapperOrder={ORDER}
          data={[...words.owners.kinds]}
          {...form.register(`owners.${index}.securityUnitKind`)}
        />
      </FieldGrid>
      <PartyFields legend={legend(index + 1, count)} path={`owners.${index}.securityUnit`} side="securityUnit" />
      <Findings findings={about('security_unit_is_operator')} />
      <Appraiser index={index} count={count} />
      <Findings findings={about('appraiser_is_operator')} />
    </>
  );
}

export function OwnersSection({ findings }: { findings: IndependenceFinding[] }) {
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
          <Owner index={index} count={count} findings={findings.filter(({ owner }) => owner === index)} />
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
