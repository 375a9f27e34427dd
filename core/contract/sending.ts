/** How dossiers left the house, and what came back signed by other programs. */
import { z } from 'zod';
import { dossierSending } from '../assessment/sending.ts';
import { dossierSummary } from './shapes.ts';
import { id, path, saved, type ContractPart } from './values.ts';

export const sendingContract = {
  'sending.put': { input: dossierSending, output: saved },
  'sending.remove': { input: z.strictObject({ id }), output: saved },
  /**
   * Takes in a dossier that another program signed; asks for the file when `path` is null; null = cancelled. Refused with the reason
   * when it is another dossier, was changed otherwise, or bears no new signature.
   */
  'dossier.importSigned': {
    input: z.strictObject({ id, path: path.nullable() }),
    output: z.strictObject({ dossier: dossierSummary, signers: z.array(z.string()) }).nullable(),
  },
} as const satisfies ContractPart;
