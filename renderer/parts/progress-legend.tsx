import { shell } from '../texts/shell.ts';
import styles from './progress-legend.module.css';

const KINDS = ['compliant', 'partial', 'nonCompliant', 'notApplicable', 'unanswered', 'confirmed'] as const;

/** What the colours and patterns of a progress bar mean, in their order. */
export function ProgressLegend({ className = '' }: { className?: string | undefined }) {
  return (
    <ul className={`s12 t2 ${styles['legend']} ${className}`} aria-label={shell.legend.label}>
      {KINDS.map((kind) => (
        <li key={kind} className="row g6 nowrap">
          <i className={`${styles['sample']} ${styles[kind]}`} />
          {shell.legend[kind]}
        </li>
      ))}
    </ul>
  );
}
