import type { FrameworkId } from '../../../core/checklist/model.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { WordDiff } from '../../parts/word-diff.tsx';
import { cadenceWords } from '../../texts/assess.ts';
import { carryOver as words } from '../../texts/carry-over.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import styles from './carry-over.module.css';
import type { Offer } from './rows.ts';

type Old = Offer['from'][number];

interface Props {
  offer: Offer;
  /** The framework it comes from. */
  from: FrameworkId;
  /** Whether that is another framework: its questions are others, and no word can be compared. */
  crossing: boolean;
}

/** What the requirement says now that it did not say then. */
export function Change({ offer, from, crossing }: Props) {
  const [old] = offer.from;
  if (crossing) return <Crossing offer={offer} from={from} />;
  if (old === undefined) return null;
  if (!old.exact) return <p className={`s12 t2 ${styles['line']}`}>{words.lostAsk}</p>;
  return <Within offer={offer} old={old} />;
}

/** What the crosswalk says the requirement adds, and what was asked before. */
function Crossing({ offer: { cover, delta, from: olds }, from }: Pick<Props, 'offer' | 'from'>) {
  return (
    <>
      {delta !== '' && <p className={`s13 ${styles['line']}`}>{delta}</p>}
      <details className="s12 t2">
        <summary>
          {words.from(FRAMEWORK_LABELS[from])}: {words.cover[cover]}
        </summary>
        <ul className={styles['olds']}>
          {olds.map((one) => (
            <li key={one.itemId}>
              <VerdictMark verdict={one.verdict} small />
              <span>
                <b className="w5">
                  {one.itemId} {one.title}
                </b>
                . {one.ask}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const every = (cadence: string | null): string => (cadence === null ? words.noCadence : cadenceWords(cadence));

/** Word by word, part by part; the question is always in sight. */
function Within({ offer, old }: { offer: Offer; old: Old }) {
  const { ask, title, itemId } = offer;
  const parts = [
    { part: 'guidance' as const, before: old.guidance, after: offer.guidance },
    { part: 'expected' as const, before: old.expected.join('; '), after: offer.expected.join('; ') },
    { part: 'cadence' as const, before: every(old.cadence), after: every(offer.cadence) },
  ].filter(({ before, after }) => before !== after);
  const names = [
    ...(old.title === title ? [] : [words.renamed(old.title)]),
    ...(old.itemId === itemId ? [] : [words.oldNumber(old.itemId)]),
  ];
  return (
    <>
      {old.ask === ask ? (
        <p className={`s12 t2 ${styles['line']}`}>{parts.length === 0 ? words.sameWords : words.sameAsk}</p>
      ) : (
        <p className={`s13 ${styles['line']}`} aria-label={words.changeOf} role="group">
          <WordDiff before={old.ask} after={ask} />
        </p>
      )}
      {parts.length > 0 && (
        <details className="s12 t2" open={old.ask === ask}>
          <summary>
            {words.more}: {parts.map(({ part }) => words.parts[part].toLocaleLowerCase('vi')).join(', ')}
          </summary>
          <dl className={styles['parts']}>
            {parts.map(({ part, before, after }) => (
              <div key={part}>
                <dt>{words.parts[part]}</dt>
                <dd>
                  <WordDiff before={before} after={after} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {names.length > 0 && <p className={`s12 t3 ${styles['line']}`}>{names.join(' · ')}</p>}
    </>
  );
}
