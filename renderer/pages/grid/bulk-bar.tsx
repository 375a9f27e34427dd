import { IconCheck, IconGitMerge, IconPaperclip } from '@tabler/icons-react';
import type { Targets } from '../../../core/assessment/grid.ts';
import { VERDICTS, type Verdict } from '../../../core/assessment/model.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { grid as words } from '../../texts/grid.ts';
import { VERDICT_LABELS } from '../../texts/terms.ts';
import styles from './grid.module.css';
import { ReasonForm } from './reason-form.tsx';

export interface BarProps {
  targets: Targets;
  outside: number;
  /** How many cells could go back to the unit's answer, and how many wait to be confirmed. */
  own: number;
  unconfirmed: number;
  /** The form for a reason is open. */
  asking: boolean;
  error: unknown;
  onVerdict: (verdict: Verdict) => void;
  onReason: (reason: string) => void;
  onStopAsking: () => void;
  onUseCommon: () => void;
  onEvidence: () => void;
  onConfirm: () => void;
  onClear: () => void;
}

/** What can be done to the chosen cells. Floats over the foot of the grid. */
export function BulkBar(props: BarProps) {
  const { targets, outside, own, unconfirmed, asking, error } = props;
  const { written, following, notRequired, setAside } = targets;
  const { bar } = words;
  const reached = written.length + following.length;
  const left = [
    { count: notRequired, text: bar.notRequired },
    { count: setAside, text: bar.setAside },
    { count: outside, text: bar.outside },
  ].flatMap(({ count, text }) => (count > 0 ? [text(showNumber(count))] : []));
  const none = written.length === 0;
  return (
    <div className={styles['bar']}>
      {error !== null && <FailureNotice error={error} title={words.failed} />}
      <p className={styles['told']} role="status">
        <b>{bar.cells(showNumber(reached))}</b>
        {following.length > 0 && <span className="t2">{` · ${bar.following(showNumber(following.length))}`}</span>}
        {left.length > 0 && <span className="t3">{` · ${left.join(', ')}`}</span>}
      </p>
      {asking ? (
        <ReasonForm targets={targets} onWrite={props.onReason} onCancel={props.onStopAsking} />
      ) : (
        <div className={styles['acts']} role="toolbar" aria-label={bar.label}>
          {VERDICTS.map((verdict, index) => (
            <button
              key={verdict}
              type="button"
              className="btn"
              disabled={none}
              aria-label={VERDICT_LABELS[verdict]}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => props.onVerdict(verdict)}
            >
              <VerdictMark verdict={verdict} silent />
              <span className={styles['text']}>{words.verdicts[verdict]}</span>
              <kbd aria-hidden="true">{index + 1}</kbd>
            </button>
          ))}
          <i className={styles['gap']} />
          <button
            type="button"
            className="btn"
            disabled={own === 0}
            title={own === 0 ? bar.useCommonNone : undefined}
            aria-keyshortcuts="T"
            onClick={props.onUseCommon}
          >
            <IconGitMerge className="i" aria-hidden="true" />
            <span className={styles['text']}>{bar.useCommon}</span>
            <kbd aria-hidden="true">T</kbd>
          </button>
          <button type="button" className="btn" disabled={none} aria-keyshortcuts="E" onClick={props.onEvidence}>
            <IconPaperclip className="i" aria-hidden="true" />
            <span className={styles['text']}>{bar.evidence}</span>
            <kbd aria-hidden="true">E</kbd>
          </button>
          {unconfirmed > 0 && (
            <button type="button" className="btn" title={bar.confirmHint} onClick={props.onConfirm}>
              <IconCheck className="i" aria-hidden="true" />
              {bar.confirm(showNumber(unconfirmed))}
            </button>
          )}
          <i className={styles['gap']} />
          <button type="button" className="btn sub" aria-keyshortcuts="Escape" onClick={props.onClear}>
            <span className={styles['text']}>{bar.clear}</span>
            <kbd aria-hidden="true">Esc</kbd>
          </button>
        </div>
      )}
    </div>
  );
}
