import { IconUpload, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { showDate } from '../../core/date.ts';
import { useCall } from '../api.ts';
import { useReporting } from '../law.ts';
import { assess } from '../texts/assess.ts';
import { CopyTag } from './copy-tag.tsx';
import { EvidenceIcon } from './evidence-icon.tsx';
import styles from './evidence-links.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { useFileIntake } from './file-intake.tsx';
import { toast } from './toast.tsx';
import { ValidityTag } from './validity-tag.tsx';
import { VaultPicker } from './vault-picker.tsx';

const words = assess.evidence;

interface Props {
  /** What the evidence is for: names the group and its buttons. */
  label: string;
  /** What linking does, in a few words. */
  hint?: string;
  /** Ids of evidence, in the order they were linked. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Evidence linked to a record: from the vault, or files taken in. Taking a link away can be undone; the file stays in the vault. */
export function EvidenceLinks({ label, hint, value, onChange }: Props) {
  const vault = useCall('evidence.list');
  const today = useReporting()?.today ?? '';
  const [picking, pick] = useState(false);
  // A dialog or a toast may stand while the links change: each change builds on the latest.
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
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
  const { busy, add, problems } = useFileIntake(words, (ids) => link(...ids));
  const byId = new Map(vault.data?.map((piece) => [piece.id, piece]));
  return (
    <div className={styles['links']} role="group" aria-label={label}>
      <span className="s13 w5">
        {label}
        {hint !== undefined && <span className="s12 t3">{` · ${hint}`}</span>}
      </span>
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
                    {piece.redacted !== null && <CopyTag />}
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
      {problems}
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
