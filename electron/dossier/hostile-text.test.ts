/** Random hospitals with texts as people type and paste them: everything is on paper, item by item exactly once, or refused with its place. */
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DossierRecord, RecordItem, RecordSystem } from '../../core/exchange/record.ts';
import { fixtureRecord } from './fixture.ts';
import { cleanText } from './kit/characters.ts';
import { openFonts } from './kit/fonts.ts';
import { printRecord } from './print.ts';
import { unprintableTexts } from './printable.ts';
import { inFile, paperToolsPresent, squeeze, textOf } from './test-tools.ts';

const fonts = join(import.meta.dirname, '../../resources/fonts');
openFonts(fonts);

/** What stands around and inside a word: marks, decomposed letters, invisible characters, markup, signs of the second font. */
const HOSTILE = [
  'Nguyễn Thị Ường'.normalize('NFD'),
  '"\'`‘’“”«»',
  '<b>&amp;</b>',
  '\u202edảo\u202c',
  '\u200f\u200e\u061c',
  'a\u200bb\u200cc\u200dd\ufeff',
  'so\u00adft\u2060',
  'x\ty\u00a0z\u3000t',
  'dòng\r\nmới\u2028nữa\vcuối',
  '\u0007\u001b[31m\u0000',
  '✓ ☐ ☑ ☒ ✗',
  '{{mẫu}} ${biến} %s \\n',
  'q\u0301 ẹ\u0302'.normalize('NFD'),
  '€ ₫ ≥ ≤ → – — … № ½ ‰',
  'Ελληνικά Русский',
  '-- - -/- _ | ~ ^',
  '',
];

/** One text of a random hospital: how many words, how they are dressed. */
const textSpec = fc.record({
  words: fc.integer({ min: 1, max: 4 }),
  dress: fc.integer({ min: 0, max: HOSTILE.length - 1 }),
});
const hospitalSpec = fc.record({
  systems: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), { maxLength: 3 }),
  texts: fc.array(textSpec, { minLength: 17, maxLength: 60 }),
  owners: fc.integer({ min: 1, max: 3 }),
  tall: fc.boolean(),
  solid: fc.boolean(),
});
type HospitalSpec = typeof hospitalSpec extends fc.Arbitrary<infer T> ? T : never;

interface Said {
  token: string;
  /** As it must come out of the file. */
  shown: string;
  once: boolean;
}

const VERDICTS = ['compliant', 'partial', 'non_compliant', 'not_applicable', null] as const;

/** A record with a text of its own in every field that a person fills, and the list of those texts. */
function hospital(spec: HospitalSpec): { record: DossierRecord; said: Said[] } {
  const said: Said[] = [];
  let serial = 0;
  const say = (once: boolean, show: (word: string) => string = (word) => word): string => {
    const { words, dress } = spec.texts[serial % spec.texts.length] ?? { words: 1, dress: 0 };
    const hostile = HOSTILE[(dress + serial) % HOSTILE.length] ?? '';
    // what may break may go on on another page: each unbreakable piece has a token of its own
    const piece = (part: string): string => {
      const token = `k${++serial}k`;
      const [before = ''] = /^(?:\r\n|[\u2028\v\t \u3000])/.exec(part) ?? [];
      const word = `${token}${part.slice(before.length)}`;
      said.push({ token: show(token), shown: squeeze(show(cleanText(word))), once });
      return before + word;
    };
    const pieces = hostile.split(/(?=\r\n|[\u2028\v\t \u3000])/);
    return Array.from({ length: words }, () => pieces.map(piece).join('')).join(' ');
  };
  const upper = (word: string): string => word.toUpperCase();
  const base = fixtureRecord();
  const [pattern] = base.systems;
  const [row] = base.rows;
  const [pair] = base.unit.owners;
  const [inspection] = base.inspections;
  const [check] = base.regulationChecks;
  const [group] = pattern?.groups ?? [];
  const [item] = group?.items ?? [];
  const [proof] = base.evidence;
  if (!pattern || !row || !pair || !inspection || !check || !group || !item || !proof) throw new Error('the fixture is empty');

  const party = (): typeof pair.owner => ({
    name: say(true),
    mandate: say(true),
    head: say(true),
    position: say(true),
    address: say(true),
    phone: say(true),
    email: `${say(true)}@lachong.example`,
  });
  const evidence: DossierRecord['evidence'] = [];
  const answered = (verdict: number, i: number): RecordItem => {
    evidence.push({ ...proof, nr: evidence.length + 1, id: `e${evidence.length}`, title: say(false), fileName: say(true) });
    return {
      ...item,
      id: `5.${i}.${serial}.a`,
      title: say(false),
      note: say(true),
      gap: say(true),
      reason: say(true),
      compensating: say(true),
      verdict: VERDICTS[verdict] ?? null,
      evidence: [evidence.length],
      plan: { action: say(true), responsible: say(false), due: '2027-09-30', cost: 1_000_000 },
    };
  };
  const systems = spec.systems.map((verdicts, i): RecordSystem => ({
    ...pattern,
    id: `s${i}`,
    name: say(false),
    shortName: say(false),
    purpose: say(true),
    levelReason: say(true),
    assessor: { unit: say(true), independence: say(true) },
    groups: [
      { ...group, title: say(false), items: verdicts.map(answered), setAside: [{ id: '5.9', title: say(true), traits: ['wireless'] }] },
    ],
  }));
  const [first] = systems.flatMap(({ groups }) => groups).flatMap(({ items }) => items);
  if (first !== undefined && spec.tall) first.note = Array.from({ length: 250 }, () => say(true)).join(' ');
  const solid = spec.solid ? 'dài÷'.repeat(75) : '';
  const [firstProof] = evidence;
  if (firstProof !== undefined) firstProof.fileName += solid;
  const party2 = party();
  const record: DossierRecord = {
    ...base,
    systems,
    evidence,
    rows: systems.map(({ id, name, level }) => ({
      ...row,
      systemId: id,
      systemName: name,
      proposedLevel: level,
      ownerName: say(true),
      operatorName: say(false),
      approvalDecision: { number: say(false), date: '2026-11-05', authority: say(false) },
      regulationDecision: { number: say(true), date: '2026-10-12', authority: say(true) },
    })),
    operators: systems.length > 0 ? [{ systems: systems.map(({ id }) => id), party: party2 }] : [{ systems: [], party: party2 }],
    nationalSecurity: systems.map(({ id }) => ({ system: id, criterion: say(true), state: say(true) })),
    regulationChecks: systems.map(({ id }) => ({
      ...check,
      system: id,
      regulation: say(true),
      period: say(true),
      conclusion: say(true),
    })),
    inspections: systems.map(({ id }) => ({
      ...inspection,
      system: id,
      by: say(true),
      independence: say(true),
      contents: say(true),
      findings: say(true),
      report: say(true),
    })),
    checklists: [],
    warnings: base.warnings.map((finding) => ({ ...finding, text: say(true), systemId: null })),
    unit: {
      ...base.unit,
      name: say(false),
      parentName: say(true, upper),
      owners: Array.from({ length: spec.owners }, () => ({ owner: { ...party(), name: say(false) }, securityUnit: party() })),
      preparer: { name: say(true), office: say(true) },
      signer: { authority: 'KT.', title: say(true, upper), name: say(true) },
      letter: { symbol: 'BVĐK', place: say(true), addressees: [say(true), say(true)], recipients: [say(true), say(true)] },
    },
  };
  // what another value took the place of is not expected
  const kept = JSON.stringify(record);
  return { record, said: said.filter(({ token }) => kept.includes(token.toLowerCase())) };
}

describe.runIf(paperToolsPresent())('random hospitals', () => {
  it('have every text on paper, whatever was typed, each item once', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hospitalSpec, async (spec) => {
        const { record, said } = hospital(spec);
        const { pdf } = await printRecord(record, { fonts });
        const text = textOf(inFile('ho-so.pdf', pdf));
        const times = (token: string): number => text.split(token).length - 1;
        expect(said.filter(({ shown }) => !text.includes(shown)).map(({ shown }) => shown)).toEqual([]);
        expect(said.filter(({ token, once }) => once && times(token) !== 1).map(({ token }) => [token, times(token)])).toEqual([]);
        if (spec.solid && record.evidence.length > 0) expect(times('dài÷')).toBeGreaterThanOrEqual(74);
      }),
      { seed: 331, numRuns: 5, endOnFailure: true },
    );
  });
});

describe('characters that no font has', () => {
  const bad = fc.constantFrom('😀', '👩‍⚕️', '漢', 'ا', 'ש', '\ud83d', '\udc00', '\ue000', '𝕏');

  it('are refused with the place, wherever they stand', async () => {
    const base = fixtureRecord();
    for (const system of base.systems) system.groups = system.groups.slice(0, 1);
    const fields: ((record: DossierRecord, text: string) => void)[] = [
      (record, text) => (record.unit.letter.place = text),
      (record, text) => record.systems.slice(0, 1).forEach((system) => (system.purpose = text)),
      (record, text) => record.rows.slice(0, 1).forEach((row) => (row.operatorName = text)),
      (record, text) => record.evidence.slice(0, 1).forEach((evidence) => (evidence.fileName = text)),
      (record, text) => record.inspections.slice(0, 1).forEach((inspection) => (inspection.findings = text)),
      (record, text) => record.systems[0]?.groups[0]?.items.slice(0, 1).forEach((item) => (item.compensating = text)),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fields),
        bad,
        fc.string({ maxLength: 5, unit: fc.constantFrom('a', 'ệ', ' ', '\u200b') }),
        async (put, char, around) => {
          const record = structuredClone(base);
          put(record, `${around}${char}${around}`);
          const found = unprintableTexts(record, fonts);
          expect(found).toHaveLength(1);
          expect(found[0]?.text).toContain('U+');
          expect(found[0]?.text).not.toMatch(/^Mục [a-z]+[.[]/);
          await expect(printRecord(record, { fonts })).rejects.toMatchObject({ failure: { code: 'TEXT_NOT_PRINTABLE' } });
        },
      ),
      { seed: 331, numRuns: 40 },
    );
  });
});
