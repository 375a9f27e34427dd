import { IconArchive, IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { showDate, vietnamDate } from '../../../core/date.ts';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { toast } from '../../parts/toast.tsx';
import { forgetDraftsOf, forgetUnsaved } from '../../parts/unsaved.ts';
import { register } from '../../texts/register.ts';
import { ArchiveDialog, DiscardQuestion } from '../systems/acts.tsx';

/** Out of use since when and why; back again. */
function Archive() {
  const words = register.archive;
  const { control, getValues, setValue } = useFormContext<InformationSystem>();
  const [archivedAt, archiveReason] = useWatch({ control, name: ['archivedAt', 'archiveReason'] });
  const [asking, ask] = useState(false);
  const unarchive = useAct('systems.unarchive');
  const { id, name } = getValues();
  // The form writes the whole system: it has to know what has just been written beside it.
  const take = (system: InformationSystem): void => {
    setValue('archivedAt', system.archivedAt);
    setValue('archiveReason', system.archiveReason);
  };
  const bringBack = (): void =>
    unarchive.mutate(
      { id },
      {
        onSuccess: (system) => {
          take(system);
          toast(words.backDone(name));
        },
      },
    );
  return (
    <FormSection title={words.section} lead={words.lead}>
      {unarchive.isError && <FailureNotice error={unarchive.error} title={register.actFailed} />}
      {archivedAt !== null && (
        <p className="s13">
          {words.since(showDate(vietnamDate(new Date(archivedAt))))} {archiveReason}
        </p>
      )}
      <div className="row">
        {archivedAt === null ? (
          <button type="button" className="btn" onClick={() => ask(true)}>
            <IconArchive className="i" aria-hidden="true" />
            {words.button}
          </button>
        ) : (
          <button type="button" className="btn" disabled={unarchive.isPending} onClick={bringBack}>
            <IconArrowBackUp className="i" aria-hidden="true" />
            {words.back}
          </button>
        )}
      </div>
      {asking && (
        <ArchiveDialog
          system={{ id, name }}
          onUndo={bringBack}
          onDone={(system) => {
            take(system);
            ask(false);
          }}
          onCancel={() => ask(false)}
        />
      )}
    </FormSection>
  );
}

/** Asks once, telling what hangs on the system; it can be brought back. */
function Discard() {
  const words = register.discard;
  const { getValues } = useFormContext<InformationSystem>();
  const { id, name } = getValues();
  const [asking, ask] = useState(false);
  const navigate = useNavigate();
  return (
    <FormSection title={words.section} lead={words.lead}>
      <div className="row">
        <button type="button" className="btn danger" onClick={() => ask(true)}>
          <IconTrash className="i" aria-hidden="true" />
          {words.button}
        </button>
      </div>
      {asking && (
        <DiscardQuestion
          system={{ id, name }}
          onDone={() => {
            // What could not be kept of the removed system is not missed.
            forgetUnsaved();
            forgetDraftsOf(id);
            void navigate({ to: '/systems' });
          }}
          onCancel={() => ask(false)}
        />
      )}
    </FormSection>
  );
}

/** The end of a system: out of use, or added by mistake. */
export function RemoveSystem() {
  return (
    <>
      <Archive />
      <Discard />
    </>
  );
}
