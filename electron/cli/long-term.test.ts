/** `sign --tsa --lt`: a dossier that can be judged when its certificates have expired. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { print, soundRecord } from '../services/verification-fixture.ts';
import { answersAt, ocspAnswer, startServices, timestampAnswer, type Services } from '../signing/authority-fixture.ts';
import { issue, PERSON, type Issued } from '../signing/certificate-fixture.ts';
import { antam, cliFolder } from './fixture.ts';

const { folder, inFile, remove } = cliFolder();
const NOW = new Date('2026-11-22T02:41:00Z');
const PASSWORD = 'mat khau';
const CA = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];
const STAMPS = [{ name: 'extKeyUsage', critical: true, timeStamping: true }];
const root = issue({ name: 'Goc', extensions: CA });
const path = (name: string): string => join(folder, name);

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(async () => {
  await services.close();
  remove();
});

/** Somebody whose certificate says where revocation is told, and that place. */
function certify(name: string, extensions: object[]): Issued {
  const service = `ocsp-${name.replaceAll(' ', '-')}`;
  const issued = issue({ name, issuer: root, extensions: [...extensions, ...answersAt({ ocsp: `${services.url}/${service}` })] });
  services.routes[service] = () => ocspAnswer({ about: issued, issuer: root, thisUpdate: NOW });
  return issued;
}

function keyFile(who: Issued): string {
  const { privateKey, certificate } = who.forged;
  const p12 = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate, root.forged.certificate], PASSWORD, {
    algorithm: 'aes256',
    count: 1,
  });
  const file = path(`${certificate.serialNumber}.p12`);
  writeFileSync(file, Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary'));
  return file;
}

it('puts data for each signature into the file, or leaves it as it was', async () => {
  const authority = certify('Dau thoi gian', STAMPS);
  services.routes['tsa'] = (query) => timestampAnswer(query, { authority, chain: [root], time: NOW });
  const dossier = path('hồ sơ.pdf');
  writeFileSync(dossier, await print(soundRecord()));
  const trust = path('goc.der');
  writeFileSync(trust, root.der);
  const secret = inFile('mật khẩu', PASSWORD);
  const sign = (who: Issued, role: string, ...more: string[]) =>
    antam(['sign', dossier, '--p12', keyFile(who), '--password-file', secret, '--role', role, '--lt', '--json', ...more]);
  const preparer = certify('Le Quang Minh', PERSON);
  const head = certify('Tran Van Khai', PERSON);

  const before = readFileSync(dossier);
  expect(await sign(preparer, 'preparer')).toMatchObject({ exit: 2, err: expect.stringContaining('--lt cần --tsa') });
  const withTime = ['--tsa', `${services.url}/tsa`, '--trust', trust];
  const route = services.routes['ocsp-Le-Quang-Minh'];
  services.routes['ocsp-Le-Quang-Minh'] = () => Buffer.from('không');
  expect(await sign(preparer, 'preparer', ...withTime)).toMatchObject({ exit: 1, err: expect.stringContaining('thu hồi') });
  expect(readFileSync(dossier).equals(before)).toBe(true);
  if (route !== undefined) services.routes['ocsp-Le-Quang-Minh'] = route;

  for (const [who, role] of [
    [preparer, 'preparer'],
    [head, 'head'],
  ] as const)
    expect((await sign(who, role, ...withTime)).json()).toMatchObject({ role, timestamped: true, longTerm: true });
  const verified = await antam(['verify', dossier, '--trust', trust, '--json']);
  const [report] = JSON.parse(verified.out) as { verdict: string; reasons: { code: string }[]; signatures: object[] }[];
  expect(report?.reasons).toEqual([]);
  expect(report?.verdict).toBe('valid');
  expect(report?.signatures).toMatchObject([
    { role: 'preparer', timeSource: 'timestamp', revocation: 'good' },
    { role: 'head', timeSource: 'timestamp', revocation: 'good' },
  ]);
});
