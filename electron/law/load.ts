/** The law from disk. YAML is what ships and what users can replace; precompiled copies (compiled.ts) make it fast. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { crosswalk, type Crosswalk } from '../../core/checklist/crosswalk.ts';
import { withDigests } from '../../core/checklist/digest.ts';
import { framework, type Framework } from '../../core/checklist/framework.ts';
import { holidayProblems, holidayTable, type HolidayTable } from '../../core/checklist/holidays.ts';
import {
  checklistProblems,
  crosswalkProblems,
  frameworkProblems,
  itemCount,
  type Law,
  type LawProblem,
} from '../../core/checklist/library.ts';
import {
  checklist as checklistSchema,
  checklistFile,
  FRAMEWORK_IDS,
  type Checklist,
  type FrameworkId,
} from '../../core/checklist/model.ts';
import { readYamlFile } from '../../core/checklist/parse.ts';
import { systemTemplates, templateProblems, templatesFile, templatesOf, type SystemTemplate } from '../../core/checklist/templates.ts';
import { FailureError } from '../../core/failure.ts';
import { readCompiled } from './compiled.ts';

export const LEVELS = [1, 2, 3, 4, 5] as const;
const FILE_LIMIT = 4 * 1_048_576;

export const frameworkFile = (id: FrameworkId): string => `${id}/framework.yaml`;
export const levelFile = (id: FrameworkId, level: number): string => `${id}/level-${level}.yaml`;
export const CROSSWALK_FILE = 'crosswalk.yaml';
export const HOLIDAYS_FILE = 'holidays.yaml';
export const TEMPLATES_FILE = 'templates.yaml';

/**
 * The law in a folder. Files are read when first asked for. Copies in `compiledFolder` are used while they fit the YAML;
 * a file without such a copy was replaced by the user and is checked against its neighbours as well.
 * Throws CHECKLIST_INVALID with file, line and column, CHECKLIST_UNKNOWN where a file is missing.
 */
export function loadLaw(directory: string, compiledFolder?: string): Law {
  const replaced = new Set<string>();

  const load = <T>(file: string, schema: z.ZodType<T>, fromYaml: (text: string, file: string) => T): T => {
    const bytes = readLawFile(directory, file);
    const compiled = compiledFolder === undefined ? undefined : readCompiled(compiledFolder, file, bytes);
    const parsed = compiled === undefined ? undefined : schema.safeParse(compiled);
    if (parsed?.success === true) return parsed.data;
    replaced.add(file);
    return fromYaml(Buffer.from(bytes).toString('utf8'), file);
  };

  const loadFramework = once((id: FrameworkId): Framework => load(frameworkFile(id), framework, parseFramework));
  const loadChecklist = once((file: string): Checklist => load(file, checklistSchema, parseChecklist));
  const all = (id: FrameworkId): Checklist[] => LEVELS.map((level) => loadChecklist(levelFile(id, level)));
  const loadCrosswalk = once((file: string): Crosswalk => {
    const links = load(file, crosswalk, (text) => readYamlFile(crosswalk, text, file));
    const [old, next] = [all(links.from), all(links.to)];
    // Any replaced file, not the crosswalk alone, may have cut a link's end off.
    if (replaced.size > 0) refuse(file, crosswalkProblems(links, old, next));
    return links;
  });
  const loadHolidays = once((file: string): HolidayTable => load(file, holidayTable, parseHolidays));
  const loadTemplates = once((file: string): SystemTemplate[] => {
    const templates = load(file, systemTemplates, parseTemplates);
    if (replaced.size > 0) refuse(file, templateProblems(templates, FRAMEWORK_IDS.map(loadFramework)));
    return templates;
  });
  const checkNeighbours = once((id: FrameworkId): true => {
    refuse(id, frameworkProblems(all(id)));
    return true;
  });

  const law: Law = {
    get frameworks() {
      return FRAMEWORK_IDS.map(loadFramework);
    },
    framework: loadFramework,
    checklist: (id, level) => {
      const file = levelFile(id, level);
      const checklist = loadChecklist(file);
      if (compiledFolder !== undefined && replaced.has(file)) checkNeighbours(id);
      return checklist;
    },
    levels: (id) =>
      LEVELS.map((level) => {
        const checklist = law.checklist(id, level);
        return { level, title: checklist.title, items: itemCount(checklist), digest: checklist.digest };
      }),
    crosswalk: () => loadCrosswalk(CROSSWALK_FILE),
    holidays: () => loadHolidays(HOLIDAYS_FILE),
    templates: () => loadTemplates(TEMPLATES_FILE),
  };
  return law;
}

/** A framework from its YAML text; it must be the one its folder names. */
export function parseFramework(text: string, file: string): Framework {
  const parsed = readYamlFile(framework, text, file);
  refuse(file, file === frameworkFile(parsed.id) ? [] : [{ where: file, text: `nội dung ghi là khung ${parsed.id}` }]);
  return parsed;
}

/** The templates of systems from their YAML text. */
export const parseTemplates = (text: string, file: string): SystemTemplate[] => templatesOf(readYamlFile(templatesFile, text, file));

/** A checklist from its YAML text, checked in itself and with its digests. */
export function parseChecklist(text: string, file: string): Checklist {
  const checklist = withDigests(readYamlFile(checklistFile, text, file));
  const misplaced = file !== levelFile(checklist.framework, checklist.level);
  refuse(file, [
    ...checklistProblems(checklist),
    ...(misplaced ? [{ where: file, text: `nội dung ghi là ${checklist.framework}, cấp độ ${checklist.level}` }] : []),
  ]);
  return checklist;
}

/** The table of holidays from its YAML text, checked in itself. */
export function parseHolidays(text: string, file: string): HolidayTable {
  const table = readYamlFile(holidayTable, text, file);
  refuse(file, holidayProblems(table));
  return table;
}

function refuse(file: string, problems: LawProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw new FailureError(
    'CHECKLIST_INVALID',
    `Danh mục «${file}» mâu thuẫn trong chính nó: ${first.where}, ${first.text}. Sửa các chỗ được nêu hoặc khôi phục tệp gốc của phần mềm.`,
    problems,
  );
}

/** The bytes of one file of the law. */
export function readLawFile(directory: string, file: string): Uint8Array {
  const path = join(directory, file);
  if (!existsSync(path)) {
    throw new FailureError(
      'CHECKLIST_UNKNOWN',
      `Thiếu tệp danh mục «${file}» nên không có yêu cầu để đánh giá. Cài đặt lại phần mềm hoặc đặt lại tệp vào thư mục checklists.`,
    );
  }
  if (statSync(path).size > FILE_LIMIT)
    throw new FailureError('FILE_TOO_LARGE', `Tệp danh mục «${file}» lớn bất thường nên không được đọc. Khôi phục tệp gốc của phần mềm.`);
  return readFileSync(path);
}

function once<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
