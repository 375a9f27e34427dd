import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { showDate, type IsoDate } from '../../../core/date.ts';
import { openTriggers, procedureClause, triggerKind, triggersFor, type RelevelSuggestion } from '../../../core/report/relevelling.ts';
import { useAct, useCall } from '../../api.ts';
import { useReporting, type Frameworks } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { firstClick } from '../../parts/first-click.ts';
import { FormSection } from '../../parts/form-parts.tsx';
import { relevelling as words } from '../../texts/relevelling.ts';
import styles from './life.module.css';
import { Handled, OpenTrigger } from './relevel-records.tsx';

const reasonText = ({ reason }: RelevelSuggestion): string => {
  switch (reason.kind) {
    case 'incident':
      return words.reasons.incident(reason.title);
    case 'risk':
      return words.reasons.risk(reason.level);
    case 'change':
      return words.reasons.change;
    case 'threshold':
      return words.reasons.threshold(reason.level);
  }
};

/** What asks for the level to be determined anew: suggested, open until handled, handled (NĐ 331 Đ10.2, Đ25; NĐ 85 Đ18). */
export function Relevelling() {
  const form = useFormContext<InformationSystem>();
  const [id, framework, level] = useWatch({ control: form.control, name: ['id', 'framework', 'level'] });
  // Its note takes the keyboard, to be written at once.
  const [added, setAdded] = useState<string | null>(null);
  const reporting = useReporting();
  const view = useCall('relevel.view', { systemId: id });
  const history = useCall('level.history', { systemId: id });
  const failed = [view, history].find((query) => query.isError);
  if (failed !== undefined) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (reporting === undefined || view.data === undefined || history.data === undefined) return null;
  const { frameworks, today } = reporting;
  const { triggers, suggestions } = view.data;
  // Nothing can be determined anew that never was.
  if (level === null && triggers.length === 0 && suggestions.length === 0) return null;
  const open = openTriggers(triggers);
  const handled = triggers
    .filter(({ handledOn }) => handledOn !== null)
    .toSorted((a, b) => (b.handledOn ?? '').localeCompare(a.handledOn ?? ''));
  return (
    <FormSection title={words.title} clause={procedureClause(frameworks, { framework }, today)} lead={words.lead}>
      {suggestions.map((suggestion) => (
        <Suggestion key={suggestion.trigger} systemId={id} suggestion={suggestion} frameworks={frameworks} />
      ))}
      {triggers.length === 0 && suggestions.length === 0 && <p className="s13 t3">{words.empty}</p>}
      {open.length > 0 && (
        <ul className="col g8">
          {open.map((trigger) => (
            <OpenTrigger
              key={trigger.id}
              trigger={trigger}
              history={history.data}
              frameworks={frameworks}
              today={today}
              isNew={trigger.id === added}
            />
          ))}
        </ul>
      )}
      <AddTrigger systemId={id} kinds={triggersFor(frameworks, { framework }, today)} today={today} onAdded={setAdded} />
      {handled.length > 0 && (
        <>
          <h3 className="s13 w6">{words.history}</h3>
          <ul className="col g8">
            {handled.map((trigger) => (
              <Handled key={trigger.id} trigger={trigger} history={history.data} frameworks={frameworks} />
            ))}
          </ul>
        </>
      )}
    </FormSection>
  );
}

const BLANK = { note: '', handledOn: null, determinationId: null, outcome: '' };

function Suggestion({ systemId, suggestion, frameworks }: { systemId: string; suggestion: RelevelSuggestion; frameworks: Frameworks }) {
  const accept = useAct('relevel.put');
  const kind = triggerKind(frameworks, suggestion.trigger);
  const note = reasonText(suggestion);
  const text = kind?.text ?? suggestion.trigger;
  return (
    <div className="banner partial">
      <div className="col g4 grow">
        <span className={styles['head']}>
          <b className="s13">{words.suggestion}</b>
          {kind !== null && <ClauseChip clause={kind.clause} />}
        </span>
        <span className="s13">{text}</span>
        <span className="s13 t2">{`${note} (${showDate(suggestion.on)})`}</span>
        {accept.isError && <FailureNotice error={accept.error} title={words.failed} />}
        <div className="row">
          <button
            type="button"
            className="btn sm"
            disabled={accept.isPending}
            aria-label={words.acceptOf(text)}
            onClick={() =>
              accept.mutate({ ...BLANK, id: crypto.randomUUID(), systemId, trigger: suggestion.trigger, on: suggestion.on, note })
            }
          >
            {words.accept}
          </button>
        </div>
      </div>
    </div>
  );
}

function AddTrigger({
  systemId,
  kinds,
  today,
  onAdded,
}: {
  systemId: string;
  kinds: { id: string; text: string; clause: string }[];
  today: IsoDate;
  onAdded: (id: string) => void;
}) {
  const add = useAct('relevel.put');
  const [chosen, choose] = useState(kinds[0]?.id ?? '');
  const kind = kinds.find(({ id }) => id === chosen);
  return (
    <>
      {add.isError && <FailureNotice error={add.error} title={words.failed} />}
      <div className={styles['add']}>
        <NativeSelect
          label={words.kind}
          data={kinds.map(({ id, text }) => ({ value: id, label: text }))}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <button
          type="button"
          className="btn"
          data-add-trigger
          disabled={add.isPending}
          onClick={(event) =>
            firstClick(event, () => {
              const id = crypto.randomUUID();
              add.mutate({ ...BLANK, id, systemId, trigger: chosen, on: today }, { onSuccess: () => onAdded(id) });
            })
          }
        >
          {words.add}
        </button>
        {kind !== undefined && <ClauseChip clause={kind.clause} />}
      </div>
    </>
  );
}
