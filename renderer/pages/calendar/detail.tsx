import { IconArrowLeft } from '@tabler/icons-react';
import { showDate, weekday, type IsoDate } from '../../../core/date.ts';
import { isPlan } from '../../../core/report/duties-plans.ts';
import { everyLabel } from '../../../core/report/duties-dates.ts';
import type { Duty, DutyKind } from '../../../core/report/duties-model.ts';
import { useAct, useCall } from '../../api.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { DutyTag } from '../../parts/duty-row.tsx';
import { EvidenceIcon } from '../../parts/evidence-icon.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { toast } from '../../parts/toast.tsx';
import { calendar } from '../../texts/calendar.ts';
import styles from './calendar.module.css';
import { DoneForm, type Undo } from './done-form.tsx';

const words = calendar.detail;

/** Where what has a register of its own is recorded. */
const SYSTEM_PLACES: Partial<Record<DutyKind, (systemId: string) => string>> = {
  inspection: (id) => `#/systems/${id}?tab=inspections`,
  transition: () => '#/transition',
  approval: (id) => `#/systems/${id}?tab=approval`,
  relevel: (id) => `#/systems/${id}?tab=level`,
  plan: (id) => `#/systems/${id}?tab=approval`,
};

function placeOf({ kind, key, systemId }: Duty): string | undefined {
  // “incident/ID/notice”: one incident may concern several systems.
  if (kind === 'incident') return `#/incidents/${key.split('/')[1] ?? ''}`;
  // “plan/ID”: a plan may serve several systems; “plan-complete/…” is the protection plan of one.
  if (isPlan(key)) return `#/plans?plan=${encodeURIComponent(key.slice('plan/'.length))}`;
  return systemId === null ? undefined : SYSTEM_PLACES[kind]?.(systemId);
}

interface Props {
  duty: Duty;
  today: IsoDate;
  onBack: () => void;
  /** The duty was recorded, or its record taken away. */
  onChanged: () => void;
  onUndo: Undo;
}

/** One duty: why, until when, for which requirements; and the record of its being done. */
export function Detail({ duty, today, onBack, onChanged, onUndo }: Props) {
  const place = placeOf(duty);
  const go = isPlan(duty.key) ? words.openPlan : words.open[duty.kind];
  return (
    <>
      <button type="button" className={`btn sm ${styles['back']}`} onClick={onBack}>
        <IconArrowLeft className="i" aria-hidden="true" />
        {words.back}
      </button>
      <div className="col g6">
        <span className="row g6">
          <span className="tag">{calendar.kinds[duty.kind]}</span>
          <DutyTag duty={duty} today={today} />
        </span>
        <h2>{duty.title}</h2>
        <span className="s13">
          {`${weekday(duty.date)}, ${showDate(duty.date)} · ${duty.systemName === '' ? calendar.wholeUnit : duty.systemName}`}
        </span>
        {duty.every !== null && duty.state !== 'done' && <span className="s13 t2">{frequencyOf(duty, duty.every)}</span>}
        {duty.every === null && duty.note !== '' && <span className="s13 t2">{duty.note}</span>}
        {duty.every !== null && duty.state === 'done' && duty.note !== '' && <span className="s13 t2">{duty.note}</span>}
        {duty.proposed && <span className="s12 t2">{words.proposed}</span>}
        {duty.clause !== '' && (
          <div className={styles['clauses']}>
            {duty.clause.split('; ').map((clause) => (
              <ClauseChip key={clause} clause={clause} />
            ))}
          </div>
        )}
      </div>
      {duty.state === 'done' && <Done duty={duty} onChanged={onChanged} />}
      {duty.state !== 'done' && duty.markable && <DoneForm key={duty.key} duty={duty} today={today} onSaved={onChanged} onUndo={onUndo} />}
      {duty.state !== 'done' && !duty.markable && (
        <div className="col g6">
          <p className="s13 t2">{words.elsewhere}</p>
          {place !== undefined && go !== undefined && (
            <a className="btn" href={place}>
              {go}
            </a>
          )}
        </div>
      )}
      {duty.kind !== 'report' && <Items duty={duty} today={today} />}
    </>
  );
}

/** “Chu kỳ: hằng tháng · lần gần nhất 16/10/2026”; of several parts each says its own last time. */
function frequencyOf({ parts }: Duty, every: string): string {
  const frequency = `${words.every}: ${everyLabel(every)}`;
  const [only] = parts;
  if (parts.length !== 1 || only === undefined) return frequency;
  return `${frequency} · ${only.lastDone === null ? words.never : words.lastDone(showDate(only.lastDone))}`;
}

/** The requirements a duty serves; each leads to its place on the desk. */
function Items({ duty, today }: { duty: Duty; today: IsoDate }) {
  const systems = useCall('systems.list', { year: Number(today.slice(0, 4)) });
  const nameOf = (systemId: string): string => {
    const system = systems.data?.find((summary) => summary.system.id === systemId)?.system;
    return system === undefined ? '' : system.shortName || system.name;
  };
  /** What only says again what the duty is called says nothing of the requirement; whose it is does. */
  const told = (title: string, systemId: string): string => (title === duty.title ? nameOf(systemId) : title);
  const served = duty.parts.filter(({ items }) => items.length > 0);
  if (served.length === 0) return null;
  return (
    <section className="col g6" aria-label={words.serves}>
      <h3 className="s13">{words.serves}</h3>
      <ul className="col g6 s13">
        {served.flatMap((part) =>
          part.items.map(({ systemId, itemId }) => (
            <li key={`${part.key} ${systemId} ${itemId}`}>
              <a href={`#/assess/${systemId}?item=${encodeURIComponent(itemId)}`}>{`${itemId} ${told(part.title, systemId)}`}</a>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

function Done({ duty, onChanged }: { duty: Duty; onChanged: () => void }) {
  const undo = useAct('duties.undoDone');
  const vault = useCall('evidence.list');
  const pieces = (vault.data ?? []).filter(({ id }) => duty.evidence.includes(id));
  return (
    <section className="col g8" aria-label={words.doneOn(showDate(duty.date))}>
      {duty.parts.length > 1 && (
        <ul className="col g4 s13">
          {duty.parts.map((part) => (
            <li key={part.key}>– {part.title}</li>
          ))}
        </ul>
      )}
      <h3 className="s13">{words.evidence}</h3>
      {pieces.length === 0 && <p className="s13 t2">{words.noEvidence}</p>}
      <ul className="col g4">
        {pieces.map((piece) => (
          <li key={piece.id} className="row g8">
            <EvidenceIcon mediaType={piece.mediaType} />
            <span className="s13">{piece.title}</span>
          </li>
        ))}
      </ul>
      {undo.isError && <FailureNotice error={undo.error} />}
      <span>
        <button
          type="button"
          className="btn"
          disabled={undo.isPending}
          onClick={() =>
            undo.mutate(
              { ids: duty.doneIds, linked: [] },
              {
                onSuccess: () => {
                  toast(words.undone);
                  onChanged();
                },
              },
            )
          }
        >
          {words.undo}
        </button>
      </span>
    </section>
  );
}
