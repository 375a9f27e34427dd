/** The exchange package: which evidence goes along, and locked by a password or not. */
import { z } from 'zod';
import { sensitivity } from '../assessment/model.ts';
import { done, id, nothing, type ContractPart } from './values.ts';

const nr = z.number().int().min(1);
const size = z.number().int();

export const packableEvidence = z.strictObject({
  /** Number in the dossier's list of evidence. */
  nr,
  title: z.string(),
  fileName: z.string(),
  /** Bytes. */
  size,
  sensitivity,
  /** Bytes of the copy with persons covered that may go in its place; null = there is none. */
  redactedSize: size.nullable(),
  /** False where the vault no longer holds it: it can only stay out. */
  kept: z.boolean(),
});
export type PackableEvidence = z.infer<typeof packableEvidence>;

export const packing = z.enum(['original', 'redacted', 'none']);
export type Packing = z.infer<typeof packing>;

export const packageContract = {
  'package.contents': {
    input: z.strictObject({ id }),
    output: z.strictObject({ dossier: size, evidence: z.array(packableEvidence) }),
  },
  /**
   * Writes the package where the user chooses; tells `package.progress` on the way. What `choice` does not name goes as it is. With a
   * password the file is an age file around the ZIP. Null = cancelled in the dialog.
   */
  'package.write': {
    input: z.strictObject({
      id,
      choice: z.array(z.strictObject({ nr, packing })).max(20_000),
      password: z.string().min(1).max(1000).nullable(),
    }),
    output: z.strictObject({ file: z.string(), size }).nullable(),
  },
  'package.cancel': { input: nothing, output: done },
} as const satisfies ContractPart;
