import { describe, expect, it } from 'vitest';
import { makeCodec } from './codec.mjs';

const { encode, decode } = makeCodec();
const roundTrip = (value) => decode(encode(structuredClone(value)));

describe('values on their way between page and main process', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text with marks', 'Bệnh viện đa khoa tỉnh – ữ ễ'],
    ['numbers JSON would lose', [NaN, Infinity, -Infinity, -0, 0.1]],
    ['big integers', 2n ** 70n],
    ['dates', new Date('2026-11-22T02:41:00Z')],
    ['an invalid date', new Date(NaN)],
    ['patterns', /đ+/giu],
    ['maps and sets', new Map([[{ a: 1 }, new Set(['x', undefined])]])],
    ['nested objects', { a: [{ b: undefined, c: null }], __proto__x: 1 }],
  ])('arrive unchanged: %s', (_name, value) => {
    expect(roundTrip(value)).toEqual(value);
  });

  it.each([Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint32Array, Float64Array])('keep the kind of %o', (Kind) => {
    const arrived = roundTrip(new Kind([1, 2, 3]));
    expect(arrived).toBeInstanceOf(Kind);
    expect([...arrived]).toEqual([1, 2, 3]);
  });

  it('send only the seen part of a buffer', () => {
    const part = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
    expect(decode(encode(part))).toEqual(new Uint8Array([1, 2]));
  });

  it('keep cycles and shared references', () => {
    const value = { self: null, both: [{ x: 1 }] };
    value.self = value;
    value.both.push(value.both[0]);
    const arrived = roundTrip(value);
    expect(arrived.self).toBe(arrived);
    expect(arrived.both[0]).toBe(arrived.both[1]);
  });

  it('keep kind and message of errors', () => {
    const arrived = roundTrip(new RangeError('quá dài'));
    expect(arrived).toBeInstanceOf(RangeError);
    expect(arrived.message).toBe('quá dài');
  });

  it('keep a key named __proto__ a key', () => {
    const arrived = roundTrip(JSON.parse('{"__proto__": {"admin": true}}'));
    expect(Object.keys(arrived)).toEqual(['__proto__']);
    expect(arrived.admin).toBeUndefined();
  });

  it('refuse what has no place on this road', () => {
    expect(() => encode(new WeakMap())).toThrow(/cannot cross/);
    expect(() => encode(structuredClone(() => 1))).toThrow(/could not be cloned/);
  });
});
