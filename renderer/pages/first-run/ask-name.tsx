import { Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAct } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { firstRun } from '../../texts/first-run.ts';

const words = firstRun.person;

interface Props {
  opened: boolean;
  onNamed: () => void;
  onCancel: () => void;
}

/** Asks once who works on this computer: the journal of a workspace names a person for every change. */
export function AskName({ opened, onNamed, onCancel }: Props) {
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const save = useAct('settings.save');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Inside the tree of the first page's own form, though not inside its element.
    event.stopPropagation();
    setMissing(name.trim() === '');
    if (name.trim() !== '') save.mutate({ userName: name.trim() }, { onSuccess: onNamed });
  };
  return (
    <Modal opened={opened} onClose={onCancel} title={<b>{words.title}</b>} withCloseButton={false}>
      <form className="col g16" onSubmit={submit} noValidate>
        <TextInput
          label={words.name}
          description={words.hint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          error={missing ? words.missing : undefined}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        {save.isError && <FailureNotice error={save.error} />}
        <div className="row">
          <button type="button" className="btn end" onClick={onCancel}>
            {words.cancel}
          </button>
          <button type="submit" className="btn pri" disabled={save.isPending}>
            {words.go}
          </button>
        </div>
      </form>
    </Modal>
  );
}
