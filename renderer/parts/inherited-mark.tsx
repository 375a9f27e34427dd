import type { Verdict } from '../../core/assessment/model.ts';
import { VERDICT_CLASS } from './verdict-mark.tsx';

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

function Shape({ verdict }: { verdict: Verdict }) {
  const ring = <circle cx="8" cy="8" r="6.3" {...line} strokeWidth="1.4" />;
  switch (verdict) {
    case 'compliant':
      return (
        <>
          {ring}
          <path d="M5.2 8.3l1.9 1.9 3.7-4.1" {...line} strokeWidth="1.5" />
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
          <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3" {...line} strokeWidth="1.4" />
          <path d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" {...line} strokeWidth="1.5" />
        </>
      );
    case 'not_applicable':
      return (
        <>
          {ring}
          <path d="M5.2 8h5.6" {...line} strokeWidth="1.4" />
        </>
      );
  }
}

/** The shape of a verdict in outline: taken over from what the unit answered. Silent: words stand beside it. */
export function InheritedMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg className={`v ${VERDICT_CLASS[verdict]}`} viewBox="0 0 16 16" aria-hidden="true">
      <Shape verdict={verdict} />
    </svg>
  );
}
