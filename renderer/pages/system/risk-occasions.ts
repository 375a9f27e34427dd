/** Why a risk assessment is due, in the words of the framework file where it has them. */
import type { RiskOccasion } from '../../../core/level/risk.ts';
import { useFrameworks } from '../../law.ts';
import { risk as words } from '../../texts/risk.ts';

/** Names an occasion; empty until the law is read. */
export function useOccasions(): (occasion: RiskOccasion) => string {
  const frameworks = useFrameworks();
  const triggers = frameworks.data?.['nd331-2026'].relevel_triggers ?? [];
  return (occasion) => {
    const { label, trigger } = words.occasions[occasion];
    return trigger === null ? label : (triggers.find(({ id }) => id === trigger)?.text ?? '');
  };
}
