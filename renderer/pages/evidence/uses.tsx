import { useState } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import type { Output } from '../../../core/api.ts';
import { compareVietnamese } from '../../../core/text.ts';
import { useFreshCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { Loading } from '../../parts/states.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { evidence as words } from '../../texts/evidence.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import styles from './evidence.module.css';

type Place = Output<'evidence.places'>[number];

/** As many as are read at a glance. */
const FIRST_SHOWN = 12;

/** The requirements a piece of evidence serves, the unit's own first, then by system; each leads to its place on the desk. */
export function Uses({ id, unused }: { id: string; unused: boolean }) {
  const year = useReporting()?.year;
  const places = useFreshCall(year !== undefined, 'evidence.places', { id, year: year ?? 0 });
  const [whole, showWhole] = useState(false);
  if (unused) return <p className="s13 t2">{words.unusedHow}</p>;
  if (places.isError) return <FailureNotice error={places.error} onRetry={() => void places.refetch()} />;
  if (places.data === undefined) return <Loading />;
  const own = places.data.filter(({ inherited }) => !inherited).toSorted(inOrder);
  const shown = whole ? own : own.slice(0, FIRST_SHOWN);
  const takers = [...new Set(places.data.filter(({ inherited }) => inherited).map(({ systemName }) => systemName))];
  return (
    <ul className={styles['uses']}>
      {[...Map.groupBy(shown, ({ systemId }) => systemId)].map(([systemId, [first, ...rest]]) => (
        <li key={systemId} className="col g4">
          <b className="s13">
            {first?.systemName}
            {first?.state === 'discarded' && <span className="t2"> {words.ofDeleted}</span>}
            {first?.state === 'archived' && <span className="t2"> {words.ofArchived}</span>}
          </b>
          {systemId === COMMON && takers.length > 0 && (
            <span className="s12 t2">{words.inherited(takers.toSorted(compareVietnamese).join(', '))}</span>
          )}
          <ul className="col g4">
            {(first === undefined ? [] : [first, ...rest]).map((place) => (
              <li key={`${place.year}/${place.framework}/${place.itemId}`} className={styles['place']}>
                <VerdictMark verdict={place.verdict} />
                <PlaceName place={place} now={place.year === year && place.state === 'current'} />
              </li>
            ))}
          </ul>
        </li>
      ))}
      {own.length > shown.length && (
        <li>
          <button type="button" className="btn sm" onClick={() => showWhole(true)}>
            {words.moreUses(showNumber(own.length - shown.length))}
          </button>
        </li>
      )}
    </ul>
  );
}

/** The unit first, then systems by name; what is reported now before earlier years. */
const inOrder = (a: Place, b: Place): number =>
  Number(b.systemId === COMMON) - Number(a.systemId === COMMON) ||
  compareVietnamese(a.systemName, b.systemName) ||
  b.year - a.year ||
  compareVietnamese(a.itemId, b.itemId);

/** The desk shows the year that is reported now; what earlier years used is named without a link. */
function PlaceName({ place, now }: { place: Place; now: boolean }) {
  const known = place.title === '' ? place.itemId : `${place.itemId} ${place.title}`;
  const name = place.gap ? `${known} (${words.ofGap(FRAMEWORK_LABELS[place.framework])})` : known;
  if (!now) return <span className="t2">{`${name} (${words.ofYear(place.year)})`}</span>;
  const framework = place.gap || place.systemId === COMMON ? `framework=${place.framework}&` : '';
  return <a href={`#/assess/${place.systemId}?${framework}item=${encodeURIComponent(place.itemId)}`}>{name}</a>;
}
