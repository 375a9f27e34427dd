import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { showDate, type IsoDate } from '../../core/date.ts';
import { useCall } from '../api.ts';
import { CopyTag } from './copy-tag.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { findEvidence } from './find-evidence.ts';
import { showNumber } from './format.ts';
import { Loading } from './states.tsx';
import { ValidityTag } from './validity-tag.tsx';
import { assess as words } from '../texts/assess.ts';
import styles from './vault-picker.module.css';

/** More rows than anybody reads; the search finds the rest. */
const MOST_SHOWN = 100;

/** Links evidence to what it is for, and takes the link away. */
export interface Linking {
  link(evidenceId: string): void;
  unlink(evidenceId: string): void;
  /** Why the last of it failed; null when it did not. */
  error: unknown;
}

interface Props {
  opened: boolean;
  onClose: () => void;
  /** What the evidence is for, in words. */
  lead: string;
  /** Ids of evidence linked to it now. */
  linked: readonly string[];
  intake: Linking;
  today: IsoDate;
}

/** Links evidence that is in the vault already, or takes the link away again. The keyboard stays in the search field. */
export function VaultPicker({ opened, onClose, lead, ...list }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b>{words.evidence.fromVault}</b>}
      closeButtonProps={{ 'aria-label': words.evidence.close }}
      size={640}
    >
      <div className="col g8">
        <p className={`s13 t2 ${styles['words']}`}>{lead}</p>
        <Choice {...list} onClose={onClose} />
      </div>
    </Modal>
  );
}

function Choice({ linked, intake, today, onClose }: Pick<Props, 'linked' | 'intake' | 'today' | 'onClose'>) {
  const vault = useCall('evidence.list');
  const [search, setSearch] = useState('');
  const found = useMemo(() => findEvidence(vault.data ?? [], search), [vault.data, search]);
  // The list is always open; Esc, which would close it, closes the dialog.
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (search === '') resetSelectedOption();
    else selectFirstOption();
  }, [search, selectFirstOption, resetSelectedOption]);

  if (vault.isError) return <FailureNotice error={vault.error} onRetry={() => void vault.refetch()} />;
  if (vault.data === undefined) return <Loading />;
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => (linked.includes(id) ? intake.unlink(id) : intake.link(id))}>
      <Combobox.EventsTarget>
        <TextInput
          label={words.evidence.searchVault}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
          data-autofocus
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={styles['vault'] ?? ''} aria-label={words.evidence.vault} aria-multiselectable>
        {found.slice(0, MOST_SHOWN).map((piece) => {
          const on = linked.includes(piece.id);
          const Mark = on ? IconCircleCheck : IconCircle;
          const about = [
            piece.effectiveOn === null ? words.evidence.noDate : showDate(piece.effectiveOn),
            words.evidence.uses(showNumber(piece.uses.length)),
          ];
          return (
            <Combobox.Option key={piece.id} value={piece.id} active={on} aria-selected={on} className={styles['option'] ?? ''}>
              <Mark className={`i ${on ? 'acc' : 't3'}`} aria-hidden="true" />
              <span className="col grow">
                <span className={`s13 w5 ${styles['words']}`}>{piece.title}</span>
                <span className={`s12 t2 ${styles['words']}`}>{[...about, piece.fileName].join(' · ')}</span>
              </span>
              <span className="col g4">
                {piece.redacted !== null && <CopyTag />}
                {on && <span className="tag acc">{words.evidence.linked}</span>}
                <ValidityTag until={piece.validUntil} today={today} />
              </span>
            </Combobox.Option>
          );
        })}
        {found.length === 0 && (
          <Combobox.Empty>{vault.data.length === 0 ? words.evidence.vaultEmpty : words.evidence.nothingInVault}</Combobox.Empty>
        )}
      </Combobox.Options>
      <p className="s12 t2" role="status">
        {found.length > MOST_SHOWN
          ? words.evidence.more(showNumber(MOST_SHOWN), showNumber(found.length))
          : words.evidence.found(showNumber(found.length))}
      </p>
      {intake.error !== null && <FailureNotice error={intake.error} />}
      <div className="row">
        <span className="s12 t3 grow">{words.evidence.vaultKeys}</span>
        <button type="button" className="btn" onClick={onClose}>
          {words.evidence.done}
        </button>
      </div>
    </Combobox>
  );
}
