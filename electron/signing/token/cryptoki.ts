/** Single questions to a PKCS#11 library (“Cryptoki”), in our words. Used in the token process only. */
import type * as pkcs11js from 'pkcs11js';
import type { PinState } from '../../../core/contract/token.ts';
import type { TokenTrouble } from './messages.ts';

type Handle = pkcs11js.Handle;

/** The loaded library, with the numbers of the standard. */
export interface Cryptoki {
  ck: typeof pkcs11js;
  p11: pkcs11js.PKCS11;
}

/** A failure in the driver's words. */
export class DriverError extends Error {
  readonly trouble: TokenTrouble;
  readonly word: string;
  readonly pinState: PinState | null;

  constructor(trouble: TokenTrouble, word = '', pinState: PinState | null = null) {
    super(`${trouble} ${word}`);
    this.trouble = trouble;
    this.word = word;
    this.pinState = pinState;
  }
}

export interface Certificate {
  der: Uint8Array;
  /** CKA_ID; empty when it has none. */
  id: Buffer;
}

const FOUND_AT_ONCE = 50;
const MOST_OBJECTS = 500;

/** What the token tells of itself; null when there is none any more. */
export function infoOf({ p11 }: Cryptoki, slot: Handle): pkcs11js.TokenInfo | null {
  try {
    return p11.C_GetTokenInfo(slot);
  } catch {
    return null;
  }
}

export function pinStateOf({ ck }: Cryptoki, { flags }: pkcs11js.TokenInfo): PinState {
  const has = (bit: number): boolean => (flags & bit) !== 0;
  if (has(ck.CKF_USER_PIN_LOCKED)) return 'locked';
  if (!has(ck.CKF_USER_PIN_INITIALIZED)) return 'not_set';
  if (has(ck.CKF_USER_PIN_FINAL_TRY)) return 'last_try';
  return has(ck.CKF_USER_PIN_COUNT_LOW) ? 'few_tries_left' : 'ok';
}

/** Blank-padded by the standard; some drivers pad with zeros. */
export const textOf = (text: string): string =>
  text
    .replace(/\p{Cc}.*$/su, '')
    .trim()
    .normalize('NFC');

/** A slot's number, from the platform's little-endian bytes. */
export const slotNumber = (slot: Handle): string => BigInt(`0x${Buffer.from(slot).reverse().toString('hex')}`).toString();

export const openSession = ({ ck, p11 }: Cryptoki, slot: Handle): Handle => p11.C_OpenSession(slot, ck.CKF_SERIAL_SESSION);

/** Logs out and closes the session; a token that is gone can't be logged out. */
export function leave({ p11 }: Cryptoki, session: Handle): void {
  quietly(() => p11.C_Logout(session));
  quietly(() => p11.C_CloseSession(session));
}

/** Every X.509 certificate that is visible now. */
export function certificatesOn({ ck, p11 }: Cryptoki, session: Handle): Certificate[] {
  const wanted = [
    { type: ck.CKA_CLASS, value: ck.CKO_CERTIFICATE },
    { type: ck.CKA_CERTIFICATE_TYPE, value: ck.CKC_X_509 },
  ];
  return find({ ck, p11 }, session, wanted).flatMap((object) => {
    const der = attribute({ ck, p11 }, session, object, ck.CKA_VALUE);
    const id = attribute({ ck, p11 }, session, object, ck.CKA_ID) ?? Buffer.alloc(0);
    return der === null || der.byteLength === 0 ? [] : [{ der: new Uint8Array(der), id }];
  });
}

/** The private key that bears this id; null when none is visible. */
export function keyWith({ ck, p11 }: Cryptoki, session: Handle, id: Buffer): Handle | null {
  if (id.byteLength === 0) return null;
  const wanted = [
    { type: ck.CKA_CLASS, value: ck.CKO_PRIVATE_KEY },
    { type: ck.CKA_ID, value: id },
  ];
  return find({ ck, p11 }, session, wanted)[0] ?? null;
}

function find({ p11 }: Cryptoki, session: Handle, wanted: pkcs11js.Template): Handle[] {
  p11.C_FindObjectsInit(session, wanted);
  try {
    const found: Handle[] = [];
    while (found.length < MOST_OBJECTS) {
      const some = p11.C_FindObjects(session, FOUND_AT_ONCE);
      if (some.length === 0) break;
      found.push(...some);
    }
    return found;
  } finally {
    quietly(() => p11.C_FindObjectsFinal(session));
  }
}

/** An attribute's bytes; null when the object has none of this type or keeps it to itself. */
export function attribute({ p11 }: Cryptoki, session: Handle, object: Handle, type: number): Buffer | null {
  try {
    return p11.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? null;
  } catch {
    return null;
  }
}

/** For what has no use if it fails: on the way out there is nobody left to help. */
export function quietly(action: () => unknown): void {
  try {
    action();
  } catch {
    // see above
  }
}

/** The number and the name of a driver's error, “CKR_DEVICE_ERROR”. */
export const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null;
export const wordOf = (error: unknown): string => (error instanceof Error ? (/CKR_\w+/.exec(error.message)?.[0] ?? '') : '');

/** The driver's error as ours; where the token of a slot is gone, that explains any error. */
export function judged(cryptoki: Cryptoki, error: unknown, place: { slot: Handle; serial: string } | null): DriverError {
  if (error instanceof DriverError) return error;
  const trouble = troubleOf(cryptoki, codeOf(error));
  if (place === null) return new DriverError(trouble, wordOf(error));
  if (trouble === 'failed' && !isPresent(cryptoki, place)) return new DriverError('removed', wordOf(error));
  const info = infoOf(cryptoki, place.slot);
  return new DriverError(trouble, wordOf(error), info === null ? null : pinStateOf(cryptoki, info));
}

function isPresent(cryptoki: Cryptoki, { slot, serial }: { slot: Handle; serial: string }): boolean {
  try {
    const info = cryptoki.p11.C_GetSlotList(true).some((one) => one.equals(slot)) ? infoOf(cryptoki, slot) : null;
    return info !== null && textOf(info.serialNumber) === serial;
  } catch {
    return false;
  }
}

export function troubleOf({ ck }: Cryptoki, code: number | null): TokenTrouble {
  switch (code) {
    case ck.CKR_PIN_INCORRECT:
    case ck.CKR_PIN_INVALID:
    case ck.CKR_PIN_LEN_RANGE:
      return 'pin_wrong';
    case ck.CKR_PIN_LOCKED:
      return 'pin_locked';
    case ck.CKR_PIN_EXPIRED:
    case ck.CKR_USER_PIN_NOT_INITIALIZED:
      return 'pin_not_set';
    case ck.CKR_DEVICE_REMOVED:
    case ck.CKR_TOKEN_NOT_PRESENT:
    case ck.CKR_TOKEN_NOT_RECOGNIZED:
    case ck.CKR_SESSION_HANDLE_INVALID:
    case ck.CKR_SESSION_CLOSED:
    case ck.CKR_SLOT_ID_INVALID:
      return 'removed';
    case ck.CKR_SESSION_COUNT:
    case ck.CKR_USER_ANOTHER_ALREADY_LOGGED_IN:
    case ck.CKR_USER_TOO_MANY_TYPES:
    case ck.CKR_SESSION_READ_WRITE_SO_EXISTS:
      return 'busy';
    case ck.CKR_FUNCTION_CANCELED:
      return 'cancelled';
    default:
      return 'failed';
  }
}
