import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { emptyInspection } from '../../../core/assessment/empty.ts';
import type { InformationSystem, Inspection } from '../../../core/assessment/model.ts';
import { inspection as inspectionSchema } from '../../../core/assessment/model.ts';
import { DateField } from '../../parts/fields.tsx';
import { FieldGroup, FormSection } from '../../parts/form-parts.tsx';
import { useRemoval } from '../../parts/use-removal.ts';
import { draftSource, tellUnsaved, useUnsaved } from '../../parts/unsaved.ts';
import { system } from '../../texts/systems.ts';
import { INSPECTION_LABELS } from '../../texts/terms.ts';

const words = system.approval;

type Draft = Omit<Inspection, 'from' | 'to'> & { from: string | null; to: string | null };
const EMPTY: Draft = { ...emptyInspection({ id: 'new', from: '', to: '' }), from: null, to: null };
const NEW_ID = 'new-inspection';
const KINDS = Object.entries(INSPECTION_LABELS).map(([value, label]) => ({ value, label }));

const isReversed = ({ from, to }: Draft): boolean => from !== null && to !== null && to < from;

/** The inspection in a draft; null while a date is missing or they are the wrong way round. */
function complete(draft: Draft): Inspection | null {
  const parsed = inspectionSchema.safeParse(draft);
  return parsed.success && !isReversed(draft) ? parsed.data : null;
}

/** Why a draft can't be kept yet. */
const lackOf = (draft: Draft): string | null => {
  if (isReversed(draft)) return words.reversed;
  return draft.from === null || draft.to === null ? words.datesMissing : null;
};

interface FieldsProps {
  legend: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
  action: ReactNode;
  /** Being written for the first time: it is told as a draft, not as a field of the page. */
  isNew?: boolean;
}

function Fields({ legend, draft, onChange, action, isNew = false }: FieldsProps) {
  const fields = useRef<HTMLDivElement>(null);
  const lack = lackOf(draft);
  useUnsaved(
    !isNew && lack !== null,
    legend,
    () => fields.current?.querySelectorAll<HTMLElement>('[data-dates-input]')[draft.from === null ? 0 : 1] ?? null,
  );
  const text = (field: 'by' | 'report') => (
    <TextInput
      label={words[field]}
      value={draft[field]}
      maxLength={500}
      onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
    />
  );
  const area = (field: 'independence' | 'contents' | 'findings') => (
    <Textarea
      label={words[field]}
      value={draft[field]}
      maxLength={field === 'findings' ? 2000 : 1000}
      autosize
      onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
    />
  );
  const reason = lack === null ? null : <span className="s12 not">{lack}</span>;
  return (
    <div ref={fields}>
      <FieldGroup
        legend={legend}
        action={
          <div className="row">
            {action}
            {reason}
          </div>
        }
      >
        <NativeSelect
          label={words.kind}
          data={KINDS}
          value={draft.kind}
          onChange={(event) => onChange({ ...draft, kind: inspectionSchema.shape.kind.parse(event.currentTarget.value) })}
        />
        <DateField label={words.from} required value={draft.from} onChange={(from) => onChange({ ...draft, from })} />
        <DateField
          label={words.to}
          required
          value={draft.to}
          onChange={(to) => onChange({ ...draft, to })}
          error={isReversed(draft) ? words.reversed : undefined}
        />
        {text('by')}
        {text('report')}
        {area('independence')}
        {area('contents')}
        {area('findings')}
      </FieldGroup>
    </div>
  );
}

function Kept({
  number,
  value,
  onChange,
  onRemove,
}: {
  number: number;
  value: Inspection;
  onChange: (value: Inspection) => void;
  onRemove: () => void;
}) {
  const [draft, setDraft] = useState<Draft>(value);
  const change = (next: Draft): void => {
    setDraft(next);
    const whole = complete(next);
    if (whole !== null) onChange(whole);
  };
  return (
    <Fields
      legend={words.inspection(number)}
      draft={draft}
      onChange={change}
      action={
        <button type="button" className="btn sm" data-remove onClick={onRemove}>
          {words.removeInspection(number)}
        </button>
      }
    />
  );
}

/** An inspection half written stays at hand when the tab or the page is left; by system. */
const unfinished = new Map<string, Draft>();
const isTouched = (draft: Draft): boolean => JSON.stringify(draft) !== JSON.stringify(EMPTY);

/** Keeps the draft of a system, null when there is none any more, and tells the window of it once something is in it. */
function keepUnfinished(systemId: string, name: string, draft: Draft | null, element: () => HTMLElement | null): void {
  if (draft === null) unfinished.delete(systemId);
  else unfinished.set(systemId, draft);
  const field = { label: words.unfinished(name), element, keptAt: `/systems/${systemId}?tab=approval` };
  tellUnsaved(draftSource(systemId, 'inspection'), draft !== null && isTouched(draft) ? [field] : []);
}

/** Inspections of the system: those kept, and one being written. */
export function Inspections() {
  const form = useFormContext<InformationSystem>();
  const list = useFieldArray({ control: form.control, name: 'inspections', keyName: 'key' });
  const systemId = form.getValues('id');
  const [adding, setDraft] = useState<Draft | null>(unfinished.get(systemId) ?? null);
  const setAdding = (draft: Draft | null): void => {
    setDraft(draft);
    const { name, shortName } = form.getValues();
    keepUnfinished(
      systemId,
      shortName === '' ? name : shortName,
      draft,
      () => document.getElementById(NEW_ID)?.querySelector('select') ?? null,
    );
  };
  const section = useRef<HTMLDivElement>(null);
  const focusSoon = (find: (section: HTMLElement) => HTMLElement | null | undefined): void => {
    // What to focus comes with the next render.
    setTimeout(() => section.current && find(section.current)?.focus(), 0);
  };
  const close = (): void => {
    setAdding(null);
    focusSoon((within) => within.querySelector<HTMLElement>('[data-add]'));
  };
  const whole = adding === null ? null : complete(adding);
  const remove = useRemoval({
    list,
    at: (index) => form.getValues(`inspections.${index}`),
    said: words.removed,
    focus: (index) =>
      focusSoon((within) => {
        const others = within.querySelectorAll<HTMLElement>('[data-remove]');
        return others[Math.min(index, others.length - 1)] ?? within.querySelector<HTMLElement>('[data-add]');
      }),
  });
  return (
    <div ref={section}>
      <FormSection title={words.inspections} clause={words.inspectionsClause}>
        {list.fields.length === 0 && <p className="s13 t3">{words.inspectionsEmpty}</p>}
        {list.fields.map(({ key, ...value }, index) => (
          <Kept
            key={key}
            number={index + 1}
            value={value}
            onChange={(next) => form.setValue(`inspections.${index}`, next, { shouldDirty: true })}
            onRemove={() => remove(index)}
          />
        ))}
        {adding !== null && (
          <div id={NEW_ID}>
            <Fields
              legend={words.newInspection}
              draft={adding}
              onChange={setAdding}
              isNew
              action={
                <>
                  <button
                    type="button"
                    className="btn pri sm"
                    disabled={whole === null}
                    onClick={() => {
                      if (whole === null) return;
                      list.append({ ...whole, id: crypto.randomUUID() });
                      close();
                    }}
                  >
                    {words.addInspection}
                  </button>
                  <button type="button" className="btn sm" onClick={close}>
                    {words.cancelInspection}
                  </button>
                </>
              }
            />
          </div>
        )}
        {adding === null && (
          <div className="row">
            <button
              type="button"
              className="btn"
              data-add
              onClick={() => {
                setAdding(EMPTY);
                focusSoon((within) => within.querySelector<HTMLElement>(`#${NEW_ID} select`));
              }}
            >
              {words.newInspection}
            </button>
          </div>
        )}
      </FormSection>
    </div>
  );
}
