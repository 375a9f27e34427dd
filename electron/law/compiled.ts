/**
 * Precompiled copies of the law's files: what parsing and checking gave, as JSON. A first line binds the copy to the very
 * bytes of the YAML and of the JSON below it, so that neither a replaced file nor a damaged copy is taken for the law.
 * The copies lie among the program's own code and are exactly as trustworthy as that.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const LINE_FEED = 0x0a;

const heading = z.strictObject({ version: z.literal(1), yaml: z.string(), json: z.string() });
type Heading = z.infer<typeof heading>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pathOf = (folder: string, file: string): string => join(folder, file.replace(/\.yaml$/, '.json'));

/** The content compiled from exactly these bytes of `file`, still to be checked; undefined where there is no sound copy. */
export function readCompiled(folder: string, file: string, yaml: Uint8Array): unknown {
  const path = pathOf(folder, file);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const end = bytes.indexOf(LINE_FEED);
  const head = headingOf(bytes.subarray(0, Math.max(end, 0)).toString('utf8'));
  const json = bytes.subarray(end + 1);
  if (head === undefined || head.yaml !== sha256(yaml) || head.json !== sha256(json)) return undefined;
  return parsedOr(json.toString('utf8'));
}

/** Writes the copy of `file` that {@link readCompiled} reads. */
export function writeCompiled(folder: string, file: string, yaml: Uint8Array, content: unknown): void {
  const path = pathOf(folder, file);
  const json = Buffer.from(JSON.stringify(content), 'utf8');
  const head: Heading = { version: 1, yaml: sha256(yaml), json: sha256(json) };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`, 'utf8'), json]));
}

const headingOf = (line: string): Heading | undefined => heading.safeParse(parsedOr(line)).data;

/** What JSON says; undefined where it is none: a damaged copy costs time, not truth, since the YAML is parsed instead. */
function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
