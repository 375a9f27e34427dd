/** Signing dossiers: keys, pictures, the act itself. Tokens: token.ts. */
import { z } from 'zod';
import { isoDate, isoInstant } from '../date.ts';
import { signerRole } from '../exchange/signers.ts';
import { certificateInfo, dossierSummary } from './shapes.ts';
import { pin } from './token.ts';
import { bytes, done, id, nothing, path, type ContractPart } from './values.ts';

const password = z.string().max(1000);

/** Where the key lies. What opens it is used once and never kept. */
export const keySource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), path, password }),
  /** `certificate`: SHA-256 in hex. `pin` null: typed on the token itself. */
  z.strictObject({ kind: z.literal('token'), module: path, tokenSerial: z.string().max(200), certificate: z.string().max(64), pin }),
]);
export type KeySource = z.infer<typeof keySource>;

export const signatureRequest = z.strictObject({
  id,
  role: signerRole,
  key: keySource,
  /** A PNG; for the role `office` the seal. */
  picture: path.nullable(),
  /** With the time of the service whose address the settings hold. */
  timestamp: z.boolean(),
  /** With the data that still proves the signature when its certificate has expired; needs `timestamp`. */
  revocation: z.boolean(),
  /** Number and date of the letter, written into its fields in the same step. */
  issued: z.strictObject({ number: z.string().max(20), date: isoDate }).nullable(),
});
export type SignatureRequest = z.infer<typeof signatureRequest>;

export const signingPhase = z.enum(['key', 'check', 'sign', 'timestamp', 'revocation', 'store']);
export type SigningPhase = z.infer<typeof signingPhase>;

/** What the form of a signature has to know of a dossier before. */
export const signingFacts = z.strictObject({
  /** The names the dossier prints for its signers. */
  printed: z.strictObject({ preparer: z.string(), head: z.string(), office: z.string() }),
  createdAt: isoInstant,
  /** Of its fields for number and date; filled: “Số 15, ngày 22 tháng 12”. */
  number: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('none') }),
    z.strictObject({ state: z.literal('empty') }),
    z.strictObject({ state: z.literal('filled'), text: z.string() }),
  ]),
});
export type SigningFacts = z.infer<typeof signingFacts>;

export const signingContract = {
  /** Asks for a PKCS#12 file; null = cancelled. */
  'dossier.pickKey': { input: nothing, output: z.string().nullable() },
  /** The signer's certificate inside a PKCS#12 file, to be looked at before signing; refused when it is not fit to sign today. */
  'dossier.inspectKey': { input: z.strictObject({ path, password }), output: certificateInfo },
  /** Asks for a PNG of a signature or seal, and opens it; null = cancelled. PICTURE_INVALID. */
  'dossier.pickPicture': {
    input: nothing,
    output: z.strictObject({ path, png: bytes, width: z.number().int(), height: z.number().int() }).nullable(),
  },
  'dossier.signingFacts': { input: z.strictObject({ id }), output: signingFacts },
  /** Tells `dossier.signing` on the way. */
  'dossier.sign': { input: signatureRequest, output: dossierSummary },
  /** Stops the signing of this dossier: it fails with CANCELLED and nothing changes. Once it is being stored it goes on. */
  'dossier.cancelSigning': { input: z.strictObject({ id }), output: done },
} as const satisfies ContractPart;
