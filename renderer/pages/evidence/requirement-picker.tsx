import { Combobox, Modal, NativeSelect, TextInput, useCombobox } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import { itemsOf } from '../../../core/checklist/items.ts';
import type { ChecklistItem } from '../../../core/checklist/model.ts';
import { fold } from '../../../core/text.ts';
import { call, makeStale, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { Loading } from '../../parts/states.tsx';
import { vaultActs as words } from '../../texts/evidence.ts';
import picker from '../../parts/vault-picker.module.css';
import type { Piece } from './filters.ts';

/** More rows than anybody reads; the search finds the rest. */
const MOST_SHOWN = 60;

/** Links a piece to requirements of a system, or of the unit, or takes the link away. The keyboard stays in the search field. */
export function RequirementPicker({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const year = useReporting()?.year ?? 0;
  const systems = useCallWhen(year > 0, 'systems.list', { year });
  const levelled = (systems.data ?? []).flatMap(({ system }) => (system.level === null ? [] : [system]));
  const [wanted, setWanted] = useState<string | null>(piece.uses[0]?.systemId ?? null);
  const places = [
    ...levelled.map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
    ...(levelled.length > 0 ? [{ value: COMMON, label: words.unit }] : []),
  ];
  const systemId = places.find(({ value }) => value === wanted)?.value ?? places[0]?.value;
  return (
    <Modal opened onClose={onClose} title={<b>{words.linkTitle}</b>} closeButtonProps={{ 'aria-label': words.done }} size={640}>
      <div className="col g8">
        <p className={`s13 t2 ${picker['words']}`}>{piece.title}</p>
        <NativeSelect
          label={words.linkSystem}
          data={places}
          value={systemId ?? ''}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {systems.isError && <FailureNotice error={systems.error} onRetry={() => void systems.refetch()} />}
        {systemId !== undefined && <Requirements key={systemId} piece={piece} systemId={systemId} year={year} onClose={onClose} />}
      </div>
    </Modal>
  );
}

interface RequirementsProps {
  piece: Piece;
  systemId: string;
  year: number;
  onClose: () => void;
}

function Requirements({ piece, systemId, year, onClose }: RequirementsProps) {
  const view = useCallWhen(true, 'assessment.open', { systemId, year });
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const ready = view.data !== undefined;
  useEffect(() => {
    // Whoever goes through the systems stays in their field.
    if (ready && !(document.activeElement instanceof HTMLSelectElement)) field.current?.focus();
  }, [ready]);
  const [error, setError] = useState<unknown>(null);
  const found = useMemo(() => matching(view.data === undefined ? [] : itemsOf(view.data.checklist), search), [view.data, search]);
  // The list is always open; Esc, which would close it, closes the dialog.
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  if (view.isError) return <FailureNotice error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <Loading />;
  const linked = new Set(view.data.answers.filter(({ evidence }) => evidence.includes(piece.id)).map(({ itemId }) => itemId));
  const toggle = async (itemId: string): Promise<void> => {
    setError(null);
    try {
      const method = linked.has(itemId) ? 'evidence.unlink' : 'evidence.link';
      await call(method, { id: piece.id, systemId, year, itemId });
      tellSaved(new Date().toISOString());
      await makeStale(method);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={(itemId) => void toggle(itemId)}>
      <Combobox.EventsTarget>
        <TextInput
          ref={field}
          label={words.linkSearch}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={picker['vault'] ?? ''} aria-label={words.requirements} aria-multiselectable>
        {found.slice(0, MOST_SHOWN).map((item) => {
          const on = linked.has(item.id);
          const Mark = on ? IconCircleCheck : IconCircle;
          return (
            <Combobox.Option key={item.id} value={item.id} active={on} aria-selected={on} className={picker['option'] ?? ''}>
              <Mark className={`i ${on ? 'acc' : 't3'}`} aria-hidden="true" />
              <span className="col grow">
                <span className={`s13 w5 ${picker['words']}`}>{item.title}</span>
                <span className="s12 t2">{item.id}</span>
              </span>
              {on && <span className="tag acc">{words.linked}</span>}
            </Combobox.Option>
          );
        })}
        {found.length === 0 && <Combobox.Empty>{words.linkNone}</Combobox.Empty>}
      </Combobox.Options>
      {found.length > MOST_SHOWN && (
        <p className="s12 t2" role="status">
          {words.linkMost(showNumber(MOST_SHOWN), showNumber(found.length))}
        </p>
      )}
      {error !== null && <FailureNotice error={error} />}
      <div className="row">
        <button type="button" className="btn end" onClick={onClose}>
          {words.done}
        </button>
      </div>
    </Combobox>
  );
}

/** Items whose number, title or question holds every word, marks ignored. */
function matching(items: readonly ChecklistItem[], search: string): ChecklistItem[] {
  const wanted = fold(search).split(' ').filter(Boolean);
  return items.filter(({ id, title, ask }) => {
    const text = fold(`${id} ${title} ${ask}`);
    return wanted.every((word) => text.includes(word));
  });
}
