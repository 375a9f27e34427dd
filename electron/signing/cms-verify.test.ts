/** Signatures that are genuine, but of something else. */
import { createHash } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, Primitive } from 'asn1js';
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData, type SignerInfo } from 'pkijs';
import { describe, expect, it } from 'vitest';
import { AUTHORITY, issue } from './certificate-fixture.ts';
import { tight } from './certificates.ts';
import { asSet, buildCms, OID } from './cms.ts';
import { chainState } from './chain.ts';
import { digestOf, judgeCms } from './cms-verify.ts';

const root = issue({ name: 'Goc', extensions: AUTHORITY });
const signer = issue({ name: 'Nguoi ky', issuer: root });
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const DOSSIER = Buffer.from('những byte của hồ sơ');
const OTHER = Buffer.from('một nội dung khác, đã ký thật');

const judge = (cms: Uint8Array, covered: Uint8Array = DOSSIER) => judgeCms(cms, digestOf(covered), { cades: true, trusted: [root.der] });

/** The CMS changed from outside: nobody needs a key for what no signed attribute covers. */
function changed(cms: Uint8Array, change: (signed: SignedData) => void): Uint8Array {
  const content = new ContentInfo({ schema: fromBER(tight(cms)).result });
  const signed = new SignedData({ schema: content.content });
  change(signed);
  return new Uint8Array(new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) }).toSchema().toBER(false));
}

/** Signed again by the signer himself after changing what he signs. */
async function resigned(cms: Uint8Array, change: (info: SignerInfo) => void): Promise<Uint8Array> {
  let attributes: Uint8Array = new Uint8Array();
  const once = changed(cms, ({ signerInfos: [info] }) => {
    if (info?.signedAttrs === undefined) throw new Error('no signer');
    change(info);
    attributes = asSet(info.signedAttrs);
  });
  const signature = await signer.key.sign(attributes);
  return changed(once, ({ signerInfos: [info] }) => {
    if (info !== undefined) info.signature = new OctetString({ valueHex: tight(signature) });
  });
}

it('accepts a signature over the covered bytes', async () => {
  const cms = await buildCms(sha256(DOSSIER), signer.key);
  expect(await judge(cms)).toMatchObject({ intact: true, faults: [] });
  expect(await judge(cms, OTHER)).toMatchObject({ intact: false });
});

describe('no signature of the dossier is a CMS that', () => {
  it('carries the content it signs, whatever the covered bytes are', async () => {
    const genuine = await buildCms(sha256(OTHER), signer.key);
    const carrying = changed(genuine, ({ encapContentInfo }) => {
      encapContentInfo.eContent = new OctetString({ valueHex: tight(OTHER) });
    });
    expect(await judge(carrying)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
    expect(await judge(carrying, OTHER)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
  });

  it('signs another kind of content, as a timestamp does', async () => {
    const genuine = await buildCms(sha256(DOSSIER), signer.key);
    const stamp = '1.2.840.113549.1.9.16.1.4';
    const outside = changed(genuine, ({ encapContentInfo }) => {
      encapContentInfo.eContentType = stamp;
    });
    expect(await judge(outside)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
    const inside = await resigned(genuine, (info) => {
      const attribute = info.signedAttrs?.attributes.find(({ type }) => type === OID.contentType);
      if (attribute !== undefined) attribute.values = [new ObjectIdentifier({ value: stamp })];
    });
    expect(await judge(inside)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
  });

  it('names two digests in its attributes, or none', async () => {
    const genuine = await buildCms(sha256(OTHER), signer.key);
    const both = await resigned(genuine, (info) => {
      info.signedAttrs?.attributes.push(
        new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: tight(sha256(DOSSIER)) })] }),
      );
    });
    expect(await judge(both)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
    const bare = changed(genuine, ({ signerInfos: [info] }) => {
      if (info !== undefined) delete info.signedAttrs;
    });
    expect(await judge(bare)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
  });

  it('was made with a key whose certificate only looks like the one it names', async () => {
    const lookAlike = issue({ name: 'Goc ', extensions: AUTHORITY });
    const theirs = issue({ name: 'Ke gian', issuer: lookAlike, serial: signer.forged.certificate.serialNumber });
    const forged = await buildCms(sha256(DOSSIER), {
      ...theirs.key,
      certificate: signer.der,
      chain: [theirs.der, lookAlike.der, root.der],
    });
    const first = changed(forged, (signed) => {
      const [named, own, ...others] = signed.certificates ?? [];
      if (named !== undefined && own !== undefined) signed.certificates = [own, named, ...others];
    });
    for (const cms of [forged, first]) expect(await judge(cms)).toMatchObject({ intact: false });
  });

  it('carries anything besides what one signature needs', async () => {
    const cms = await buildCms(sha256(DOSSIER), signer.key);
    const stuffed = changed(cms, ({ signerInfos: [info] }) => {
      if (info !== undefined)
        info.unsignedAttrs = new SignedAndUnsignedAttributes({
          type: 1,
          attributes: [new Attribute({ type: '1.2.3.4', values: [new OctetString({ valueHex: new ArrayBuffer(4) })] })],
        });
    });
    expect(await judge(stuffed)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
    const doubled = changed(cms, ({ digestAlgorithms }) => {
      const [one] = digestAlgorithms;
      if (one !== undefined) digestAlgorithms.push(one);
    });
    expect(await judge(doubled)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
  });

  it('names its algorithm in another way than it was signed, though that means the same', async () => {
    const cms = Buffer.from(await buildCms(sha256(DOSSIER), signer.key));
    const [withSha256, rsaAlone] = ['06092a864886f70d01010b', '06092a864886f70d010101'];
    // Behind the certificates and the attributes, where nothing covers it.
    const at = cms.lastIndexOf(Buffer.from(withSha256, 'hex'));
    Buffer.from(rsaAlone, 'hex').copy(cms, at);
    expect(await judge(cms)).toMatchObject({ intact: false, faults: ['signature_malformed'] });
  });

  it('was made with another key', async () => {
    const stranger = issue({ name: 'Nguoi la', issuer: root });
    const cms = await buildCms(sha256(DOSSIER), { ...stranger.key, certificate: signer.der });
    expect(await judge(cms)).toMatchObject({ intact: false });
  });
});

it('knows a signer by the identifier of his key as well', async () => {
  const genuine = await buildCms(sha256(DOSSIER), signer.key);
  const identifier = signer.forged.certificate.generateSubjectKeyIdentifier().getBytes();
  const bySki = changed(genuine, ({ signerInfos: [info] }) => {
    if (info === undefined) return;
    info.version = 3;
    info.sid = new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: tight(Buffer.from(identifier, 'binary')) });
  });
  expect(await judge(bySki)).toMatchObject({ intact: true, faults: [] });
});

it('lets no byte of the CMS be changed unnoticed, be it covered by the signature or not', { timeout: 60_000 }, async () => {
  const cms = await buildCms(sha256(DOSSIER), { ...signer.key, chain: [root.der] });
  const passes = async (bytes: Uint8Array): Promise<boolean> => {
    // As in /Contents: zeros behind.
    const { intact, faults, signer: found, others } = await judge(Buffer.concat([bytes, Buffer.alloc(12_000)]));
    if (!intact || faults.length > 0 || found === null) return false;
    return (await chainState(found, others, { trusted: [root.der], at: new Date('2026-11-21'), purpose: 'document' })) === 'trusted';
  };
  expect(await passes(cms)).toBe(true);
  const unnoticed: number[] = [];
  // One bit of every eleventh byte; of all at the beginning and the end, where the structure is.
  for (let at = 0; at < cms.length; at += at < 60 || at > cms.length - 350 ? 1 : 11) {
    const bytes = Uint8Array.from(cms);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    if (await passes(bytes)) unnoticed.push(at);
  }
  expect(unnoticed).toEqual([]);
});
