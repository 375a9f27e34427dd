import { NativeSelect, SegmentedControl, TextInput, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { useAct, useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showNumber, showSize } from '../../parts/format.ts';
import { usePending } from '../../parts/pending.ts';
import { usePlace } from '../../parts/place.ts';
import { useZoom, ZOOMS } from '../../parts/zoom.ts';
import { Loading } from '../../parts/states.tsx';
import { settings as words } from '../../texts/settings.ts';
import { HolidaySection } from './holidays.tsx';

const scheme = z.enum(['auto', 'light', 'dark']);

/** Settings of this installation, and the health of the open workspace. */
export default function SettingsPage() {
  usePlace([{ text: words.title }]);
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <Look />
      <Person />
      <Workspace />
      <HolidaySection />
      <About />
    </div>
  );
}

function Look() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { zoom, setZoom, error } = useZoom();
  return (
    <FormSection title={words.look}>
      <div>
        <SegmentedControl
          aria-label={words.scheme}
          value={colorScheme}
          onChange={(value) => setColorScheme(scheme.parse(value))}
          data={scheme.options.map((value) => ({ value, label: words.schemes[value] }))}
        />
      </div>
      <NativeSelect
        label={words.zoom}
        description={words.zoomHelp}
        inputWrapperOrder={['label', 'input', 'description']}
        maw={420}
        value={zoom ?? 1}
        onChange={(event) => setZoom(Number(event.currentTarget.value))}
        data={ZOOMS.map((zoom) => ({ value: String(zoom), label: `${Math.round(zoom * 100)} %` }))}
      />
      {error !== null && <FailureNotice error={error} />}
    </FormSection>
  );
}

function Person() {
  const settings = useCall('settings.get');
  if (settings.isError) return <FailureNotice error={settings.error} />;
  return settings.data === undefined ? <Loading /> : <Name kept={settings.data.userName} />;
}

function Name({ kept }: { kept: string }) {
  const [name, setName] = useState(kept);
  const save = useAct('settings.save');
  const [missing, setMissing] = useState(false);
  const keep = (): void => {
    const userName = name.trim();
    // Every entry of the journal names a person: the old name stays.
    setMissing(userName === '');
    setName(userName === '' ? kept : userName);
    if (userName !== '' && userName !== kept) save.mutate({ userName });
  };
  usePending(keep);
  return (
    <FormSection title={words.person}>
      <TextInput
        label={words.name}
        description={words.nameHelp}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={missing ? words.nameMissing : undefined}
        maxLength={200}
        maw={420}
        value={name}
        onChange={(event) => {
          setMissing(false);
          setName(event.currentTarget.value);
        }}
        onBlur={keep}
      />
      {save.isError && <FailureNotice error={save.error} />}
    </FormSection>
  );
}

function Workspace() {
  const workspace = useCall('workspace.current');
  const check = useAct('workspace.check');
  const close = useAct('workspace.close');
  const navigate = useNavigate();
  // The next workspace is opened at its home. A refusal is shown below.
  const leave = (): void =>
    void close.mutateAsync(undefined).then(
      () => navigate({ to: '/' }),
      () => undefined,
    );
  return (
    <FormSection title={words.workspace}>
      <p className="s13">
        {words.file}: <span className="mono">{workspace.data?.file ?? ''}</span>
      </p>
      <p className="s13 t2">{words.notEncrypted}</p>
      <div className="row">
        <button type="button" className="btn" disabled={check.isPending} onClick={() => check.mutate(undefined)}>
          {check.isPending ? words.checking : words.check}
        </button>
        <button type="button" className="btn" onClick={leave}>
          {words.close}
        </button>
      </div>
      {(check.isError || close.isError) && <FailureNotice error={check.error ?? close.error} />}
      {check.data?.ok === true && (
        <div className="banner met" role="status">
          <p className="s13">
            {words.sound(
              showNumber(check.data.evidence.files),
              showSize(check.data.evidence.bytes),
              showNumber(check.data.journal.entries),
            )}
          </p>
        </div>
      )}
      {check.data?.ok === false && (
        <div className="banner not" role="alert">
          <div className="col g4">
            <b className="s13 not">{words.damaged}</b>
            <ul className="s13">
              {check.data.problems.map(({ where, text }) => (
                <li key={`${where}${text}`}>{text}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </FormSection>
  );
}

function About() {
  const info = useCall('app.info');
  return (
    <FormSection title={words.about}>
      {info.data !== undefined && (
        <p className="s13">{`${words.version} ${info.data.version} · ${words.host[info.data.host]} · SQLite ${info.data.sqlite}`}</p>
      )}
      <p className="s13">
        {words.trust}: <a href="#/verify">{words.trustGo}</a>
      </p>
    </FormSection>
  );
}
