import { Checkbox } from '@mantine/core';
import { IconArrowRight, IconPaperclip, IconSitemap } from '@tabler/icons-react';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { showNumber } from '../../parts/format.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { carryOver as words } from '../../texts/carry-over.ts';
import { NOT_ASSESSED, VERDICT_LABELS } from '../../texts/terms.ts';
import styles from './carry-over.module.css';
import { Change } from './change.tsx';
import { isOffered, type Offer } from './rows.ts';

interface Props {
  offer: Offer;
  /** The framework it comes from. */
  from: FrameworkId;
  /** Whether that is another framework: its questions are others, and no word can be compared. */
  crossing: boolean;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

const STATE_TAG: Record<Offer['state'], string> = {
  same: 'tag met',
  changed: 'tag partial',
  new: 'tag acc',
  kept: 'tag',
  common: 'tag',
};

/** One requirement: whether it is taken, what it was and what it would be, and what changed. */
export function OfferRow({ offer, from, crossing, chosen, onChoose }: Props) {
  const { itemId, title, state, source, recommended, evidence, differs } = offer;
  const offered = isOffered(offer);
  return (
    <li className={styles['row']} data-out={offered && !chosen ? '' : undefined}>
      <div className={styles['check']}>
        {offered && (
          <Checkbox
            size="xs"
            data-row=""
            aria-label={words.take(itemId, title)}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </div>
      <div className="col g4">
        <div className={styles['what']}>
          <span className="s12 t3 nowrap">{itemId}</span>
          <b className="w5">{title}</b>
          {recommended && <span className="tag">{words.recommended}</span>}
          <ClauseChip clause={source} />
        </div>
        {state === 'changed' && <Change offer={offer} from={from} crossing={crossing} />}
        {differs && (
          <p className={`s12 partial ${styles['line']}`}>
            <IconSitemap className="i s" aria-hidden="true" /> {words.differs}
          </p>
        )}
      </div>
      <div className={styles['result']}>
        <span className={STATE_TAG[state]} title={words.stateHelp[state]}>
          {words.states[state]}
        </span>
        {offered && <Verdicts offer={offer} />}
        {evidence > 0 && (
          <span className="s12 t2 nowrap">
            <IconPaperclip className="i s" aria-hidden="true" /> {words.evidence(showNumber(evidence))}
          </span>
        )}
      </div>
    </li>
  );
}

function Verdicts({ offer: { verdict, oldVerdict } }: { offer: Offer }) {
  const old = oldVerdict === null ? NOT_ASSESSED : VERDICT_LABELS[oldVerdict];
  if (verdict === oldVerdict && verdict !== null) {
    return (
      <span className={`s12 ${styles['verdicts']}`}>
        <VerdictMark verdict={verdict} small silent />
        <span>{VERDICT_LABELS[verdict]}</span>
      </span>
    );
  }
  return (
    <span className={`s12 ${styles['verdicts']}`}>
      <span className="sr">{words.old}: </span>
      <VerdictMark verdict={oldVerdict} small silent />
      <span className="t3">{old}</span>
      <IconArrowRight className="i s" aria-hidden="true" />
      <span className="sr">{words.proposed}: </span>
      <VerdictMark verdict={verdict} small silent />
      <span>{verdict === null ? words.open : VERDICT_LABELS[verdict]}</span>
    </span>
  );
}
