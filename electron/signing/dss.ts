/**
 * Long-term data in a PDF (PAdES B-LT, ETSI EN 319 142-1): certificates and revocation data in the document security store, then a
 * timestamp over the whole file, both in one appended update.
 *
 * Why together: the store alone, appended after the last signature, would leave bytes that nothing covers, and every reader
 * would rightly say that the file was changed after signing. Put before the last signature it could only tell what was known
 * before signing. So the timestamp of the same update covers it: the last entry still covers the whole file (CLI.md, verify),
 * and the data is proven to be as old as the timestamp. `revisions.ts` accepts such an update and nothing besides.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import type { Der } from './certificates.ts';
import type { RevocationData } from './revocation.ts';
import { attach, fieldsOf, fill, load, withHoles } from './sign.ts';
import { requestTimestampOf, type TimestampOptions } from './timestamp.ts';

/** Hidden would be flagged by strict readers; an empty rectangle shows nothing. Print; locked. */
const ANNOTATION_FLAGS = 4 | 128;

export interface ExtendRequest extends TimestampOptions {
  /** Of every signature's and timestamp's chain: what `collectRevocation` gave. */
  revocation: RevocationData;
  /** The service that stamps the file afterwards. */
  timestampUrl: string;
}

/**
 * The PDF with revocation data for its signatures and a timestamp over all of it; the bytes before stay as they are. Can be done
 * again after a further signature, or years later. TIMESTAMP_UNAVAILABLE, TIMESTAMP_REFUSED, TIMESTAMP_FAILED, NOT_A_DOSSIER.
 */
export async function extendPdf(pdf: Uint8Array, { revocation, timestampUrl, ...options }: ExtendRequest): Promise<Uint8Array> {
  const document = await load(pdf);
  addToStore(document, revocation);
  const fields = fieldsOf(document);
  attach(document, fields, stampField(document, nextName(fields.names)), 0);
  const prepared = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  return fill(prepared, pdf.byteLength, (digest) => requestTimestampOf(timestampUrl, digest, options));
}

function nextName(names: readonly string[]): string {
  for (let i = 1; ; i++) if (!names.includes(`DocTimeStamp${i}`)) return `DocTimeStamp${i}`;
}

function stampField(document: PDFDocument, name: string): PDFRef {
  const { context } = document;
  const stamp = withHoles(document, '/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161');
  const empty = context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0] }));
  const field = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: ANNOTATION_FLAGS, Rect: [0, 0, 0, 0] });
  const states = context.obj({});
  states.set(PDFName.of('N'), empty);
  field.set(PDFName.of('T'), PDFHexString.fromText(name));
  field.set(PDFName.of('V'), stamp);
  field.set(PDFName.of('P'), document.getPage(0).ref);
  field.set(PDFName.of('AP'), states);
  return context.register(field);
}

const KEYS = { certificates: 'Certs', ocsps: 'OCSPs', crls: 'CRLs' } as const;

/** A new store that holds what the old one held, and what is new, each once. */
function addToStore(document: PDFDocument, revocation: RevocationData): void {
  const { context, catalog } = document;
  const resolve = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  const old = resolve(catalog.get(PDFName.of('DSS')));
  const store = context.obj({});
  if (old instanceof PDFDict) for (const [key, value] of old.entries()) store.set(key, value);
  for (const kind of ['certificates', 'ocsps', 'crls'] as const) {
    const key = PDFName.of(KEYS[kind]);
    const present = resolve(store.get(key));
    const kept = present instanceof PDFArray ? present.asArray() : [];
    const known = new Set(kept.map((entry) => digestOfStream(resolve(entry))));
    const added = distinct(revocation[kind]).filter((der) => !known.has(digest(der)));
    if (kept.length + added.length === 0) continue;
    store.set(key, context.obj([...kept, ...added.map((der) => context.register(context.stream(der)))]));
  }
  catalog.set(PDFName.of('DSS'), context.register(store));
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
const digestOfStream = (object: PDFObject | undefined): string =>
  object !== undefined && 'getContents' in object && typeof object.getContents === 'function' ? digest(object.getContents()) : '';

const distinct = (ders: readonly Der[]): Der[] => [...new Map(ders.map((der) => [digest(der), der])).values()];
