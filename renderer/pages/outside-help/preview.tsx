import { Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { verdict } from '../../../core/assessment/model.ts';
import type { OutsidePreview, OutsideRow } from '../../../core/contract/outside-help.ts';
import { showDate } from '../../../core/date.ts';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { outside, OUTSIDE_FIELD_LABELS, REFUSAL_TEXTS, WARNING_TEXTS } from '../../texts/outside-help.ts';
import { VERDICT_LABELS } from '../../texts/terms.ts';
import styles from './outside.module.css';

const words = outside.preview;
type State = OutsideRow['state'];
const TONES: Record<State, string> = { new: 'tag acc', changed: 'tag partial', same: 'tag', empty: 'tag', invalid: 'tag not' };

const canTake = ({ state }: OutsideRow): boolean => state === 'new' || state === 'changed';

/** A value as people read it. */
function shown(field: OutsideRow['changes'][number]['field'], value: string): string {
  if (value === '') return words.nothing;
  const judged = field === 'verdict' ? verdict.safeParse(value).data : undefined;
  if (judged !== undefined) return VERDICT_LABELS[judged];
  return field === 'due' ? showDate(value) : value;
}

function Details({ row: { changes, warnings, refusal, problems } }: { row: OutsideRow }) {
  return (
    <ul className={`s12 ${styles['details']}`}>
      {refusal !== null && <li>{REFUSAL_TEXTS[refusal]}</li>}
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
      {changes.map(({ field, before, after }) => (
        <li key={field}>{words.change(OUTSIDE_FIELD_LABELS[field], shown(field, before), shown(field, after))}</li>
      ))}
      {warnings.map((warning) => (
        <li key={warning} className="partial">
          <IconAlertTriangle className="i" aria-hidden="true" /> {WARNING_TEXTS[warning]}
        </li>
      ))}
    </ul>
  );
}

interface RowsProps {
  rows: OutsideRow[];
  chosen: ReadonlySet<number>;
  onToggle: (row: number, wanted: boolean) => void;
}

function Rows({ rows, chosen, onToggle }: RowsProps) {
  return (
    <div className={`sideways ${styles['rows']}`} tabIndex={0} role="group" aria-label={words.rows}>
      <table className={`table ${styles['table']}`}>
        <thead>
          <tr>
            {Object.entries(words.columns).map(([id, text]) => (
              <th key={id} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>
                {canTake(row) && (
                  <Checkbox
                    size="xs"
                    aria-label={words.takeRow(row.row)}
                    checked={chosen.has(row.row)}
                    onChange={(event) => onToggle(row.row, event.currentTarget.checked)}
                  />
                )}
              </td>
              <td>{row.row}</td>
              <td>
                {row.itemId === null ? (
                  <span className="t2">{words.unknown}</span>
                ) : (
                  <>
                    <span className="s12 t2">{row.itemId}</span> {row.title}
                  </>
                )}
              </td>
              <td>
                <span className={TONES[row.state]}>{words.states[row.state]}</span>
              </td>
              <td>
                <Details row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Props {
  preview: OutsidePreview;
  onDone: (changed: number) => void;
  onClose: () => void;
}

/** What taking a workbook over would do, row by row, before anything is written. Rows with a warning are left for a person to choose. */
export function Preview({ preview, onDone, onClose }: Props) {
  const { rows, subject } = preview;
  const [chosen, choose] = useState<ReadonlySet<number>>(
    () => new Set(rows.filter((row) => canTake(row) && row.warnings.length === 0).map(({ row }) => row)),
  );
  const take = useAct('outside.apply');
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that asked for it is gone.
  useEffect(() => heading.current?.focus(), []);
  const count = (state: State): number => rows.filter((row) => row.state === state).length;
  const isAnyToTake = rows.some(canTake);
  const toggle = (row: number, wanted: boolean): void => {
    const next = new Set(chosen);
    if (wanted) next.add(row);
    else next.delete(row);
    choose(next);
  };
  const save = (): void =>
    take.mutate(
      { token: preview.token, rows: [...chosen] },
      {
        onSuccess: ({ changed, savedAt }) => {
          tellSaved(savedAt);
          onDone(changed);
        },
      },
    );
  return (
    <section className={`card ${styles['form']}`} aria-label={words.title(preview.file)}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title(preview.file)}
      </h2>
      <p className="s13 t2">{words.lead(subject.shortName || subject.name, showInstant(preview.exportedAt))}</p>
      {take.isError && <FailureNotice error={take.error} title={words.failed} />}
      <Rows rows={rows} chosen={chosen} onToggle={toggle} />
      <p className="s13" role="status">
        {words.counts(count('new'), count('changed'), count('same'), count('empty'), count('invalid'))}
      </p>
      <div className={`row ${styles['wrap']}`}>
        {isAnyToTake && (
          <button type="button" className="btn pri" disabled={chosen.size === 0 || take.isPending || take.isError} onClick={save}>
            {words.save(chosen.size)}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {words.cancel}
        </button>
        {chosen.size === 0 && <span className="s13 t2">{isAnyToTake ? words.noneChosen : words.noneToTake}</span>}
      </div>
    </section>
  );
}
