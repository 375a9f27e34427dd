import type { Verdict } from '../../core/assessment/model.ts';
import { INHERITED, NOT_ASSESSED, VERDICT_LABELS } from '../texts/terms.ts';

/** Class of antam.css that colours text and marks of a verdict. */
export const VERDICT_CLASS: Record<Verdict, string> = { compliant: 'met', partial: 'partial', non_compliant: 'not', not_applicable: 'na' };

const TICK = 'M4.8 8.3l2.2 2.2 4.3-4.7';
const line = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

function Shape({ verdict }: { verdict: Verdict | null }) {
  const ring = <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />;
  switch (verdict) {
    case 'compliant':
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d={TICK} {...line} stroke="var(--surface)" strokeWidth="1.8" />
        </>
      );
    case 'partial':
      return (
        <>
          {ring}
          <path d="M8 4a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      );
    case 'non_compliant':
      return (
        <>
          <rect x="1.4" y="1.4" width="13.2" height="13.2" rx="3.2" fill="currentColor" />
          <path d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4" {...line} stroke="var(--surface)" strokeWidth="1.8" />
        </>
      );
    case 'not_applicable':
      return (
        <>
          {ring}
          <path d="M5 8h6" {...line} stroke="currentColor" strokeWidth="1.6" />
        </>
      );
    case null:
      return <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.27" />;
  }
}

/** The same shapes in outline: what was not decided here but taken over. */
function Outline({ verdict }: { verdict: Verdict }) {
  const ring = <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.4" />;
  switch (verdict) {
    case 'compliant':
      return (
        <>
          {ring}
          <path d="M5.2 8.3l1.9 1.9 3.7-4.1" {...line} stroke="currentColor" strokeWidth="1.5" />
        </>
      );
    case 'partial':
      return (
        <>
          {ring}
          <path d="M8 4.2a3.8 3.8 0 0 1 0 7.6z" fill="currentColor" fillOpacity=".4" />
        </>
      );
    case 'non_compliant':
      return (
        <>
          <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" {...line} stroke="currentColor" strokeWidth="1.5" />
        </>
      );
    case 'not_applicable':
      return (
        <>
          <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M5.4 8h5.2" {...line} stroke="currentColor" strokeWidth="1.4" />
        </>
      );
  }
}

interface Props {
  verdict: Verdict | null;
  /** Taken over from what is answered once for the unit: drawn in outline. */
  inherited?: boolean;
  small?: boolean;
  /** True where the word stands beside it. */
  silent?: boolean;
}

/** The shape of a verdict: disc, half ring, square, ring with bar, dashed ring. Solid where it was decided here. Tells its word unless silent. */
export function VerdictMark({ verdict, inherited = false, small = false, silent = false }: Props) {
  const className = `v ${verdict === null ? 'none' : VERDICT_CLASS[verdict]}${small ? ' s' : ''}`;
  const word = verdict === null ? NOT_ASSESSED : VERDICT_LABELS[verdict];
  const spoken = silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': inherited ? INHERITED(word) : word };
  return (
    <svg className={className} viewBox="0 0 16 16" {...spoken}>
      {inherited && verdict !== null ? <Outline verdict={verdict} /> : <Shape verdict={verdict} />}
    </svg>
  );
}
