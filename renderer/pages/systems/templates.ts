/** Finding templates, and which of those chosen are usually one system. */
import type { SystemTemplate } from '../../../core/checklist/templates.ts';
import { fold } from '../../../core/text.ts';

/** Templates that hold every word, marks don't matter; all of them where nothing is asked. */
export function searched(templates: readonly SystemTemplate[], text: string): SystemTemplate[] {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  return templates.filter(({ name, shortName, purpose }) => {
    const searchable = fold(`${name} ${shortName} ${purpose}`);
    return words.every((word) => searchable.includes(word));
  });
}

/** Those of the chosen templates that usually share one scope with another chosen one (NĐ 331 Đ7.2.a). */
export const overlapping = (templates: readonly SystemTemplate[], chosen: readonly string[]): SystemTemplate[] => {
  const picked = templates.filter(({ id }) => chosen.includes(id));
  return picked.filter((one) => picked.some((other) => one.sameScopeAs.includes(other.id) || other.sameScopeAs.includes(one.id)));
};
