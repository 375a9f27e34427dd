import { Chip, NativeSelect, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import { doubtfulDates, SYSTEM_DATES } from '../../../core/assessment/system-dates.ts';
import { TRAITS, trait as traitSchema } from '../../../core/checklist/model.ts';
import { useCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { CarryBanner } from '../../parts/carry-banner.tsx';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { DateField } from '../../parts/fields.tsx';
import styles from '../../parts/form.module.css';
import { FieldGrid, FormSection, Wide } from '../../parts/form-parts.tsx';
import { SameName } from '../../parts/same-name.tsx';
import { system } from '../../texts/systems.ts';
import { STAGE_LABELS, TRAIT_LABELS } from '../../texts/terms.ts';
import { ORDER, SystemArea, SystemText } from './fields.tsx';
import { OverviewGaps } from './overview-gaps.tsx';
import overview from './overview.module.css';
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

const GROUNDS = ['function', 'dataFlow', 'dependence', 'incidentImpact'] as const;

function Scope() {
  return (
    <FormSection title={words.scope} clause={words.scopeClause} lead={words.scopeLead}>
      <div className={overview['grounds']}>
        {GROUNDS.map((ground) => (
          <SystemArea key={ground} name={`scope.${ground}`} label={words.grounds[ground].label} hint={words.grounds[ground].help} />
        ))}
      </div>
      <p className={`row g6 s13 partial ${overview['warning'] ?? ''}`}>
        <IconAlertTriangle className="i" aria-hidden="true" />
        {words.scopeWarning}
        <ClauseChip clause={words.scopeWarningClause} />
      </p>
    </FormSection>
  );
}

function Serves() {
  const { control } = useFormContext<InformationSystem>();
  const framework = useWatch({ control, name: 'framework' });
  return (
    <FormSection title={words.serves} clause={words.servesClauses[framework]}>
      <FieldGrid>
        <SystemArea name="size" label={words.size} hint={words.sizeHint} />
        <SystemArea name="users" label={words.users} hint={words.usersHint} />
      </FieldGrid>
    </FormSection>
  );
}

/** Who hosts, and how the system is kept apart there, are asked only where another body hosts. */
function Hosting() {
  const form = useFormContext<InformationSystem>();
  const [hosting, framework] = useWatch({ control: form.control, name: ['hosting', 'framework'] });
  return (
    <FormSection title={words.hostingTitle} {...(hosting === 'own' ? {} : { clause: words.hostingClauses[framework] })}>
      <FieldGrid>
        <NativeSelect
          label={words.hosting}
          data={Object.entries(words.hostings).map(([value, label]) => ({ value, label }))}
          {...form.register('hosting')}
        />
        {hosting !== 'own' && (
          <>
            <SystemText name="host" label={words.host} />
            <Wide>
              <SystemArea name="separation" label={words.separation} hint={words.separationHints[framework]} />
            </Wide>
          </>
        )}
      </FieldGrid>
    </FormSection>
  );
}

function Dates() {
  const form = useFormContext<InformationSystem>();
  const info = useCall('app.info');
  const dated = useWatch({
    control: form.control,
    compute: ({ stage, investmentApproved, constructionStarted, inUseSince, lastChanged }: InformationSystem) => ({
      stage,
      investmentApproved,
      constructionStarted,
      inUseSince,
      lastChanged,
    }),
  });
  const doubts = info.data === undefined ? {} : doubtfulDates(dated, info.data.today);
  return (
    <FormSection title={words.dates}>
      <FieldGrid>
        <NativeSelect
          label={words.stage}
          data={Object.entries(STAGE_LABELS).map(([value, label]) => ({ value, label }))}
          {...form.register('stage')}
        />
        {SYSTEM_DATES.map((name) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <div data-landing={name}>
                <DateField label={words[name]} value={field.value} onChange={field.onChange} error={doubts[name]} />
              </div>
            )}
          />
        ))}
      </FieldGrid>
    </FormSection>
  );
}

/** What the system is, what belongs to it, who answers for it, where and since when it runs, and its traits (NĐ 331 Đ22.3.a–c). */
export function OverviewTab({ unit }: { unit: UnitProfile }) {
  const { control } = useFormContext<InformationSystem>();
  const [id, name, level] = useWatch({ control, name: ['id', 'name', 'level'] });
  const reporting = useReporting();
  return (
    <>
      {reporting !== undefined && level !== null && <CarryBanner systemId={id} year={reporting.year} />}
      <OverviewGaps unit={unit} />
      <FormSection title={words.about}>
        <div className={overview['names']}>
          <SystemText name="name" label={words.name} />
          <SystemText name="shortName" label={words.shortName} />
          <SameName name={name} id={id} className={styles['wide']} />
        </div>
        <SystemArea name="purpose" label={words.purpose} />
      </FormSection>
      <Scope />
      <Serves />
      <FormSection title={words.parties}>
        <Parties unit={unit} />
      </FormSection>
      <Hosting />
      <Dates />
      <FormSection title={words.traits} lead={words.traitsLead}>
        <Traits />
      </FormSection>
      <RemoveSystem />
    </>
  );
}
