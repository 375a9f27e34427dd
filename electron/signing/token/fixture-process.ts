/** Fills a token for tests: run as a process of its own with a JSON task on standard input (fixture.ts). */
import { createPrivateKey } from 'node:crypto';
import { text } from 'node:stream/consumers';
import pkcs11js, { type Template } from 'pkcs11js';
import { z } from 'zod';

export const fillTask = z.strictObject({
  module: z.string(),
  label: z.string(),
  pin: z.string(),
  /** PEM of the private key; null = a certificate alone. Hidden: seen after the login only. */
  objects: z.array(
    z.strictObject({ id: z.string(), der: z.string(), key: z.string().nullable(), hidden: z.boolean(), asksEachTime: z.boolean() }),
  ),
});
export type FillTask = z.infer<typeof fillTask>;

const CURVES: Record<string, string> = { 'P-256': '06082a8648ce3d030107', 'P-384': '06052b81040022' };

function privateKey(pem: string): Template {
  const jwk = createPrivateKey(pem).export({ format: 'jwk' });
  const number = (value: string | undefined): Buffer => Buffer.from(value ?? '', 'base64url');
  if (jwk.kty === 'EC')
    return [
      { type: pkcs11js.CKA_KEY_TYPE, value: pkcs11js.CKK_EC },
      { type: pkcs11js.CKA_EC_PARAMS, value: Buffer.from(CURVES[jwk.crv ?? ''] ?? '', 'hex') },
      { type: pkcs11js.CKA_VALUE, value: number(jwk.d) },
    ];
  return [
    { type: pkcs11js.CKA_KEY_TYPE, value: pkcs11js.CKK_RSA },
    { type: pkcs11js.CKA_MODULUS, value: number(jwk.n) },
    { type: pkcs11js.CKA_PUBLIC_EXPONENT, value: number(jwk.e) },
    { type: pkcs11js.CKA_PRIVATE_EXPONENT, value: number(jwk.d) },
    { type: pkcs11js.CKA_PRIME_1, value: number(jwk.p) },
    { type: pkcs11js.CKA_PRIME_2, value: number(jwk.q) },
    { type: pkcs11js.CKA_EXPONENT_1, value: number(jwk.dp) },
    { type: pkcs11js.CKA_EXPONENT_2, value: number(jwk.dq) },
    { type: pkcs11js.CKA_COEFFICIENT, value: number(jwk.qi) },
  ];
}

function fill({ module, label, pin, objects }: FillTask): void {
  const p11 = new pkcs11js.PKCS11();
  p11.load(module);
  p11.C_Initialize();
  const slot = p11.C_GetSlotList(true).find((one) => p11.C_GetTokenInfo(one).label.trim() === label);
  if (slot === undefined) throw new Error(`no token ${label}`);
  const session = p11.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION | pkcs11js.CKF_RW_SESSION);
  p11.C_Login(session, pkcs11js.CKU_USER, pin);
  for (const { id, der, key, hidden, asksEachTime } of objects) {
    const common = [
      { type: pkcs11js.CKA_TOKEN, value: true },
      { type: pkcs11js.CKA_ID, value: Buffer.from(id, 'hex') },
    ];
    p11.C_CreateObject(session, [
      ...common,
      { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE },
      { type: pkcs11js.CKA_CERTIFICATE_TYPE, value: pkcs11js.CKC_X_509 },
      { type: pkcs11js.CKA_PRIVATE, value: hidden },
      { type: pkcs11js.CKA_SUBJECT, value: Buffer.alloc(0) },
      { type: pkcs11js.CKA_VALUE, value: Buffer.from(der, 'base64') },
    ]);
    if (key === null) continue;
    p11.C_CreateObject(session, [
      ...common,
      { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY },
      { type: pkcs11js.CKA_PRIVATE, value: true },
      { type: pkcs11js.CKA_SENSITIVE, value: true },
      { type: pkcs11js.CKA_SIGN, value: true },
      ...(asksEachTime ? [{ type: pkcs11js.CKA_ALWAYS_AUTHENTICATE, value: true }] : []),
      ...privateKey(key),
    ]);
  }
  p11.C_Logout(session);
  p11.C_CloseSession(session);
  p11.C_Finalize();
}

fill(fillTask.parse(JSON.parse(await text(process.stdin))));
