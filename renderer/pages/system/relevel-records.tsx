import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { relevelTrigger, type RelevelTrigger } from '../../../core/assessment/relevelling.ts';
import { daysBetween, showDate, vietnamDate, type IsoDate } from '../../../core/date.ts';
import type { LevelDetermination } from '../../../core/level/model.ts';
import { determinationAnswering, triggerKind } from '../../../core/report/relevelling.ts';
import { call, makeStale, useAct } from '../../api.ts';
import type { Frameworks } from '../../law.ts';
import { useRecord } from '../../parts/autosave.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { FieldGrid, Wide } from '../../parts/form-parts.tsx';
import { showNumber } from '../../parts/format.ts';
import { saving } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { relevelling as words } from '../../texts/relevelling.ts';
import styles from './life.module.css';

const put = async (trigger: RelevelTrigger): Promise<{ savedAt: string }> => {
  try {
    return await call('relevel.put', trigger);
  } finally {
    await makeStale('relevel.put');
  }
};

/** Takes a record away, with its way back. */
function useTakeAway(trigger: RelevelTrigger) {
  const remove = useAct('relevel.remove');
  const bringBack = (): void => void saving(`trigger ${trigger.id}`, put(trigger)).catch(() => undefined);
  return {
    error: remove.error,
    busy: remove.isPending,
    run: () =>
      // Its failure is shown beside the record.
      void remove.mutateAsync({ id: trigger.id }).then(
        () => {
          toast(words.removed, bringBack);
          document.querySelector<HTMLElement>('[data-add-trigger]')?.focus();
        },
        () => undefined,
      ),
  };
}

interface OpenProps {
  trigger: RelevelTrigger;
  history: LevelDetermination[];
  frameworks: Frameworks;
  today: IsoDate;
  isNew: boolean;
}

/** A trigger that nags: dated, described, answered by a determination or by a reason to keep the level. */
export function OpenTrigger({ trigger: kept, history, frameworks, today, isNew }: OpenProps) {
  const { value: trigger, change, flush, error } = useRecord(kept, relevelTrigger, `trigger ${kept.id}`, put);
  const takeAway = useTakeAway(trigger);
  const note = useRef<HTMLTextAreaElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isNew) note.current?.focus();
  }, [isNew]);
  const [lacksReason, setLacksReason] = useState(false);
  const kind = triggerKind(frameworks, trigger.trigger);
  const text = kind?.text ?? trigger.trigger;
  const answer = determinationAnswering(trigger, history);
  const days = daysBetween(trigger.on, today);
  const keep = (): void => {
    if (trigger.outcome.trim() === '') {
      setLacksReason(true);
      reason.current?.focus();
      return;
    }
    change({ handledOn: today, determinationId: null });
    flush();
  };
  return (
    <li className={styles['entry']} onBlur={flush}>
      <span className={styles['head']}>
        <b className="s13">{text}</b>
        <span className="tag partial">{days > 0 ? words.open(showNumber(days)) : days === 0 ? words.openToday : words.ahead}</span>
        {kind !== null && <ClauseChip clause={kind.clause} />}
      </span>
      <FieldGrid>
        <DateField label={words.on} required value={trigger.on} onChange={(on) => on !== null && change({ on })} />
        <Wide>
          <Textarea
            label={words.note}
            ref={note}
            autosize
            maxLength={4000}
            value={trigger.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </Wide>
        <Wide>
          <Textarea
            ref={reason}
            label={words.outcome}
            autosize
            maxLength={2000}
            value={trigger.outcome}
            error={lacksReason ? words.keepNeeds : undefined}
            onChange={(event) => {
              setLacksReason(false);
              change({ outcome: event.currentTarget.value });
            }}
          />
        </Wide>
      </FieldGrid>
      {error !== null && <FailureNotice error={error} title={words.failed} onRetry={flush} />}
      {takeAway.error !== null && <FailureNotice error={takeAway.error} title={words.failed} />}
      <div className={styles['head']}>
        {answer === null ? (
          <a className="btn sm" href={`#/systems/${trigger.systemId}/level`}>
            {words.determine}
          </a>
        ) : (
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              change({ handledOn: vietnamDate(new Date(answer.decidedAt)), determinationId: answer.id });
              flush();
            }}
          >
            {words.determined(showDate(vietnamDate(new Date(answer.decidedAt))))}
          </button>
        )}
        <button type="button" className="btn sm" onClick={keep}>
          {words.keep}
        </button>
        <button
          type="button"
          className="btn sm"
          disabled={takeAway.busy}
          aria-label={words.named(words.remove, text)}
          onClick={takeAway.run}
        >
          {words.remove}
        </button>
      </div>
    </li>
  );
}

/** A trigger that was answered; it can be opened again. */
export function Handled({ trigger, history, frameworks }: Omit<OpenProps, 'today' | 'isNew'>) {
  const reopen = useAct('relevel.put');
  const takeAway = useTakeAway(trigger);
  const kind = triggerKind(frameworks, trigger.trigger);
  const text = kind?.text ?? trigger.trigger;
  const answer = history.find(({ id }) => id === trigger.determinationId);
  return (
    <li className={styles['entry']}>
      <span className={styles['head']}>
        <b className="s13">{text}</b>
        <span className="s12 t2">{showDate(trigger.on)}</span>
        {trigger.handledOn !== null && <span className="tag met">{words.handled(showDate(trigger.handledOn))}</span>}
        {kind !== null && <ClauseChip clause={kind.clause} />}
      </span>
      {trigger.note !== '' && <p className="s13 t2">{trigger.note}</p>}
      <p className="s13">
        {answer === undefined ? words.byReason(trigger.outcome) : words.byDetermination(showDate(vietnamDate(new Date(answer.decidedAt))))}
      </p>
      {(reopen.error ?? takeAway.error) !== null && <FailureNotice error={reopen.error ?? takeAway.error} title={words.failed} />}
      <div className="row">
        <button
          type="button"
          className="btn sm"
          disabled={reopen.isPending}
          aria-label={words.named(words.reopen, text)}
          onClick={() => reopen.mutate({ ...trigger, handledOn: null, determinationId: null })}
        >
          {words.reopen}
        </button>
        <button
          type="button"
          className="btn sm"
          disabled={takeAway.busy}
          aria-label={words.named(words.remove, text)}
          onClick={takeAway.run}
        >
          {words.remove}
        </button>
      </div>
    </li>
  );
}
