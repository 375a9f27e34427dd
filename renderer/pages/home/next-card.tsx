import { IconChevronRight } from '@tabler/icons-react';
import { home } from '../../texts/home.ts';
import styles from './home.module.css';
import type { NextStep } from './next-steps.ts';

const words = home.next;
const MOST_SHOWN = 6;

/** What to do next; the first with a button. */
export function NextCard({ steps }: { steps: NextStep[] }) {
  return (
    <section className="card" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <ol className={styles['todo']}>
        {steps.slice(0, MOST_SHOWN).map((step, index) => (
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
