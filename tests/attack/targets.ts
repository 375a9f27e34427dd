/** Two dossiers worth attacking: one signed twice, one signed twice with timestamps and long-term data; both small and real. */
import { signDossier } from '../../electron/services/sign-dossier.ts';
import { NOW, print, rememberingPrinter, signedDossier, SIGNED_AT, soundRecord } from '../../electron/services/verification-fixture.ts';
import type { VerificationOptions } from '../../electron/services/verification.ts';
import { programPaths } from '../../electron/paths.ts';
import { answersAt, ocspAnswer, startServices, timestampAnswer, type Services } from '../../electron/signing/authority-fixture.ts';
import { issue, PERSON, type Issued } from '../../electron/signing/certificate-fixture.ts';
import { addLongTermData } from '../../electron/signing/long-term.ts';

export interface Target {
  name: string;
  pdf: Uint8Array;
  /** Under these it is valid. */
  options: VerificationOptions;
}

const CA = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];
const STAMPS = [{ name: 'extKeyUsage', critical: true, timeStamping: true }];

export async function plainTarget(): Promise<Target> {
  const { signed, options } = await signedDossier();
  return { name: 'hai chữ ký', pdf: signed, options };
}

export async function longTermTarget(): Promise<Target> {
  const services = await startServices();
  try {
    return await longTerm(services);
  } finally {
    await services.close();
  }
}

async function longTerm(services: Services): Promise<Target> {
  const root = issue({ name: 'Goc', extensions: CA });
  const certify = (name: string, extensions: object[]): Issued => {
    const place = `ocsp-${name.replaceAll(' ', '-')}`;
    const issued = issue({ name, issuer: root, extensions: [...extensions, ...answersAt({ ocsp: `${services.url}/${place}` })] });
    services.routes[place] = () => ocspAnswer({ about: issued, issuer: root, thisUpdate: SIGNED_AT });
    return issued;
  };
  const stamper = certify('Dau thoi gian', STAMPS);
  services.routes['tsa'] = (query) => timestampAnswer(query, { authority: stamper, chain: [root], time: SIGNED_AT });
  const timestampUrl = `${services.url}/tsa`;
  const reprint = rememberingPrinter();
  let pdf = await print(soundRecord());
  for (const [role, name] of [
    ['preparer', 'Le Quang Minh'],
    ['head', 'Tran Van Khai'],
  ] as const)
    pdf = await signDossier(pdf, { key: certify(name, PERSON).key, role, at: SIGNED_AT, paths: programPaths(), reprint, timestampUrl });
  pdf = await addLongTermData(pdf, { timestampUrl, trusted: [root.der], now: SIGNED_AT });
  return { name: 'hai chữ ký có dấu thời gian và dữ liệu dài hạn', pdf, options: { trusted: [root.der], now: NOW, reprint } };
}
