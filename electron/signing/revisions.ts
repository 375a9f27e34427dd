/** What an incremental update changed: signing may add a signature and nothing else. */
import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib';

/** Entries of the catalog that signing touches. */
const CATALOG_MAY_CHANGE = new Set(['/AcroForm', '/DSS', '/Perms']);
const FORM_MAY_CHANGE = new Set(['/Fields', '/SigFlags']);
const PAGE_MAY_CHANGE = new Set(['/Annots']);

const load = (pdf: Uint8Array): Promise<PDFDocument> => PDFDocument.load(pdf, { updateMetadata: false });

/** Descriptions of everything that changed beyond signing; empty when nothing did. */
export async function foreignChanges(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const [old, next] = await Promise.all([load(before), load(after)]);
  const changes: string[] = [];
  const tell = (what: string): void => {
    changes.push(what);
  };
  if (tag(old.context.trailerInfo.Root) !== tag(next.context.trailerInfo.Root)) tell('trailer /Root');
  if (tag(old.context.trailerInfo.Info) !== tag(next.context.trailerInfo.Info)) tell('trailer /Info');

  const pages = new Set(old.getPages().map((page) => page.ref.tag));
  const formTag = tag(old.catalog.get(PDFName.of('AcroForm')));
  for (const [ref, object] of old.context.enumerateIndirectObjects()) {
    const now = next.context.lookup(ref);
    if (now === undefined) tell(`${ref.tag} removed`);
    else if (digest(object) !== digest(now)) compareChanged(ref, object, now);
  }
  // A form that stands inside the catalog is part of it: what else it holds must not change either.
  compareInlineForm(old, next, tell);
  return changes;

  function compareChanged(ref: PDFRef, object: PDFObject, now: PDFObject): void {
    if (!(object instanceof PDFDict) || !(now instanceof PDFDict)) return tell(`${ref.tag} replaced`);
    if (ref.tag === tag(old.context.trailerInfo.Root)) return onlyKeys(ref, object, now, CATALOG_MAY_CHANGE);
    if (ref.tag === formTag) return onlyKeys(ref, object, now, FORM_MAY_CHANGE);
    if (pages.has(ref.tag)) {
      onlyKeys(ref, object, now, PAGE_MAY_CHANGE);
      return compareAnnotations(ref, object, now);
    }
    tell(`${ref.tag} changed`);
  }

  function onlyKeys(ref: PDFRef, object: PDFDict, now: PDFDict, allowed: ReadonlySet<string>): void {
    const keys = new Set([...object.keys(), ...now.keys()].map((key) => key.toString()));
    for (const key of keys) {
      if (allowed.has(key)) continue;
      const name = PDFName.of(key.slice(1));
      if (digest(object.get(name)) !== digest(now.get(name))) tell(`${ref.tag} ${key}`);
    }
  }

  /** The annotations of before must still be there, in place; what is new must be a signature's widget. */
  function compareAnnotations(ref: PDFRef, object: PDFDict, now: PDFDict): void {
    const was = annotations(old, object);
    const is = annotations(next, now);
    if (was.some((annotation, i) => digest(annotation) !== digest(is[i]))) tell(`${ref.tag} /Annots`);
    for (const added of is.slice(was.length)) {
      const widget = added instanceof PDFRef ? next.context.lookup(added) : added;
      const isSignature =
        widget instanceof PDFDict &&
        widget.get(PDFName.of('FT')) === PDFName.of('Sig') &&
        widget.get(PDFName.of('Subtype')) === PDFName.of('Widget');
      if (!isSignature) tell(`${ref.tag} /Annots: an annotation that is no signature`);
    }
  }
}

function compareInlineForm(old: PDFDocument, next: PDFDocument, tell: (what: string) => void): void {
  const was = old.catalog.get(PDFName.of('AcroForm'));
  const is = next.catalog.get(PDFName.of('AcroForm'));
  const before = was instanceof PDFRef ? old.context.lookup(was) : was;
  const after = is instanceof PDFRef ? next.context.lookup(is) : is;
  if (!(before instanceof PDFDict)) return;
  if (!(after instanceof PDFDict)) return tell('/AcroForm removed');
  for (const key of before.keys()) {
    if (!FORM_MAY_CHANGE.has(key.toString()) && digest(before.get(key)) !== digest(after.get(key))) tell(`/AcroForm ${key.toString()}`);
  }
}

function annotations(document: PDFDocument, page: PDFDict): PDFObject[] {
  const value = page.get(PDFName.of('Annots'));
  const list = value instanceof PDFRef ? document.context.lookup(value) : value;
  return list instanceof PDFArray ? list.asArray() : [];
}

const tag = (object: PDFObject | undefined): string => (object instanceof PDFRef ? object.tag : '');

function digest(object: PDFObject | undefined): string {
  if (object === undefined) return '';
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return createHash('sha256').update(bytes).digest('base64');
}
