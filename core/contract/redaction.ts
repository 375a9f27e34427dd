/** Copies of evidence with parts blacked out, bound to their originals. */
import { z } from 'zod';
import { evidence, sha256Hex } from '../assessment/model.ts';
import { PAGE_LIMIT } from '../redaction/boxes.ts';
import { bytes, done, id, saved, year, type ContractPart } from './values.ts';

/** The longest title of a piece of evidence. */
const title = z.string().trim().min(1).max(500);
/** Of a page, in points; the largest that PDF allows. */
const side = z.number().positive().max(14_400);

export const redactionContract = {
  /** The original to work on, hash verified. INVALID_INPUT when it is neither PDF nor picture, EVIDENCE_TOO_LARGE. */
  'redaction.open': {
    input: z.strictObject({ id }),
    output: z.strictObject({ evidence, form: z.enum(['pdf', 'picture']), bytes }),
  },
  /**
   * Begins a copy, of so many pages, of an original with this hash; a copy that was begun before is given up. CONFLICT when the hash
   * no longer fits.
   */
  'redaction.begin': {
    input: z.strictObject({ id, sha256: sha256Hex, pages: z.number().int().min(1).max(PAGE_LIMIT) }),
    output: z.strictObject({ draft: id }),
  },
  /** Adds the next page, counted from 0, blackened already: a JPEG, or for a picture a PNG or JPEG; `width` and `height` in points. */
  'redaction.addPage': {
    input: z.strictObject({ draft: id, page: z.number().int().min(0), bytes, width: side, height: side }),
    output: z.strictObject({ pages: z.number().int() }),
  },
  /** Puts the copy into the vault, once all its pages are here: one act. `replaceable`: how many requirements of the year use the original. */
  'redaction.save': {
    input: z.strictObject({ draft: id, title, year }),
    output: z.strictObject({ copy: evidence, replaceable: z.number().int(), savedAt: saved.shape.savedAt }),
  },
  /** Gives up a copy that was begun; nothing of it stays. */
  'redaction.cancel': { input: z.strictObject({ draft: id }), output: done },
  /** Whose copy this is, and whether the original still has the bytes it was made from; null for what is no copy. */
  'redaction.origin': {
    input: z.strictObject({ id, year }),
    output: z
      .strictObject({
        /** Null when it is gone from the vault. */
        original: evidence.nullable(),
        matches: z.boolean(),
        replaceable: z.number().int(),
      })
      .nullable(),
  },
  /** Links the copy instead of its original, wherever the answers of the year name that: one act. */
  'redaction.replace': {
    input: z.strictObject({ id, year }),
    output: z.strictObject({ changed: z.number().int(), savedAt: saved.shape.savedAt }),
  },
} as const satisfies ContractPart;
