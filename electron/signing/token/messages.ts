/** What program and token process say to each other. Both sides check what they hear: a driver may have overwritten anything. */
import { z } from 'zod';
import { pinState } from '../../../core/contract/token.ts';

/** Certificates and signatures are small; anything larger is no such thing. */
const MOST_BYTES = 65_536;
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= MOST_BYTES);
/** UTF-8, so that it can be overwritten; null = typed on the device. */
const pin = bytes.nullable();
const text = z.string().max(2_000);

/** One process serves one conversation: `look`; or `open`, then `sign` once or not at all. `close` ends either. */
export const tokenRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('look'), module: z.string(), login: z.strictObject({ serial: text, pin }).nullable() }),
  z.strictObject({ kind: z.literal('open'), module: z.string(), serial: text, fingerprint: text, pin }),
  z.strictObject({ kind: z.literal('sign'), bytes }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type TokenRequest = z.infer<typeof tokenRequest>;

const seenCertificate = z.strictObject({
  der: bytes,
  id: text,
  /** Is a key with this id visible? Before the PIN was given that is often not known: null. */
  key: z.boolean().nullable(),
});

export const seenToken = z.strictObject({
  slot: text,
  label: text,
  manufacturer: text,
  model: text,
  serial: text,
  pinState,
  protectedPath: z.boolean(),
  needsPin: z.boolean(),
  certificates: z.array(seenCertificate).max(1_000),
});
export type SeenToken = z.infer<typeof seenToken>;

/** What went wrong, as far as the driver tells. */
export const tokenTrouble = z.enum([
  'unavailable',
  'module_invalid',
  'no_token',
  'no_certificate',
  'no_key',
  'pin_missing',
  'pin_wrong',
  'pin_locked',
  'pin_not_set',
  'removed',
  'busy',
  'cancelled',
  'unsupported',
  'failed',
]);
export type TokenTrouble = z.infer<typeof tokenTrouble>;

export const tokenReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tokens'), tokens: z.array(seenToken).max(100) }),
  /** Logged in; the certificate is the one asked for, the others are all on the token. */
  z.strictObject({ kind: z.literal('opened'), certificate: bytes, others: z.array(bytes).max(1_000) }),
  /** As the token gives it: r‖s for ECDSA. */
  z.strictObject({ kind: z.literal('signed'), signature: bytes }),
  z.strictObject({
    kind: z.literal('failed'),
    trouble: tokenTrouble,
    /** The driver's own word, “CKR_DEVICE_ERROR”; or why the library can't be loaded. Never anything that was sent. */
    word: text,
    /** What the token says of its PIN now. */
    pinState: pinState.nullable(),
  }),
]);
export type TokenReply = z.infer<typeof tokenReply>;

/** A process of its own, in which a maker's driver may crash or hang. */
export interface TokenProcess {
  send(message: TokenRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}
/** Starts a process that runs process.ts: Electron's utility process, or a child of Node. */
export type SpawnTokenProcess = () => Promise<TokenProcess>;
