import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { validityIsReversed } from '../../../core/assessment/evidence.ts';
import { EVIDENCE_KINDS, evidenceKind, SENSITIVITIES, sensitivity } from '../../../core/assessment/model.ts';
import { webAddress } from '../../../core/contract/evidence.ts';
import { call, makeStale } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DateField } from '../../parts/fields.tsx';
import { saving } from '../../parts/saving.ts';
import { TextField } from '../../parts/text-field.tsx';
import { toast } from '../../parts/toast.tsx';
import { unsavedOnPage, useUnsaved } from '../../parts/unsaved.ts';
import { evidence as words, EVIDENCE_KIND_LABELS, SENSITIVITY_LABELS } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import type { Piece } from './filters.ts';

type Kept = Pick<Piece, 'title' | 'kind' | 'sensitivity' | 'effectiveOn' | 'validUntil' | 'note' | 'url'>;
type Dates = Pick<Piece, 'effectiveOn' | 'validUntil'>;

/** As long as a title, a note and an address may be. */
const LONGEST = { title: 500, note: 4000, url: 2000 } as const;

const keptOf = ({ title, kind, sensitivity: who, effectiveOn, validUntil, note, url }: Kept): Kept => ({
  title,
  kind,
  sensitivity: who,
  effectiveOn,
  validUntil,
  note,
  url,
});

/** What is known of a piece; what makes no sense is said beside its field and not written. */
export function Facts({ piece }: { piece: Piece }) {
  const [error, setError] = useState<unknown>(null);
  const [untitled, setUntitled] = useState(false);
  const [badAddress, setBadAddress] = useState(false);
  // Dates that contradict each other stay on screen until one of them is put right.
  const [refused, setRefused] = useState<Dates | null>(null);
  // Two fields may be left before the list is read again: the second change builds on the first.
  const latest = useRef<Kept>(piece);
  const lost = useRef(refused);
  useEffect(() => {
    lost.current = refused;
  }, [refused]);
  // Another piece is opened: no page is left, so nobody asks. Whoever was asked has had the list emptied.
  useEffect(
    () => () => {
      if (lost.current !== null && unsavedOnPage().length > 0) toast(words.datesLost(latest.current.title));
    },
    [],
  );
  const until = useRef<HTMLDivElement>(null);
  useUnsaved(refused !== null, words.validUntil, () => until.current?.querySelector<HTMLElement>('[data-dates-input]') ?? null);
  const save = async (change: Partial<Kept>): Promise<void> => {
    const before = latest.current;
    latest.current = keptOf({ ...before, ...change });
    try {
      const write = async (): Promise<{ savedAt: string }> => {
        await call('evidence.save', { id: piece.id, ...latest.current });
        return { savedAt: new Date().toISOString() };
      };
      await saving(`evidence/${piece.id}`, write());
      setError(null);
      // The field shows the title that is kept again.
      setUntitled(false);
      await makeStale('evidence.save');
    } catch (failure) {
      latest.current = before;
      setError(failure);
    }
  };
  const saveTitle = (title: string): void => {
    setUntitled(title.trim() === '');
    if (title.trim() !== '') void save({ title });
  };
  const saveUrl = (text: string): void => {
    const url = text.trim();
    const good = url === '' || webAddress.safeParse(url).success;
    setBadAddress(!good);
    if (good) void save({ url });
  };
  const dates: Dates = refused ?? piece;
  const saveDates = (change: Partial<Dates>): void => {
    const { effectiveOn, validUntil } = { ...dates, ...change };
    const reversed = validityIsReversed({ effectiveOn, validUntil });
    setRefused(reversed ? { effectiveOn, validUntil } : null);
    if (!reversed) void save({ effectiveOn, validUntil });
  };
  return (
    <div className={styles['form']}>
      <div className={`col g4 ${styles['whole']}`}>
        <TextField label={words.name} value={piece.title} onCommit={saveTitle} maxLength={LONGEST.title} rows={1} />
        {untitled && <Wrong text={words.titleMissing} />}
      </div>
      <NativeSelect
        className={styles['choice'] ?? ''}
        label={words.kind}
        value={piece.kind}
        data={EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_KIND_LABELS[value] }))}
        onChange={(event) => void save({ kind: evidenceKind.parse(event.currentTarget.value) })}
      />
      <NativeSelect
        className={styles['choice'] ?? ''}
        label={words.sensitivity}
        value={piece.sensitivity}
        data={SENSITIVITIES.map((value) => ({ value, label: SENSITIVITY_LABELS[value] }))}
        onChange={(event) => void save({ sensitivity: sensitivity.parse(event.currentTarget.value) })}
      />
      <DateField label={words.effectiveOn} value={dates.effectiveOn} onChange={(effectiveOn) => saveDates({ effectiveOn })} />
      <div ref={until}>
        <DateField
          label={words.validUntil}
          value={dates.validUntil}
          onChange={(validUntil) => saveDates({ validUntil })}
          error={refused === null ? undefined : words.reversed}
        />
      </div>
      {(piece.kind === 'link' || piece.url !== '') && (
        <div className={`col g4 ${styles['whole']}`}>
          <TextField label={words.url} single value={piece.url} onCommit={saveUrl} maxLength={LONGEST.url} />
          {badAddress ? <Wrong text={words.urlWrong} /> : <p className="s12 t3">{words.urlNever}</p>}
        </div>
      )}
      <div className={styles['whole']}>
        <TextField label={words.note} value={piece.note} onCommit={(note) => void save({ note })} maxLength={LONGEST.note} rows={1} />
      </div>
      {error !== null && (
        <div className={styles['whole']}>
          <FailureNotice error={error} />
        </div>
      )}
    </div>
  );
}

const Wrong = ({ text }: { text: string }) => (
  <p className="s12 not" role="alert">
    {text}
  </p>
);
