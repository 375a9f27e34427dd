/** The document security store of a PDF (ISO 32000-2, 12.8.4.3): certificates and revocation data that were put in for checking it. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';
import type { RevocationData } from './revocation.ts';

/** A list of a large authority has some megabytes; a dossier has a handful of everything. */
const MOST_BYTES = 32 * 1_048_576;
const MOST_ENTRIES = 64;

/** What the store holds, within limits; what is beyond them or unreadable says nothing. */
export function readDss(document: PDFDocument): RevocationData {
  const { context } = document;
  const resolve = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  const catalog = resolve(context.trailerInfo.Root);
  const store = catalog instanceof PDFDict ? resolve(catalog.get(PDFName.of('DSS'))) : undefined;
  let left = MOST_BYTES;
  const streams = (key: string): Uint8Array[] => {
    const list = store instanceof PDFDict ? resolve(store.get(PDFName.of(key))) : undefined;
    const found: Uint8Array[] = [];
    for (const entry of list instanceof PDFArray ? list.asArray().slice(0, MOST_ENTRIES) : []) {
      const bytes = contentsOf(resolve(entry), resolve, left);
      if (bytes === null) continue;
      left -= bytes.byteLength;
      found.push(bytes);
    }
    return found;
  };
  return { certificates: streams('Certs'), ocsps: streams('OCSPs'), crls: streams('CRLs') };
}

/** A stream's bytes, stored or deflated; null for anything else and for more than is left. */
function contentsOf(
  object: PDFObject | undefined,
  resolve: (object: PDFObject | undefined) => PDFObject | undefined,
  left: number,
): Uint8Array | null {
  if (!(object instanceof PDFRawStream)) return null;
  const packed = object.getContents();
  const filter = resolve(object.dict.get(PDFName.of('Filter')));
  const only = filter instanceof PDFArray && filter.size() === 1 ? resolve(filter.get(0)) : filter;
  try {
    if (only === undefined) return packed.byteLength <= left ? new Uint8Array(packed) : null;
    return only === PDFName.of('FlateDecode') ? new Uint8Array(inflateSync(packed, { maxOutputLength: Math.max(1, left) })) : null;
  } catch {
    return null;
  }
}
