/** What is asked before a system is set aside or removed. */
import { Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { call, failureOf, makeStale, useAct, useFreshCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { showNumber } from '../../parts/format.ts';
import { Question } from '../../parts/question.tsx';
import { toast } from '../../parts/toast.tsx';
import { register } from '../../texts/register.ts';

type Named = Pick<InformationSystem, 'id' | 'name'>;

interface Props {
  system: Named;
  onDone: (system: Named) => void;
  onCancel: () => void;
}

/** Undoes an act from a toast, whose page may be gone by then: there is no other place to say why it failed. */
async function undo(method: 'systems.restore' | 'systems.unarchive', id: string): Promise<void> {
  try {
    await call(method, { id });
    await makeStale(method);
  } catch (error) {
    toast(failureOf(error).message);
  }
}

/** Systems just added go where deleted ones are. */
export async function takeBack(made: readonly Named[]): Promise<void> {
  try {
    for (const { id } of made) await call('systems.discard', { id });
  } catch (error) {
    toast(failureOf(error).message);
  } finally {
    await makeStale('systems.discard');
  }
}

/** What hangs on a system, counted. */
function Ties({ id }: { id: string }) {
  const words = register.discard;
  const ties = useFreshCall(true, 'systems.ties', { id });
  if (ties.isError) return <FailureNotice error={ties.error} onRetry={() => void ties.refetch()} />;
  if (ties.data === undefined) return <p>{words.counting}</p>;
  const { answers, evidenceLinks, determinations, riskAssessments, dossiers, signedDossiers } = ties.data;
  const { inspections, relevelTriggers, dutiesDone, incidents } = ties.data;
  return (
    <>
      <p>{words.what(showNumber(answers), showNumber(evidenceLinks), showNumber(determinations), showNumber(riskAssessments))}</p>
      {inspections + relevelTriggers + dutiesDone > 0 && (
        <p>{words.life(showNumber(inspections), showNumber(relevelTriggers), showNumber(dutiesDone))}</p>
      )}
      {incidents > 0 && <p>{words.incidents(showNumber(incidents))}</p>}
      {dossiers > 0 && <p>{words.dossiers(showNumber(dossiers), showNumber(signedDossiers))}</p>}
    </>
  );
}

/** Takes a system out of the register; it can be brought back at once, and later from the list of those deleted. */
export function DiscardQuestion({ system, onDone, onCancel }: Props) {
  const words = register.discard;
  const discard = useAct('systems.discard');
  const confirm = (): void =>
    discard.mutate(
      { id: system.id },
      {
        onSuccess: () => {
          toast(words.done(system.name), () => void undo('systems.restore', system.id));
          onDone(system);
        },
      },
    );
  return (
    <Question
      opened
      title={words.title(system.name)}
      confirm={words.confirm}
      cancel={words.cancel}
      danger
      busy={discard.isPending}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      {discard.isError && <FailureNotice error={discard.error} title={words.failed} />}
      <Ties id={system.id} />
      <p>{words.restorable}</p>
    </Question>
  );
}

/** Removes a deleted system for good; refused once a signed dossier names it. */
export function RemoveQuestion({ system, onDone, onCancel }: Props) {
  const words = register.discard;
  const remove = useAct('systems.remove');
  const confirm = (): void =>
    remove.mutate(
      { id: system.id },
      {
        onSuccess: () => {
          toast(words.doneFinal(system.name));
          onDone(system);
        },
      },
    );
  return (
    <Question
      opened
      title={words.titleFinal(system.name)}
      confirm={words.confirmFinal}
      cancel={words.cancel}
      danger
      busy={remove.isPending}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      {remove.isError && <FailureNotice error={remove.error} title={words.failed} />}
      <Ties id={system.id} />
      <p>{words.final}</p>
    </Question>
  );
}

interface ArchiveProps extends Omit<Props, 'onDone'> {
  onDone: (system: InformationSystem) => void;
  /** Brings it back where the page itself has to know of it. */
  onUndo?: () => void;
}

/** Since when a system is out of use, and why. */
export function ArchiveDialog({ system, onDone, onCancel, onUndo }: ArchiveProps) {
  const words = register.archive;
  const today = useReporting()?.today ?? null;
  const [picked, pick] = useState<string | null | undefined>(undefined);
  const [reason, setReason] = useState('');
  const archive = useAct('systems.archive');
  const on = picked === undefined ? today : picked;
  const isFuture = on !== null && today !== null && on > today;
  const submit = (): void => {
    if (on === null || isFuture) return;
    archive.mutate(
      { id: system.id, on, reason },
      {
        onSuccess: (archived) => {
          toast(words.done(system.name), onUndo ?? (() => void undo('systems.unarchive', system.id)));
          onDone(archived);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onCancel} title={<b>{words.title(system.name)}</b>} withCloseButton={false}>
      <form
        className="col g16"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog is drawn elsewhere, but React hands its events to the form that it belongs to.
          event.stopPropagation();
          submit();
        }}
      >
        {archive.isError && <FailureNotice error={archive.error} title={words.failed} />}
        <p className="s13 t2">{words.lead}</p>
        <DateField
          label={words.on}
          value={on}
          onChange={pick}
          required
          error={isFuture ? words.future : on === null && today !== null ? words.missing : undefined}
        />
        <Textarea
          // The date is filled in already, and its calendar would open over the dialog.
          data-autofocus
          label={words.reason}
          description={words.reasonHint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row">
          <button type="button" className="btn end" onClick={onCancel}>
            {words.cancel}
          </button>
          <button type="submit" className="btn pri" disabled={archive.isPending || on === null || isFuture}>
            {words.confirm}
          </button>
        </div>
      </form>
    </Modal>
  );
}
