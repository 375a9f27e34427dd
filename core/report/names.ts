/** Names of bodies, as people type them. */

/** Whether a text says nothing. */
export const blank = (text: string): boolean => text.trim() === '';

/** Whether two names mean the same: spaces at the ends and capitals don't count, Vietnamese marks do. */
export const sameName = (a: string, b: string): boolean => comparable(a) === comparable(b);

/** A name as it is compared. */
export const comparable = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
