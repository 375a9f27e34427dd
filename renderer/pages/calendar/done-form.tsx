import { Checkbox, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Input } from '../../../core/api.ts';
import { showDate, type IsoDate } from '../../../core/date.ts';
import type { Duty, DutyPart } from '../../../core/report/duties-model.ts';
import { useAct } from '../../api.ts';
import { EvidenceLinks } from '../../parts/evidence-links.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { forgetUnsaved, useUnsaved } from '../../parts/unsaved.ts';
import { calendar } from '../../texts/calendar.ts';
import styles from './calendar.module.css';

const words = calendar.form;

/** What takes a record away again. */
export type Undo = (made: Input<'duties.undoDone'>) => void;

interface FormProps {
  duty: Duty;
  today: IsoDate;
  onSaved: () => void;
  onUndo: Undo;
}

/** Which parts were done, when, and what proves it. */
export function DoneForm({ duty, today, onSaved, onUndo }: FormProps) {
  const record = useAct('duties.done');
  // What is due now was most likely done; what is due later is not taken for done.
  const dueNow = duty.parts.filter(({ date }) => date <= duty.date).map(({ key }) => key);
  const [picked, pick] = useState<readonly string[]>(dueNow);
  const [doneOn, setDoneOn] = useState<IsoDate | null>(today);
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const [asked, ask] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useUnsaved(note !== '' || evidence.length > 0, words.unsaved, () => element.current?.querySelector('textarea') ?? null);

  const several = duty.parts.length > 1;
  const served = duty.parts.filter(({ key }) => picked.includes(key)).reduce((sum, { items }) => sum + items.length, 0);
  const dateProblem = doneOn === null ? words.noDate : doneOn > today ? words.future : undefined;
  const save = (): void => {
    ask(true);
    if (dateProblem !== undefined || doneOn === null || picked.length === 0) return;
    record.mutate(
      { keys: [...picked], doneOn, note, evidence: [...evidence] },
      {
        onSuccess: ({ ids, linked, savedAt }) => {
          forgetUnsaved();
          tellSaved(savedAt);
          toast(words.saved(duty.title), () => onUndo({ ids, linked }));
          onSaved();
        },
      },
    );
  };
  return (
    <form
      ref={element}
      className={styles['form']}
      aria-label={words.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {several && (
        <Checkbox.Group
          label={words.which}
          value={[...picked]}
          onChange={pick}
          error={asked && picked.length === 0 ? words.nonePicked : undefined}
        >
          <div className="col g6">
            {duty.parts.map((part) => (
              <Checkbox key={part.key} value={part.key} label={part.title} description={partNote(duty, part)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <DateField label={words.doneOn} value={doneOn} onChange={setDoneOn} error={asked ? dateProblem : undefined} required />
      <Textarea
        label={words.note}
        placeholder={words.noteHint}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <EvidenceLinks
        label={words.evidence}
        hint={served === 0 ? words.noItems : words.evidenceHint(showNumber(served))}
        value={evidence}
        onChange={setEvidence}
      />
      {record.isError && <FailureNotice error={record.error} title={words.failed} />}
      <span>
        <button type="submit" className="btn pri" disabled={record.isPending}>
          {record.isPending ? words.saving : words.save}
        </button>
      </span>
    </form>
  );
}

const detail = calendar.detail;

/** “hạn 14/12/2026 · chưa có lần nào”. */
const partNote = (duty: Pick<Duty, 'every'>, part: DutyPart): string =>
  [
    detail.dueOn(showDate(part.date)),
    ...(duty.every === null ? [] : [part.lastDone === null ? detail.never : detail.lastDone(showDate(part.lastDone))]),
  ].join(' · ');
