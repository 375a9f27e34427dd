/** Build step: `node electron/law/precompile.ts checklists out/law` parses the law once, so that the program need not. */
import { rmSync } from 'node:fs';
import { frameworkProblems } from '../../core/checklist/library.ts';
import { FRAMEWORK_IDS } from '../../core/checklist/model.ts';
import { writeCompiled } from './compiled.ts';
import { CROSSWALK_FILE, frameworkFile, HOLIDAYS_FILE, LEVELS, levelFile, loadLaw, readLawFile, TEMPLATES_FILE } from './load.ts';

/** Writes a copy of every file of the law to `folder`; throws where the law is not consistent. */
export function precompile(directory: string, folder: string): void {
  const law = loadLaw(directory);
  const write = (file: string, content: unknown): void => writeCompiled(folder, file, readLawFile(directory, file), content);
  rmSync(folder, { recursive: true, force: true });
  for (const id of FRAMEWORK_IDS) {
    const checklists = LEVELS.map((level) => law.checklist(id, level));
    const [problem] = frameworkProblems(checklists);
    if (problem !== undefined) throw new Error(`${problem.where}: ${problem.text}`);
    write(frameworkFile(id), law.framework(id));
    for (const checklist of checklists) write(levelFile(id, checklist.level), checklist);
  }
  write(CROSSWALK_FILE, law.crosswalk());
  write(HOLIDAYS_FILE, law.holidays());
  write(TEMPLATES_FILE, law.templates());
}

const [, , directory, folder] = process.argv;
if (import.meta.main && directory !== undefined && folder !== undefined) precompile(directory, folder);
