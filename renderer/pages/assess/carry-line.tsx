import { IconArrowForwardUp, IconX } from '@tabler/icons-react';
import { carryAddress, carryText, useCarrySource } from '../../parts/carry-banner.tsx';
import { createStore } from '../../parts/store.ts';
import { carryOver } from '../../texts/carry-over.ts';
import styles from './desk.module.css';
import type { Place } from './use-assessment.ts';

/** Whoever works at the desk for weeks need not be told every day. */
const hidden = createStore<readonly string[]>([]);

/** Says in one line that older answers can be taken along to this desk. */
export function CarryLine({ place }: { place: Place }) {
  const source = useCarrySource(place);
  const hiddenNow = hidden.use();
  const words = carryOver.banner;
  const name = JSON.stringify([place, source?.kind, source?.year]);
  if (source === undefined || hiddenNow.includes(name)) return null;
  return (
    <section className={styles['gap']} aria-label={words.label}>
      <IconArrowForwardUp className="i acc" aria-hidden="true" />
      <b className="s13">{words.title[source.kind](source.year)}</b>
      <span className={`s13 t2 ${styles['gapText']}`}>{carryText(source)}</span>
      <a className="btn sm" href={carryAddress(place.systemId, place.framework)}>
        {words.go}
      </a>
      <button
        type="button"
        className="btn ico sm sub"
        aria-label={words.hide}
        title={words.hide}
        onClick={() => hidden.set([...hidden.get(), name])}
      >
        <IconX className="i" aria-hidden="true" />
      </button>
    </section>
  );
}
