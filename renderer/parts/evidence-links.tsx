import { IconUpload, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { showDate } from '../../core/date.ts';
import type { Failure } from '../../core/failure.ts';
import { call, makeStale, useCall } from '../api.ts';
import { useReporting } from '../law.ts';
import { assess } from '../texts/assess.ts';
import { EvidenceIcon } from './evidence-icon.tsx';
import styles from './evidence-links.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { showNumber } from './format.ts';
import { toast } from './toast.tsx';
import { ValidityTag } from './validity-tag.tsx';
import { VaultPicker } from './vault-picker.tsx';

const words = assess.evidence;

interface Props {
  /** What the evidence is for: names the group and its buttons. */
  label: string;
  /** Ids of evidence, in the order they were linked. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Evidence linked to a record: from the vault, or files taken in. Taking a link away can be undone; the file stays in the vault. */
export function EvidenceLinks({ label, value, onChange }: Props) {
  const vault = useCall('evidence.list');
  const today = useReporting()?.today ?? '';
  const [picking, pick] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ path: string; failure: Failure }[]>([]);
  const [error, setError] = useState<unknown>(null);
  // A dialog or a toast may stand while the links change: each change builds on the latest.
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const asking = useRef(false);
  const told = useRef<(() => void)[]>([]);
  // Nothing can be undone once the record is gone from the screen.
  useEffect(() => () => told.current.forEach((hide) => hide()), []);
  const change = (ids: string[]): void => {
    latest.current = ids;
    onChange(ids);
  };
  const link = (...ids: string[]): void => change([...new Set([...latest.current, ...ids])]);
  const unlink = (id: string): void => {
    change(latest.current.filter((one) => one !== id));
    told.current.push(toast(words.unlinked, () => link(id)));
  };
  const add = async (): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    setError(null);
    try {
      const paths = await call('evidence.pick');
      if (paths.length === 0) return;
      const reply = await call('evidence.addFiles', { paths, link: null });
      setRefused(reply.refused);
      if (reply.added.length === 0) return;
      link(...reply.added.map(({ id }) => id));
      toast(words.added(showNumber(reply.added.length)));
      await makeStale('evidence.addFiles');
    } catch (failure) {
      setError(failure);
    } finally {
      asking.current = false;
      setBusy(false);
    }
  };
  const byId = new Map(vault.data?.map((piece) => [piece.id, piece]));
  return (
    <div className={styles['links']} role="group" aria-label={label}>
      <span className="s13 w5">{label}</span>
      {vault.isError && <FailureNotice error={vault.error} onRetry={() => void vault.refetch()} />}
      {value.length > 0 && (
        <ul>
          {value.map((id) => {
            const piece = byId.get(id);
            if (piece === undefined) return null;
            return (
              <li key={id} className="ev">
                <EvidenceIcon mediaType={piece.mediaType} />
                <span className="col">
                  <span className={`s13 ${styles['title']}`}>{piece.title}</span>
                  <span className="row g6">
                    <span className="s12 t3">{piece.effectiveOn === null ? words.noDate : showDate(piece.effectiveOn)}</span>
                    <ValidityTag until={piece.validUntil} today={today} />
                  </span>
                </span>
                <button type="button" className="btn ico sm sub" aria-label={words.remove(piece.title)} onClick={() => unlink(id)}>
                  <IconX className="i" aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="row">
        <button type="button" className="btn sm" onClick={() => pick(true)}>
          {words.fromVault}
        </button>
        <button type="button" className="btn sm" disabled={busy} onClick={() => void add()}>
          <IconUpload className="i" aria-hidden="true" />
          {busy ? words.adding : words.pick}
        </button>
      </div>
      {error !== null && <FailureNotice error={error} />}
      {refused.length > 0 && (
        <div className="banner not" role="alert">
          <div className="col g4">
            <b className="s13 not">{words.refused}</b>
            <ul className="s12">
              {refused.map(({ path, failure }) => (
                <li key={path}>{failure.message}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <VaultPicker
        opened={picking}
        onClose={() => pick(false)}
        lead={label}
        linked={value}
        intake={{ link, unlink, error: null }}
        today={today}
      />
    </div>
  );
}
