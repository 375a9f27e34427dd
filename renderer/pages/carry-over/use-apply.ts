import type { Input } from '../../../core/api.ts';
import { useAct } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { offerUndo } from '../../parts/offer-undo.ts';
import { tellSaved } from '../../parts/saving.ts';
import { carryOver as words } from '../../texts/carry-over.ts';

interface Apply {
  /** `onDone` hears how many were written, `onUndone` that they were taken back. */
  apply: (input: Input<'carry.apply'>, onDone: (count: number) => void, onUndone: () => void) => void;
  busy: boolean;
  error: unknown;
}

/** Takes answers along, says so, and offers to take that back. */
export function useApply(): Apply {
  const act = useAct('carry.apply');
  return {
    busy: act.isPending,
    error: act.error,
    apply: (input, onDone, onUndone) =>
      act.mutate(input, {
        onSuccess: ({ applied, savedAt }) => {
          tellSaved(savedAt);
          onDone(applied);
          void offerUndo(words.applied(showNumber(applied)), onUndone);
        },
      }),
  };
}
