/** The requirements of a checklist, whatever group they stand in, and the code people cite them by. */
import type { Checklist, ChecklistItem } from './model.ts';

export const itemsOf = ({ groups }: Pick<Checklist, 'groups'>): ChecklistItem[] => groups.flatMap((group) => group.items);

/** The control a requirement asks for; '' where the checklist has no such requirement. */
export const controlOf = (checklist: Pick<Checklist, 'groups'>, itemId: string): string =>
  itemsOf(checklist).find(({ id }) => id === itemId)?.control ?? '';

/** Codes as people cite them: “ND331.30.3.a” is Điều 30 khoản 3 điểm a of the decree, “Đ30.3.a”. */
export const itemCode = (id: string): string => id.replace(/^ND331\.|^D(?=\d)/, 'Đ');
