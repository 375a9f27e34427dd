import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DossierSummary } from '../../../core/api.ts';
import { showInstant, showNumber } from '../../parts/format.ts';
import { Question } from '../../parts/question.tsx';
import { dossierLife } from '../../texts/dossier-life.ts';
import styles from './dossier.module.css';

const words = dossierLife.correction;
const state = dossierLife.state;

interface Props {
  dossier: DossierSummary;
  /** Every dossier of the workspace. */
  all: readonly DossierSummary[];
  /** Errors of preflight: they stop a final print. */
  errors: number;
  busy: boolean;
  onPrint: (reason: string) => void;
}

/** Which dossier this one replaces or is replaced by, and the way to replace it: what was signed is never changed. */
export function CorrectionBlock({ dossier, all, errors, busy, onPrint }: Props) {
  const [asking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const link = (id: string | null, text: (made: string) => string) => {
    const other = all.find((one) => one.id === id);
    return other === undefined ? null : (
      <p className="s13">
        {text(showInstant(other.createdAt))}{' '}
        <a href={`#/dossier?open=${encodeURIComponent(other.id)}`} aria-label={`${state.look}: ${text(showInstant(other.createdAt))}`}>
          {state.look}
        </a>
      </p>
    );
  };
  const isOpen = dossier.replacedBy === null && (dossier.signatures.length > 0 || dossier.sendings.length > 0);
  if (!isOpen && dossier.replaces === null && dossier.replacedBy === null) return null;
  return (
    <section className={styles['block']} aria-label={words.title}>
      {link(dossier.replaces, state.replaces)}
      {link(dossier.replacedBy, state.replacedBy)}
      {isOpen && (
        <div className="row">
          <button type="button" className="btn sm sub" disabled={busy} onClick={() => ask(true)}>
            {words.start}
          </button>
        </div>
      )}
      <Question
        opened={asking}
        title={words.title}
        confirm={words.print}
        cancel={words.giveUp}
        busy={reason.trim() === '' || errors > 0 || busy}
        onConfirm={() => {
          ask(false);
          onPrint(reason.trim());
        }}
        onCancel={() => ask(false)}
      >
        <p>{words.text(showInstant(dossier.createdAt))}</p>
        {errors > 0 && <p className="not">{words.blocked(showNumber(errors))}</p>}
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          inputWrapperOrder={['label', 'input', 'description']}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Question>
    </section>
  );
}
