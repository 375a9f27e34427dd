/** Files from elsewhere, and whom to trust. */
import { z } from 'zod';
import { verificationReport } from '../exchange/verification.ts';
import { certificateInfo } from './shapes.ts';
import { done, nothing, path, type ContractPart } from './values.ts';

export const verificationContract = {
  'verify.pick': { input: nothing, output: z.array(z.string()) },
  'verify.file': { input: z.strictObject({ path }), output: verificationReport },
  'trust.list': { input: nothing, output: z.array(certificateInfo) },
  /** Asks for a certificate file (PEM or DER) when `path` is null; null = cancelled. */
  'trust.import': { input: z.strictObject({ path: path.nullable() }), output: certificateInfo.nullable() },
  'trust.remove': { input: z.strictObject({ fingerprint: z.string() }), output: done },
} as const satisfies ContractPart;
