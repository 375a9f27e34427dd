import { IconEyeCheck, IconFiles, IconPaperclip, IconRefresh, IconUpload, IconX } from '@tabler/icons-react';
import { useMemo, useState, type DragEvent } from 'react';
import type { Evidence } from '../../../core/assessment/model.ts';
import type { SystemSummary } from '../../../core/api.ts';
import type { ItemContext, LastYearAnswer } from '../../../core/contract/overview.ts';
import { showDate, type IsoDate } from '../../../core/date.ts';
import { useCall } from '../../api.ts';
import { EvidenceIcon } from '../../parts/evidence-icon.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Loading } from '../../parts/states.tsx';
import { ValidityTag } from '../../parts/validity-tag.tsx';
import { assess as words, cadenceWords } from '../../texts/assess.ts';
import { Carried, ChangedText, LastYear, Others } from './beside.tsx';
import styles from './desk.module.css';
import { isAsked, type Entry } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';
import type { Intake } from './use-intake.ts';

interface Props {
  state: AssessmentState;
  entry: Entry;
  intake: Intake;
  today: IsoDate;
  systems: readonly SystemSummary[];
  last: LastYearAnswer | undefined;
  context: ItemContext | undefined;
  /** Opens the list of what is in the vault. */
  onVault: () => void;
  /** Takes the answer of another system, or of last year, over. */
  onUse: (from: { systemId: string; year: number }, whose: string) => void;
}

/** What helps: how to check, what proves it, what was said before and elsewhere. */
export function HelpPane(props: Props) {
  const { state, entry, intake, today, systems, last, context, onVault, onUse } = props;
  const { item } = entry;
  const asked = isAsked(entry);
  const answer = state.answerOf(item.id);
  const vault = useCall('evidence.list');
  const byId = useMemo(() => new Map<string, Uses>(vault.data?.map((evidence) => [evidence.id, evidence])), [vault.data]);
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
      <Earlier item={item} context={context} last={last} />
      <section>
        <header>
          <IconPaperclip className="i t3" aria-hidden="true" />
          <h3>{words.evidence.title}</h3>
          {asked && (
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
        {asked && vault.isError && <FailureNotice error={vault.error} onRetry={() => void vault.refetch()} />}
        {asked && vault.isPending && answer.evidence.length > 0 && <Loading />}
        {asked && <Linked ids={answer.evidence} byId={byId} intake={intake} today={today} onVault={onVault} />}
      </section>
      {answer.carried !== null && <Carried carried={answer.carried} confirmed={answer.confirmed} systems={systems} />}
      {last !== undefined && (
        <LastYear
          last={last}
          answer={answer}
          vault={byId}
          today={today}
          // Under another framework the way goes through the carry-over, which knows what still holds.
          onUse={
            asked && last.framework === state.view.checklist.framework
              ? () => onUse({ systemId: state.place.systemId, year: last.year }, words.useOther.lastYear(String(last.year)))
              : null
          }
          onLink={asked ? intake.link : null}
        />
      )}
      {context !== undefined && <Others context={context} year={state.place.year} onUse={asked ? onUse : null} />}
    </aside>
  );
}

type Uses = Evidence & { uses: readonly unknown[] };

/** What the requirement said when it was answered; without an answer to an older wording, what it said last year. */
function Earlier({ item, context, last }: Pick<Props, 'context' | 'last'> & { item: Entry['item'] }) {
  const before = context?.before ?? null;
  if (before !== null) return <ChangedText item={item} before={before} lead={words.changedText.lead} />;
  const then = last?.before ?? null;
  if (last === undefined || then === null) return null;
  return <ChangedText item={item} before={then} lead={words.changedText.leadYear(String(last.year))} />;
}

interface LinkedProps extends Pick<Props, 'intake' | 'today' | 'onVault'> {
  ids: string[];
  byId: ReadonlyMap<string, Uses>;
}

function Linked({ ids, byId, intake, today, onVault }: LinkedProps) {
  return (
    <>
      {ids.length === 0 && <p className="s13 t2">{words.evidence.none}</p>}
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
