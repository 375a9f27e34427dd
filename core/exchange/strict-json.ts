/** JSON from outside: read only when it is small, shallow, unambiguous and in canonical form. */
import { canonicalJson } from '../canonical.ts';

export interface JsonLimits {
  /** UTF-8 bytes. */
  maxBytes: number;
  maxDepth: number;
}

/** Why a text was refused. */
export type JsonRefusal = 'too_large' | 'too_deep' | 'not_json' | 'forbidden_name' | 'broken_text' | 'not_canonical';

export type StrictJson = { ok: true; value: unknown } | { ok: false; refusal: JsonRefusal };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Names that mean something to JavaScript objects and nothing to us. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'prototype', 'constructor']);

/** Whether brackets nest deeper than the limit. Looks at the text, so that nothing recursive meets a hostile depth. */
function nestsDeeper(json: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (OPENING.has(code)) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return false;
}

/** The first thing wrong inside a parsed value: a forbidden name, a lone surrogate, a number beyond range (1e999). */
function flawIn(value: unknown): JsonRefusal | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'not_canonical';
  if (typeof value === 'string') return value.isWellFormed() ? null : 'broken_text';
  if (value === null || typeof value !== 'object') return null;
  for (const [name, content] of Object.entries(value)) {
    if (FORBIDDEN_NAMES.has(name)) return 'forbidden_name';
    const flaw = name.isWellFormed() ? flawIn(content) : 'broken_text';
    if (flaw !== null) return flaw;
  }
  return null;
}

/** A UTF-16 unit is at most three bytes of UTF-8, so most texts need no encoding to be measured. */
const exceeds = (json: string, maxBytes: number): boolean =>
  json.length > maxBytes || (json.length * 3 > maxBytes && new TextEncoder().encode(json).length > maxBytes);

function parsed(json: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return null;
  }
}

/**
 * Reads a JSON text that must be the canonical one of its value. That closes the door on doubled keys, on two texts with one
 * meaning and on one text with two: what was signed and what is read are the same bytes.
 */
export function readStrictJson(json: string, { maxBytes, maxDepth }: JsonLimits): StrictJson {
  if (exceeds(json, maxBytes)) return { ok: false, refusal: 'too_large' };
  if (nestsDeeper(json, maxDepth)) return { ok: false, refusal: 'too_deep' };
  const found = parsed(json);
  if (found === null) return { ok: false, refusal: 'not_json' };
  const refusal = flawIn(found.value);
  if (refusal !== null) return { ok: false, refusal };
  return canonicalJson(found.value) === json ? { ok: true, value: found.value } : { ok: false, refusal: 'not_canonical' };
}

const REFUSALS: Record<JsonRefusal, string> = {
  too_large: 'dữ liệu vượt giới hạn kích thước',
  too_deep: 'dữ liệu lồng nhau quá sâu',
  not_json: 'dữ liệu không phải JSON hợp lệ',
  forbidden_name: 'dữ liệu chứa tên trường bị cấm',
  broken_text: 'dữ liệu chứa ký tự hỏng',
  not_canonical: 'dữ liệu không ở dạng chuẩn (trường lặp, sai thứ tự hoặc thừa khoảng trắng)',
};

/** The refusal in Vietnamese, a clause to stand after a colon. */
export const explainRefusal = (refusal: JsonRefusal): string => REFUSALS[refusal];
