/** The annual dossier. */
import { z } from 'zod';
import { isoInstant } from '../date.ts';
import { verificationReport } from '../exchange/verification.ts';
import { reportChoice } from '../exchange/record.ts';
import { certificateInfo, dossierSummary, preflightReport } from './shapes.ts';
import { bytes, done, id, nothing, path, year, type ContractPart } from './values.ts';

export const dossierContract = {
  /** The reports this unit can make of a year, its own to the authority first. */
  'dossier.reports': { input: nothing, output: z.array(reportChoice.extend({ to: z.string(), systems: z.number().int() })) },
  /** Without `report`: the unit's own to the authority. */
  'dossier.preflight': { input: z.strictObject({ year, report: reportChoice.optional() }), output: preflightReport },
  /** Freezes the record and prints it in a worker; tells `dossier.progress` on the way. Errors of preflight refuse a final print. */
  'dossier.print': {
    input: z.strictObject({
      year,
      draft: z.boolean(),
      report: reportChoice.optional(),
      /** Makes a correction: the dossier it takes the place of, of the same year and kind of report, and why. */
      replaces: z.strictObject({ id, reason: z.string().trim().min(1).max(2000) }).optional(),
    }),
    output: dossierSummary,
  },
  'dossier.cancelPrint': { input: nothing, output: done },
  /** Newest first; null = of all years. */
  'dossier.list': { input: z.strictObject({ year: year.nullable() }), output: z.array(dossierSummary) },
  'dossier.read': { input: z.strictObject({ id }), output: z.strictObject({ bytes }) },
  /** The names a dossier prints for its signers, and when the data first changed after it was printed; null = not since. */
  'dossier.facts': {
    input: z.strictObject({ id }),
    output: z.strictObject({ preparer: z.string(), head: z.string(), changedAt: isoInstant.nullable() }),
  },
  /** Asks for a PKCS#12 file; null = cancelled. */
  'dossier.pickKey': { input: nothing, output: z.string().nullable() },
  /** The signer's certificate inside a PKCS#12 file, to be looked at before signing. */
  'dossier.inspectKey': { input: z.strictObject({ path, password: z.string().max(1000) }), output: certificateInfo },
  'dossier.sign': {
    input: z.strictObject({ id, role: z.enum(['preparer', 'head']), path, password: z.string().max(1000) }),
    output: dossierSummary,
  },
  'dossier.verify': { input: z.strictObject({ id }), output: verificationReport },
  /** Writes the PDF, or the same record as Word or Excel, where the user chooses; null = cancelled. */
  'dossier.export': {
    input: z.strictObject({ id, what: z.enum(['pdf', 'word', 'excel']) }),
    output: z.strictObject({ file: z.string() }).nullable(),
  },
} as const satisfies ContractPart;
