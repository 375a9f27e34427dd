import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import type { AssessmentView, SystemSummary } from '../../../core/api.ts';
import { COMMON } from '../../../core/assessment/common.ts';
import type { IsoDate } from '../../../core/date.ts';
import { useAct, useFreshCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { createPerVisit } from '../../parts/per-visit.ts';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { outside } from '../../texts/outside-help.ts';
import { countOf, groupsOf, type Filter } from './choice.ts';
import { ItemChoice } from './item-choice.tsx';
import styles from './outside.module.css';

const words = outside.send;

interface Letter {
  recipient: string;
  deadline: IsoDate | null;
  message: string;
  withAnswers: boolean;
}

/** Whoever comes back finds what was written and chosen. */
const useLetter = createPerVisit<Letter>({ recipient: '', deadline: null, message: '', withAnswers: false });
const useChosen = createPerVisit<ReadonlySet<string>>(new Set());
const useFilter = createPerVisit<Filter>('unanswered');

interface Props {
  systems: SystemSummary[];
  /** A system, or COMMON. */
  systemId: string;
  year: number;
  onSystem: (systemId: string) => void;
}

/** What goes out, to whom, until when. */
export function SendForm({ systems, systemId, year, onSystem }: Props) {
  const view = useFreshCall(true, 'assessment.open', { systemId, year });
  return (
    <section className={`card ${styles['form']}`} aria-label={words.title}>
      <h2>{words.title}</h2>
      <NativeSelect
        className={styles['field'] ?? ''}
        label={words.subject}
        value={systemId}
        onChange={(event) => onSystem(event.currentTarget.value)}
        data={[
          ...systems.map(({ system }) => ({ value: system.id, label: system.shortName || system.name })),
          { value: COMMON, label: words.common },
        ]}
      />
      {view.isError && <FailureNotice error={view.error} onRetry={() => void view.refetch()} />}
      {view.data === undefined ? !view.isError && <Loading /> : <Fields key={systemId} view={view.data} year={year} />}
    </section>
  );
}

function Fields({ view, year }: { view: AssessmentView; year: number }) {
  const { id } = view.subject;
  const [letter, setLetter] = useLetter();
  const [chosen, setChosen] = useChosen(id);
  const [filter, setFilter] = useFilter(id);
  const write = useAct('outside.export');
  const nothingLeft = countOf(groupsOf(view, 'unanswered')) === 0;
  useEffect(() => {
    // Where everything is answered, what is not met is asked for next.
    if (nothingLeft && filter === 'unanswered') setFilter('unmet');
    // Only when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const known = new Set(groupsOf(view, 'all').flatMap(({ items }) => items.map((item) => item.id)));
  const itemIds = [...chosen].filter((itemId) => known.has(itemId));
  const change = (fields: Partial<Letter>): void => setLetter({ ...letter, ...fields });
  const save = (): void =>
    write.mutate(
      { systemId: id, year, itemIds, ...letter },
      { onSuccess: (done) => void (done === null || toast(words.saved(done.items, done.file))) },
    );
  return (
    <>
      <ItemChoice view={view} chosen={new Set(itemIds)} filter={filter} onFilter={setFilter} onChange={setChosen} />
      <div className={styles['fields']}>
        <TextInput
          label={words.recipient}
          description={words.recipientHint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={200}
          value={letter.recipient}
          onChange={(event) => change({ recipient: event.currentTarget.value })}
        />
        <DateField label={words.deadline} value={letter.deadline} onChange={(deadline) => change({ deadline })} />
      </div>
      <Textarea
        label={words.message}
        autosize
        minRows={2}
        maxLength={2000}
        value={letter.message}
        onChange={(event) => change({ message: event.currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label={words.withAnswers}
        description={words.withAnswersHint}
        checked={letter.withAnswers}
        onChange={(event) => change({ withAnswers: event.currentTarget.checked })}
      />
      {write.isError && <FailureNotice error={write.error} title={words.failed} />}
      <div className={`row ${styles['wrap']}`}>
        <button type="button" className="btn pri" disabled={itemIds.length === 0 || write.isPending} onClick={save}>
          {words.save(itemIds.length)}
        </button>
        {itemIds.length === 0 && <span className="s13 t2">{words.none}</span>}
      </div>
    </>
  );
}
