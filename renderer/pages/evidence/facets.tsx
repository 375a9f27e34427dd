import { NativeSelect } from '@mantine/core';
import { COMMON } from '../../../core/assessment/common.ts';
import { EVIDENCE_KINDS } from '../../../core/assessment/model.ts';
import { compareVietnamese } from '../../../core/text.ts';
import { useCall, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { EVIDENCE_KIND_LABELS, vaultFilters as words } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import { isShown, type Piece, type Sight, type View } from './filters.ts';

interface Props {
  pieces: readonly Piece[];
  sight: Sight;
  view: View;
  onView: (view: View) => void;
}

interface Facet {
  view: View;
  text: string;
  /** Null while it is not known. */
  count: number | null;
}

/** What is shown: by urgency, by kind of paper, by system. In a narrow window one field takes the place of the column. */
export function Facets({ pieces, sight, view, onView }: Props) {
  const year = useReporting()?.year;
  const systems = useCallWhen(year !== undefined, 'systems.list', { year: year ?? 0 }).data ?? [];
  const discarded = useCall('evidence.discarded').data;
  const count = (wanted: View): number => pieces.filter((piece) => isShown(wanted, piece, sight)).length;
  const facet = (wanted: View, text: string): Facet => ({ view: wanted, text, count: count(wanted) });
  const groups: { head: string; facets: Facet[] }[] = [
    {
      head: words.view,
      facets: [
        facet('all', words.all),
        facet('expiring', words.expiring),
        facet('expired', words.expired),
        { view: 'unused', text: words.unused, count: sight.elsewhere === undefined ? null : count('unused') },
        facet('recent', words.recent),
        { view: 'discarded', text: words.discarded, count: discarded?.length ?? null },
      ],
    },
    {
      head: words.kinds,
      facets: EVIDENCE_KINDS.map((kind) => facet(`kind:${kind}`, EVIDENCE_KIND_LABELS[kind])).filter(
        (one) => one.count !== 0 || one.view === view,
      ),
    },
    {
      head: words.systems,
      facets: [
        ...systems
          .map(({ system }) => facet(`system:${system.id}`, system.shortName || system.name))
          .toSorted((a, b) => compareVietnamese(a.text, b.text)),
        facet(`system:${COMMON}`, words.common),
      ].filter((one) => one.count !== 0 || one.view === view),
    },
  ];
  return (
    <nav className={styles['facets']} aria-label={words.label}>
      <NativeSelect
        className={styles['narrow'] ?? ''}
        label={words.label}
        value={view}
        onChange={(event) => {
          const wanted = groups.flatMap(({ facets }) => facets).find((one) => one.view === event.currentTarget.value);
          if (wanted !== undefined) onView(wanted.view);
        }}
        data={groups
          .filter(({ facets }) => facets.length > 0)
          .map(({ head, facets }) => ({
            group: head,
            items: facets.map((one) => ({
              value: one.view,
              label: `${one.text}${one.count === null ? '' : ` (${showNumber(one.count)})`}`,
            })),
          }))}
      />
      <div className={styles['wideFacets']}>
        {groups.map(
          ({ head, facets }) =>
            facets.length > 0 && (
              <section key={head}>
                <h2>{head}</h2>
                <ul>
                  {facets.map((one) => (
                    <li key={one.view}>
                      <button type="button" aria-current={one.view === view ? 'true' : undefined} onClick={() => onView(one.view)}>
                        <span className="ell" title={one.text}>
                          {one.text}
                        </span>
                        <span>{one.count === null ? '' : showNumber(one.count)}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </nav>
  );
}
