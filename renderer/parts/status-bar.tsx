import { IconAlertTriangle, IconCircleCheck, IconDeviceDesktop, IconFlask } from '@tabler/icons-react';
import { shell } from '../texts/shell.ts';
import { showTime } from './format.ts';
import { KeyHint } from './kbd.tsx';
import { GLOBAL_KEYS } from './keys-dialog.tsx';
import { useHintsShown } from './place.ts';
import { useSaving } from './saving.ts';
import styles from './shell.module.css';
import { jumpTo, useUnsavedOnPage } from './unsaved.ts';

function Saved() {
  const saving = useSaving();
  switch (saving.state) {
    case 'idle':
      return <span role="status" />;
    case 'saving':
      return <span role="status">{shell.status.saving}</span>;
    case 'saved':
      return (
        <span role="status">
          <IconCircleCheck className="i" aria-hidden="true" /> {shell.status.saved(showTime(saving.at))}
        </span>
      );
    case 'failed':
      return (
        <span role="status" className="not w5">
          <IconAlertTriangle className="i" aria-hidden="true" /> {shell.status.failed}
        </span>
      );
  }
}

/** Nothing wrong stays unnoticed, wherever on the page it is. */
function Unsaved() {
  const fields = useUnsavedOnPage();
  const [first] = fields;
  if (first === undefined) return null;
  return (
    <span className={`not w5 ${styles['unsaved']}`}>
      <IconAlertTriangle className="i" aria-hidden="true" />
      <span role="alert">{shell.status.unsaved(fields.length)}</span>
      <button type="button" className="btn sm sub" title={first.label} onClick={() => jumpTo(first)}>
        {shell.status.toUnsaved}
      </button>
    </span>
  );
}

export function StatusBar({ sample }: { sample: boolean }) {
  const here = useHintsShown();
  const hints = here.length > 0 ? here.slice(0, 5) : GLOBAL_KEYS.slice(0, 3);
  return (
    <footer className="status">
      <Saved />
      <Unsaved />
      <span className="ell">
        <IconDeviceDesktop className="i" aria-hidden="true" /> {shell.status.localOnly}
      </span>
      {sample && (
        <span className="ell">
          <IconFlask className="i" aria-hidden="true" /> {shell.status.sample}
        </span>
      )}
      <span className="hints">
        {hints.map((hint) => (
          <KeyHint key={hint.text} {...hint} />
        ))}
      </span>
      <span className="help">
        <KeyHint keys={['?']} text={shell.keys.help} />
      </span>
    </footer>
  );
}
