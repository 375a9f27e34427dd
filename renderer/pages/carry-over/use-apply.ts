import { useState } from 'react';
import type { Input, Output } from '../../../core/api.ts';
import { call, queryClient, useAct } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { saving, tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { carryOver as words } from '../../texts/carry-over.ts';

type Step = Output<'undo.next'>['undo'];

/** Whether nothing was done since: the act that would be taken back is the one that was meant. */
const isSame = (one: Step, other: Step): boolean =>
  one !== null && other !== null && one.at === other.at && one.label === other.label && one.changes === other.changes;

async function takeBack(made: Step): Promise<void> {
  const { undo } = await call('undo.next');
  if (!isSame(undo, made)) {
    toast(words.undoneSince);
    return;
  }
  await saving('carry-undo', call('undo.undo'));
  // Whatever was on screen may hold what was taken back.
  await queryClient.invalidateQueries();
  toast(words.undone);
}

interface Apply {
  /** `onDone` hears how many were written, `onUndone` that they were taken back. */
  apply: (input: Input<'carry.apply'>, onDone: (count: number) => void, onUndone: () => void) => void;
  busy: boolean;
  error: unknown;
}

/** Takes answers along, says so, and offers to take that back. */
export function useApply(): Apply {
  const act = useAct('carry.apply');
  const [refused, setRefused] = useState<unknown>(null);
  const offerUndo = async (applied: number, onUndone: () => void): Promise<void> => {
    const { undo } = await call('undo.next');
    toast(words.applied(showNumber(applied)), () => void takeBack(undo).then(onUndone, setRefused));
  };
  return {
    busy: act.isPending,
    error: act.error ?? refused,
    apply: (input, onDone, onUndone) => {
      setRefused(null);
      act.mutate(input, {
        onSuccess: ({ applied, savedAt }) => {
          tellSaved(savedAt);
          onDone(applied);
          offerUndo(applied, onUndone).catch(setRefused);
        },
      });
    },
  };
}
