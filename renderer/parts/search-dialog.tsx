import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { call } from '../api.ts';
import { search as words } from '../texts/search.ts';
import { FailureNotice } from './failure-notice.tsx';
import { showNumber } from './format.ts';
import { KeyHint } from './kbd.tsx';
import styles from './search-dialog.module.css';
import { moved, remember, sectionsAtFirst, sectionsFor, type Option, type Row, type Section, type Spot } from './search-options.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The system whose desk or page is open. */
  openSystem: string | null;
  onGo: (address: string) => void;
}

/** One field that finds requirements, systems, evidence, plans, incidents, pages and acts. */
export function SearchDialog({ opened, onClose, openSystem, onGo }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={680} yOffset="10vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay transitionProps={{ duration: 0 }} />
      <Modal.Content aria-label={words.title}>
        <Modal.Body p={0}>
          <Search openSystem={openSystem} onClose={onClose} onGo={onGo} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface Shown {
  text: string;
  sections: Section[];
  moreItems: number;
}

/** What fits the text; what was found last stays until the next is there. */
function useFound(text: string, openSystem: string | null): { shown: Shown; error: unknown } {
  const [shown, show] = useState<Shown>(() => ({ text: '', sections: sectionsAtFirst(), moreItems: 0 }));
  const [error, fail] = useState<unknown>(null);
  useEffect(() => {
    let isLatest = true;
    const asked = text.trim();
    call('search.find', { text: asked }).then(
      (found) => {
        if (!isLatest) return;
        fail(null);
        const sections = asked === '' ? sectionsAtFirst() : sectionsFor(asked, found, openSystem);
        show({ text: asked, sections, moreItems: found.moreItems });
      },
      (failure: unknown) => {
        if (isLatest) fail(failure);
      },
    );
    return () => {
      isLatest = false;
    };
  }, [text, openSystem]);
  return { shown, error };
}

function Search({ openSystem, onClose, onGo }: Omit<Props, 'opened'>) {
  const base = useId();
  const [text, setText] = useState('');
  const { shown, error } = useFound(text, openSystem);
  // Belongs to what is shown: other finds begin at their first.
  const [at, move] = useState<{ of: Shown; spot: Spot } | null>(null);
  const rows = shown.sections.flatMap((section) => section.rows);
  const spot = at?.of === shown ? at.spot : { row: 0, option: 0 };
  const idOf = ({ row, option }: Spot): string => `${base}-${row}-${option}`;
  const list = useRef<HTMLDivElement>(null);
  const active = rows[spot.row]?.options[spot.option];
  const activeId = active === undefined ? undefined : idOf(spot);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, shown]);

  const open = (option: Option): void => {
    remember(option);
    onClose();
    onGo(option.address);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      open(active);
      return;
    }
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const atEnd = selectionStart === value.length && selectionEnd === value.length;
    if (/^Arrow(Left|Right)$/.test(event.key) && !atEnd) return;
    const next = moved(rows, spot, event.key);
    if (next === null) return;
    event.preventDefault();
    move({ of: shown, spot: next });
  };

  const firstRows = firstRowsOf(shown.sections);
  return (
    <div className={styles['search']}>
      <div className={styles['field']}>
        <IconSearch className="i" aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-label={words.label}
          aria-expanded={rows.length > 0}
          aria-controls={`${base}-list`}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          placeholder={words.field}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </div>
      {error !== null && <FailureNotice error={error} />}
      <div ref={list} id={`${base}-list`} role="listbox" aria-label={words.results} className={styles['list']}>
        {shown.sections.map((section, number) => (
          <div key={section.title} role="group" aria-label={section.title}>
            <p className={styles['section']} aria-hidden="true">
              {section.title}
            </p>
            {section.rows.map((row, index) => {
              const place = (firstRows[number] ?? 0) + index;
              return (
                <Line
                  key={row.key}
                  row={row}
                  chosen={place === spot.row ? spot.option : null}
                  idOf={(option) => idOf({ row: place, option })}
                  onPoint={(option) => move({ of: shown, spot: { row: place, option } })}
                  onOpen={open}
                />
              );
            })}
          </div>
        ))}
      </div>
      {rows.length === 0 && <p className={styles['none']}>{words.none(shown.text)}</p>}
      {shown.moreItems > 0 && <p className={styles['more']}>{words.moreItems(showNumber(shown.moreItems))}</p>}
      <p className="sr" role="status">
        {shown.text === '' ? '' : words.count(showNumber(rows.length))}
      </p>
      <div className={`${styles['keys']} hints`} aria-hidden="true">
        <KeyHint keys={['↑', '↓']} text={words.keys.choose} />
        <KeyHint keys={['→']} text={words.keys.system} />
        <KeyHint keys={['Enter']} text={words.keys.open} />
        <KeyHint keys={['Esc']} text={words.keys.close} />
      </div>
    </div>
  );
}

/** The number of the first row of each section among all rows. */
const firstRowsOf = (sections: readonly Section[]): number[] =>
  sections.map((_, i) => sections.slice(0, i).reduce((sum, { rows }) => sum + rows.length, 0));

interface LineProps {
  row: Row;
  /** Which of its options is chosen; null = the row is not. */
  chosen: number | null;
  idOf: (option: number) => string;
  onPoint: (option: number) => void;
  onOpen: (option: Option) => void;
}

function Line({ row, chosen, idOf, onPoint, onOpen }: LineProps) {
  const words = (
    <>
      <span className={styles['title']} title={row.title}>
        {row.title}
      </span>
      {row.about !== '' && (
        <span className={styles['about']} title={row.about}>
          {row.about}
        </span>
      )}
    </>
  );
  const [only] = row.options;
  if (row.options.length === 1 && only !== undefined && only.text === '') {
    return (
      <div
        role="option"
        id={idOf(0)}
        aria-selected={chosen === 0}
        aria-label={row.about === '' ? row.title : `${row.title}, ${row.about}`}
        className={styles['row']}
        data-on={chosen !== null}
        onMouseMove={() => onPoint(0)}
        onClick={() => onOpen(only)}
        tabIndex={-1}
      >
        {words}
      </div>
    );
  }
  return (
    <div className={styles['row']} data-on={chosen !== null} role="presentation">
      {words}
      <span className={styles['systems']} role="presentation">
        {row.options.map((option, index) => (
          <span
            key={option.address}
            role="option"
            id={idOf(index)}
            aria-selected={chosen === index}
            aria-label={option.name}
            className={styles['system']}
            data-on={chosen === index}
            onMouseMove={() => onPoint(index)}
            onClick={() => onOpen(option)}
            tabIndex={-1}
          >
            {option.text}
          </span>
        ))}
      </span>
    </div>
  );
}
