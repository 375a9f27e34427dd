import { useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { emptyInspection } from '../../../core/assessment/empty.ts';
import { inspection as inspectionSchema, type InformationSystem, type Inspection } from '../../../core/assessment/model.ts';
import { showDate, type IsoDate } from '../../../core/date.ts';
import { inspectionFindings, inspectionLaw, type InspectionFinding } from '../../../core/report/inspection-cadence.ts';
import { call, makeStale, useAct, useCall } from '../../api.ts';
import { useReporting, type Frameworks } from '../../law.ts';
import { useRecord } from '../../parts/autosave.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { saving } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { draftSource, tellUnsaved } from '../../parts/unsaved.ts';
import { inspections as words } from '../../texts/inspections.ts';
import { INSPECTION_LABELS } from '../../texts/terms.ts';
import { InspectionDues } from './inspection-dues.tsx';
import { complete, InspectionFields, type Draft } from './inspection-fields.tsx';
import styles from './life.module.css';

async function put(systemId: string, inspection: Inspection): Promise<{ savedAt: string }> {
  try {
    return await call('inspections.put', { systemId, inspection });
  } finally {
    await makeStale('inspections.put');
  }
}

/** Inspections of the system: when the next is due and by whom, those kept, and one being written. */
export function Inspections() {
  const form = useFormContext<InformationSystem>();
  // Only what the rules ask: the inspections themselves have calls of their own.
  useWatch({
    control: form.control,
    name: ['level', 'framework', 'operatorName', 'nationalSecurity', 'lastChanged', 'inUseSince', 'stage'],
  });
  const systemId = form.getValues('id');
  const reporting = useReporting();
  const list = useCall('inspections.list', { systemId });
  const incidents = useCall('incidents.list');
  const facts = useCall('approval.facts', { systemId });
  const [opened, open] = useState<string | null>(null);
  const section = useRef<HTMLDivElement>(null);
  const failed = [list, incidents, facts].find((query) => query.isError);
  if (failed !== undefined) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (reporting === undefined || list.data === undefined || incidents.data === undefined || facts.data === undefined) return null;
  const { frameworks, today } = reporting;
  const system: InformationSystem = { ...form.getValues(), inspections: list.data };
  const newestFirst = list.data.toSorted((a, b) => b.to.localeCompare(a.to) || b.from.localeCompare(a.from));
  const focusSoon = (selector: string): void => {
    // What to focus comes with the next render.
    setTimeout(() => section.current?.querySelector<HTMLElement>(selector)?.focus(), 0);
  };
  return (
    <div ref={section} className="col g16">
      <InspectionDues system={system} incidents={incidents.data} frameworks={frameworks} today={today} listed={facts.data.listed} />
      <FormSection title={words.title} clause={words.clause}>
        {newestFirst.length === 0 && <p className="s13 t3">{words.empty}</p>}
        {newestFirst.length > 0 && (
          <ul className="col g8">
            {newestFirst.map((inspection, index) => (
              <Kept
                key={inspection.id}
                index={index}
                system={system}
                inspection={inspection}
                findings={inspectionFindings(frameworks, system, incidents.data, inspection, today)}
                frameworks={frameworks}
                isOpen={opened === inspection.id}
                onOpen={(isOpen) => open(isOpen ? inspection.id : null)}
                onRemoved={() => focusSoon(`[data-inspection="${Math.min(index, newestFirst.length - 2)}"], [data-add]`)}
              />
            ))}
          </ul>
        )}
        <NewInspection
          system={system}
          frameworks={frameworks}
          today={today}
          onAdded={() => focusSoon('[data-add]')}
          onOpened={() => focusSoon(`#${NEW_ID} select`)}
        />
      </FormSection>
    </div>
  );
}

interface KeptProps {
  /** Its place in the list. */
  index: number;
  system: InformationSystem;
  inspection: Inspection;
  findings: InspectionFinding[];
  frameworks: Frameworks;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onRemoved: () => void;
}

const TONES = { '': '', met: 'met', met_in_part: 'partial', not_met: 'not' } as const;

function Kept({ index, system, inspection, findings, frameworks, isOpen, onOpen, onRemoved }: KeptProps) {
  const remove = useAct('inspections.remove');
  const name = words.one(index + 1);
  const bringBack = (): void => void saving(`inspection ${inspection.id}`, put(system.id, inspection)).catch(() => undefined);
  const takeAway = (): void =>
    // Its failure is shown beside the record.
    void remove.mutateAsync({ systemId: system.id, id: inspection.id }).then(
      () => {
        toast(words.removed, bringBack);
        onRemoved();
      },
      () => undefined,
    );
  const toggle = isOpen ? words.close : words.open;
  const { from, to, by, result, evidence, report } = inspection;
  return (
    <li className={styles['entry']}>
      <div className={styles['head']}>
        <b className="s13">{INSPECTION_LABELS[inspection.kind]}</b>
        <span className="s13">{words.between(showDate(from), showDate(to))}</span>
        <span className={`tag ${TONES[result]}`}>{words.results[result]}</span>
        <span className="s12 t2">{words.evidenceCount(evidence.length)}</span>
        <span className="row end">
          <button
            type="button"
            className="btn sm"
            data-landing="inspection"
            aria-expanded={isOpen}
            aria-label={words.named(toggle, name)}
            onClick={() => onOpen(!isOpen)}
          >
            {toggle}
          </button>
          <button
            type="button"
            className="btn sm"
            data-inspection={index}
            disabled={remove.isPending}
            aria-label={words.named(words.remove, name)}
            onClick={takeAway}
          >
            {words.remove}
          </button>
        </span>
      </div>
      <span className="s13 t2">{[by === '' ? words.noAssessor : by, report].filter((part) => part !== '').join(' · ')}</span>
      {remove.isError && <FailureNotice error={remove.error} />}
      <Findings findings={findings} />
      {isOpen && <Edit legend={name} systemId={system.id} kept={inspection} frameworks={frameworks} framework={system.framework} />}
    </li>
  );
}

function Findings({ findings }: { findings: InspectionFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles['told']}>
      {findings.map(({ id, severity, clause, text }) => (
        <li key={`${id} ${text}`} className={`s13 ${severity === 'warning' ? 'partial' : 't2'}`}>
          <span>{words.findingsOf[id](text)}</span>
          <ClauseChip clause={clause} />
        </li>
      ))}
    </ul>
  );
}

interface EditProps {
  legend: string;
  systemId: string;
  kept: Inspection;
  frameworks: Frameworks;
  framework: InformationSystem['framework'];
}

function Edit({ legend, systemId, kept, frameworks, framework }: EditProps) {
  const [save] = useState(() => (inspection: Inspection) => put(systemId, inspection));
  const { value, change, flush, error } = useRecord(kept, inspectionSchema, `inspection ${kept.id}`, save);
  return (
    <fieldset className={styles['checks']} onBlur={flush}>
      <legend className="sr">{legend}</legend>
      {error !== null && <FailureNotice error={error} title={words.failed} onRetry={flush} />}
      <InspectionFields
        legend={legend}
        draft={value}
        rules={inspectionLaw(frameworks, { framework }, value.from).inspection}
        onChange={({ from, to, ...part }) => change({ ...part, ...(from != null && to != null ? { from, to } : {}) })}
      />
    </fieldset>
  );
}

// ---------------------------------------------------------------- one being written

const NEW_ID = 'new-inspection';
const EMPTY: Draft = { ...emptyInspection({ id: 'new', from: '', to: '' }), from: null, to: null };

/** An inspection half written stays at hand when the tab or the page is left; by system. */
const unfinished = new Map<string, Draft>();
const isTouched = (draft: Draft): boolean => JSON.stringify(draft) !== JSON.stringify(EMPTY);

/** Keeps the draft of a system, null when there is none any more, and tells the window of it once something is in it. */
function keepUnfinished({ id, name, shortName }: InformationSystem, draft: Draft | null): void {
  if (draft === null) unfinished.delete(id);
  else unfinished.set(id, draft);
  const element = (): HTMLElement | null => document.getElementById(NEW_ID)?.querySelector('select') ?? null;
  const field = { label: words.unfinished(shortName === '' ? name : shortName), element, keptAt: `/systems/${id}?tab=inspections` };
  tellUnsaved(draftSource(id, 'inspection'), draft !== null && isTouched(draft) ? [field] : []);
}

interface NewProps {
  system: InformationSystem;
  frameworks: Frameworks;
  today: IsoDate;
  onAdded: () => void;
  onOpened: () => void;
}

function NewInspection({ system, frameworks, today, onAdded, onOpened }: NewProps) {
  const [draft, setDraft] = useState<Draft | null>(unfinished.get(system.id) ?? null);
  const [error, setError] = useState<unknown>(null);
  const take = (next: Draft | null): void => {
    setDraft(next);
    keepUnfinished(system, next);
  };
  const close = (): void => {
    take(null);
    setError(null);
    onAdded();
  };
  if (draft === null) {
    return (
      <div className="row">
        <button
          type="button"
          className="btn"
          data-add
          data-landing="inspection.add"
          onClick={() => {
            take(EMPTY);
            onOpened();
          }}
        >
          {words.add}
        </button>
      </div>
    );
  }
  const whole = complete(draft);
  const add = async (inspection: Inspection): Promise<void> => {
    try {
      await saving(`inspection ${inspection.id}`, put(system.id, inspection));
      close();
    } catch (failure) {
      setError(failure);
    }
  };
  // What it will be told, as it is being written.
  const findings =
    whole === null ? [] : inspectionFindings(frameworks, system, [], whole, today).filter(({ severity }) => severity === 'warning');
  return (
    <fieldset id={NEW_ID} className={styles['entry']}>
      <legend className="sr">{words.add}</legend>
      <b className="s13" aria-hidden="true">
        {words.add}
      </b>
      <InspectionFields
        legend={words.add}
        draft={draft}
        rules={inspectionLaw(frameworks, system, draft.from ?? today).inspection}
        isNew
        onChange={(part) => take({ ...draft, ...part })}
      />
      <Findings findings={findings} />
      {error !== null && <FailureNotice error={error} title={words.failed} />}
      <div className="row">
        <button
          type="button"
          className="btn pri sm"
          disabled={whole === null}
          onClick={() => whole !== null && void add({ ...whole, id: crypto.randomUUID() })}
        >
          {words.addNow}
        </button>
        <button type="button" className="btn sm" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </fieldset>
  );
}
