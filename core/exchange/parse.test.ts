import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, digestOfBytes } from '../canonical.ts';
import { soundReport } from '../report/fixture.ts';
import { buildRecord } from './build.ts';
import { parseRecord, RECORD_LIMITS, recordDigest, serialiseRecord, sharedFacts } from './parse.ts';
import { RECORD_VERSION, type DossierRecord } from './record.ts';
import { readStrictJson } from './strict-json.ts';

const record: DossierRecord = buildRecord(soundReport(), {
  id: 'ho-so-1',
  createdAt: '2026-11-24T02:00:00.000Z',
  program: 'An Tâm 0.1.0',
  draft: false,
  journal: { head: digestOf('journal'), entries: 42 },
});
const text = serialiseRecord(record);

function refusalOf(json: string) {
  const result = parseRecord(json);
  if (result.ok) throw new Error('was accepted');
  return result.failure;
}

describe('the record as text', () => {
  it('comes back equal, and its digest is that of its bytes', () => {
    expect(parseRecord(text)).toEqual({ ok: true, value: record });
    expect(recordDigest(record)).toBe(digestOfBytes(new TextEncoder().encode(text)));
  });

  it('tells what verification shows', () => {
    expect(sharedFacts(record)).toEqual({
      unit: 'Bệnh viện Đa khoa tỉnh Lam Giang',
      year: 2026,
      systems: 2,
      items: 17,
      digest: recordDigest(record),
    });
  });

  it('of version 1 is read as it was, and tells nothing that came with version 2', () => {
    const { report: _report, ...first } = record;
    const parsed = parseRecord(canonicalJson({ ...first, version: 1 }));
    expect(parsed).toEqual({ ok: true, value: { ...first, version: 1 } });
    expect(refusalOf(canonicalJson({ ...record, version: 1 }))).toMatchObject({ code: 'RECORD_INVALID' });
    expect(refusalOf(canonicalJson(first))).toMatchObject({ code: 'RECORD_INVALID' });
  });

  it('of a newer version is not judged but named', () => {
    const newer = canonicalJson({ ...record, version: RECORD_VERSION + 1, somethingNew: true });
    expect(refusalOf(newer)).toMatchObject({ code: 'RECORD_NEWER' });
  });

  it('that does not fit names the places', () => {
    const failure = refusalOf(canonicalJson({ ...record, year: '2026', totals: { ...record.totals, total: 1.5 } }));
    expect(failure.code).toBe('RECORD_INVALID');
    expect(failure.details?.map(({ where }) => where)).toEqual(['year', 'totals.total']);
  });

  it('with thousands of faults names twenty', () => {
    const failure = refusalOf(canonicalJson({ ...record, rows: Array.from({ length: 5000 }, () => 1) }));
    expect(failure.details).toHaveLength(20);
  });
});

describe('a hostile text', () => {
  it.each([
    ['nothing', ''],
    ['cut short', text.slice(0, -1)],
    ['followed by more', `${text} `],
    ['another document', '{"a":1}'],
    ['a list', '[]'],
    ['indented', JSON.stringify(record, null, 2)],
    ['a doubled key', text.replace('"draft":false', '"draft":true,"draft":false')],
    ['an unknown field', canonicalJson({ ...record, extra: 1 })],
    ['__proto__ in the answers', text.replace('"information_types":', '"__proto__":["x"],"information_types":')],
    ['constructor in the answers', text.replace('"information_types":', '"constructor":["x"],"information_types":')],
    ['a lone surrogate', text.replace('Phòng', '\\ud800')],
    ['text outside NFC', text.replaceAll('Phòng', 'Phòng'.normalize('NFD'))],
    ['a number that is none', text.replace('"entries":42', '"entries":1e999')],
    ['another spelling of a number', text.replace('"entries":42', '"entries":42.0')],
    ['a needless escape', text.replace('Trần', 'Tr\\u1ea7n')],
  ])('is refused: %s', (_name, json) => {
    expect(json).not.toBe(text);
    expect(refusalOf(json).code).toBe('RECORD_INVALID');
  });

  it('does not touch Object.prototype', () => {
    refusalOf(text.replace('{"checklists"', '{"__proto__":{"spoiled":true},"checklists"'));
    expect(Object.hasOwn(Object.prototype, 'spoiled')).toBe(false);
  });

  it('is refused for its depth without recursion', () => {
    expect(refusalOf('['.repeat(5_000_000)).message).toContain('quá sâu');
    expect(refusalOf(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`).message).toContain('quá sâu');
  });

  it('is refused for its size, counted in UTF-8 bytes', () => {
    expect(refusalOf(`"${'a'.repeat(RECORD_LIMITS.maxBytes)}"`).message).toContain('kích thước');
    const limits = { maxBytes: 10, maxDepth: 1 };
    expect(readStrictJson('"ấấ"', limits)).toEqual({ ok: true, value: 'ấấ' });
    expect(readStrictJson('"ấấấ"', limits)).toEqual({ ok: false, refusal: 'too_large' });
  });

  it('counts no brackets inside texts', () => {
    expect(readStrictJson('"[[[\\"[["', { maxBytes: 100, maxDepth: 1 })).toEqual({ ok: true, value: '[[["[[' });
  });

  it('of any kind is answered with a value, never an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (json) => !parseRecord(json).ok));
  });

  it('reads back every canonical value of ours', () => {
    const plain = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(canonicalJson(value)));
    const limits = { maxBytes: 1_000_000, maxDepth: 32 };
    fc.assert(
      fc.property(plain, (value) => {
        const read = readStrictJson(canonicalJson(value), limits);
        if (read.ok) expect(canonicalJson(read.value)).toBe(canonicalJson(value));
        else expect(['forbidden_name', 'broken_text']).toContain(read.refusal);
      }),
    );
  });
});
