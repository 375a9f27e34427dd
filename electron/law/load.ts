/** The law from disk. YAML is what ships and what users can replace; a precompiled copy, bound by digest, makes it fast. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { digestOfBytes } from '../../core/canonical.ts';
import { crosswalk, type Crosswalk } from '../../core/checklist/crosswalk.ts';
import { withDigests } from '../../core/checklist/digest.ts';
import { framework, type Framework } from '../../core/checklist/framework.ts';
import { checklistProblems, itemCount, type Law } from '../../core/checklist/library.ts';
import {
  checklist as checklistSchema,
  checklistFile,
  FRAMEWORK_IDS,
  type Checklist,
  type FrameworkId,
} from '../../core/checklist/model.ts';
import { readYamlFile } from '../../core/checklist/parse.ts';
import { FailureError } from '../../core/failure.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;
const FILE_LIMIT = 4 * 1_048_576;

/** Per YAML file: SHA-256 of its bytes and what parsing it gave, as JSON text so that only what is used gets read. */
export const lawCache = z.strictObject({
  version: z.literal(1),
  files: z.record(z.string(), z.strictObject({ sha256: z.string(), json: z.string() })),
});
export type LawCache = z.infer<typeof lawCache>;

export const frameworkFile = (id: FrameworkId): string => `${id}/framework.yaml`;
export const levelFile = (id: FrameworkId, level: number): string => `${id}/level-${level}.yaml`;
export const CROSSWALK_FILE = 'crosswalk.yaml';

/**
 * The law in a folder. Files are read when first asked for. `cacheFile` may be missing, old or damaged: then the YAML is
 * parsed. A cached value is used only while the YAML has the very bytes it was made from.
 */
export function loadLaw(directory: string, cacheFile?: string): Law {
  const cache = cacheFile === undefined ? undefined : readCache(cacheFile);

  const load = <T>(file: string, schema: z.ZodType<T>, fromYaml: (text: string) => T): T => {
    const bytes = readLawFile(directory, file);
    const cached = cache?.files[file];
    if (cached !== undefined && cached.sha256 === digest(bytes)) {
      const parsed = schema.safeParse(JSON.parse(cached.json));
      if (parsed.success) return parsed.data;
    }
    return fromYaml(Buffer.from(bytes).toString('utf8'));
  };

  const loadFramework = once((id: FrameworkId): Framework =>
    load(frameworkFile(id), framework, (text) => readYamlFile(framework, text, frameworkFile(id))),
  );
  const loadChecklist = once((file: string): Checklist => load(file, checklistSchema, (text) => parseChecklist(text, file)));
  const loadCrosswalk = once((file: string): Crosswalk => load(file, crosswalk, (text) => readYamlFile(crosswalk, text, file)));

  const law: Law = {
    get frameworks() {
      return FRAMEWORK_IDS.map(loadFramework);
    },
    framework: loadFramework,
    checklist: (id, level) => loadChecklist(levelFile(id, level)),
    levels: (id) =>
      LEVELS.map((level) => {
        const checklist = law.checklist(id, level);
        return { level, title: checklist.title, items: itemCount(checklist), digest: checklist.digest };
      }),
    crosswalk: () => loadCrosswalk(CROSSWALK_FILE),
  };
  return law;
}

/** A checklist from its YAML text, checked in itself and with its digests. */
export function parseChecklist(text: string, file: string): Checklist {
  const checklist = withDigests(readYamlFile(checklistFile, text, file));
  const problems = checklistProblems(checklist);
  if (file !== levelFile(checklist.framework, checklist.level))
    problems.push({ where: file, text: `nội dung ghi là ${checklist.framework}, cấp độ ${checklist.level}` });
  if (problems.length === 0) return checklist;
  throw new FailureError(
    'CHECKLIST_INVALID',
    `Tệp danh mục «${file}» mâu thuẫn trong chính nó: ${problems[0]?.where ?? file}, ${problems[0]?.text ?? ''}. Sửa các chỗ được nêu hoặc khôi phục tệp gốc của phần mềm.`,
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

export const digest = digestOfBytes;

function readCache(file: string): LawCache | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return lawCache.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch (error) {
    // A damaged cache costs time, not truth: the YAML is parsed instead.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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
