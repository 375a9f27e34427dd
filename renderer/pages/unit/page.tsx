import { zodResolver } from '@hookform/resolvers/zod';
import { IconArrowDown } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { unitProfile, type UnitProfile } from '../../../core/assessment/model.ts';
import { useCall } from '../../api.ts';
import { useAutosave } from '../../parts/autosave.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import styles from '../../parts/form.module.css';
import { usePlace } from '../../parts/place.ts';
import { Loading } from '../../parts/states.tsx';
import { unit as words } from '../../texts/unit.ts';
import { gapsOfUnit } from './gaps.ts';
import { unitSaver } from './save-unit.ts';
import { OperatorsSection } from './operators-section.tsx';
import { OwnersSection } from './owners-section.tsx';
import { AboutSection, LetterSection, PeopleSection } from './sections.tsx';
import { useIndependence } from './use-independence.ts';

function UnitForm({ profile }: { profile: UnitProfile }) {
  const form = useForm<UnitProfile, unknown, UnitProfile>({
    resolver: zodResolver(unitProfile),
    defaultValues: profile,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const [save] = useState(() => unitSaver(profile));
  const { flush, error } = useAutosave(form, unitProfile, 'unit', save);
  const current = useWatch({ control: form.control, compute: (values: UnitProfile) => values });
  const gaps = gapsOfUnit(current);
  const findings = useIndependence(current);
  const fields = useRef<HTMLDivElement>(null);
  const toFirstGap = (): void => {
    const field = fields.current?.querySelector('[data-gap]')?.closest('.mantine-InputWrapper-root')?.querySelector('input, textarea');
    if (field instanceof HTMLElement) field.focus();
  };
  return (
    <FormProvider {...form}>
      <form className="page" onBlur={flush} onSubmit={(event) => event.preventDefault()} noValidate>
        <div className="row start g16">
          <div className="grow">
            <h1>{words.title}</h1>
            <p className="s13 t2">{words.lead}</p>
          </div>
          {gaps === 0 ? (
            <span className="tag met">{words.complete}</span>
          ) : (
            <button type="button" className="btn sm" title={words.toGap} onClick={toFirstGap}>
              <IconArrowDown className="i" aria-hidden="true" />
              <span className="partial">{words.gaps(gaps)}</span>
            </button>
          )}
        </div>
        <div ref={fields} className={styles['reading']}>
          {error !== null && <FailureNotice error={error} title={words.failed} onRetry={flush} />}
          <AboutSection />
          <OwnersSection findings={findings} />
          <OperatorsSection findings={findings.filter(({ owner }) => owner === null)} />
          <PeopleSection />
          <LetterSection />
        </div>
      </form>
    </FormProvider>
  );
}

/** The unit: what every dossier says of it. */
export default function UnitPage() {
  usePlace([{ text: words.title }]);
  const unit = useCall('unit.get');
  if (unit.isError) {
    return (
      <div className="page">
        <FailureNotice error={unit.error} onRetry={() => void unit.refetch()} />
      </div>
    );
  }
  return unit.data === undefined ? <Loading /> : <UnitForm profile={unit.data} />;
}
