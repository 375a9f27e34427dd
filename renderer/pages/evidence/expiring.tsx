import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { CopyTag } from '../../parts/copy-tag.tsx';
import { EvidenceThumb } from '../../parts/evidence-thumb.tsx';
import { showNumber } from '../../parts/format.ts';
import { evidence, vaultFilters as words } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import type { Piece } from './filters.ts';

/** As many as stand in one row; the filters show the rest. */
const MOST_SHOWN = 6;

/** What ends within 30 days or has ended, the most urgent first. */
export function Expiring({
  due,
  chosen,
  onOpen,
}: {
  due: { piece: Piece; left: number }[];
  chosen: string | null;
  onOpen: (id: string) => void;
}) {
  return (
    <section className={styles['soon']} aria-label={words.soon}>
      <h2 className="row g8">
        {words.soon}
        <span className="tag partial">
          <IconClock className="i" aria-hidden="true" />
          {showNumber(due.length)}
        </span>
      </h2>
      <ul>
        {due.slice(0, MOST_SHOWN).map(({ piece, left }) => (
          <li key={piece.id}>
            <button
              type="button"
              aria-label={evidence.open(piece.title)}
              aria-pressed={piece.id === chosen}
              onClick={() => onOpen(piece.id)}
            >
              <EvidenceThumb piece={piece} />
              <span className="col">
                <span className="s12 w5 ell" title={piece.title}>
                  {piece.title}
                </span>
                <Left days={left} />
                {piece.redacted !== null && <CopyTag />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Left({ days }: { days: number }) {
  const late = days < 0;
  const Mark = late ? IconAlertTriangle : IconClock;
  return (
    <span className={`s12 w5 row g4 ${late ? 'not' : 'partial'}`}>
      <Mark className="i" aria-hidden="true" />
      {late ? words.late(showNumber(-days)) : days === 0 ? words.today : words.left(showNumber(days))}
    </span>
  );
}
