/** What the search over everything offers: finds of the main process, pages and acts, and what was opened last; in rows of options. */
import type { Output } from '../../core/api.ts';
import { find, folded, wordsOf } from '../../core/assessment/search.ts';
import { showDate, vietnamDate } from '../../core/date.ts';
import { shortClause } from '../texts/clauses.ts';
import { search as words } from '../texts/search.ts';
import { shell } from '../texts/shell.ts';
import { levelName } from '../texts/terms.ts';

export interface Option {
  /** Where it leads: “/assess/his?item=5.1”. */
  address: string;
  /** Its own words, where the row holds several options: the system. */
  text: string;
  /** For those who listen, and what is remembered of it. */
  name: string;
}

export interface Row {
  key: string;
  title: string;
  /** Beneath the title. */
  about: string;
  /** One, or one for each system that has the requirement. */
  options: Option[];
}

export interface Section {
  title: string;
  rows: Row[];
}

type Found = Output<'search.find'>;

const PAGES: { to: string; text: string; also?: string }[] = [
  { to: '/', text: shell.rail.home },
  { to: '/calendar', text: shell.rail.calendar },
  { to: '/systems', text: shell.rail.systems },
  { to: '/systems?add=true', text: words.acts.addSystem },
  { to: '/transition', text: shell.rail.transition },
  { to: '/assess', text: shell.rail.assess },
  { to: '/grid', text: shell.rail.grid },
  { to: '/progress', text: words.acts.progress },
  { to: '/evidence', text: shell.rail.evidence, also: words.acts.addEvidence },
  { to: '/plans', text: shell.rail.plans, also: words.plans },
  { to: '/outside', text: words.acts.outside },
  { to: '/incidents', text: shell.rail.incidents, also: words.acts.newIncident },
  { to: '/dossier', text: shell.rail.dossier, also: words.acts.printDossier },
  { to: '/verify', text: words.acts.verify },
  { to: '/unit', text: shell.rail.unit },
  { to: '/settings', text: shell.rail.settings, also: words.acts.holidays },
];

const plain = (address: string, title: string, about = ''): Row => ({
  key: `${address} ${title}`,
  title,
  about,
  options: [{ address, text: '', name: title }],
});

const pageRow = ({ to, text, also }: (typeof PAGES)[number]): Row => plain(to, text, also ?? '');

/** What fits the text. The system that is open now comes first among those that have a requirement. */
export function sectionsFor(text: string, found: Found, openSystem: string | null): Section[] {
  const pages = find(wordsOf(text), PAGES, ({ text: title, also = '' }) => folded([title], [also])).map(pageRow);
  const sections: Section[] = [
    { title: words.items, rows: found.items.map((item) => itemRow(item, openSystem)) },
    {
      title: words.systems,
      rows: found.systems.map(({ id, name, shortName, level }) =>
        plain(
          `/systems/${id}`,
          shortName || name,
          [shortName === '' ? '' : name, level === null ? '' : levelName(level)].filter((one) => one !== '').join(' · '),
        ),
      ),
    },
    { title: words.pages, rows: pages },
    {
      title: words.evidence,
      rows: found.evidence.map(({ id, title, fileName }) => plain(`/evidence?open=${encodeURIComponent(id)}`, title, fileName)),
    },
    {
      title: words.plans,
      rows: found.plans.map(({ id, action, responsible }) => plain(`/plans?plan=${encodeURIComponent(id)}`, action, responsible)),
    },
    {
      title: words.incidents,
      rows: found.incidents.map(({ id, title, detectedAt }) =>
        plain(`/incidents/${encodeURIComponent(id)}`, title, showDate(vietnamDate(new Date(detectedAt)))),
      ),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function itemRow({ framework, control, itemId, title, clause, systems }: Found['items'][number], openSystem: string | null): Row {
  const ordered = [
    ...systems.filter(({ systemId }) => systemId === openSystem),
    ...systems.filter(({ systemId }) => systemId !== openSystem),
  ];
  return {
    key: `${framework} ${control}`,
    title: `${itemId} ${title}`,
    about: shortClause(clause),
    options: ordered.map((system) => ({
      address: `/assess/${system.systemId}?item=${encodeURIComponent(system.itemId)}`,
      text: system.name,
      name: words.openIn(`${system.itemId} ${title}`, system.name),
    })),
  };
}

const MOST_RECENT = 8;
let recent: Option[] = [];

export const remember = (option: Option): void => {
  recent = [option, ...recent.filter(({ address, name }) => address !== option.address || name !== option.name)].slice(0, MOST_RECENT);
};
/** What was opened belongs to the workspace that was open. */
export const forgetRecent = (): void => {
  recent = [];
};

/** Before anything is asked: what was opened last, then every page. */
export function sectionsAtFirst(): Section[] {
  const last = recent.map((option): Row => ({
    key: `${option.address} ${option.name}`,
    title: option.name,
    about: '',
    options: [{ ...option, text: '' }],
  }));
  return [
    { title: words.recent, rows: last },
    { title: words.pages, rows: PAGES.map(pageRow) },
  ].filter(({ rows }) => rows.length > 0);
}

/** A place among the options: of which row, which option. */
export interface Spot {
  row: number;
  option: number;
}

/** The spot a key leads to; null where the key is none of ours. Left and right stay in the row. */
export function moved(rows: readonly Row[], { row, option }: Spot, key: string): Spot | null {
  const last = rows.length - 1;
  if (last < 0) return null;
  const options = rows[row]?.options.length ?? 0;
  switch (key) {
    case 'ArrowDown':
      return { row: row >= last ? 0 : row + 1, option: 0 };
    case 'ArrowUp':
      return { row: row <= 0 ? last : row - 1, option: 0 };
    case 'PageDown':
      return { row: Math.min(last, row + 5), option: 0 };
    case 'PageUp':
      return { row: Math.max(0, row - 5), option: 0 };
    case 'ArrowRight':
      return option + 1 < options ? { row, option: option + 1 } : null;
    case 'ArrowLeft':
      return option > 0 ? { row, option: option - 1 } : null;
    default:
      return null;
  }
}
