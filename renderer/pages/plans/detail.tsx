import { Select } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Input } from '../../../core/api.ts';
import { changedPlan } from '../../../core/assessment/answer.ts';
import { plan as planSchema, planChange, PLAN_STATES, type Plan } from '../../../core/assessment/model.ts';
import { itemCode } from '../../../core/checklist/items.ts';
import { isUnmet, planProblems } from '../../../core/report/plans.ts';
import { call, makeStale } from '../../api.ts';
import { useRecord } from '../../parts/autosave.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { showNumber } from '../../parts/format.ts';
import { offerUndo } from '../../parts/offer-undo.ts';
import { tellSaved } from '../../parts/saving.ts';
import { assess } from '../../texts/assess.ts';
import { plans } from '../../texts/plans.ts';
import { ItemLine } from './cells.tsx';
import { keyOf, placeOf, type Entry, type Item } from './filters.ts';
import { PlanFields } from './plan-fields.tsx';
import styles from './plans.module.css';

const words = plans.detail;
/** A plan as it is kept, to tell whether two are the same. */
const told = (plan: Plan): string => JSON.stringify(changedPlan(plan, plan));
const FIELDS = planSchema.keyof().options;
/** What a form has changed: nothing else is written, lest what was changed elsewhere meanwhile goes. */
const changeOf = (before: Plan, now: Plan): Input<'plans.save'>['plan'] => ({
  ...planChange.parse(Object.fromEntries(FIELDS.filter((field) => before[field] !== now[field]).map((field) => [field, now[field]]))),
  id: now.id,
});

interface Props {
  entry: Entry;
  names: ReadonlyMap<string, string>;
  year: number;
  today: string;
  people: readonly string[];
  sources: readonly string[];
  onBack: () => void;
}

/** One plan: what it says, and the requirements it serves. What changes it from elsewhere (board, undo) shows here too. */
export function Detail({ entry, names, year, today, people, sources, onBack }: Props) {
  const kept = told(entry.plan);
  /** As the form shows it, but for what is still being typed; and which form that is. */
  const known = useRef(kept);
  const form = useRef(0);
  /** How many writes are under way whose result is not read yet. */
  const [writing, setWriting] = useState(0);
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (writing > 0 || kept === known.current) return;
    known.current = kept;
    form.current += 1;
    setVersion(form.current);
  }, [kept, writing]);
  const save = useCallback(async (before: Plan, plan: Plan, from: number): Promise<{ savedAt: string }> => {
    setWriting((count) => count + 1);
    try {
      const reply = await call('plans.save', { plan: changeOf(before, plan) });
      // A form that was left shows nothing any more.
      if (from === form.current) known.current = told(plan);
      return reply;
    } finally {
      void makeStale('plans.save').finally(() => setWriting((count) => count - 1));
    }
  }, []);
  return (
    <>
      <button type="button" className={`btn sm ${styles['back']}`} onClick={onBack}>
        <IconArrowLeft className="i" aria-hidden="true" />
        {words.back}
      </button>
      <h2>{words.title}</h2>
      {entry.items.length > 1 && <p className="s12 t2">{words.shared(showNumber(entry.items.length))}</p>}
      <Fields key={version} version={version} plan={entry.plan} today={today} people={people} sources={sources} save={save} />
      <Consequence entry={entry} />
      <Served entry={entry} names={names} year={year} />
    </>
  );
}

interface FieldsProps {
  version: number;
  plan: Plan;
  today: string;
  people: readonly string[];
  sources: readonly string[];
  save: (before: Plan, plan: Plan, from: number) => Promise<{ savedAt: string }>;
}

function Fields({ version, plan: kept, today, people, sources, save }: FieldsProps) {
  const schema = useMemo(
    () =>
      planSchema.superRefine((value, context) => {
        for (const { field, text } of planProblems(value, today)) context.addIssue({ code: 'custom', path: [field], message: text });
      }),
    [today],
  );
  const written = useRef(kept);
  const write = useCallback(
    async (plan: Plan) => {
      const reply = await save(written.current, plan, version);
      written.current = plan;
      return reply;
    },
    [save, version],
  );
  const { value, change, flush, error } = useRecord(kept, schema, `plan ${kept.id}`, write);
  const { state, doneOn } = value;
  const setState = (next: string | null): void => {
    const chosen = PLAN_STATES.find((one) => one === next);
    if (chosen !== undefined) change({ state: chosen, doneOn: chosen === 'done' ? (doneOn ?? today) : null });
  };
  const wrong = planProblems(value, today).length > 0;
  return (
    <form className={styles['form']} onBlur={flush} onSubmit={(event) => event.preventDefault()} noValidate>
      {error !== null && <FailureNotice error={error} title={words.failed} onRetry={flush} />}
      <PlanFields plan={value} onChange={change} people={people} sources={sources} />
      <div className={styles['pair']}>
        <Select
          label={words.state}
          data={PLAN_STATES.map((one) => ({ value: one, label: plans.states[one] }))}
          value={state}
          onChange={setState}
          allowDeselect={false}
        />
        {state === 'done' && (
          <DateField
            label={assess.plan.doneOn}
            value={doneOn}
            required
            onChange={(date) => change({ doneOn: date })}
            error={wrong ? (doneOn === null ? words.doneOnMissing : words.doneOnFuture) : undefined}
          />
        )}
      </div>
    </form>
  );
}

/** What the state of a plan means for its requirements; verdicts are never changed by it. */
function Consequence({ entry: { plan, items, unmet } }: { entry: Entry }) {
  if (plan.state === 'done' && unmet > 0) return <p className="banner partial s13">{words.rejudge(showNumber(unmet))}</p>;
  if (plan.state === 'cancelled' && unmet > 0) return <p className="banner s13">{words.cancelled(showNumber(unmet))}</p>;
  if ((plan.state === 'planned' || plan.state === 'in_progress') && unmet === 0 && items.length > 0) {
    return <p className="banner met s13">{words.settled}</p>;
  }
  return null;
}

function Served({ entry: { items }, names, year }: Pick<Props, 'entry' | 'names' | 'year'>) {
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const act = async (run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
      setError(null);
    } catch (failure) {
      setError(failure);
    } finally {
      await makeStale('plans.unlink');
    }
  };
  const unlink = (item: Item): Promise<void> =>
    act(async () => {
      const places = [placeOf(item, year)];
      const last = items.length === 1;
      heading.current?.focus();
      tellSaved((await call('plans.unlink', { places })).savedAt);
      await offerUndo(last ? words.unlinkedLast : words.unlinked);
    });
  // What still has to be done stands first.
  const ordered = [...items.filter(isUnmet), ...items.filter((item) => !isUnmet(item))];
  return (
    <section className="col g8" aria-label={words.items(showNumber(items.length))}>
      <h3 ref={heading} tabIndex={-1} className={styles['heading']}>
        {words.items(showNumber(items.length))}
      </h3>
      <span>
        <ClauseChip clause="NĐ 331 Đ36.10" />
      </span>
      {error !== null && <FailureNotice error={error} />}
      <ul className="col g8">
        {ordered.map((item) => (
          <li key={keyOf(item)} className={styles['served']}>
            <ItemLine item={item} names={names} />
            <button
              type="button"
              className="btn sub ico sm"
              aria-label={words.unlink(itemCode(item.itemId))}
              title={words.unlink(itemCode(item.itemId))}
              onClick={() => void unlink(item)}
            >
              <IconX className="i" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
