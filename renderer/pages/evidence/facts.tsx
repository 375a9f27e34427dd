import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../core/api.ts';
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

type Change = Omit<Input<'evidence.save'>, 'id'>;
type Dates = Pick<Piece, 'effectiveOn' | 'validUntil'>;

/** As long as a title, a note and an address may be. */
const LONGEST = { title: 500, note: 4000, url: 2000 } as const;

/** What is known of a piece; what makes no sense is said beside its field and not written. */
export function Facts({ piece }: { piece: Piece }) {
  const [error, setError] = useState<unknown>(null);
  const [untitled, setUntitled] = useState(false);
  const [badAddress, setBadAddress] = useState(false);
  // Dates that contradict each other stay on screen until one of them is put right.
  const [refused, setRefused] = useState<Dates | null>(null);
  const lost = useRef({ refused, title: piece.title });
  useEffect(() => {
    lost.current = { refused, title: piece.title };
  }, [refused, piece.title]);
  // Another piece is opened: no page is left, so nobody asks. Whoever was asked has had the list emptied.
  useEffect(
    () => () => {
      if (lost.current.refused !== null && unsavedOnPage().length > 0) toast(words.datesLost(lost.current.title));
    },
    [],
  );
  const until = useRef<HTMLDivElement>(null);
  useUnsaved(refused !== null, words.validUntil, () => until.current?.querySelector<HTMLElement>('[data-dates-input]') ?? null);
  // What was not changed here is not written: it may have been taken back, or changed elsewhere, meanwhile.
  const save = async (change: Change): Promise<void> => {
    try {
      const write = async (): Promise<{ savedAt: string }> => {
        await call('evidence.save', { id: piece.id, ...change });
        return { savedAt: new Date().toISOString() };
      };
      await saving(`evidence/${piece.id}`, write());
      setError(null);
      // The field shows the title that is kept again.
      setUntitled(false);
      await makeStale('evidence.save');
    } catch (failure) {
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
  const dates: Dates = refused ?? { effectiveOn: piece.effectiveOn, validUntil: piece.validUntil };
  const saveDates = (change: Partial<Dates>): void => {
    const next = { ...dates, ...change };
    const reversed = validityIsReversed(next);
    setRefused(reversed ? next : null);
    if (!reversed) void save(refused === null ? change : next);
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
