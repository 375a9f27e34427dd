/** What else is known about the requirement: earlier wording, where its answer came from, last year, the unit's other systems. */
import { IconArrowForwardUp, IconGitCompare, IconHistory, IconPaperclip, IconServer2 } from '@tabler/icons-react';
import type { Answer, Evidence, Provenance } from '../../../core/assessment/model.ts';
import type { SystemSummary } from '../../../core/api.ts';
import type { ChecklistItem } from '../../../core/checklist/model.ts';
import type { ItemContext, LastYearAnswer, Wording } from '../../../core/contract/overview.ts';
import type { IsoDate } from '../../../core/date.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { showNumber } from '../../parts/format.ts';
import { ValidityTag } from '../../parts/validity-tag.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { assess as words } from '../../texts/assess.ts';
import { FRAMEWORK_LABELS, levelName } from '../../texts/terms.ts';
import { addressOf, Said } from './common-line.tsx';
import styles from './desk.module.css';
import { WordDiff } from '../../parts/word-diff.tsx';

/** The wording word by word, where it is not the one that was answered. */
export function ChangedText({ item, before, lead }: { item: ChecklistItem; before: Wording; lead: string }) {
  return (
    <section>
      <header>
        <IconGitCompare className="i acc" aria-hidden="true" />
        <h3>{words.changedText.title}</h3>
      </header>
      <p className="s12 t2">{lead}</p>
      {before.ask !== item.ask && (
        <>
          <p className="s12 t3">{words.changedText.ask}</p>
          <p className={styles['diff']}>
            <WordDiff before={before.ask} after={item.ask} />
          </p>
        </>
      )}
      {before.guidance !== item.guidance && (
        <>
          <p className="s12 t3">{words.changedText.guidance}</p>
          <p className={styles['diff']}>
            <WordDiff before={before.guidance} after={item.guidance} />
          </p>
        </>
      )}
    </section>
  );
}

/** Where an answer came from that nobody gave here, and what it still proves. */
export function Carried({ carried, confirmed, systems }: { carried: Provenance; confirmed: boolean; systems: readonly SystemSummary[] }) {
  return (
    <section>
      <header>
        <IconArrowForwardUp className="i t3" aria-hidden="true" />
        <h3>{words.carried.title}</h3>
      </header>
      <p className="s13">{`${originOf(carried, systems)}. ${words.carried.cover[carried.cover]}`}</p>
      {carried.items.length > 0 && <p className="s12 t3">{words.carried.items(carried.items.join(', '))}</p>}
      {carried.verdict !== null && (
        <p className="s12 t2">
          {words.carried.was}: <Said answer={carried} />
        </p>
      )}
      {carried.delta !== '' && (
        <p className={`s13 ${styles['delta']}`}>
          <IconGitCompare className="i s acc" aria-hidden="true" /> <b>{words.carried.delta}</b> {carried.delta}
        </p>
      )}
      {!confirmed && <p className="s12 t2">{words.carried.unconfirmed}</p>}
    </section>
  );
}

function originOf({ kind, systemId, year, framework, level }: Provenance, systems: readonly SystemSummary[]): string {
  switch (kind) {
    case 'year':
      return words.carried.year(String(year));
    case 'framework':
      return words.carried.framework(FRAMEWORK_LABELS[framework], String(year));
    case 'level':
      return words.carried.level(levelName(level).toLowerCase());
    case 'system': {
      const system = systems.find((one) => one.system.id === systemId)?.system;
      const name = system === undefined ? words.carried.goneSystem : system.shortName || system.name;
      return words.carried.system(systemId === null ? words.carried.unit : name);
    }
  }
}

interface LastYearProps {
  last: LastYearAnswer;
  answer: Answer;
  vault: ReadonlyMap<string, Evidence>;
  today: IsoDate;
  /** Null where it can't be taken over. */
  onUse: (() => void) | null;
  onLink: ((evidenceId: string) => void) | null;
}

export function LastYear({ last, answer, vault, today, onUse, onLink }: LastYearProps) {
  const isOther = last.from.itemId !== last.itemId;
  const evidence = last.evidence.flatMap((id) => vault.get(id) ?? []);
  return (
    <section aria-label={words.lastYear.title(String(last.year))}>
      <header>
        <IconHistory className="i t3" aria-hidden="true" />
        <h3>{words.lastYear.title(String(last.year))}</h3>
        <span className="s13 end">
          <Said answer={last} />
        </span>
      </header>
      {isOther && (
        <div className="row g6 s12">
          <FrameworkTag framework={last.framework} />
          <span className="t2 ell" title={`${last.from.itemId} ${last.from.title}`}>
            {last.from.itemId} {last.from.title}
          </span>
        </div>
      )}
      {last.note.trim() === '' ? (
        <p className="s12 t3">{words.lastYear.noNote}</p>
      ) : (
        <p className={styles['diff']}>{answer.note.trim() === '' ? last.note : <WordDiff before={last.note} after={answer.note} />}</p>
      )}
      {last.gap.trim() !== '' && <Told label={words.lastYear.gap} text={last.gap} />}
      {last.reason.trim() !== '' && <Told label={words.lastYear.reason} text={last.reason} />}
      {evidence.length > 0 && (
        <>
          <p className="s12 t3">{words.lastYear.evidence}</p>
          <ul className="col g4">
            {evidence.map((one) => (
              <li key={one.id} className="row g6 s12">
                <IconPaperclip className="i s t3" aria-hidden="true" />
                <span className="ell grow" title={one.title}>
                  {one.title}
                </span>
                <ValidityTag until={one.validUntil} today={today} />
                {onLink !== null && !answer.evidence.includes(one.id) && (
                  <button
                    type="button"
                    className="btn sub sm"
                    aria-label={words.lastYear.linkNamed(one.title)}
                    onClick={() => onLink(one.id)}
                  >
                    {words.lastYear.link}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {onUse !== null && <UseButton whose={words.useOther.lastYear(String(last.year))} onUse={onUse} />}
    </section>
  );
}

const Told = ({ label, text }: { label: string; text: string }) => (
  <p className="s12 t2">
    {label}: {text}
  </p>
);

const UseButton = ({ whose, onUse }: { whose: string; onUse: () => void }) => (
  <span>
    <button type="button" className="btn sm" aria-label={words.useOther.named(whose)} onClick={onUse}>
      {words.useOther.act}
    </button>
  </span>
);

/** What the unit's other systems say about the same control. */
export function Others({
  context,
  year,
  onUse,
}: {
  context: ItemContext;
  year: number;
  onUse: ((from: { systemId: string; year: number }, whose: string) => void) | null;
}) {
  const { others, inheriting } = context;
  if (others.length === 0 && inheriting === 0) return null;
  return (
    <section aria-label={words.others.title}>
      <header>
        <IconServer2 className="i t3" aria-hidden="true" />
        <h3>{words.others.title}</h3>
      </header>
      {others.length === 0 && <p className="s12 t3">{words.others.none}</p>}
      <ul className="col g8">
        {others.map((one) => (
          <li key={one.systemId} className={styles['other']}>
            <div className="row g6 s13">
              <VerdictMark verdict={one.verdict} small />
              <a className="w5 ell" href={addressOf(one)}>
                {one.name}
              </a>
              <span className="s12 t3 nowrap end">
                {[levelName(one.level), words.others.note(showNumber(one.evidence)), one.confirmed ? '' : words.others.unconfirmed]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </div>
            {one.note.trim() !== '' && <p className={`s12 t2 ${styles['clamp']}`}>{one.note}</p>}
            {onUse !== null && <UseButton whose={one.name} onUse={() => onUse({ systemId: one.systemId, year }, one.name)} />}
          </li>
        ))}
      </ul>
      {inheriting > 0 && <p className="s12 t3">{words.others.inheriting(showNumber(inheriting))}</p>}
    </section>
  );
}
