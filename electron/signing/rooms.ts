/** Where a dossier leaves room for signatures: named destinations “room.<role>:<width>x<height>” that the printer wrote. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFObject } from '@cantoo/pdf-lib';

export interface Room {
  role: string;
  /** From 1. */
  page: number;
  /** Lower left corner and size in points, as PDF counts: upwards. */
  x: number;
  y: number;
  w: number;
  h: number;
}

const NAME = /^room\.([a-z]+):(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/;
const DEEPEST = 32;
const MOST_NAMES = 20_000;

/** The rooms of a PDF; empty when it has none. */
export async function findRooms(pdf: Uint8Array): Promise<Room[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages().map((page) => page.ref.tag);
  return destinations(document).flatMap(([name, destination]) => {
    const size = NAME.exec(name);
    const [target, , left, top] = destination.asArray();
    if (size === null || !(target instanceof PDFRef) || !(left instanceof PDFNumber) || !(top instanceof PDFNumber)) return [];
    const page = pages.indexOf(target.tag) + 1;
    const [w, h] = [Number(size[2]), Number(size[3])];
    return page === 0 ? [] : [{ role: size[1] ?? '', page, x: left.asNumber(), y: top.asNumber() - h, w, h }];
  });
}

/** Every named destination of the name tree, as its array. */
function destinations(document: PDFDocument): [string, PDFArray][] {
  const { context, catalog } = document;
  const resolve = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  const names = resolve(catalog.get(PDFName.of('Names')));
  const root = names instanceof PDFDict ? resolve(names.get(PDFName.of('Dests'))) : undefined;
  const found: [string, PDFArray][] = [];

  const walk = (node: PDFObject | undefined, depth: number): void => {
    if (!(node instanceof PDFDict) || depth > DEEPEST || found.length > MOST_NAMES) return;
    const leaf = resolve(node.get(PDFName.of('Names')));
    if (leaf instanceof PDFArray) {
      for (let i = 0; i + 1 < leaf.size(); i += 2) {
        const key = resolve(leaf.get(i));
        const value = resolve(leaf.get(i + 1));
        const target = value instanceof PDFDict ? resolve(value.get(PDFName.of('D'))) : value;
        if ((key instanceof PDFString || key instanceof PDFHexString) && target instanceof PDFArray) found.push([key.decodeText(), target]);
      }
    }
    const kids = resolve(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) walk(resolve(kid), depth + 1);
  };
  walk(root, 0);
  return found;
}
