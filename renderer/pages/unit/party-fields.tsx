import { Menu, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch, type FieldPath } from 'react-hook-form';
import { emailProblem, phoneProblem } from '../../../core/assessment/contact.ts';
import { emptyParty } from '../../../core/assessment/empty.ts';
import type { Party, UnitProfile } from '../../../core/assessment/model.ts';
import { FieldGroup, needed } from '../../parts/form-parts.tsx';
import styles from '../../parts/form.module.css';
import { unit as words } from '../../texts/unit.ts';
import { canFill, fillBlanks, namedParties, neededBy08 } from './gaps.ts';
import { ORDER } from './unit-fields.tsx';

const FIELDS: (keyof Party)[] = ['name', 'head', 'position', 'phone', 'email', 'address', 'mandate'];

type PartyPath =
  | `owners.${number}.owner`
  | `owners.${number}.securityUnit`
  | `owners.${number}.delegation.delegate`
  | `owners.${number}.appraiser.body`
  | `operators.${number}`;

interface Props {
  legend: string;
  path: PartyPath;
  side: 'owner' | 'securityUnit' | 'operator' | 'delegate' | 'appraiser';
  action?: ReactNode;
}

/** What looks wrong though it can be kept. */
const DOUBTS: Partial<Record<keyof Party, (text: string) => string | null>> = { phone: phoneProblem, email: emailProblem };

function hintOf(side: Props['side'], field: keyof Party, empty: boolean): ReactNode {
  if (side === 'delegate') return field === 'mandate' ? undefined : needed(empty, words.delegation.needed);
  if (side === 'appraiser') return field === 'name' ? needed(empty, words.appraiser.needed) : undefined;
  return neededBy08(side, field) ? needed(empty) : undefined;
}

/** Name, mandate, head, address, phone and e-mail of a body, as Mẫu số 08 §2 asks for them. */
export function PartyFields({ legend, path, side, action }: Props) {
  const form = useFormContext<UnitProfile>();
  const party = useWatch({ control: form.control, name: path }) ?? emptyParty();
  return (
    <FieldGroup legend={legend} action={action ?? <FillFrom legend={legend} path={path} party={party} />}>
      {FIELDS.map((field) => {
        const name: FieldPath<UnitProfile> = `${path}.${field}`;
        const { error, isDirty, isTouched } = form.getFieldState(name, form.formState);
        // Nobody is told that a number is too short while it is being typed.
        const doubt = isDirty && !isTouched ? null : (DOUBTS[field]?.(party[field]) ?? null);
        return (
          <TextInput
            key={field}
            className={field === 'mandate' ? (styles['wide'] ?? '') : ''}
            label={words.party[field]}
            title={party[field]}
            description={hintOf(side, field, party[field].trim() === '')}
            inputWrapperOrder={ORDER}
            error={error?.message ?? doubt}
            {...form.register(name)}
          />
        );
      })}
    </FieldGroup>
  );
}

/** Takes over from another body of the profile what this one lacks: one person may fill two roles, each stays its own field. */
function FillFrom({ legend, path, party }: { legend: string; path: PartyPath; party: Party }) {
  const form = useFormContext<UnitProfile>();
  const profile = useWatch({ control: form.control, compute: (values: UnitProfile) => values });
  const sources = namedParties(profile).filter((source) => source !== party && source.name !== party.name && canFill(party, source));
  if (sources.length === 0) return null;
  const fill = (source: Party): void => {
    form.setValue(path, fillBlanks(form.getValues(path) ?? emptyParty(), source), { shouldDirty: true });
    form.setFocus(`${path}.name`);
  };
  return (
    <div className="row">
      <Menu position="bottom-start" returnFocus={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className="btn sm" aria-label={words.fill.into(legend)} title={words.fill.hint}>
            <IconCopy className="i" aria-hidden="true" />
            {words.fill.button}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {sources.map((source) => (
            <Menu.Item key={source.name} onClick={() => fill(source)}>
              {source.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
