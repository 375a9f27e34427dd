/**
 * Makes a .docx a function of its content: parts in a fixed order, at a fixed time, names counted within the file. The library writes
 * the clock into it, draws names by lot and counts bookmarks through the whole life of the program.
 */
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

const CORE = 'docProps/core.xml';
/** Word wants the list of types first. */
const FIRST = '[Content_Types].xml';

/** The package with the same parts and nothing of the moment at which it was made; `created` is an instant. */
export async function settledPackage(bytes: Buffer, created: string): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  const at = new Date(created);
  const stamp = `${at.toISOString().slice(0, 19)}Z`;
  const zip = new ZipFile();
  const names = [...parts.keys()].toSorted((a, b) => (a === FIRST ? -1 : b === FIRST ? 1 : a < b ? -1 : 1));
  for (const name of names) {
    const content = parts.get(name) ?? Buffer.alloc(0);
    const settled = /\.(xml|rels)$/.test(name) ? Buffer.from(settledXml(name, content.toString('utf8'), stamp), 'utf8') : content;
    zip.addBuffer(settled, name, { mtime: localLooking(at), mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** ZIP stores a time without zone: a date whose local parts read as UTC, wherever the computer stands. */
const localLooking = (at: Date): Date =>
  new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());

function settledXml(name: string, xml: string, stamp: string): string {
  if (name === CORE)
    return xml.replaceAll(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
      (_all, open: string, close: string) => `${open}${stamp}${close}`,
    );
  const bookmark = inOrder();
  const id = inOrder();
  const watermark = inOrder();
  return xml
    .replaceAll(
      /(w:(?:name|anchor)="|<w:instrText[^>]*>\s*PAGEREF )_Toc(\d+)/g,
      (_all, before: string, nr: string) => `${before}_Toc${bookmark(nr)}`,
    )
    .replaceAll(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) => tag.replace(/w:id="(\d+)"/, (_all, nr: string) => `w:id="${id(nr)}"`))
    .replaceAll(/(id="PowerPlusWaterMarkObject)([^"]*)"/g, (_all, before: string, lot: string) => `${before}${watermark(lot)}"`);
}

/** Numbers names by the order in which they are first met. */
function inOrder(): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const nr = known.get(name) ?? known.size + 1;
    known.set(name, nr);
    return nr;
  };
}

async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}
