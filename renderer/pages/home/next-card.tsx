import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { showNumber } from '../../parts/format.ts';
import { home } from '../../texts/home.ts';
import styles from './home.module.css';
import type { NextStep } from './next-steps.ts';

const words = home.next;
const MOST_SHOWN = 6;
/** In a low window; home.module.css hides the others. */
const FEWEST_SHOWN = 3;

/** What to do next; the first with a button, those beyond the first few on demand. */
export function NextCard({ steps }: { steps: NextStep[] }) {
  const [all, showAll] = useState(false);
  return (
    <section className="card" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        {steps.length > FEWEST_SHOWN && (
          <button type="button" className="btn sm end" aria-expanded={all} onClick={() => showAll(!all)}>
            {all ? words.fewer : words.all(showNumber(steps.length))}
          </button>
        )}
      </header>
      <ol className={styles['todo']} data-all={all}>
        {(all ? steps : steps.slice(0, MOST_SHOWN)).map((step, index) => (
          <li key={step.id} className={index === 0 ? styles['first'] : undefined}>
            <span className={styles['order']} aria-hidden="true">
              {index + 1}
            </span>
            <div className="col">
              <b className="s13">{step.title}</b>
              <span className="s12 t2">{step.text}</span>
            </div>
            {index === 0 ? (
              <a className="btn pri sm" href={`#${step.to}`} aria-label={`${words.open}: ${step.title}`}>
                {words.open}
              </a>
            ) : (
              <a className={styles['open']} href={`#${step.to}`} aria-label={`${words.open}: ${step.title}`}>
                <IconChevronRight className="i" aria-hidden="true" />
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
