/** Makes a .docx a function of its content: parts in a fixed order, at a fixed time; the library writes the clock into both. */
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
    const settled = name === CORE ? Buffer.from(withTime(content.toString('utf8'), stamp), 'utf8') : content;
    zip.addBuffer(settled, name, { mtime: localLooking(at), mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** ZIP stores a time without zone: a date whose local parts read as UTC, wherever the computer stands. */
const localLooking = (at: Date): Date =>
  new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());

const withTime = (xml: string, stamp: string): string =>
  xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, (_all, open: string, close: string) => `${open}${stamp}${close}`);

async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}
