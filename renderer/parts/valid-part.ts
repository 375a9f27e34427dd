/** What of a form can be kept: one wrong field must not hold up the others. */
import type { z } from 'zod';

export interface ValidPart<T> {
  /** The form with its wrong fields as they were last kept; null when even that is refused. */
  value: T | null;
  /** Paths of the wrong fields, as react-hook-form names them: “owners.0.owner.phone”. */
  wrong: string[];
}

type Path = readonly PropertyKey[];

/** `value` where `schema` accepts it, with wrong fields taken from `kept`, which it accepts as a whole. */
export function validPart<T extends object>(schema: z.ZodType<T>, value: T, kept: T): ValidPart<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, wrong: [] };
  const paths: Path[] = parsed.error.issues.map(({ path }) => path);
  const wrong = [...new Set(paths.map((path) => path.map(String).join('.')))];
  // Field by field first; where that does not do, the whole part of the form that the field belongs to.
  for (const cut of [paths, paths.map((path) => path.slice(0, 1))]) {
    const mended: unknown = cut.reduce<unknown>((form, path) => withKept(form, kept, path), value);
    const whole = schema.safeParse(mended);
    if (whole.success) return { value: whole.data, wrong };
  }
  return { value: null, wrong };
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

/** `value` with what lies at `path` as in `kept`. Lists of another length are taken whole: their entries have moved. */
function withKept(value: unknown, kept: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isObject(value) || !isObject(kept)) return kept;
  if (Array.isArray(value)) {
    if (!Array.isArray(kept) || kept.length !== value.length || typeof key !== 'number') return kept;
    return value.with(key, withKept(value[key], kept[key], rest));
  }
  return { ...value, [key]: withKept(value[key], kept[key], rest) };
}
