import { zodResolver } from '@hookform/resolvers/zod';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Controller, FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form';
import { showDate } from '../../../core/date.ts';
import { riskContents } from '../../../core/level/risk-contents.ts';
import { RISK_OCCASIONS, riskAssessment, type RiskAsset, type RiskAssessment } from '../../../core/level/risk.ts';
import { useCall } from '../../api.ts';
import { useAutosave } from '../../parts/autosave.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { EditableTable } from '../../parts/editable-table.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { FieldGrid, FormSection } from '../../parts/form-parts.tsx';
import type { Column } from '../../parts/pasted-cells.ts';
import { risk } from '../../texts/risk.ts';
import { ORDER } from './fields.tsx';
import { RiskContents } from './risk-contents.tsx';
import { RiskEntries } from './risk-entries.tsx';
import { RiskMatrix } from './risk-matrix.tsx';
import { useOccasions } from './risk-occasions.ts';
import { removeRisk, saveRisk } from './save-risk.ts';
import styles from './risk.module.css';

const words = risk.editor;

const ASSETS: Column<keyof RiskAsset>[] = [
  { key: 'name', label: words.asset.name, kind: 'text', share: 5, most: 500 },
  { key: 'information', label: words.asset.information, kind: 'text', share: 7, most: 1000 },
  { key: 'owner', label: words.asset.owner, kind: 'text', share: 4, most: 500 },
];
const noAsset = (): RiskAsset => ({ id: crypto.randomUUID(), name: '', information: '', owner: '' });

function About({ locked }: { locked: boolean }) {
  const { control, register, getFieldState, formState } = useFormContext<RiskAssessment>();
  const occasions = useOccasions();
  const info = useCall('app.info');
  const [occasion, assessor] = useWatch({ control, name: ['occasion', 'assessor'] });
  const { clause } = risk.occasions[occasion];
  return (
    <FormSection title={words.about} {...(clause === null ? {} : { clause })}>
      <fieldset className={styles['lock']} disabled={locked}>
        <FieldGrid>
          <Controller
            control={control}
            name="date"
            render={({ field }) => (
              <DateField
                label={words.date}
                required
                value={field.value}
                // An assessment always has its day: an emptied field keeps the last one.
                onChange={(date) => date !== null && field.onChange(date)}
                error={info.data !== undefined && field.value > info.data.today ? words.future : undefined}
              />
            )}
          />
          <NativeSelect
            label={words.occasion}
            title={occasions(occasion)}
            data={RISK_OCCASIONS.map((value) => ({ value, label: occasions(value) }))}
            {...register('occasion')}
          />
          <TextInput
            label={words.assessor}
            title={assessor}
            error={getFieldState('assessor', formState).error?.message}
            {...register('assessor')}
          />
        </FieldGrid>
      </fieldset>
    </FormSection>
  );
}

function Assets({ locked }: { locked: boolean }) {
  const form = useFormContext<RiskAssessment>();
  return (
    <FormSection title={words.assets} clause={words.assetsClause} lead={words.assetsLead}>
      <fieldset className={styles['lock']} disabled={locked}>
        <EditableTable
          label={words.assets}
          path="assets"
          columns={ASSETS}
          initial={form.getValues('assets')}
          empty={noAsset}
          onChange={(rows) => form.setValue('assets', rows, { shouldDirty: true })}
        />
      </fieldset>
    </FormSection>
  );
}

function Closing({ locked }: { locked: boolean }) {
  const form = useFormContext<RiskAssessment>();
  const area = (name: 'communication' | 'conclusion', hint: string) => (
    <Textarea
      label={words[name]}
      description={hint}
      inputWrapperOrder={ORDER}
      autosize
      minRows={2}
      maxRows={10}
      error={form.getFieldState(name, form.formState).error?.message}
      {...form.register(name)}
    />
  );
  return (
    <FormSection title={words.communicationTitle} clause="NĐ 331 Đ10.3.g">
      <fieldset className={styles['lock']} disabled={locked}>
        <FieldGrid>
          {area('communication', words.communicationHint)}
          {area('conclusion', words.conclusionHint)}
        </FieldGrid>
      </fieldset>
    </FormSection>
  );
}

/** One assessment: what it is about, assets, risks with their picture, what it still lacks, and its end. */
export function RiskEditor({ assessment, isNew }: { assessment: RiskAssessment; isNew: boolean }) {
  const form = useForm<RiskAssessment, unknown, RiskAssessment>({
    resolver: zodResolver(riskAssessment),
    defaultValues: assessment,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { flush, error } = useAutosave(form, riskAssessment, `risk ${assessment.id}`, saveRisk);
  const [failure, setFailure] = useState<unknown>(null);
  const [openRisk, setOpenRisk] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const { finished, date, entries, contents } = useWatch({
    control: form.control,
    compute: (values: RiskAssessment) => ({
      finished: values.finished,
      date: values.date,
      entries: values.entries.map(({ id, likelihood, impact }) => ({ id, likelihood, impact })),
      contents: riskContents(values),
    }),
  });
  useEffect(() => {
    if (isNew) form.setFocus('assessor');
  }, [isNew, form]);
  const lacking = contents.filter(({ missing }) => missing !== null);

  const openAt = (index: number): void => {
    setOpenRisk(entries[index]?.id ?? null);
    focusSoon(() => frame.current?.querySelector<HTMLElement>(`[data-risk="${index}"] button`));
  };
  const jump = (field: string): void => {
    const [list, index] = field.split('.');
    if (list === 'entries' && index !== undefined) setOpenRisk(entries[Number(index)]?.id ?? null);
    const name = field === 'assets' ? 'assets.0.name' : field;
    focusSoon(() =>
      frame.current?.querySelector<HTMLElement>(
        field === 'entries' ? '[data-add-risk]' : `[name="${CSS.escape(name)}"], [data-field="${CSS.escape(name)}"] input`,
      ),
    );
  };
  const finish = (): void => {
    setRefused(lacking.length > 0);
    if (lacking.length > 0) return;
    form.setValue('finished', true, { shouldDirty: true });
    flush();
  };
  const reopen = (): void => {
    form.setValue('finished', false, { shouldDirty: true });
    flush();
  };
  return (
    <FormProvider {...form}>
      <div ref={frame} className={styles['editor']} role="group" aria-label={words.label(showDate(date))} onBlur={flush}>
        <div className="row" style={{ flexWrap: 'wrap' }}>
          <h2 className="grow">{words.label(showDate(date))}</h2>
          <span className={finished ? 'tag met' : 'tag'}>{finished ? risk.finished : risk.draft}</span>
          <button type="button" className="btn" onClick={() => void removeRisk(assessment).catch(setFailure)}>
            <IconTrash className="i" aria-hidden="true" />
            {words.removeOne}
          </button>
        </div>
        {(error ?? failure) !== null && <FailureNotice error={error ?? failure} title={risk.failed} onRetry={flush} />}
        <About locked={finished} />
        <Assets locked={finished} />
        <RiskEntries openId={openRisk} onOpen={setOpenRisk} locked={finished} />
        <div className={styles['pair']}>
          <FormSection title={risk.matrix.title}>
            <RiskMatrix entries={entries} onOpen={openAt} />
          </FormSection>
          <FormSection title={risk.contents.title} clause={risk.contents.clause}>
            <p className={lacking.length === 0 ? 's13 met' : 's13 partial'}>
              {lacking.length === 0 ? risk.contents.done : risk.contents.left(lacking.length, contents.length)}
            </p>
            <RiskContents contents={contents} onJump={jump} />
          </FormSection>
        </div>
        <Closing locked={finished} />
        <div className="row" style={{ flexWrap: 'wrap' }}>
          {finished ? (
            <>
              <button type="button" className="btn" onClick={reopen}>
                <IconPencil className="i" aria-hidden="true" />
                {words.reopen}
              </button>
              <span className="s12 t3">{words.locked}</span>
            </>
          ) : (
            <>
              <button type="button" className="btn pri" onClick={finish}>
                <IconCircleCheck className="i" aria-hidden="true" />
                {words.finish}
              </button>
              <span className="s13 partial" role="status">
                {refused && lacking.length > 0 && words.cannotFinish(lacking.length)}
              </span>
            </>
          )}
          <span className="end">
            <ClauseChip clause="NĐ 331 Đ10.6" />
          </span>
        </div>
      </div>
    </FormProvider>
  );
}

/** What to focus comes with the next render. */
function focusSoon(find: () => HTMLElement | null | undefined): void {
  setTimeout(() => find()?.focus(), 0);
}
