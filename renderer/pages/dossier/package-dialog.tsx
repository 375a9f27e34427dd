import { Checkbox, Modal, NativeSelect, PasswordInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { packing, type PackableEvidence, type Packing } from '../../../core/contract/package.ts';
import { call, failureOf, useCallWhen, useEvent } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber, showSize } from '../../parts/format.ts';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { dossierLife } from '../../texts/dossier-life.ts';
import styles from './package.module.css';
import { carefully, everything, nothing, packingsOf, sumOf, type Choice } from './packing.ts';

const words = dossierLife.package;
const LEAST_PASSWORD = 10;
const GOOD_PASSWORD = 16;
const MAIL_LIMIT = 25_000_000;
const LARGE = 2_000_000_000;

/** Which evidence goes along, how much that is, and whether a password locks it; then the file. */
export function PackageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const contents = useCallWhen(true, 'package.contents', { id });
  // While the package is being written only “Dừng” ends it.
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened
      onClose={() => {
        if (!busy) onClose();
      }}
      title={<b>{words.title}</b>}
      closeButtonProps={{ 'aria-label': words.close }}
      size={720}
    >
      {contents.isError && <FailureNotice error={contents.error} onRetry={() => void contents.refetch()} />}
      {contents.data === undefined ? (
        !contents.isError && <Loading />
      ) : (
        <PackageForm id={id} {...contents.data} busy={busy} onBusy={setBusy} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  id: string;
  /** Bytes. */
  dossier: number;
  evidence: PackableEvidence[];
  busy: boolean;
  onBusy: (busy: boolean) => void;
  onClose: () => void;
}

function PackageForm({ id, dossier, evidence, busy, onBusy, onClose }: FormProps) {
  const [choice, choose] = useState<Choice>(() => carefully(evidence));
  const [locked, lock] = useState(false);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState(0);
  useEvent('package.progress', ({ done, total }) => setProgress(total === 0 ? 0 : Math.round((100 * done) / total)));
  const ready = !locked || (password.length >= LEAST_PASSWORD && password === again);

  const write = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    onBusy(true);
    setError(null);
    setProgress(0);
    try {
      const written = await call('package.write', {
        id,
        choice: [...choice].map(([nr, chosen]) => ({ nr, packing: chosen })),
        password: locked ? password : null,
      });
      if (written !== null) {
        toast(words.done(written.file, showSize(written.size)));
        onClose();
      }
    } catch (failure) {
      if (failureOf(failure).code !== 'CANCELLED') setError(failure);
    } finally {
      onBusy(false);
    }
  };
  return (
    <form className="col g16" aria-label={words.title} onSubmit={(event) => void write(event)}>
      <p className="s13 t2">{words.lead}</p>
      <EvidenceChoice evidence={evidence} choice={choice} onChange={choose} />
      <Sums sum={sumOf(dossier, evidence, choice)} />
      <div className="col g8">
        <Checkbox size="sm" label={words.lock} checked={locked} onChange={(event) => lock(event.currentTarget.checked)} />
        {locked && <Passwords password={password} again={again} onPassword={setPassword} onAgain={setAgain} />}
      </div>
      {error !== null && <FailureNotice title={words.failed} error={error} />}
      {busy ? (
        <div className="row" role="status">
          <span className="s13">{words.writing}</span>
          <span
            className={`${styles['meter']} grow`}
            role="progressbar"
            aria-label={words.writing}
            aria-valuenow={progress}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <i style={{ width: `${progress}%` }} />
          </span>
          <button type="button" className="btn" onClick={() => void call('package.cancel')}>
            {words.stop}
          </button>
        </div>
      ) : (
        <div className="row">
          <button type="button" className="btn end" onClick={onClose}>
            {words.close}
          </button>
          <button type="submit" className="btn pri" disabled={!ready}>
            {words.write}
          </button>
        </div>
      )}
    </form>
  );
}

interface ChoiceProps {
  evidence: PackableEvidence[];
  choice: Choice;
  onChange: (choice: Choice) => void;
}

function EvidenceChoice({ evidence, choice, onChange }: ChoiceProps) {
  if (evidence.length === 0) return <p className="s13">{words.none}</p>;
  return (
    <fieldset className={styles['choice']}>
      <legend className="s13 w6">{words.evidence}</legend>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <button type="button" className="btn sm" onClick={() => onChange(carefully(evidence))}>
          {words.careful}
        </button>
        <button type="button" className="btn sm" onClick={() => onChange(everything(evidence))}>
          {words.all}
        </button>
        <button type="button" className="btn sm" onClick={() => onChange(nothing(evidence))}>
          {words.nothing}
        </button>
      </div>
      <ul className={styles['list']} tabIndex={0} aria-label={words.evidence}>
        {evidence.map((one) => (
          <li key={one.nr}>
            <span className="t2 num">{one.nr}</span>
            <span className={styles['title']}>
              <span className="ell" title={one.title}>
                {one.title}
              </span>
              <span className="s12 t2">
                {words.sensitivity[one.sensitivity]}
                {one.kept ? '' : ` · ${words.missing}`}
              </span>
            </span>
            <span className="s12 t2 num">{showSize(one.size)}</span>
            <NativeSelect
              size="xs"
              aria-label={words.choose(one.title)}
              value={choice.get(one.nr) ?? 'none'}
              data={packingsOf(one).map((value) => ({ value, label: words.packings[value] }))}
              onChange={(event) => {
                const chosen: Packing = packing.parse(event.currentTarget.value);
                onChange(new Map([...choice, [one.nr, chosen]]));
              }}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Sums({ sum: { size, files, leftOut, uncovered } }: { sum: ReturnType<typeof sumOf> }) {
  return (
    <div className="col g8" role="status">
      <b className="s13">{words.total(showSize(size), showNumber(files))}</b>
      {leftOut > 0 && <p className="s12 t2">{words.leftOut(showNumber(leftOut))}</p>}
      {size > MAIL_LIMIT && <p className="s12 t2">{size > LARGE ? words.large : words.mail}</p>}
      {uncovered > 0 && (
        <div className="banner partial">
          <IconAlertTriangle className="i partial" aria-hidden="true" />
          <p className="s12">{words.uncovered(showNumber(uncovered))}</p>
        </div>
      )}
    </div>
  );
}

interface PasswordProps {
  password: string;
  again: string;
  onPassword: (password: string) => void;
  onAgain: (password: string) => void;
}

function Passwords({ password, again, onPassword, onAgain }: PasswordProps) {
  const strength =
    password === ''
      ? undefined
      : password.length < LEAST_PASSWORD
        ? words.short(showNumber(LEAST_PASSWORD))
        : password.length < GOOD_PASSWORD
          ? words.fair
          : words.good;
  return (
    <>
      <p className="s12 t2">{words.lockHint}</p>
      <div className={styles['passwords']}>
        <PasswordInput
          label={words.password}
          description={strength}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={1000}
          autoComplete="off"
          value={password}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.again}
          error={again !== '' && again !== password ? words.differ : undefined}
          maxLength={1000}
          autoComplete="off"
          value={again}
          onChange={(event) => onAgain(event.currentTarget.value)}
        />
      </div>
    </>
  );
}
