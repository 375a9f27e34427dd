/** Answers to core/contract/search.ts. */
import type { Handlers } from '../../core/api.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import { find, folded, withShortClauses, wordsOf, type Folded } from '../../core/assessment/search.ts';
import { appliesTo } from '../../core/checklist/applicability.ts';
import type { Checklist, ChecklistItem } from '../../core/checklist/model.ts';
import type { FoundItem } from '../../core/contract/search.ts';
import type { Context } from './context.ts';

/** As many of each kind as a person looks through. */
const MOST = { items: 8, others: 5 };

interface IndexedItem {
  item: ChecklistItem;
  folded: Folded;
}

export const searchHandlers = (context: Context): Pick<Handlers, 'search.find'> => {
  // The law stays as it is while the program runs: folded once.
  const indexes = new Map<string, IndexedItem[]>();
  const indexOf = (checklist: Checklist): IndexedItem[] => {
    const known = indexes.get(checklist.digest) ?? indexed(checklist);
    indexes.set(checklist.digest, known);
    return known;
  };
  const itemsFor = (systems: readonly InformationSystem[], words: readonly string[]): FoundItem[] => {
    const placed = systems.flatMap((system) =>
      system.level === null ? [] : indexOf(context.law().checklist(system.framework, system.level)).map((one) => ({ ...one, system })),
    );
    return grouped(find(words, placed, (one) => one.folded));
  };
  return {
    'search.find': ({ text }) => {
      const workspace = context.session.need();
      const words = wordsOf(text);
      if (words.length === 0) return { items: [], moreItems: 0, systems: [], evidence: [], plans: [], incidents: [] };
      const systems = workspace.systems.list();
      const items = itemsFor(systems, words);
      const few = <T>(all: readonly T[], foldedOf: (one: T) => Folded): T[] => find(words, all, foldedOf).slice(0, MOST.others);
      return {
        items: items.slice(0, MOST.items),
        moreItems: Math.max(0, items.length - MOST.items),
        systems: few(systems, ({ name, shortName, purpose }) => folded([shortName, name], [purpose])).map(
          ({ id, name, shortName, level }) => ({ id, name, shortName, level }),
        ),
        evidence: few(workspace.evidence.list(), ({ title, fileName, note }) => folded([title, fileName], [note])).map(
          ({ id, title, fileName }) => ({ id, title, fileName }),
        ),
        plans: few(workspace.plans.list(), ({ action, responsible }) => folded([action], [responsible])).map(
          ({ id, action, responsible }) => ({ id, action, responsible }),
        ),
        incidents: few(workspace.incidents.list(), ({ title, description, scope }) => folded([title], [description, scope])).map(
          ({ id, title, detectedAt }) => ({ id, title, detectedAt }),
        ),
      };
    },
  };
};

const indexed = (checklist: Checklist): IndexedItem[] =>
  checklist.groups.flatMap((group) =>
    group.items.map((item) => ({
      item,
      folded: folded([item.id, item.title], [item.ask, item.source, withShortClauses(item.source), group.title, group.clause]),
    })),
  );

/** The same control of several systems is one find, at the place of its best. */
function grouped(found: readonly (IndexedItem & { system: InformationSystem })[]): FoundItem[] {
  const byControl = new Map<string, (IndexedItem & { system: InformationSystem })[]>();
  for (const one of found) {
    const key = `${one.system.framework}/${one.item.control}`;
    byControl.set(key, [...(byControl.get(key) ?? []), one]);
  }
  return [...byControl.values()].flatMap((all) => {
    const [best] = all;
    if (best === undefined) return [];
    const { id: itemId, control, title, source } = best.item;
    const arising = all.filter(({ item, system }) => appliesTo(item, system.traits));
    const systems = [...arising, ...all.filter((one) => !arising.includes(one))];
    return [
      {
        framework: best.system.framework,
        control,
        itemId,
        title,
        clause: source,
        systems: systems.map(({ item, system }) => ({ systemId: system.id, name: system.shortName || system.name, itemId: item.id })),
      },
    ];
  });
}
