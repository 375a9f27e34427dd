import { Modal, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { webAddress } from '../../../core/contract/evidence.ts';
import { call, makeStale } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { DateField } from '../../parts/fields.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { evidence, vaultIntake as words } from '../../texts/evidence.ts';

/** What is known when the form opens: the pasted text or address. */
export interface Draft {
  kind: 'note' | 'link';
  text: string;
}

/** A note or a link with its day, taken into the vault as evidence of its own. */
export function WrittenForm({ draft, onClose, onAdded }: { draft: Draft; onClose: () => void; onAdded: (id: string) => void }) {
  const today = useReporting()?.today ?? null;
  const isLink = draft.kind === 'link';
  const [title, setTitle] = useState('');
  const [text, setText] = useState(isLink ? '' : draft.text);
  const [url, setUrl] = useState(isLink ? draft.text : '');
  const [effectiveOn, setEffectiveOn] = useState(today);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const complete = title.trim() !== '' && (isLink ? webAddress.safeParse(url.trim()).success : text.trim() !== '');

  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    try {
      const shared = { title, effectiveOn, link: null };
      const { added } = isLink
        ? await call('evidence.addLink', { ...shared, url: url.trim(), note: text })
        : await call('evidence.addNote', { ...shared, text });
      tellSaved(new Date().toISOString());
      await makeStale('evidence.addNote');
      toast(evidence.added(showNumber(1)));
      onAdded(added.id);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const heading = isLink ? words.linkTitle : words.noteTitle;
  return (
    <Modal opened onClose={onClose} title={<b>{heading}</b>} closeButtonProps={{ 'aria-label': words.giveUp }} size={560}>
      <form className="col g12" aria-label={heading} onSubmit={(event) => void keep(event)}>
        <TextInput
          label={words.title}
          maxLength={500}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        {isLink && (
          <TextInput
            label={words.url}
            maxLength={2000}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
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
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DateField label={isLink ? words.seenOn : words.date} value={effectiveOn} onChange={setEffectiveOn} />
        {error !== null && <FailureNotice error={error} />}
        <div className="row">
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
