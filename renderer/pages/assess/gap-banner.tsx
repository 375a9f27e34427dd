import { IconArrowsExchange } from '@tabler/icons-react';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { assess as words } from '../../texts/assess.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import styles from './desk.module.css';

/** Says that the answers on screen are not those of the system's own framework, and where those are. */
export function GapBanner({ systemId, framework, own }: { systemId: string; framework: FrameworkId; own: FrameworkId }) {
  return (
    <section className={styles['gap']} aria-label={words.gapAssessment.title(FRAMEWORK_LABELS[framework])}>
      <IconArrowsExchange className="i acc" aria-hidden="true" />
      <b className="s13">{words.gapAssessment.title(FRAMEWORK_LABELS[framework])}</b>
      <span className={`s13 t2 ${styles['gapText']}`}>{words.gapAssessment.text(FRAMEWORK_LABELS[own])}</span>
      <a className="btn sm" href={`#/assess/${systemId}`}>
        {words.gapAssessment.own(FRAMEWORK_LABELS[own])}
      </a>
      <a className="btn sm" href="#/transition">
        {words.gapAssessment.transition}
      </a>
    </section>
  );
}
