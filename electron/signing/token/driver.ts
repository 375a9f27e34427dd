/**
 * Speaks PKCS#11 with a maker's driver. Runs in the token process only (process.ts): whatever is called here may crash or
 * hang. Calls block; nothing else happens in that process.
 */
import { createHash } from 'node:crypto';
import type * as pkcs11js from 'pkcs11js';
import {
  attribute,
  certificatesOn,
  codeOf,
  DriverError,
  infoOf,
  judged,
  keyWith,
  leave,
  openSession,
  pinStateOf,
  quietly,
  slotNumber,
  textOf,
  troubleOf,
  wordOf,
  type Certificate,
  type Cryptoki,
} from './cryptoki.ts';
import type { SeenToken } from './messages.ts';

type Handle = pkcs11js.Handle;

/** Whose token is looked at with which PIN; a PIN of null is typed on the device. */
interface Login {
  serial: string;
  pin: Uint8Array | null;
}

export interface Driver {
  look(login: Login | null): SeenToken[];
  /** Logs in, once. DriverError otherwise; then nothing is open any more. */
  open(wanted: Login & { fingerprint: string }): OpenToken;
  /** Ends the use of the driver; what it complains about then is of no interest. */
  finish(): void;
}

export interface OpenToken {
  certificate: Uint8Array;
  /** The other certificates of the token. */
  others: Uint8Array[];
  /** One signature: PKCS#1 v1.5 over SHA-256, or r‖s over SHA-256. Logs out afterwards, whatever came out. */
  sign(bytes: Uint8Array): Uint8Array;
  /** Logs out without having signed. */
  close(): void;
}

/** SHA-256 as PKCS#1 wraps it (RFC 8017, 9.2), before the 32 bytes of the digest. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const LARGEST_SIGNATURE = 4_096;
const LONGEST_WORD = 500;

/** Loads the library. DriverError `module_invalid` when it is none. */
export function loadDriver(ck: typeof pkcs11js, module: string): Driver {
  const p11 = new ck.PKCS11();
  const cryptoki: Cryptoki = { ck, p11 };
  try {
    p11.load(module);
    initialise(cryptoki);
  } catch (error) {
    // The system's own words are worth more than ours: “libpcsclite.so.1: cannot open shared object file”.
    const [word = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new DriverError('module_invalid', word.slice(0, LONGEST_WORD));
  }
  return {
    look: (login) => guarded(cryptoki, null, () => lookAt(cryptoki, login)),
    open: (wanted) => guarded(cryptoki, null, () => openToken(cryptoki, wanted)),
    finish: () => quietly(() => p11.C_Finalize()),
  };
}

/** Runs `action`; what it throws comes out as a DriverError. */
function guarded<T>(cryptoki: Cryptoki, place: { slot: Handle; serial: string } | null, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw judged(cryptoki, error, place);
  }
}

function initialise({ ck, p11 }: Cryptoki): void {
  try {
    p11.C_Initialize({ flags: ck.CKF_OS_LOCKING_OK });
  } catch (error) {
    const code = codeOf(error);
    if (code === ck.CKR_CRYPTOKI_ALREADY_INITIALIZED) return;
    // Old drivers know no threads; this process calls them from one only.
    if (code !== ck.CKR_CANT_LOCK && code !== ck.CKR_ARGUMENTS_BAD && code !== ck.CKR_NEED_TO_CREATE_THREADS) throw error;
    p11.C_Initialize();
  }
}

function lookAt(cryptoki: Cryptoki, login: Login | null): SeenToken[] {
  const slots = cryptoki.p11.C_GetSlotList(true).flatMap((slot) => {
    const info = infoOf(cryptoki, slot);
    return info === null ? [] : [{ slot, info }];
  });
  // The PIN is for one token: tried on another it would cost that one a try.
  const asked = login === null ? null : slots.find(({ info }) => textOf(info.serialNumber) === login.serial);
  if (asked === undefined) throw new DriverError('no_token');
  return slots.map(({ slot, info }) => lookAtOne(cryptoki, slot, info, slot === asked?.slot ? login : null));
}

function lookAtOne(cryptoki: Cryptoki, slot: Handle, info: pkcs11js.TokenInfo, login: Login | null): SeenToken {
  const { ck } = cryptoki;
  const known = {
    slot: slotNumber(slot),
    label: textOf(info.label),
    manufacturer: textOf(info.manufacturerID),
    model: textOf(info.model),
    serial: textOf(info.serialNumber),
    pinState: pinStateOf(cryptoki, info),
    protectedPath: (info.flags & ck.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0,
    needsPin: false,
    certificates: [],
  };
  if ((info.flags & ck.CKF_TOKEN_INITIALIZED) === 0) return known;
  return guarded(cryptoki, { slot, serial: known.serial }, () => {
    const session = openSession(cryptoki, slot);
    try {
      if (login !== null) logIn(cryptoki, { session, slot, pin: login.pin });
      const certificates = certificatesOn(cryptoki, session).map(({ der, id }) => ({
        der,
        id: id.toString('hex'),
        // Private keys hide until the login: only then is it certain that there is none.
        key: keyWith(cryptoki, session, id) !== null || (login === null ? null : false),
      }));
      const hides = login === null && (info.flags & ck.CKF_LOGIN_REQUIRED) !== 0;
      const now = infoOf(cryptoki, slot) ?? info;
      return { ...known, pinState: pinStateOf(cryptoki, now), needsPin: hides && certificates.length === 0, certificates };
    } finally {
      leave(cryptoki, session);
    }
  });
}

function openToken(cryptoki: Cryptoki, { serial, fingerprint, pin }: Login & { fingerprint: string }): OpenToken {
  const slots = cryptoki.p11.C_GetSlotList(true).filter((slot) => {
    const info = infoOf(cryptoki, slot);
    return info !== null && textOf(info.serialNumber) === serial;
  });
  const isWanted = ({ der }: Certificate): boolean => createHash('sha256').update(der).digest('hex') === fingerprint;
  const sessions: { slot: Handle; session: Handle }[] = [];
  try {
    for (const slot of slots) sessions.push({ slot, session: guarded(cryptoki, { slot, serial }, () => openSession(cryptoki, slot)) });
    // Some makers leave the serial empty: then the certificate tells the token. Where it shows after the login only, the first is it.
    const place = sessions.find(({ session }) => certificatesOn(cryptoki, session).some(isWanted)) ?? sessions[0];
    if (place === undefined) throw new DriverError('no_token');
    return guarded(cryptoki, { slot: place.slot, serial }, () => {
      logIn(cryptoki, { ...place, pin });
      const certificates = certificatesOn(cryptoki, place.session);
      const found = certificates.find(isWanted);
      if (found === undefined) throw new DriverError('no_certificate');
      const key = keyWith(cryptoki, place.session, found.id);
      if (key === null) throw new DriverError('no_key');
      for (const other of sessions.filter((one) => one !== place)) leave(cryptoki, other.session);
      const others = certificates.filter((other) => other !== found).map(({ der }) => der);
      return { certificate: found.der, others, ...oneSignature(cryptoki, { ...place, serial, key, pin }) };
    });
  } catch (error) {
    for (const { session } of sessions) leave(cryptoki, session);
    throw error;
  }
}

/** Logs in with the PIN, once. */
function logIn(cryptoki: Cryptoki, { session, slot, pin }: { session: Handle; slot: Handle; pin: Uint8Array | null }): void {
  const { ck, p11 } = cryptoki;
  const before = infoOf(cryptoki, slot);
  // Nothing typed would count as a wrong PIN.
  const isTypedThere = before !== null && (before.flags & ck.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0;
  if ((pin === null || pin.byteLength === 0) && !isTypedThere) throw new DriverError('pin_missing');
  // A token that says it is locked is not asked.
  if (before !== null && pinStateOf(cryptoki, before) === 'locked') throw new DriverError('pin_locked', '', 'locked');
  try {
    p11.C_Login(session, ck.CKU_USER, textOfPin(pin));
  } catch (error) {
    const code = codeOf(error);
    // A driver that keeps one login for all programs.
    if (code === ck.CKR_USER_ALREADY_LOGGED_IN) return;
    if (troubleOf(cryptoki, code) !== 'pin_wrong') throw error;
    const now = infoOf(cryptoki, slot);
    const pinState = now === null ? null : pinStateOf(cryptoki, now);
    throw new DriverError(pinState === 'locked' ? 'pin_locked' : 'pin_wrong', wordOf(error), pinState);
  }
}

/** pkcs11js takes text only, which can't be overwritten; it ends with this process. */
const textOfPin = (pin: Uint8Array | null): string => (pin === null ? '' : Buffer.from(pin).toString('utf8'));

interface Place {
  slot: Handle;
  session: Handle;
  serial: string;
  key: Handle;
  pin: Uint8Array | null;
}

/** Keys that want the PIN before each signature get the one that was right a moment ago. */
function oneSignature(cryptoki: Cryptoki, { slot, session, serial, key, pin }: Place): Pick<OpenToken, 'sign' | 'close'> {
  const { ck, p11 } = cryptoki;
  const asksEachTime = (attribute(cryptoki, session, key, ck.CKA_ALWAYS_AUTHENTICATE)?.[0] ?? 0) !== 0;
  const again = asksEachTime && pin !== null ? Uint8Array.from(pin) : null;
  let isOpen = true;
  const close = (): void => {
    again?.fill(0);
    if (isOpen) leave(cryptoki, session);
    isOpen = false;
  };
  return {
    sign: (bytes) => {
      try {
        return guarded(cryptoki, { slot, serial }, () => {
          const input = begin(cryptoki, { slot, session, key, bytes });
          if (asksEachTime) p11.C_Login(session, ck.CKU_CONTEXT_SPECIFIC, textOfPin(again));
          return new Uint8Array(p11.C_Sign(session, input, Buffer.alloc(LARGEST_SIGNATURE)));
        });
      } finally {
        close();
      }
    },
    close,
  };
}

/** Begins a signature in the first way that the token offers; returns what is to be signed in this way. */
function begin(
  { ck, p11 }: Cryptoki,
  { slot, session, key, bytes }: { slot: Handle; session: Handle; key: Handle; bytes: Uint8Array },
): Buffer {
  const digest = createHash('sha256').update(bytes).digest();
  const kind = attribute({ ck, p11 }, session, key, ck.CKA_KEY_TYPE)?.readUInt32LE(0);
  const ways: [mechanism: number, input: Buffer][] =
    kind === ck.CKK_RSA
      ? [
          [ck.CKM_SHA256_RSA_PKCS, Buffer.from(bytes)],
          [ck.CKM_RSA_PKCS, Buffer.concat([DIGEST_INFO, digest])],
        ]
      : kind === ck.CKK_EC
        ? [[ck.CKM_ECDSA, digest]]
        : [];
  const offered = p11.C_GetMechanismList(slot);
  for (const [mechanism, input] of ways) {
    if (!offered.includes(mechanism)) continue;
    try {
      p11.C_SignInit(session, { mechanism }, key);
      return input;
    } catch (error) {
      // Some drivers list what their token can't do.
      if (codeOf(error) !== ck.CKR_MECHANISM_INVALID) throw error;
    }
  }
  throw new DriverError('unsupported');
}
