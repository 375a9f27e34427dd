import { useQueries } from '@tanstack/react-query';
import type { Output } from '../../../core/api.ts';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { compareVietnamese } from '../../../core/text.ts';
import { call, useCall, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { evidence as words } from '../../texts/evidence.ts';
import styles from './evidence.module.css';

type Use = Output<'evidence.list'>[number]['uses'][number];

/** The requirements a piece of evidence serves, by system; each leads to its place on the desk. */
export function Uses({ uses }: { uses: Use[] }) {
  const year = useReporting()?.year;
  const systems = useCallWhen(year !== undefined, 'systems.list', { year: year ?? 0 });
  const archived = useCallWhen(year !== undefined, 'systems.archived', { year: year ?? 0 });
  const discarded = useCall('systems.discarded');
  const all = [...(systems.data ?? []), ...(archived.data ?? []), ...(discarded.data ?? [])].map(({ system }) => system);
  const used = all.filter(({ id }) => uses.some(({ systemId }) => systemId === id));
  const onDesk = new Set((systems.data ?? []).map(({ system }) => system.id));
  const deleted = new Set((discarded.data ?? []).map(({ system }) => system.id));
  const titles = useTitles(used);
  if (uses.length === 0) {
    return (
      <p className="s13 t2">
        {words.unusedHow} <a href="#/assess">{words.toDesk}</a>
      </p>
    );
  }
  return (
    <ul className={styles['uses']}>
      {used
        .toSorted((a, b) => compareVietnamese(nameOf(a), nameOf(b)))
        .map((system) => (
          <li key={system.id} className="col g4">
            <b className="s13">
              {nameOf(system)}
              {deleted.has(system.id) && <span className="t2"> {words.ofDeleted}</span>}
              {system.archivedAt !== null && <span className="t2"> {words.ofArchived}</span>}
            </b>
            <ul className="col g4">
              {uses
                .filter(({ systemId }) => systemId === system.id)
                .toSorted((a, b) => b.year - a.year || compareVietnamese(a.itemId, b.itemId))
                .map((use) => (
                  <li key={`${use.year}/${use.itemId}`}>
                    <Place use={use} title={titles.get(`${system.id}/${use.itemId}`)} now={use.year === year && onDesk.has(system.id)} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
    </ul>
  );
}

/** The desk shows the year that is reported now; what earlier years used is named without a link. */
function Place({ use, title, now }: { use: Use; title: string | undefined; now: boolean }) {
  const name = title === undefined ? use.itemId : `${use.itemId} ${title}`;
  return now ? (
    <a href={`#/assess/${use.systemId}?item=${encodeURIComponent(use.itemId)}`}>{name}</a>
  ) : (
    <span className="t2">{`${name} (${words.ofYear(use.year)})`}</span>
  );
}

const nameOf = (system: InformationSystem): string => system.shortName || system.name;

/** “system/item” → title, from the checklists in force for these systems. */
function useTitles(systems: readonly InformationSystem[]): ReadonlyMap<string, string> {
  const levelled = systems.flatMap((system) =>
    system.level === null ? [] : [{ id: system.id, name: { framework: system.framework, level: system.level } }],
  );
  const checklists = useQueries({
    queries: levelled.map(({ name }) => ({ queryKey: ['law.checklist', name], queryFn: () => call('law.checklist', name) })),
  });
  return new Map(
    levelled.flatMap(({ id }, at) =>
      (checklists[at]?.data?.groups ?? []).flatMap(({ items }) => items.map((item): [string, string] => [`${id}/${item.id}`, item.title])),
    ),
  );
}
