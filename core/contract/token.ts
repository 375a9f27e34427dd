/** USB tokens and smart cards, reached through the PKCS#11 library of their maker (“driver”). */
import { z } from 'zod';
import { certificateInfo } from './shapes.ts';
import { done, nothing, path, type ContractPart } from './values.ts';

/** A PIN as typed; null = typed on the device itself (`protectedPath`). Never kept, never told on. */
export const pin = z.string().min(1).max(256).nullable();

/** What the token tells of its PIN. `not_set`: a new token, or one whose PIN was never set. */
export const pinState = z.enum(['ok', 'few_tries_left', 'last_try', 'locked', 'not_set']);
export type PinState = z.infer<typeof pinState>;

/** Why a certificate can't sign a dossier today; null = it can. */
export const certificateProblem = z.enum(['expired', 'not_yet_valid', 'not_for_signing', 'too_weak', 'unsupported_key']).nullable();
export type CertificateProblem = z.infer<typeof certificateProblem>;

export const tokenCertificate = z.strictObject({
  ...certificateInfo.shape,
  /** CKA_ID, hex: joins a certificate to its key. */
  id: z.string(),
  /** False where there is surely no key for it: an authority's certificate or, looked at with the PIN, one without its key. */
  hasKey: z.boolean(),
  problem: certificateProblem,
});
export type TokenCertificate = z.infer<typeof tokenCertificate>;

export const token = z.strictObject({
  slot: z.string(),
  label: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  /** Names the token when signing; some makers leave it empty. */
  serial: z.string(),
  pinState,
  /** The PIN is typed on the device itself: ask for none. */
  protectedPath: z.boolean(),
  /** True: no certificate is visible before the PIN was given; look again with it. */
  needsPin: z.boolean(),
  certificates: z.array(tokenCertificate),
});
export type Token = z.infer<typeof token>;

/** A driver: its file, and whose it is as far as the name tells (“SafeNet eToken”; empty when unknown). */
export const tokenModule = z.strictObject({ path: z.string(), name: z.string() });
export type TokenModule = z.infer<typeof tokenModule>;

export const tokenContract = {
  /** Asks for the driver's file (.dll, .so, .dylib); null = cancelled. What was picked is remembered. */
  'token.pickModule': { input: nothing, output: z.string().nullable() },
  /** The driver in use, and those that lie in known places of this computer. None of them is loaded by asking. */
  'token.modules': {
    input: nothing,
    output: z.strictObject({ chosen: tokenModule.nullable(), suggestions: z.array(tokenModule) }),
  },
  /**
   * The tokens plugged in. With `login` the one token with this serial is looked at with its PIN; a wrong PIN is tried once and
   * costs one try. FORBIDDEN for a driver that was neither picked nor suggested.
   */
  'token.look': {
    input: z.strictObject({ module: path, login: z.strictObject({ serial: z.string().max(200), pin }).nullable() }),
    output: z.strictObject({ tokens: z.array(token) }),
  },
  /** Ends whatever waits for a token, also a signature under way: it fails with CANCELLED and nothing is written. */
  'token.cancel': { input: nothing, output: done },
} as const satisfies ContractPart;
