import { IconEyeCheck, IconFiles, IconPaperclip, IconRefresh, IconUpload, IconX } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import type { Evidence } from '../../../core/assessment/model.ts';
import { showDate, type IsoDate } from '../../../core/date.ts';
import { useCall } from '../../api.ts';
import { EvidenceIcon } from '../../parts/evidence-icon.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Loading } from '../../parts/states.tsx';
import { ValidityTag } from '../../parts/validity-tag.tsx';
import { assess as words, cadenceWords } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { isAsked, type Entry } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';
import type { Intake } from './use-intake.ts';

interface Props {
  state: AssessmentState;
  entry: Entry;
  intake: Intake;
  today: IsoDate;
  /** Opens the list of what is in the vault. */
  onVault: () => void;
}

/** What helps: how to check, what proves it. */
export function HelpPane({ state, entry, intake, today, onVault }: Props) {
  const { item } = entry;
  return (
    <aside className={`${styles['pane']} ${styles['right']}`} aria-label={words.help}>
      <section>
        <header>
          <IconEyeCheck className="i t3" aria-hidden="true" />
          <h3>{words.guidance}</h3>
        </header>
        <p className={styles['guide']}>{item.guidance}</p>
        {item.cadence !== undefined && (
          <span>
            <span className="tag">
              <IconRefresh className="i" aria-hidden="true" />
              {words.cadence(cadenceWords(item.cadence))}
            </span>
          </span>
        )}
      </section>
      <section>
        <header>
          <IconPaperclip className="i t3" aria-hidden="true" />
          <h3>{words.evidence.title}</h3>
          {isAsked(entry) && (
            <span className="end" aria-hidden="true">
              <kbd>E</kbd>
            </span>
          )}
        </header>
        <p className="s12 t3">{words.evidence.expected}</p>
        <ul className="col g4 s13">
          {item.evidence.map((name) => (
            <li key={name}>– {name}</li>
          ))}
        </ul>
        {isAsked(entry) && <Linked ids={state.answerOf(item.id).evidence} intake={intake} today={today} onVault={onVault} />}
      </section>
    </aside>
  );
}

function Linked({ ids, intake, today, onVault }: { ids: string[] } & Omit<Props, 'state' | 'entry'>) {
  const vault = useCall('evidence.list');
  const byId = new Map(vault.data?.map((evidence) => [evidence.id, evidence]));
  return (
    <>
      {ids.length === 0 && <p className="s13 t2">{words.evidence.none}</p>}
      {vault.isError && <FailureNotice error={vault.error} onRetry={() => void vault.refetch()} />}
      {vault.isPending && ids.length > 0 && <Loading />}
      {ids.length > 0 && (
        <ul className="col g4">
          {ids.flatMap((id) => {
            const evidence = byId.get(id);
            return evidence === undefined
              ? []
              : [<Piece key={id} evidence={evidence} uses={evidence.uses.length} today={today} onRemove={() => intake.unlink(id)} />];
          })}
        </ul>
      )}
      <DropZone intake={intake} />
      <button type="button" className="btn sm" onClick={onVault}>
        <IconFiles className="i" aria-hidden="true" />
        {words.evidence.fromVault} <kbd aria-hidden="true">M</kbd>
      </button>
      {intake.error !== null && <FailureNotice error={intake.error} />}
      {intake.refused.length > 0 && (
        <div className="banner not" role="alert">
          <div className="col g4">
            <b className="s13 not">{words.evidence.refused}</b>
            <ul className="col g4 s12">
              {intake.refused.map(({ name, failure }) => (
                <li key={name}>{failure.message}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
}

function Piece({ evidence, uses, today, onRemove }: { evidence: Evidence; uses: number; today: IsoDate; onRemove: () => void }) {
  return (
    <li className={`ev ${styles['evidence']}`}>
      <EvidenceIcon mediaType={evidence.mediaType} />
      <div className="col">
        <span className="s13 w5 ell" title={evidence.title}>
          {evidence.title}
        </span>
        <span className="meta">
          <span className="s12 t3 ell">{`${evidence.effectiveOn === null ? words.evidence.noDate : showDate(evidence.effectiveOn)} · ${words.evidence.uses(String(uses))}`}</span>
          <ValidityTag until={evidence.validUntil} today={today} />
        </span>
      </div>
      <button type="button" className="btn ico sm sub" aria-label={words.evidence.remove(evidence.title)} onClick={onRemove}>
        <IconX className="i" aria-hidden="true" />
      </button>
    </li>
  );
}

function DropZone({ intake }: { intake: Intake }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    intake.addFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={`drop${over ? ` ${styles['over']}` : ''}`}
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload className="i" aria-hidden="true" />
      <span className="grow">
        {intake.busy ? (
          words.evidence.adding
        ) : (
          <>
            {words.evidence.drop} <kbd>Ctrl V</kbd>
          </>
        )}
      </span>
      <button type="button" className="btn sm" disabled={intake.busy} onClick={intake.pick}>
        {words.evidence.pick}
      </button>
    </div>
  );
}
