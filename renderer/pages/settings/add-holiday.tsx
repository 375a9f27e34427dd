import { NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { showDate, type IsoDate } from '../../../core/date.ts';
import { isWorkingDay, type Holidays } from '../../../core/report/working-days.ts';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { toast } from '../../parts/toast.tsx';
import { useUnsaved } from '../../parts/unsaved.ts';
import { holidays } from '../../texts/holidays.ts';
import styles from './holidays.module.css';

const words = holidays.add;
const KINDS = [
  { value: 'off', label: words.kinds.off },
  { value: 'working', label: words.kinds.working },
];

interface Draft {
  date: IsoDate | null;
  name: string;
  working: boolean;
}
const EMPTY: Draft = { date: null, name: '', working: false };

/** A day of the unit: off, or worked for another. Told as not kept while something of it is typed. */
export function AddHoliday({ holidays: all, onAdded }: { holidays: Holidays; onAdded: (date: IsoDate) => void }) {
  const [draft, setDraft] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const put = useAct('holidays.put');
  const place = useRef<HTMLDivElement>(null);
  const dateField = (): HTMLElement | null => place.current?.querySelector<HTMLElement>('[data-dates-input]') ?? null;
  useUnsaved(draft.date !== null || draft.name.trim() !== '', words.title, dateField);
  const change = (part: Partial<Draft>): void => {
    setProblem(null);
    setDraft({ ...draft, ...part });
  };
  const add = (): void => {
    const { date, name, working } = draft;
    const isAlready = date !== null && isWorkingDay(date, all) === working;
    const wrong = date === null ? words.dateMissing : isAlready ? words.already[working ? 'working' : 'off'] : null;
    setProblem(wrong);
    if (date === null || wrong !== null) {
      dateField()?.focus();
      return;
    }
    put.mutate(
      { date, name: name.trim() || words.kinds[working ? 'working' : 'off'], working },
      {
        onSuccess: () => {
          setDraft(EMPTY);
          onAdded(date);
          toast(words.added(showDate(date)));
          dateField()?.focus();
        },
      },
    );
  };
  return (
    <section className="col g8" aria-label={words.title} data-new-holiday ref={place}>
      <h3>{words.title}</h3>
      <p className="s13 t2">{words.lead}</p>
      <div
        className={styles['add']}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) add();
        }}
      >
        <DateField label={words.date} value={draft.date} onChange={(date) => change({ date })} error={problem ?? undefined} />
        <TextInput
          label={words.name}
          value={draft.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.kind}
          data={KINDS}
          value={draft.working ? 'working' : 'off'}
          onChange={(event) => change({ working: event.currentTarget.value === 'working' })}
        />
        <button type="button" className="btn" onClick={add}>
          {words.add}
        </button>
      </div>
      {put.isError && <FailureNotice error={put.error} title={holidays.failed} />}
    </section>
  );
}
