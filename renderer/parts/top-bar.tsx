import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { daysLeft } from '../../core/report/calendar.ts';
import { useCall } from '../api.ts';
import { useReporting } from '../law.ts';
import { search as searchWords } from '../texts/search.ts';
import { shell } from '../texts/shell.ts';
import { Brand } from './brand.tsx';
import { initials } from './format.ts';
import { useCrumbs } from './place.ts';
import styles from './shell.module.css';
import { UndoButtons } from './undo-buttons.tsx';
import type { Direction } from './undo.ts';

/** The three days of December, on every page but the home page, which shows them large. */
function Deadlines() {
  const reporting = useReporting();
  const atHome = useLocation({ select: (location) => location.pathname === '/' });
  if (reporting === undefined || atHome) return null;
  const { calendar, today, year } = reporting;
  const next = calendar.deadlines.find(({ date }) => daysLeft(today, date) >= 0) ?? calendar.deadlines.at(-1);
  return (
    <div className={`dues ${styles['dues']}`} role="group" aria-label={shell.dues(year)}>
      {calendar.deadlines.map(({ id, date }) => (
        <div key={id} className={id === next?.id ? 'next' : undefined}>
          {`${Number(date.slice(8))}/${Number(date.slice(5, 7))} · ${shell.due[id] ?? id}`}
          <b>{shell.daysLeft(daysLeft(today, date))}</b>
        </div>
      ))}
    </div>
  );
}

interface Props {
  unitName: string;
  onSearch: () => void;
  onStep: (direction: Direction) => void;
}

export function TopBar({ unitName, onSearch, onStep }: Props) {
  const crumbs = useCrumbs();
  const settings = useCall('settings.get');
  const name = settings.data?.userName ?? '';
  const all = [{ text: unitName, to: '/' }, ...crumbs.filter((crumb) => crumb.to !== '/')];
  return (
    <header className="topbar">
      <div className="brand">
        <Brand />
      </div>
      <nav className={`crumbs grow ${styles['crumbs']}`} aria-label={shell.place}>
        {all.map((crumb, index) => (
          <Fragment key={`${crumb.text}${index}`}>
            {index > 0 && <IconChevronRight className="i" aria-hidden="true" />}
            {index === all.length - 1 || crumb.to === undefined ? (
              <b className="shrink ell" title={crumb.text}>
                {crumb.text}
              </b>
            ) : (
              <a className={`shrink ell ${styles['crumb']}`} href={`#${crumb.to}`} title={crumb.text}>
                {crumb.text}
              </a>
            )}
          </Fragment>
        ))}
      </nav>
      <UndoButtons onStep={onStep} />
      <button
        type="button"
        className={`find ${styles['find']}`}
        aria-label={searchWords.open}
        aria-keyshortcuts="Control+K"
        onClick={onSearch}
      >
        <IconSearch className="i" aria-hidden="true" />
        <span className={styles['findText']}>{searchWords.field}</span>
        <span className={styles['findShort']}>{searchWords.short}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Deadlines />
      {name !== '' && (
        <span className={`who ${styles['who']}`} title={name} role="img" aria-label={name}>
          {initials(name)}
        </span>
      )}
    </header>
  );
}
