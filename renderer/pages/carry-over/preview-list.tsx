import { Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { showNumber } from '../../parts/format.ts';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { carryOver as words } from '../../texts/carry-over.ts';
import styles from './carry-over.module.css';
import { OfferRow } from './offer-row.tsx';
import { byGroup, CARRY_FILTERS, filterCounts, isOffered, shownOffers, type CarryFilter, type Preview } from './rows.ts';

/** The search field, for the key that leads there. */
export const SEARCH_ID = 'carry-search';

interface Props {
  preview: Preview;
  /** Whether the source is of another framework. */
  crossing: boolean;
  filter: CarryFilter;
  search: string;
  leftOut: ReadonlySet<string>;
  onFilter: (filter: CarryFilter) => void;
  onSearch: (text: string) => void;
  /** Takes requirements along, or leaves them out. */
  onChoose: (itemIds: string[], chosen: boolean) => void;
}

/** The figures of the preview, each of which is a filter, and the requirements. */
export function PreviewList({ preview, crossing, filter, search, leftOut, onFilter, onSearch, onChoose }: Props) {
  const counts = filterCounts(preview);
  const shown = shownOffers(preview, filter, search);
  const choosable = shown.filter(isOffered).map(({ itemId }) => itemId);
  const chosen = choosable.filter((id) => !leftOut.has(id)).length;
  // Between frameworks no requirement stays the same; the last two are seldom.
  const filters = CARRY_FILTERS.filter((one) => counts[one] > 0 || !(one === 'common' || one === 'left' || (one === 'same' && crossing)));
  return (
    <section className={`card ${styles['list']}`} aria-label={words.list}>
      <div className={styles['figures']} role="group" aria-label={words.filters}>
        {filters.map((one) => (
          <button
            key={one}
            type="button"
            className={styles['figure']}
            aria-pressed={filter === one}
            title={one === 'all' || one === 'left' ? undefined : words.stateHelp[one]}
            onClick={() => onFilter(one)}
          >
            <b>{showNumber(counts[one])}</b>
            <span>{one === 'all' ? words.all : one === 'left' ? words.left : words.states[one]}</span>
          </button>
        ))}
      </div>
      <div className={styles['tools']}>
        {choosable.length > 0 && (
          <Checkbox
            size="xs"
            label={words.takeShown}
            checked={chosen === choosable.length}
            indeterminate={chosen > 0 && chosen < choosable.length}
            onChange={(event) => onChoose(choosable, event.currentTarget.checked)}
          />
        )}
        {filter !== 'left' && (
          <TextInput
            id={SEARCH_ID}
            className={styles['search'] ?? ''}
            aria-label={words.search}
            placeholder={words.searchHint}
            value={search}
            onChange={(event) => onSearch(event.currentTarget.value)}
            leftSection={<IconSearch className="i" aria-hidden="true" />}
            rightSection={<kbd aria-hidden="true">/</kbd>}
          />
        )}
      </div>
      {filter === 'left' ? (
        <LeftList left={preview.left} />
      ) : (
        <div>
          {shown.length === 0 && <p className={`s13 t2 ${styles['none']}`}>{words.nothingFound}</p>}
          {byGroup(shown).map(({ group, offers }) => (
            <section key={group} aria-label={group}>
              <h2 className={styles['group']}>{group}</h2>
              <ul>
                {offers.map((offer) => (
                  <OfferRow
                    key={offer.itemId}
                    offer={offer}
                    from={preview.source.framework}
                    crossing={crossing}
                    chosen={!leftOut.has(offer.itemId)}
                    onChoose={(take) => onChoose([offer.itemId], take)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

/** Answers that have no place to go, each with its reason. */
function LeftList({ left }: Pick<Preview, 'left'>) {
  return (
    <>
      <p className={`s13 t2 ${styles['none']}`}>{words.leftLead}</p>
      <ul>
        {left.map(({ itemId, title, verdict, reason }) => (
          <li key={`${itemId} ${reason}`} className={styles['row']}>
            <div className={styles['check']}>
              <VerdictMark verdict={verdict} small />
            </div>
            <div className={styles['what']}>
              <span className="s12 t3 nowrap">{itemId}</span>
              <b className="w5">{title}</b>
            </div>
            <span className="s12 t2">{words.leftReasons[reason]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Leads the keyboard from one choice to the next, without walking through everything between them; from elsewhere to the first. */
export function moveFocus(step: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLInputElement>('input[data-row]')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at < 0 ? stops[0] : stops[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
