/** Build step: `node electron/law/precompile.ts checklists out/law.json` parses the law once, so that the program need not. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crosswalk } from '../../core/checklist/crosswalk.ts';
import { framework } from '../../core/checklist/framework.ts';
import { FRAMEWORK_IDS } from '../../core/checklist/model.ts';
import { readYamlFile } from '../../core/checklist/parse.ts';
import { CROSSWALK_FILE, digest, frameworkFile, levelFile, parseChecklist, readLawFile, type LawCache } from './load.ts';

/** Everything in the folder, parsed and bound to the bytes it was parsed from. */
export function precompile(directory: string): LawCache {
  const files: LawCache['files'] = {};
  const add = (file: string, parse: (text: string) => unknown): void => {
    const bytes = readLawFile(directory, file);
    files[file] = { sha256: digest(bytes), json: JSON.stringify(parse(Buffer.from(bytes).toString('utf8'))) };
  };
  for (const id of FRAMEWORK_IDS) {
    add(frameworkFile(id), (text) => readYamlFile(framework, text, frameworkFile(id)));
    for (const level of [1, 2, 3, 4, 5]) add(levelFile(id, level), (text) => parseChecklist(text, levelFile(id, level)));
  }
  add(CROSSWALK_FILE, (text) => readYamlFile(crosswalk, text, CROSSWALK_FILE));
  return { version: 1, files };
}

const [, , directory, out] = process.argv;
if (import.meta.main && directory !== undefined && out !== undefined) {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(precompile(directory)));
}
