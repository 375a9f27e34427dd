/**
 * Signing with a USB token or smart card: `openTokens` looks what is plugged in and gives a key that signs once. The maker's driver
 * runs in a process of its own for each conversation; its crash, its hang and a token pulled out become failures.
 */
import { createHash, createVerify, X509Certificate } from 'node:crypto';
import type { Token, TokenCertificate } from '../../../core/contract/token.ts';
import { FailureError } from '../../../core/failure.ts';
import { certificateInfo, isAuthority, type Der } from '../certificates.ts';
import type { OpenKey } from '../key.ts';
import { refuseUnsuitable } from '../suitability.ts';
import { converse, type Conversation } from './conversation.ts';
import { ecdsaDer } from './ecdsa.ts';
import { failures } from './failures.ts';
import { refuseUnlikelyModule } from './file.ts';
import type { SeenToken, SpawnTokenProcess } from './messages.ts';

/** Where a key lies: the driver's file, the token's serial, and SHA-256 of the certificate in hex. */
export interface KeyPlace {
  module: string;
  serial: string;
  fingerprint: string;
}

export interface Tokens {
  /**
   * The tokens plugged in and their certificates. With `login` the token of this serial is looked at with its PIN (null = typed on
   * the device), tried once. Fails with the codes of tokens (core/failure.ts).
   */
  look(module: string, login?: { serial: string; pin: string | null } | null): Promise<Token[]>;
  /**
   * Logs in, once, and gives the key; it signs once and is to be closed in any case. The PIN is not kept here.
   * PIN_WRONG, PIN_LOCKED, PIN_NOT_SET, TOKEN_REMOVED, TOKEN_BUSY, TOKEN_TIMEOUT, TOKEN_DRIVER_CRASHED, TOKEN_MODULE_INVALID,
   * TOKEN_FAILED, TOKEN_UNAVAILABLE, CANCELLED; NOT_FOUND and KEY_WITHOUT_CERTIFICATE when the token lacks certificate or key.
   */
  signingKey(place: KeyPlace, pin: string | null): Promise<OpenKey>;
  /** Ends every conversation under way with CANCELLED. */
  cancel(): void;
}

export interface TokenOptions {
  spawn: SpawnTokenProcess;
  clock: () => Date;
  /** Whether the user has chosen this driver; throws when not. Everything goes when left out. */
  admit?: (module: string) => void;
  deadlines?: Partial<Deadlines>;
}

/** How long a driver may take, in milliseconds. */
export interface Deadlines {
  /** To list what is there, without a PIN. */
  look: number;
  /** To log in and to sign: a person may have to press a button on the device. */
  person: number;
}

const DEADLINES: Deadlines = { look: 30_000, person: 60_000 };
const KNOWN_CURVES = new Set(['prime256v1', 'secp384r1']);

export function openTokens({ spawn, clock, admit = () => undefined, deadlines }: TokenOptions): Tokens {
  const limits = { ...DEADLINES, ...deadlines };
  const underWay = new Set<Conversation>();

  const begin = async (module: string): Promise<Conversation> => {
    admit(module);
    refuseUnlikelyModule(module);
    const conversation = await converse(spawn, module);
    underWay.add(conversation);
    return conversation;
  };
  const end = async (conversation: Conversation): Promise<void> => {
    underWay.delete(conversation);
    await conversation.end();
  };

  return {
    look: async (module, login = null) => {
      const conversation = await begin(module);
      const pin = bytesOf(login?.pin ?? null);
      try {
        const asked = login === null ? null : { serial: login.serial, pin };
        const reply = await conversation.ask({ kind: 'look', module, login: asked }, login === null ? limits.look : limits.person);
        if (reply.kind !== 'tokens') throw failures.crashed(module);
        return reply.tokens.map((token) => described(token, clock()));
      } finally {
        pin?.fill(0);
        await end(conversation);
      }
    },

    signingKey: async (place, pinText) => {
      const conversation = await begin(place.module);
      const pin = bytesOf(pinText);
      try {
        const reply = await conversation.ask({ kind: 'open', ...place, pin }, limits.person);
        if (reply.kind !== 'opened' || fingerprintOf(reply.certificate) !== place.fingerprint) throw failures.crashed(place.module);
        return keyOf(conversation, place.module, reply, { deadline: limits.person, end: () => end(conversation) });
      } catch (error) {
        await end(conversation);
        throw error;
      } finally {
        pin?.fill(0);
      }
    },

    cancel: () => {
      for (const conversation of underWay) conversation.cancel();
    },
  };
}

const fingerprintOf = (certificate: Der): string => createHash('sha256').update(certificate).digest('hex');
const bytesOf = (pin: string | null): Uint8Array | null => (pin === null ? null : new Uint8Array(Buffer.from(pin, 'utf8')));

interface Opened {
  certificate: Der;
  others: Der[];
}

function keyOf(
  conversation: Conversation,
  module: string,
  { certificate, others }: Opened,
  { deadline, end }: { deadline: number; end: () => Promise<void> },
): OpenKey {
  const { publicKey } = new X509Certificate(certificate);
  const algorithm = publicKey.asymmetricKeyType;
  if (algorithm !== 'rsa' && algorithm !== 'ec') throw failures.unsupportedKey(String(algorithm));
  return {
    certificate,
    chain: chainOf(certificate, others),
    info: certificateInfo(certificate),
    algorithm,
    sign: async (bytes) => {
      try {
        const reply = await conversation.ask({ kind: 'sign', bytes }, deadline);
        if (reply.kind !== 'signed') throw failures.crashed(module);
        const signature = algorithm === 'ec' ? ecdsaDer(reply.signature) : reply.signature;
        // What a driver gives back is believed only when it fits the certificate.
        if (!createVerify('sha256').update(bytes).verify(publicKey, signature)) throw failures.wrongSignature();
        return signature;
      } finally {
        await end();
      }
    },
    close: end,
  };
}

/** The authorities above a certificate that lie on the token too, nearest first. */
function chainOf(certificate: Der, others: readonly Der[]): Der[] {
  const chain: Der[] = [];
  const authorities = others.filter((der) => readable(der) && isAuthority(der));
  let below = new X509Certificate(certificate);
  for (;;) {
    const issuer = authorities.find((der) => !chain.includes(der) && issued(new X509Certificate(der), below));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    below = new X509Certificate(issuer);
  }
}

const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** Whatever lies on a token: a certificate that can't be read must not hide the others. */
function readable(der: Der): boolean {
  try {
    certificateInfo(der);
    return true;
  } catch {
    return false;
  }
}

/** What the token process saw, with its certificates read and judged. */
function described({ certificates, ...token }: SeenToken, at: Date): Token {
  return {
    ...token,
    certificates: certificates
      .filter(({ der }) => readable(der))
      .map(({ der, id, key }) => ({ ...certificateInfo(der), id, hasKey: key ?? !isAuthority(der), problem: problemOf(der, at) })),
  };
}

function problemOf(certificate: Der, at: Date): TokenCertificate['problem'] {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = new X509Certificate(certificate).publicKey;
  if (type !== 'rsa' && !(type === 'ec' && KNOWN_CURVES.has(details?.namedCurve ?? ''))) return 'unsupported_key';
  try {
    refuseUnsuitable({ certificate, info: certificateInfo(certificate) }, at);
    return null;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    switch (error.failure.code) {
      case 'CERTIFICATE_EXPIRED':
        return 'expired';
      case 'CERTIFICATE_NOT_YET_VALID':
        return 'not_yet_valid';
      case 'KEY_TOO_WEAK':
        return 'too_weak';
      default:
        return 'not_for_signing';
    }
  }
}
