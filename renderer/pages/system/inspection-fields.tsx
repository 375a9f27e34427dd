import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { inspection as inspectionSchema, type Inspection } from '../../../core/assessment/model.ts';
import type { Framework } from '../../../core/checklist/framework.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { EvidenceLinks } from '../../parts/evidence-links.tsx';
import { DateField } from '../../parts/fields.tsx';
import { FieldGrid, Wide } from '../../parts/form-parts.tsx';
import { useUnsaved } from '../../parts/unsaved.ts';
import { inspections as words } from '../../texts/inspections.ts';
import { INSPECTION_LABELS } from '../../texts/terms.ts';
import styles from './life.module.css';

/** An inspection being written: its days may still be missing. */
export type Draft = Omit<Inspection, 'from' | 'to'> & { from: string | null; to: string | null };
type Days = Pick<Draft, 'from' | 'to'>;

const isReversed = ({ from, to }: Days): boolean => from !== null && to !== null && to < from;

/** Why a draft can't be kept yet; null when it can. */
export const lackOf = (days: Days): string | null => {
  if (isReversed(days)) return words.reversed;
  return days.from === null || days.to === null ? words.datesMissing : null;
};

/** The inspection in a draft; null while a day is missing or they are the wrong way round. */
export function complete(draft: Draft): Inspection | null {
  const parsed = inspectionSchema.safeParse(draft);
  return parsed.success && lackOf(draft) === null ? parsed.data : null;
}

interface Props {
  legend: string;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  rules: Framework['inspection'];
  /** Being written for the first time: told as a draft, not as a field of the page. */
  isNew?: boolean;
}

const KINDS = Object.entries(INSPECTION_LABELS).map(([value, label]) => ({ value, label }));
const RESULTS = Object.entries(words.results).map(([value, label]) => ({ value, label }));

/** Everything about one inspection (NĐ 331 Đ27, Đ31.2.c). Days that contradict each other stay on screen and are told. */
export function InspectionFields({ legend, draft, onChange, rules, isNew = false }: Props) {
  const [days, setDays] = useState<Days>({ from: draft.from, to: draft.to });
  const fields = useRef<HTMLDivElement>(null);
  const lack = lackOf(days);
  useUnsaved(
    !isNew && lack !== null,
    legend,
    () => fields.current?.querySelectorAll<HTMLElement>('[data-dates-input]')[days.from === null ? 0 : 1] ?? null,
  );
  const changeDays = (part: Partial<Days>): void => {
    const next = { ...days, ...part };
    setDays(next);
    // A draft holds whatever stands there; what is kept changes only with both days.
    if (isNew || lackOf(next) === null) onChange(next);
  };
  const text = (field: 'by' | 'report') => (
    <TextInput
      label={words[field]}
      maxLength={500}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  const area = (field: 'independence' | 'contents' | 'findings', max: number) => (
    <Textarea
      label={words[field]}
      maxLength={max}
      autosize
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  const modes = [{ value: '', label: words.noMode }, ...[...new Set([...rules.technical_modes, draft.mode])].filter((mode) => mode !== '')];
  return (
    <div ref={fields} className="col g12">
      <FieldGrid>
        <NativeSelect
          label={words.kind}
          data={KINDS}
          value={draft.kind}
          onChange={(event) => onChange({ kind: inspectionSchema.shape.kind.parse(event.currentTarget.value) })}
        />
        <DateField label={words.from} required value={days.from} onChange={(from) => changeDays({ from })} />
        <DateField
          label={words.to}
          required
          value={days.to}
          onChange={(to) => changeDays({ to })}
          error={isReversed(days) ? words.reversed : undefined}
        />
        {text('by')}
        {text('report')}
        {area('independence', 1000)}
        <Wide>
          <Checkbox
            size="xs"
            label={words.byProfessional}
            checked={draft.professional}
            onChange={(event) => onChange({ professional: event.currentTarget.checked })}
          />
        </Wide>
        <Wide>
          <fieldset className={styles['checks']}>
            <legend className="s13 w5">{words.contentIds}</legend>
            {rules.contents.map(({ id, text: label, clause }) => (
              <span key={id} className={styles['head']}>
                <Checkbox
                  size="xs"
                  label={label}
                  checked={draft.contentIds.includes(id)}
                  onChange={(event) =>
                    onChange({
                      contentIds: event.currentTarget.checked ? [...draft.contentIds, id] : draft.contentIds.filter((one) => one !== id),
                    })
                  }
                />
                <ClauseChip clause={clause} />
              </span>
            ))}
          </fieldset>
        </Wide>
        <NativeSelect
          label={words.mode}
          data={modes}
          value={draft.mode}
          onChange={(event) => onChange({ mode: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.result}
          data={RESULTS}
          value={draft.result}
          onChange={(event) => onChange({ result: inspectionSchema.shape.result.parse(event.currentTarget.value) })}
        />
        {area('contents', 1000)}
        <Wide>{area('findings', 2000)}</Wide>
      </FieldGrid>
      <EvidenceLinks label={words.evidence} value={draft.evidence} onChange={(evidence) => onChange({ evidence })} />
      {lack !== null && <span className="s12 not">{lack}</span>}
    </div>
  );
}
