import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ApprovalFinding } from '../../../core/report/approval/findings.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { approval as words } from '../../texts/approval.ts';
import styles from './approval.module.css';

const SIGNS = {
  error: { Icon: IconAlertOctagon, colour: 'not' },
  warning: { Icon: IconAlertTriangle, colour: 'partial' },
  info: { Icon: IconInfoCircle, colour: 't3' },
} as const;

/** What is wrong with a field of the approval, each with its clause. */
export function Findings({ of }: { of: (ApprovalFinding & { unsaved: boolean })[] }) {
  return (
    <div className={styles['found']} role="status">
      {of.map(({ rule, severity, text, clause, unsaved }) => {
        const { Icon, colour } = SIGNS[severity];
        return (
          <div key={`${rule}${text}`}>
            <Icon className={`i ${colour}`} aria-hidden="true" />
            <span className={severity === 'error' ? 'not' : undefined}>
              {unsaved && <b>{`${words.unsaved} `}</b>}
              {text}
            </span>
            {clause !== null && <ClauseChip clause={clause} />}
          </div>
        );
      })}
    </div>
  );
}
