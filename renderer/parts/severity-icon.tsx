import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { PreflightFinding } from '../../core/report/model.ts';

/** The mark of a finding of preflight; null: of a rule that found nothing. */
export function SeverityIcon({ severity }: { severity: PreflightFinding['severity'] | null }) {
  switch (severity) {
    case 'error':
      return <IconAlertOctagon className="i not" aria-hidden="true" />;
    case 'warning':
      return <IconAlertTriangle className="i partial" aria-hidden="true" />;
    case null:
      return <IconCircleCheck className="i met" aria-hidden="true" />;
  }
}
