import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../canonical.ts';
import { soundReport } from '../report/fixture.ts';
import { buildRecord } from './build.ts';
import { buildManifest, evidenceEntry, manifestMatches, packedFileOf, parseManifest, serialiseManifest } from './manifest.ts';

const report = soundReport();
Object.assign(report.evidence[0] ?? {}, { fileName: '../../etc/passwd', title: 'Tên có / và \\' });
const record = buildRecord(report, {
  id: 'ho-so-1',
  createdAt: '2026-11-24T02:00:00.000Z',
  program: 'An Tâm 0.1.0',
  draft: false,
  journal: { head: digestOf('journal'), entries: 42 },
});
const manifest = buildManifest(record, { sha256: digestOf('pdf'), size: 123_456 });
const [first, second] = manifest.evidence.map((evidence) => ({ ...evidence, entry: packedFileOf(evidence)?.entry ?? '' }));

describe('the manifest of a package', () => {
  it('lists the dossier and every evidence of the record under generated names', () => {
    expect(manifest).toMatchObject({
      format: 'antam-package',
      version: 2,
      id: 'ho-so-1',
      year: 2026,
      dossier: { file: 'ho-so-2026.pdf', size: 123_456 },
    });
    expect(manifest.evidence.map((evidence) => packedFileOf(evidence)?.entry)).toEqual(
      record.evidence.map(({ nr, sha256 }) => `evidence/000${nr}-${sha256.slice(0, 8)}.pdf`),
    );
    expect(second).toMatchObject({ fileName: '../../etc/passwd', entry: expect.not.stringContaining('passwd') });
  });

  it('takes endings from known media types only', () => {
    const sha256 = 'ab'.repeat(32);
    expect(evidenceEntry({ nr: 7, sha256, mediaType: 'image/png' })).toBe('evidence/0007-abababab.png');
    expect(evidenceEntry({ nr: 12_345, sha256, mediaType: 'application/x-msdownload' })).toBe('evidence/12345-abababab.bin');
    expect(evidenceEntry({ nr: 1, sha256, mediaType: '__proto__' })).toBe('evidence/0001-abababab.bin');
  });

  it('comes back equal from its text and matches its record', () => {
    expect(parseManifest(serialiseManifest(manifest))).toEqual({ ok: true, value: manifest });
    expect(manifestMatches(manifest, record)).toBe(true);
  });

  it('names evidence that stays at home, and packs the redacted copy whose hash the record names', () => {
    const copy = { sha256: 'cd'.repeat(32), size: 77 };
    const covered = { ...record, evidence: record.evidence.map((one) => (one.nr === 1 ? { ...one, redacted: copy } : one)) };
    const chosen = buildManifest(covered, { sha256: digestOf('pdf'), size: 9 }, new Map([[1, 'redacted'] as const, [2, 'none'] as const]));
    expect(chosen.evidence.slice(0, 2).map(packedFileOf)).toEqual([{ entry: 'evidence/0001-cdcdcdcd.pdf', ...copy }, null]);
    expect(chosen.evidence.map(({ sha256 }) => sha256)).toEqual(record.evidence.map(({ sha256 }) => sha256));
    expect(parseManifest(serialiseManifest(chosen))).toEqual({ ok: true, value: chosen });
    expect(manifestMatches(chosen, covered)).toBe(true);
    // Nobody vouches for a copy that the record does not name, nor for one with another hash.
    expect(manifestMatches(chosen, record)).toBe(false);
    const swapped = chosen.evidence.map((one) =>
      one.packed === 'redacted' ? { ...one, entry: 'evidence/0001-efefefef.pdf', copy: { ...copy, sha256: 'ef'.repeat(32) } } : one,
    );
    expect(manifestMatches({ ...chosen, evidence: swapped }, covered)).toBe(false);
  });

  it('of version 1 is read: everything went as it is', () => {
    const evidence = manifest.evidence.map(({ packed: _packed, ...listed }) => listed);
    expect(parseManifest(canonicalJson({ ...manifest, version: 1, evidence }))).toEqual({ ok: true, value: manifest });
  });

  it('does not match a record with other evidence', () => {
    expect(manifestMatches({ ...manifest, evidence: manifest.evidence.slice(1) }, record)).toBe(false);
    expect(manifestMatches({ ...manifest, unit: 'Bệnh viện khác' }, record)).toBe(false);
  });

  it.each([
    ['a path upwards', { ...first, entry: '../0001-00000000.pdf' }],
    ['a name of its own', { ...first, entry: 'evidence/mine.pdf' }],
    ['the number of another', { ...first, entry: second?.entry }],
    ['another hash', { ...first, sha256: 'f'.repeat(64) }],
    ['no size', { ...first, size: 0 }],
    ['a number out of turn', { ...first, nr: 2, entry: first?.entry.replace('0001', '0002') }],
    ['more than the format knows', { ...first, extra: true }],
  ])('refuses an evidence with %s', (_name, evidence) => {
    const result = parseManifest(canonicalJson({ ...manifest, evidence: [evidence] }));
    expect(result).toMatchObject({ ok: false, failure: { code: 'PACKAGE_INVALID' } });
  });

  it.each(['', '[]', '{"a":1,"a":2}', '['.repeat(100)])('refuses what is no manifest: %s', (json) => {
    expect(parseManifest(json)).toMatchObject({ ok: false, failure: { code: 'PACKAGE_INVALID' } });
  });
});
