import { describe, expect, it } from 'vitest';
import { dueSoon, isShown, revisionsOf, supersededBy, type Piece, type Sight } from './filters.ts';

const piece = (id: string, change: Partial<Piece> = {}): Piece => ({
  id,
  title: id,
  kind: 'other',
  sensitivity: 'internal',
  note: '',
  url: '',
  fileName: `${id}.txt`,
  mediaType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  effectiveOn: null,
  validUntil: null,
  addedAt: '2026-01-02T03:00:00.000Z',
  addedBy: 'Minh',
  replaces: null,
  redacted: null,
  uses: [],
  ...change,
});
const sight: Sight = { today: '2026-11-22', elsewhere: new Set(['kiểm tra']), superseded: new Set(['cũ']) };

describe('views of the vault', () => {
  it('tell what ends within 30 days from what has ended; an earlier revision is neither', () => {
    const soon = piece('sắp', { validUntil: '2026-12-22' });
    const late = piece('quá hạn', { validUntil: '2026-11-21' });
    const old = piece('cũ', { validUntil: '2026-11-01' });
    const far = piece('xa', { validUntil: '2026-12-23' });
    const all = [far, soon, late, old];
    expect(all.filter((one) => isShown('expiring', one, sight))).toEqual([soon]);
    expect(all.filter((one) => isShown('expired', one, sight))).toEqual([late]);
    expect(dueSoon(all, sight)).toEqual([
      { piece: late, left: -1 },
      { piece: soon, left: 30 },
    ]);
  });

  it('call unused what neither a requirement nor another record names, once all of it is known', () => {
    const used = piece('dùng', { uses: [{ systemId: 'his', year: 2026, itemId: '5.1' }] });
    const all = [used, piece('kiểm tra'), piece('không')];
    expect(all.filter((one) => isShown('unused', one, sight)).map(({ id }) => id)).toEqual(['không']);
    expect(all.filter((one) => isShown('unused', one, { ...sight, elsewhere: undefined }))).toEqual([]);
    expect(all.filter((one) => isShown('system:his', one, sight))).toEqual([used]);
  });

  it('count days in Việt Nam', () => {
    expect(isShown('recent', piece('a', { addedAt: '2026-11-14T17:00:00.000Z' }), sight)).toBe(true);
    expect(isShown('recent', piece('a', { addedAt: '2026-11-14T16:59:00.000Z' }), sight)).toBe(false);
  });

  it('know the revisions of a piece in both directions', () => {
    const [a, b, c] = [piece('a'), piece('b', { replaces: 'a' }), piece('c', { replaces: 'b' })];
    expect(supersededBy([a, b, c])).toEqual(new Set(['a', 'b']));
    for (const one of [a, b, c]) expect(revisionsOf(one, [a, b, c])).toEqual([c, b, a]);
  });
});
