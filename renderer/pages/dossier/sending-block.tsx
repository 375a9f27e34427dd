import { Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { DossierSummary } from '../../../core/api.ts';
import { dossierSending, SENDING_CHANNELS, type DossierSending } from '../../../core/assessment/sending.ts';
import { showDate, vietnamDate, type IsoDate } from '../../../core/date.ts';
import { useAct } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { offerUndo } from '../../parts/offer-undo.ts';
import { tellSaved } from '../../parts/saving.ts';
import { dossierLife } from '../../texts/dossier-life.ts';
import styles from './dossier.module.css';

const words = dossierLife.sending;

interface Props {
  dossier: DossierSummary;
  /** To whom such a report usually goes. */
  recipient: string;
}

/** How the dossier left the house: the proof that it was reported in time. */
export function SendingBlock({ dossier, recipient }: Props) {
  const [editing, edit] = useState<DossierSending | null>(null);
  const remove = useAct('sending.remove');
  const today = useReporting()?.today ?? '';
  const fresh = (): DossierSending => ({
    id: crypto.randomUUID(),
    dossierId: dossier.id,
    sentOn: today,
    channel: 'document_system',
    recipient,
    reference: '',
    note: '',
  });
  const drop = (sending: DossierSending): void =>
    remove.mutate(
      { id: sending.id },
      {
        onSuccess: ({ savedAt }) => {
          tellSaved(savedAt);
          void offerUndo(words.removed);
        },
      },
    );
  const isSigned = dossier.signatures.some(({ role }) => role === 'head');
  return (
    <section className={styles['block']} aria-label={words.title}>
      <div className="row">
        <h3>{words.title}</h3>
        <ClauseChip clause={words.clause} />
      </div>
      {dossier.sendings.length === 0 && <p className="s13 t2">{words.none}</p>}
      <ul className="col g6">
        {dossier.sendings.map((sending) => (
          <li key={sending.id} className={styles['sending']}>
            <span className="col">
              <b className="s13">{`${showDate(sending.sentOn)} · ${words.channels[sending.channel]}`}</b>
              <span className="s12 t2">{[sending.recipient, sending.reference, sending.note].filter(Boolean).join(' · ')}</span>
            </span>
            <button
              type="button"
              className="btn ico sm sub"
              aria-label={words.edit(showDate(sending.sentOn))}
              title={words.edit(showDate(sending.sentOn))}
              onClick={() => edit(sending)}
            >
              <IconPencil className="i" aria-hidden="true" />
            </button>
            <button
              type="button"
              className="btn ico sm sub"
              aria-label={words.remove(showDate(sending.sentOn))}
              title={words.remove(showDate(sending.sentOn))}
              onClick={() => drop(sending)}
            >
              <IconX className="i" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {!isSigned && <p className="s12 t2">{words.unsigned}</p>}
      {remove.isError && <FailureNotice error={remove.error} />}
      <div className="row">
        <button type="button" className="btn sm" onClick={() => edit(fresh())}>
          {words.add}
        </button>
      </div>
      {editing !== null && (
        <SendingDialog initial={editing} made={vietnamDate(new Date(dossier.createdAt))} today={today} onClose={() => edit(null)} />
      )}
    </section>
  );
}

interface DialogProps {
  initial: DossierSending;
  /** The day on which the dossier was made: none was sent before. */
  made: IsoDate;
  today: IsoDate;
  onClose: () => void;
}

function SendingDialog({ initial, made, today, onClose }: DialogProps) {
  const [sending, set] = useState<Omit<DossierSending, 'sentOn'> & { sentOn: IsoDate | null }>(initial);
  const put = useAct('sending.put');
  const change = (fields: Partial<typeof sending>): void => set({ ...sending, ...fields });
  const { sentOn } = sending;
  const wrong = sentOn === null ? undefined : sentOn > today ? words.later : sentOn < made ? words.earlier : undefined;
  const ready = sentOn !== null && wrong === undefined && sending.recipient.trim() !== '';
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || put.isPending) return;
    put.mutate(dossierSending.parse(sending), {
      onSuccess: ({ savedAt }) => {
        tellSaved(savedAt);
        void offerUndo(words.kept);
        onClose();
      },
    });
  };
  return (
    <Modal opened onClose={onClose} title={<b>{words.dialog}</b>} closeButtonProps={{ 'aria-label': words.giveUp }} size={520}>
      <form className="col g12" aria-label={words.dialog} onSubmit={keep}>
        <p className="s13 t2">{words.lead}</p>
        <DateField label={words.sentOn} value={sentOn} onChange={(day) => change({ sentOn: day })} error={wrong} required />
        <NativeSelect
          label={words.channel}
          value={sending.channel}
          data={SENDING_CHANNELS.map((value) => ({ value, label: words.channels[value] }))}
          onChange={(event) => change({ channel: dossierSending.shape.channel.parse(event.currentTarget.value) })}
        />
        <TextInput
          label={words.recipient}
          maxLength={500}
          withAsterisk
          value={sending.recipient}
          onChange={(event) => change({ recipient: event.currentTarget.value })}
        />
        <TextInput
          label={words.reference}
          maxLength={200}
          value={sending.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
        />
        <Textarea
          label={words.note}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={sending.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {put.isError && <FailureNotice error={put.error} />}
        <div className="row">
          <button type="button" className="btn end" onClick={onClose}>
            {words.giveUp}
          </button>
          <button type="submit" className="btn pri" disabled={!ready || put.isPending}>
            {words.keep}
          </button>
        </div>
      </form>
    </Modal>
  );
}
