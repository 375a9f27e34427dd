import { IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { EventPayload } from '../../core/api.ts';
import { call } from '../api.ts';
import { vaultIntake as words } from '../texts/evidence.ts';
import type { Intaken } from './file-intake.tsx';
import { showNumber, showSize } from './format.ts';
import styles from './intake-report.module.css';

interface Props {
  /** Null while nothing is under way. */
  progress: EventPayload<'evidence.progress'> | null;
  report: Intaken;
  /** Heads the list of what was refused. */
  refused: string;
  onClose: () => void;
}

/** How far an intake has come, with “Dừng”; afterwards what was refused, skipped, or here already. */
export function IntakeReport({ progress, report, refused, onClose }: Props) {
  const known = report.added.filter(({ id }) => report.known.includes(id)).map(({ title }) => title);
  const told = report.refused.length + report.skipped.length + known.length > 0 || report.cancelled;
  return (
    <>
      {progress !== null && progress.total > 0 && (
        <div className={styles['progress']} role="status">
          <span className={`s13 ell ${styles['text']}`}>
            {words.progress(
              showNumber(Math.min(progress.done + 1, progress.total)),
              showNumber(progress.total),
              progress.file,
              showSize(progress.bytes),
            )}
          </span>
          <progress value={progress.done} max={progress.total} aria-label={words.progressLabel} />
          <Stop />
        </div>
      )}
      {told && (
        <div className={`banner ${report.refused.length > 0 ? 'not' : ''}`} role="alert">
          <div className={`col g8 grow ${styles['lists']}`}>
            {report.cancelled && <p className="s13">{words.stopped}</p>}
            {report.refused.length > 0 && (
              <List head={<b className="s13 not">{refused}</b>} lines={report.refused.map(({ failure }) => failure.message)} />
            )}
            {known.length > 0 && <List head={<b className="s13">{words.known(showNumber(known.length))}</b>} lines={known} />}
            {report.skipped.length > 0 && (
              <List
                head={<b className="s13">{words.skipped(showNumber(report.skipped.length))}</b>}
                lines={report.skipped.map(({ path, why }) => `${path.split(/[/\\]/).at(-1) ?? path}: ${words.why[why]}`)}
              />
            )}
          </div>
          <button type="button" className="btn ico sm sub" aria-label={words.close} onClick={onClose}>
            <IconX className="i" aria-hidden="true" />
          </button>
        </div>
      )}
    </>
  );
}

/** What is being written is finished or taken back first: that takes a moment with a large file. */
function Stop() {
  const [asked, ask] = useState(false);
  return (
    <button
      type="button"
      className="btn sm"
      disabled={asked}
      onClick={() => {
        ask(true);
        void call('evidence.cancel');
      }}
    >
      {asked ? words.stopping : words.stop}
    </button>
  );
}

/** More lines than anybody reads. */
const MOST_LINES = 20;

function List({ head, lines }: { head: ReactNode; lines: string[] }) {
  return (
    <div className="col g4">
      {head}
      <ul className="s12">
        {/* Two files may be refused for the same reason: the place in the list names the line. */}
        {lines.slice(0, MOST_LINES).map((line, at) => (
          <li key={`${at}${line}`}>{line}</li>
        ))}
        {lines.length > MOST_LINES && <li>{words.more(showNumber(lines.length - MOST_LINES))}</li>}
      </ul>
    </div>
  );
}
