import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, digestOfBytes } from './canonical.ts';

describe('canonical JSON', () => {
  it('sorts keys by code unit, writes no spaces and leaves undefined out', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'], B: { d: undefined, c: 1e2 } })).toBe('{"B":{"c":100},"a":[true,null,"x"],"b":1}');
  });

  it('writes texts and keys in NFC', () => {
    expect(canonicalJson({ ['Mã'.normalize('NFD')]: 'Bệnh'.normalize('NFD') })).toBe('{"Mã":"Bệnh"}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n, Symbol('x')])('refuses what JSON cannot hold: %s', (value) => {
    expect(() => canonicalJson([value])).toThrowError(TypeError);
  });

  it('is stable: reading and writing again gives the same text, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    const keys = fc.uniqueArray(fc.string(), { maxLength: 8, selector: (key) => key.normalize('NFC') });
    fc.assert(
      fc.property(keys, (names) => {
        const forwards = Object.fromEntries(names.map((name) => [name, name.length]));
        const backwards = Object.fromEntries(names.toReversed().map((name) => [name, name.length]));
        expect(canonicalJson(backwards)).toBe(canonicalJson(forwards));
      }),
    );
  });
});

describe('digests', () => {
  it('are SHA-256 in lower-case hex, over UTF-8', () => {
    expect(digestOfBytes(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    // printf '"Bệnh viện"' | sha256sum
    expect(digestOf('Bệnh viện')).toBe('c358043d99341ec76363454afbe807a078592cf43f4c124defb51386b436cbf0');
  });
});
