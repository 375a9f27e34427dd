import { useMemo } from 'react';
import type { Evidence } from '../../../core/assessment/model.ts';
import { showDate } from '../../../core/date.ts';
import { useCall } from '../../api.ts';
import { showInstant } from '../../parts/format.ts';
import { evidence as words, vaultActs } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import { revisionsOf, type Piece } from './filters.ts';

/** The revisions of a piece, the newest first; nothing where it is the only one. */
export function Revisions({ piece, pieces, onOpen }: { piece: Piece; pieces: readonly Piece[]; onOpen: (id: string) => void }) {
  const discarded = useCall('evidence.discarded').data;
  const gone = useMemo(() => new Set(discarded?.map(({ evidence }) => evidence.id)), [discarded]);
  const chain = useMemo(
    () => revisionsOf<Evidence>(piece, [...pieces, ...(discarded ?? []).map(({ evidence }) => evidence)]),
    [piece, pieces, discarded],
  );
  if (chain.length < 2) return null;
  const newest = chain.find(({ id }) => !gone.has(id));
  return (
    <section className={styles['part']} aria-label={vaultActs.revisions}>
      <h3>{vaultActs.revisions}</h3>
      <ol className={styles['revisions']}>
        {chain.map((one) => (
          <li key={one.id} aria-current={one.id === piece.id ? 'true' : undefined}>
            {one.id === piece.id || gone.has(one.id) ? (
              <span>{nameOf(one)}</span>
            ) : (
              <button type="button" className={styles['open']} onClick={() => onOpen(one.id)}>
                {nameOf(one)}
              </button>
            )}
            <span className="s12 t3">{showInstant(one.addedAt)}</span>
            {one === newest && <span className="tag met">{vaultActs.current}</span>}
            {gone.has(one.id) && <span className="tag">{vaultActs.isDiscarded}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const nameOf = ({ fileName, effectiveOn }: Evidence): string =>
  effectiveOn === null ? `${fileName} (${words.noDate})` : `${fileName}, ${showDate(effectiveOn)}`;
