import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { useAct, useCall, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showNumber } from '../../parts/format.ts';
import { Question } from '../../parts/question.tsx';
import { toast } from '../../parts/toast.tsx';
import { forgetDraftsOf, forgetUnsaved } from '../../parts/unsaved.ts';
import { system } from '../../texts/systems.ts';

const words = system.remove;

/** Asks once, telling what hangs on the system. */
export function RemoveSystem() {
  const form = useFormContext<InformationSystem>();
  const { id, name } = form.getValues();
  const [asking, ask] = useState(false);
  const remove = useAct('systems.remove');
  const navigate = useNavigate();
  const reporting = useReporting();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  const history = useCall('level.history', { systemId: id });
  const answered = systems.data?.find((summary) => summary.system.id === id)?.progress?.answered ?? 0;

  const confirm = (): void =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          // Nothing typed into the removed system can be kept, or is missed.
          forgetUnsaved();
          forgetDraftsOf(id);
          toast(words.done(name));
          void navigate({ to: '/systems' });
        },
        onSettled: () => ask(false),
      },
    );
  return (
    <FormSection title={system.overview.remove} lead={system.overview.removeLead}>
      {remove.isError && <FailureNotice error={remove.error} title={words.failed} />}
      <div className="row">
        <button type="button" className="btn danger" onClick={() => ask(true)}>
          <IconTrash className="i" aria-hidden="true" />
          {system.overview.remove}
        </button>
      </div>
      <Question
        opened={asking}
        title={words.title(name)}
        confirm={words.confirm}
        cancel={words.cancel}
        danger
        busy={remove.isPending}
        onConfirm={confirm}
        onCancel={() => ask(false)}
      >
        <p>{words.what(showNumber(answered), history.data?.length ?? 0)}</p>
        <p>{words.final}</p>
      </Question>
    </FormSection>
  );
}
