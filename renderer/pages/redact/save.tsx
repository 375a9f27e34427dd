import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import type { Evidence } from '../../../core/assessment/model.ts';
import type { Suggestion } from '../../../core/redaction/suggest.ts';
import { fewNumbers, fold } from '../../../core/text.ts';
import { makeStale } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { redaction } from '../../texts/redaction.ts';
import type { Cover } from './boxes.ts';
import { burn } from './burn.ts';
import styles from './redact.module.css';
import type { Source } from './source.ts';

const words = redaction.save;

type State = { at: 'still' | 'stopped' } | { at: 'running'; done: number } | { at: 'failed'; error: unknown };

interface Props {
  source: Source;
  evidence: Evidence;
  year: number;
  boxes: Cover['boxes'];
  suggestions: readonly Suggestion[];
  /** How many of them nobody decided about. */
  pending: number;
  /** Pages, counted from 0, that were never on screen. */
  unseen: readonly number[];
  onRunning: (running: boolean) => void;
  onSaved: (saved: Output<'redaction.save'>) => void;
}

/** As long as a title may be. */
const TITLE_LENGTH = 500;

/** Title, what still speaks against saving, progress and stop. */
export function Save({ source, evidence, year, boxes, suggestions, pending, unseen, onRunning, onSaved }: Props) {
  const [title, setTitle] = useState(() => words.copyTitle(evidence.title.slice(0, TITLE_LENGTH - words.copyTitle('').length)));
  const [state, setState] = useState<State>({ at: 'still' });
  const stopping = useRef<AbortController | null>(null);
  const told = suggestions.find(({ reason, text }) => reason === 'name' && fold(title).includes(fold(text)));
  const run = async (): Promise<void> => {
    const stop = new AbortController();
    stopping.current = stop;
    setState({ at: 'running', done: 0 });
    onRunning(true);
    try {
      const saved = await burn({
        source,
        evidence,
        boxes,
        title: title.trim(),
        year,
        signal: stop.signal,
        onPage: (done) => setState({ at: 'running', done }),
      });
      tellSaved(saved.savedAt);
      await makeStale('redaction.save');
      setState({ at: 'still' });
      onSaved(saved);
    } catch (error) {
      setState(stop.signal.aborted ? { at: 'stopped' } : { at: 'failed', error });
    } finally {
      onRunning(false);
    }
  };
  const total = source.sizes.length;
  const nothing = boxes.length === 0;
  const unnamed = title.trim() === '';
  return (
    <section className={`col g8 ${styles['save']}`} aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <TextInput
        label={words.name}
        value={title}
        maxLength={TITLE_LENGTH}
        disabled={state.at === 'running'}
        error={unnamed ? words.needName : undefined}
        description={words.nameLeaves}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {told !== undefined && <p className="s13 partial">{words.nameTells(told.text)}</p>}
      {pending > 0 && <p className="s13 partial">{words.pending(showNumber(pending))}</p>}
      {unseen.length > 0 && <p className="s13 partial">{words.unseen(redaction.pagesOf(fewNumbers(unseen.map((page) => page + 1))))}</p>}
      {state.at === 'failed' && <FailureNotice title={words.failed} error={state.error} />}
      {state.at === 'stopped' && (
        <p className="s13 t2" role="status">
          {words.stopped}
        </p>
      )}
      {state.at === 'running' ? (
        <div className="col g8">
          <p className="s13" role="status">
            {state.done < total ? words.running(showNumber(state.done + 1), showNumber(total)) : words.finishing}
          </p>
          <progress className={styles['progress']} max={total} value={state.done} aria-label={words.heading} />
          <button type="button" className="btn" disabled={state.done >= total} onClick={() => stopping.current?.abort()}>
            {words.stop}
          </button>
        </div>
      ) : (
        <>
          <button type="button" className="btn pri" disabled={nothing || unnamed} onClick={() => void run()}>
            {words.button}
          </button>
          <p className="s12 t2">{nothing ? words.needBox : words.what}</p>
        </>
      )}
    </section>
  );
}
