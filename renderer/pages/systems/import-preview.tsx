import { useEffect, useRef } from 'react';
import type { RegisterPreview } from '../../../core/contract/register.ts';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { toast } from '../../parts/toast.tsx';
import { register } from '../../texts/register.ts';
import styles from './systems.module.css';

const words = register.excel;
type State = RegisterPreview['systems'][number]['state'];
const TONES: Record<State, string> = { new: 'tag acc', changed: 'tag partial', same: 'tag', wrong: 'tag not' };

const orEmpty = (text: string): string => (text === '' ? words.empty : text);

function Systems({ systems }: Pick<RegisterPreview, 'systems'>) {
  return (
    <div className={`sideways ${styles['preview']}`} tabIndex={0} role="group" aria-label={words.systems}>
      <table className={`table ${styles['taken']}`}>
        <thead>
          <tr>
            <th>{words.columns.row}</th>
            <th>{words.columns.name}</th>
            <th>{words.columns.state}</th>
            <th>{words.columns.changes}</th>
          </tr>
        </thead>
        <tbody>
          {systems.map(({ row, name, state, changes }) => (
            <tr key={row}>
              <td>{row}</td>
              <td>
                <span className={styles['name']} title={name}>
                  {orEmpty(name)}
                </span>
              </td>
              <td>
                <span className={TONES[state]}>{words.states[state]}</span>
              </td>
              <td>
                <ul className="s12">
                  {changes.map(({ field, before, after }) => (
                    <li key={field}>{words.change(field, orEmpty(before), orEmpty(after))}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Problems({ problems }: Pick<RegisterPreview, 'problems'>) {
  return (
    <section className="col g8" aria-label={words.problems(problems.length)}>
      <h3 className="s13 w6 partial">{words.problems(problems.length)}</h3>
      <div className={`sideways ${styles['preview']}`} tabIndex={0} role="group" aria-label={words.problemColumns.text}>
        <table className="table">
          <thead>
            <tr>
              <th>{words.problemColumns.place}</th>
              <th>{words.problemColumns.column}</th>
              <th>{words.problemColumns.text}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ sheet, row, column, text }) => (
              <tr key={`${sheet} ${row} ${column} ${text}`}>
                <td>{words.place(sheet, row)}</td>
                <td>{column}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What taking a workbook over would do, before anything is written. */
export function ImportPreview({ preview, onClose }: { preview: RegisterPreview; onClose: () => void }) {
  const take = useAct('systems.importExcel');
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that asked for it is gone.
  useEffect(() => heading.current?.focus(), []);
  const count = (state: State): number => preview.systems.filter((system) => system.state === state).length;
  const [added, changed] = [count('new'), count('changed')];
  const confirm = (): void =>
    take.mutate(
      { token: preview.token },
      {
        onSuccess: (done) => {
          toast(words.done(done.added, done.changed));
          onClose();
        },
      },
    );
  return (
    <section className={`card ${styles['picker']}`} aria-label={words.title(preview.file)}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title(preview.file)}
      </h2>
      <p className="s13 t2">{words.lead}</p>
      {take.isError && <FailureNotice error={take.error} title={words.importFailed} />}
      {preview.systems.length > 0 && <Systems systems={preview.systems} />}
      {preview.problems.length > 0 && <Problems problems={preview.problems} />}
      <p className="s13" role="status">
        {preview.systems.length === 0 ? words.none : words.count(added, changed, count('same'), count('wrong'))}
      </p>
      <div className="row">
        {added + changed > 0 && (
          <button type="button" className="btn pri" disabled={take.isPending || take.isError} onClick={confirm}>
            {words.take(words.confirm(added, changed))}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </section>
  );
}
