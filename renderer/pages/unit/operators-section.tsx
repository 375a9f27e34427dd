/** Bodies that run systems. */
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { emptyParty } from '../../../core/assessment/empty.ts';
import type { Party, UnitProfile } from '../../../core/assessment/model.ts';
import type { IndependenceFinding } from '../../../core/report/independence.ts';
import { sameName } from '../../../core/report/names.ts';
import { FormSection } from '../../parts/form-parts.tsx';
import styles from '../../parts/form.module.css';
import { useRemoval } from '../../parts/use-removal.ts';
import { unit as words } from '../../texts/unit.ts';
import { Findings } from './findings.tsx';
import { canFill, fillBlanks } from './gaps.ts';
import { PartyFields } from './party-fields.tsx';

export function OperatorsSection({ findings }: { findings: IndependenceFinding[] }) {
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
          <Findings
            findings={findings.filter(({ systems }) =>
              systems.some(({ operatorName }) => sameName(operatorName, parties[index]?.name ?? '')),
            )}
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
