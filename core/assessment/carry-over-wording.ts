/** What a requirement said when it was answered, and whether it says the same now. */
import { digestOf } from '../canonical.ts';
import { itemsOf } from '../checklist/items.ts';
import type { Checklist, ChecklistItem } from '../checklist/model.ts';
import { isBlankAnswer } from './answer.ts';
import type { Said } from './carry-over-model.ts';
import type { Answer } from './model.ts';

/**
 * Finds the wording of each answer that says anything, by the digest it was given to. `wordings` is read only as far as needed: first
 * what was most likely answered. Where no digest fits, the first checklist with that id is taken, marked as not exact.
 */
export function wordingOf(answers: readonly Answer[], wordings: Iterable<Checklist>): { said: Said[]; unknown: Answer[] } {
  const wanted = answers.filter((answer) => !isBlankAnswer(answer));
  const found = new Map<Answer, Said>();
  const open = new Set(wanted);
  for (const checklist of open.size === 0 ? [] : wordings) {
    const items = new Map(itemsOf(checklist).map((item) => [item.id, item]));
    for (const answer of open) {
      const item = items.get(answer.itemId);
      if (item === undefined) continue;
      const exact = checklist.itemDigests[item.id] === answer.itemDigest;
      if (exact) open.delete(answer);
      if (exact || !found.has(answer)) found.set(answer, { item, level: checklist.level, exact, answer });
    }
    if (open.size === 0) break;
  }
  return { said: wanted.flatMap((answer) => found.get(answer) ?? []), unknown: wanted.filter((answer) => !found.has(answer)) };
}

const contents = new WeakMap<ChecklistItem, string>();

/** SHA-256 (hex) of what a requirement demands, whatever its number and clause: the same at two levels ⇔ the same digest. */
export function contentDigest(item: ChecklistItem): string {
  const known = contents.get(item);
  if (known !== undefined) return known;
  const { id: _id, source: _source, ...content } = item;
  const digest = digestOf(content);
  contents.set(item, digest);
  return digest;
}

/**
 * Whether the requirement is unchanged. Under its old number at its old level: the same digest as the one that was answered.
 * Under another number or at another level: the same content.
 */
export function isUnchanged(said: Said, item: ChecklistItem, checklist: Checklist): boolean {
  if (said.item.id === item.id && (said.level === checklist.level || !said.exact))
    return said.answer.itemDigest === checklist.itemDigests[item.id];
  return said.exact && contentDigest(said.item) === contentDigest(item);
}
