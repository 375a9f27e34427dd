import { Modal, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { webAddress } from '../../../core/contract/evidence.ts';
import type { IsoDate } from '../../../core/date.ts';
import { call, hear, makeStale } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { DateField } from '../../parts/fields.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { createStore } from '../../parts/store.ts';
import { toast } from '../../parts/toast.tsx';
import { tellUnsaved } from '../../parts/unsaved.ts';
import { evidence, vaultIntake as words } from '../../texts/evidence.ts';

type Kind = 'note' | 'link';
interface Written {
  title: string;
  text: string;
  url: string;
  /** Null: no day; undefined: nobody has chosen one. */
  effectiveOn?: IsoDate | null;
}

/** What is known when the form opens: the pasted text or address. */
export interface Draft {
  kind: Kind;
  text: string;
}

const NOTHING: Written = { title: '', text: '', url: '' };
const KINDS: readonly Kind[] = ['note', 'link'];
/** What was written and not taken in yet, for as long as the workspace is open: whoever opens the form again goes on. */
const drafts = createStore<Record<Kind, Written>>({ note: NOTHING, link: NOTHING });
const sourceOf = (kind: Kind): string => `vault/${kind}`;
hear('workspace.changed', () => KINDS.forEach((kind) => write(kind, NOTHING)));

function write(kind: Kind, written: Written): void {
  drafts.set({ ...drafts.get(), [kind]: written });
  const label = kind === 'link' ? words.linkTitle : words.noteTitle;
  tellUnsaved(sourceOf(kind), isBegun(written) ? [{ label, element: () => null, keptAt: '#/evidence' }] : []);
}

const isBegun = ({ title, text, url }: Written): boolean => [title, text, url].some((one) => one.trim() !== '');
/** Whether such a form was begun and left. */
export const useBegun = (kind: Kind): boolean => isBegun(drafts.use()[kind]);

interface Props {
  draft: Draft;
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** A note or a link with its day, taken into the vault as evidence of its own. */
export function WrittenForm({ draft: { kind, text: given }, onClose, onAdded }: Props) {
  const today = useReporting()?.today ?? null;
  const isLink = kind === 'link';
  useGiven(kind, given);
  const written = drafts.use()[kind];
  const { title, text, url, effectiveOn = today } = written;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const complete = title.trim() !== '' && (isLink ? webAddress.safeParse(url.trim()).success : text.trim() !== '');
  const change = (fields: Partial<Written>): void => write(kind, { ...drafts.get()[kind], ...fields });

  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    try {
      const shared = { title, effectiveOn, link: null };
      const { added, known } = isLink
        ? await call('evidence.addLink', { ...shared, url: url.trim(), note: text })
        : await call('evidence.addNote', { ...shared, text });
      write(kind, NOTHING);
      tellSaved(new Date().toISOString());
      await makeStale('evidence.addNote');
      toast(known ? words.knownWritten(added.title) : evidence.added(showNumber(1)));
      onAdded(added.id);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const drop = (): void => {
    write(kind, NOTHING);
    onClose();
    toast(words.droppedWritten, () => write(kind, written));
  };
  const heading = isLink ? words.linkTitle : words.noteTitle;
  return (
    <Modal opened onClose={onClose} title={<b>{heading}</b>} closeButtonProps={{ 'aria-label': words.giveUp }} size={560}>
      <form className="col g12" aria-label={heading} onSubmit={(event) => void keep(event)}>
        <TextInput
          label={words.title}
          maxLength={500}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          data-autofocus
        />
        {isLink && (
          <TextInput
            label={words.url}
            maxLength={2000}
            value={url}
            onChange={(event) => change({ url: event.currentTarget.value })}
            error={url.trim() !== '' && !webAddress.safeParse(url.trim()).success ? evidence.urlWrong : undefined}
            description={evidence.urlNever}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
          />
        )}
        <Textarea
          label={isLink ? words.note : words.text}
          autosize
          minRows={isLink ? 2 : 6}
          maxRows={14}
          maxLength={isLink ? 4000 : 100_000}
          value={text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <DateField label={isLink ? words.seenOn : words.date} value={effectiveOn} onChange={(day) => change({ effectiveOn: day })} />
        {error !== null && <FailureNotice error={error} />}
        <div className="row">
          {isBegun(written) && (
            <button type="button" className="btn sub" onClick={drop}>
              {words.dropWritten}
            </button>
          )}
          <button type="button" className="btn end" onClick={onClose}>
            {words.giveUp}
          </button>
          <button type="submit" className="btn pri" disabled={!complete || busy}>
            {words.keep}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** What was pasted stands in the form, behind what stood there; once, though the form is drawn many times. */
function useGiven(kind: Kind, given: string): void {
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current || given === '') return;
    taken.current = true;
    const now = drafts.get()[kind];
    if (kind === 'link') {
      write(kind, now.url === '' ? { ...now, url: given } : { ...NOTHING, url: given });
      if (now.url !== '' && now.url !== given) toast(words.droppedWritten, () => write(kind, now));
    } else if (!now.text.includes(given)) write(kind, { ...now, text: now.text === '' ? given : `${now.text}\n${given}` });
  }, [kind, given]);
}
