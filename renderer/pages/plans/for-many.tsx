import { Select } from '@mantine/core';
import { IconLink, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { emptyPlan } from '../../../core/assessment/answer.ts';
import { call, makeStale } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { offerUndo } from '../../parts/offer-undo.ts';
import { tellSaved } from '../../parts/saving.ts';
import { plans } from '../../texts/plans.ts';
import { titleOf } from './cells.tsx';
import { placeOf, type Entry, type Item } from './filters.ts';
import { PlanFields, type PlanText } from './plan-fields.tsx';
import styles from './plans.module.css';

const words = plans.missing;
export const ACTION_ID = 'plan-for-many';

const { id: _id, ...BLANK } = emptyPlan('');
/** Fields of a plan that is not made yet. */
export const NO_DRAFT: PlanText = { action: '', responsible: '', due: null, cost: null, budgetSource: '' };
export const isDrafted = (draft: PlanText): boolean => JSON.stringify(draft) !== JSON.stringify(NO_DRAFT);

interface Props {
  items: readonly Item[];
  entries: readonly Entry[];
  year: number;
  people: readonly string[];
  sources: readonly string[];
  draft: PlanText;
  onDraft: (draft: PlanText) => void;
  /** The chosen requirements have a plan now. */
  onDone: (planId: string) => void;
  onClear: () => void;
}

/** One plan for all chosen requirements: a new one, or one that is there. */
export function ForMany({ items, entries, year, people, sources, draft, onDraft, onDone, onClear }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [nameless, setNameless] = useState(false);
  const [planId, setPlanId] = useState<string | null>(null);
  const places = items.map((item) => placeOf(item, year));
  const act = async (run: () => Promise<{ id: string; savedAt: string; told: string }>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { id, savedAt, told } = await run();
      tellSaved(savedAt);
      await makeStale('plans.create');
      await offerUndo(told);
      onDone(id);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const create = (): void => {
    setNameless(draft.action.trim() === '');
    if (draft.action.trim() === '') {
      document.getElementById(ACTION_ID)?.focus();
      return;
    }
    void act(async () => {
      const { plan, savedAt } = await call('plans.create', { plan: { ...BLANK, ...draft }, places });
      onDraft(NO_DRAFT);
      return { id: plan.id, savedAt, told: words.created(showNumber(places.length)) };
    });
  };
  const link = (id: string): void =>
    void act(async () => {
      const { savedAt } = await call('plans.link', { planId: id, places });
      return { id, savedAt, told: words.linked(showNumber(places.length)) };
    });
  const open = entries.filter(({ plan }) => plan.state === 'planned' || plan.state === 'in_progress');
  return (
    <>
      <div className="row g8">
        <b className="s13" role="status">
          {words.picked(showNumber(items.length))}
        </b>
        <button type="button" className="btn sm end" onClick={onClear}>
          {words.clear}
        </button>
      </div>
      {error !== null && <FailureNotice error={error} title={words.failed} />}
      <form
        className={styles['form']}
        aria-label={words.create}
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
        noValidate
      >
        <h2>{words.create}</h2>
        <p className="s12 t2">{words.createLead}</p>
        <PlanFields
          plan={draft}
          onChange={(part) => onDraft({ ...draft, ...part })}
          people={people}
          sources={sources}
          actionId={ACTION_ID}
          actionError={nameless && draft.action.trim() === '' ? words.actionMissing : undefined}
        />
        <span>
          <button type="submit" className="btn pri" disabled={busy}>
            <IconPlus className="i" aria-hidden="true" />
            {busy ? words.creating : words.create}
          </button>
        </span>
      </form>
      {open.length > 0 && (
        <section className={styles['link']} aria-label={words.link}>
          <h2>{words.link}</h2>
          <Select
            aria-label={words.linkWhich}
            placeholder={words.linkPick}
            data={open.map(({ plan }) => ({ value: plan.id, label: titleOf(plan) }))}
            value={planId}
            onChange={setPlanId}
            searchable
          />
          <span>
            <button type="button" className="btn" disabled={busy || planId === null} onClick={() => planId !== null && link(planId)}>
              <IconLink className="i" aria-hidden="true" />
              {words.linkDo}
            </button>
          </span>
        </section>
      )}
    </>
  );
}
