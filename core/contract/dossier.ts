/** The annual dossier. */
import { z } from 'zod';
import { isoInstant } from '../date.ts';
import { verificationReport } from '../exchange/verification.ts';
import { dossierSummary, preflightReport } from './shapes.ts';
import { bytes, done, id, nothing, year, type ContractPart } from './values.ts';

export const dossierContract = {
  'dossier.preflight': { input: z.strictObject({ year }), output: preflightReport },
  /** Freezes the record and prints it in a worker; tells `dossier.progress` on the way. Errors of preflight refuse a final print. */
  'dossier.print': { input: z.strictObject({ year, draft: z.boolean() }), output: dossierSummary },
  'dossier.cancelPrint': { input: nothing, output: done },
  'dossier.list': { input: z.strictObject({ year }), output: z.array(dossierSummary) },
  'dossier.read': { input: z.strictObject({ id }), output: z.strictObject({ bytes }) },
  /** The names a dossier prints for its signers, and when the data first changed after it was printed; null = not since. */
  'dossier.facts': {
    input: z.strictObject({ id }),
    output: z.strictObject({ preparer: z.string(), head: z.string(), changedAt: isoInstant.nullable() }),
  },
  'dossier.verify': { input: z.strictObject({ id }), output: verificationReport },
  /** Writes the PDF (or the package with all evidence) where the user chooses; null = cancelled. */
  'dossier.export': {
    input: z.strictObject({ id, what: z.enum(['pdf', 'package']) }),
    output: z.strictObject({ file: z.string() }).nullable(),
  },
} as const satisfies ContractPart;
