import { Switch, TextInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { SigningFacts } from '../../../core/contract/signing.ts';
import { call, useAct, useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { signing } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { usePicture, type ChosenPicture } from './sign-memory.ts';

const words = signing.options;

export interface SignChoices {
  timestamp: boolean;
  revocation: boolean;
  number: string;
  date: string | null;
}
export const NO_CHOICES: SignChoices = { timestamp: false, revocation: false, number: '', date: null };

/** Half a number and date is neither. */
export const isHalfIssued = ({ number, date }: SignChoices): boolean => (number.trim() === '') !== (date === null);

interface Props {
  role: string;
  number: SigningFacts['number'] | undefined;
  choices: SignChoices;
  onChange: (choices: SignChoices) => void;
}

/** What may come with a signature; nothing of it must. */
export function SignOptions({ role, number, choices, onChange }: Props) {
  const set = (change: Partial<SignChoices>): void => onChange({ ...choices, ...change });
  return (
    <details className={styles['form']} open={role === 'office'}>
      <summary className="s13 w6">{words.title}</summary>
      <div className={styles['options']}>
        {/* Roles without a room show nothing. */}
        {['preparer', 'head', 'office'].includes(role) && <PictureChoice role={role} />}
        <Switch
          label={words.timestamp}
          checked={choices.timestamp}
          onChange={(event) => set({ timestamp: event.currentTarget.checked, revocation: false })}
        />
        {choices.timestamp && (
          <>
            <TimestampAddress />
            <Switch
              label={words.revocation}
              description={words.revocationNote}
              checked={choices.revocation}
              onChange={(event) => set({ revocation: event.currentTarget.checked })}
            />
          </>
        )}
        {number?.state === 'filled' && <p className="s12 t2">{signing.issuedAs(number.text)}</p>}
        {number?.state === 'empty' && (
          <fieldset className={styles['form']}>
            <legend className="s13 w6">{words.issued}</legend>
            <TextInput
              label={words.number}
              value={choices.number}
              inputMode="numeric"
              maxLength={6}
              onChange={(event) => set({ number: event.currentTarget.value })}
            />
            <DateField label={words.date} value={choices.date} onChange={(date) => set({ date })} />
            <p className="s12 t2">{words.issuedNote}</p>
          </fieldset>
        )}
      </div>
    </details>
  );
}

/** Kept with the settings of this computer when the field is left. */
function TimestampAddress() {
  const settings = useCall('settings.get');
  const save = useAct('settings.save');
  const [typed, setTyped] = useState<string | null>(null);
  const kept = settings.data?.timestampUrl ?? '';
  return (
    <>
      <TextInput
        label={words.timestampUrl}
        description={words.timestampNote}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder="http://…"
        value={typed ?? kept}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed !== null && typed.trim() !== kept)
            save.mutate({ timestampUrl: typed.trim() }, { onSuccess: () => void settings.refetch() });
        }}
      />
      {save.isError && <FailureNotice error={save.error} />}
    </>
  );
}

function PictureChoice({ role }: { role: string }) {
  const [picture, setPicture] = usePicture(role);
  const [error, setError] = useState<unknown>(null);
  const choose = async (): Promise<void> => {
    setError(null);
    try {
      const picked = await call('dossier.pickPicture');
      if (picked !== null) setPicture({ path: picked.path, png: picked.png });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className={styles['form']}>
      <span className="s13">{role === 'office' ? words.seal : words.picture}</span>
      {picture !== null && <Preview picture={picture} />}
      <div className="row">
        <button type="button" className="btn sm" onClick={() => void choose()}>
          <IconPhoto className="i s" aria-hidden="true" />
          {words.choose}
        </button>
        {picture !== null && (
          <button type="button" className="btn sm" onClick={() => setPicture(null)}>
            {words.without}
          </button>
        )}
      </div>
      {role === 'office' && picture !== null && <p className="s12 t2">{words.sealSize}</p>}
      {error !== null && <FailureNotice error={error} />}
    </div>
  );
}

function Preview({ picture: { path, png } }: { picture: ChosenPicture }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([png.slice()], { type: 'image/png' })), [png]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img className={styles['picture']} src={url} alt={words.preview(path.split(/[/\\]/).at(-1) ?? path)} />;
}
