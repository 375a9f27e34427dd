import { Menu, TextInput } from '@mantine/core';
import { IconChevronDown, IconFolder, IconLayoutGrid, IconLink, IconList, IconNote, IconSearch, IconUpload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState, type DragEvent, type ReactNode } from 'react';
import { useFileIntake, type FileIntake } from '../../parts/file-intake.tsx';
import { showNumber, showSize } from '../../parts/format.ts';
import { evidence as words, vaultFilters, vaultIntake } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import type { Piece } from './filters.ts';
import { useBegun, WrittenForm, type Draft } from './written-form.tsx';

export type Intake = FileIntake & {
  /** Opens the form for what has no file. */
  write: (draft: Draft) => void;
};

/** The page takes in what is dropped on it or pasted; its parts get the ways to add by hand. */
export function IntakeArea({ onAdded, children }: { onAdded: (ids: string[]) => void; children: (intake: Intake) => ReactNode }) {
  const files = useFileIntake(words, onAdded);
  const [over, setOver] = useState(false);
  const [draft, write] = useState<Draft | null>(null);
  const [nothing, tellNothing] = useState(false);
  usePaste(({ pasted, text }) => {
    tellNothing(pasted.length === 0 && text === '');
    if (pasted.length > 0) void files.take(pasted);
    else if (text !== '') write(draftOf(text));
  });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (dropped.length > 0) void files.take(dropped);
  };
  const intake: Intake = {
    ...files,
    write,
    problems: (
      <>
        {files.problems}
        {nothing && (
          <p className="banner s13" role="alert">
            {vaultIntake.nothingPasted}
          </p>
        )}
      </>
    ),
  };
  return (
    <div
      className={styles['area']}
      data-testid="vault-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null)) setOver(false);
      }}
      onDrop={drop}
    >
      {children(intake)}
      {over && (
        <div className={styles['over']} aria-hidden="true">
          <IconUpload className="i" />
          {vaultIntake.drop}
        </div>
      )}
      {draft !== null && (
        <WrittenForm
          draft={draft}
          onClose={() => write(null)}
          onAdded={(id) => {
            write(null);
            onAdded([id]);
          }}
        />
      )}
    </div>
  );
}

/** A text that is one address is a link; any other is a note. */
const draftOf = (text: string): Draft =>
  /^https?:\/\/\S+$/.test(text.trim()) ? { kind: 'link', text: text.trim() } : { kind: 'note', text };

/** Hears Ctrl V outside text fields, where the text belongs to the field. */
function usePaste(onPaste: (clipboard: { pasted: File[]; text: string }) => void): void {
  const heard = useEffectEvent((event: ClipboardEvent) => {
    const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
    const inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    if (inField || inDialog) return;
    event.preventDefault();
    onPaste({ pasted: [...(event.clipboardData?.files ?? [])], text: event.clipboardData?.getData('text/plain').trim() ?? '' });
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => heard(event);
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);
}

interface HeadProps {
  pieces: readonly Piece[];
  intake: Intake;
  search: string;
  onSearch: (text: string) => void;
  form: 'list' | 'tiles';
  onForm: (form: 'list' | 'tiles') => void;
}

/** Name and size of the vault, the search, and the ways to add. */
export function Head({ pieces, intake, search, onSearch, form, onForm }: HeadProps) {
  const noteBegun = useBegun('note');
  const linkBegun = useBegun('link');
  const bytes = pieces.reduce((sum, { size }) => sum + size, 0);
  return (
    <header className={styles['head']}>
      <div className={styles['name']}>
        <h1>{words.title}</h1>
        <p className="s13 t2">{words.total(showNumber(pieces.length), showSize(bytes))}</p>
      </div>
      <div className={styles['tools']}>
        <TextInput
          id="vault-search"
          className="grow"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
          rightSection={<kbd aria-hidden="true">/</kbd>}
        />
        <div className="seg" role="group" aria-label={vaultFilters.layout}>
          {(['list', 'tiles'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={one === form ? 'on' : undefined}
              aria-label={vaultFilters[one]}
              aria-current={one === form ? 'true' : undefined}
              title={vaultFilters[one]}
              onClick={() => onForm(one)}
            >
              {one === 'list' ? <IconList className="i" aria-hidden="true" /> : <IconLayoutGrid className="i" aria-hidden="true" />}
            </button>
          ))}
        </div>
        <div className={styles['adds']}>
          <button type="button" className="btn pri" disabled={intake.busy} onClick={() => void intake.add()}>
            <IconUpload className="i" aria-hidden="true" />
            {intake.busy ? words.adding : words.add}
          </button>
          <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <button type="button" className="btn pri ico" disabled={intake.busy} aria-label={words.addOther}>
                <IconChevronDown className="i" aria-hidden="true" />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconFolder className="i" aria-hidden="true" />} onClick={() => void intake.addFolder()}>
                {words.addFolder}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconNote className="i" aria-hidden="true" />}
                onClick={() => intake.write({ kind: 'note', text: '' })}
              >
                {noteBegun ? words.goOnNote : words.addNote}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconLink className="i" aria-hidden="true" />}
                onClick={() => intake.write({ kind: 'link', text: '' })}
              >
                {linkBegun ? words.goOnLink : words.addLink}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      {intake.problems}
    </header>
  );
}
