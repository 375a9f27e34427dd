import { describe, expect, it } from 'vitest';
import { parseYamlFile } from './parse.ts';
import { checklistFile } from './model.ts';

const SOUND = `schema: 1
framework: nd331-2026
level: 3
title: Danh mục thử
groups:
  - id: risk
    title: Quản lý rủi ro
    kind: management
    clause: "5.1"
    items:
      - id: "5.1.1"
        control: risk.process
        title: Quy trình
        ask: Đã có quy trình chưa?
        guidance: Xem văn bản.
        evidence: [Quyết định]
        source: TCVN
`;
const places = (text: string): [string, string][] => {
  const result = parseYamlFile(checklistFile, text, 'level-3.yaml');
  return result.ok ? [] : (result.failure.details ?? []).map((detail) => [detail.where, detail.text]);
};

describe('a checklist file', () => {
  it('is read when it fits its schema', () => {
    expect(parseYamlFile(checklistFile, SOUND, 'level-3.yaml')).toMatchObject({ ok: true, value: { level: 3 } });
  });

  it.each<[string, string, string, RegExp]>([
    ['an unknown key', SOUND.replace('title: Quy trình', 'titel: Quy trình'), 'level-3.yaml:11:9', /titel|title/],
    ['a missing key', SOUND.replace('        ask: Đã có quy trình chưa?\n', ''), 'level-3.yaml:11:9', /ask/],
    ['a wrong value', SOUND.replace('level: 3', 'level: 9'), 'level-3.yaml:3:8', /level/],
    ['an unknown trait', SOUND.replace('source: TCVN', 'source: TCVN\n        when: [moon]'), 'level-3.yaml:18:16', /when/],
    ['a repeated key', SOUND.replace('level: 3', 'level: 3\nlevel: 4'), 'level-3.yaml:4:1', /lặp lại/],
    ['a tab', SOUND.replace('    title: Quản', '\ttitle: Quản'), 'level-3.yaml:7', /Tab|thụt dòng|YAML/],
    [
      'an alias',
      SOUND.replace('title: Danh mục thử', 'title: &a Danh mục thử').replace('source: TCVN', 'source: *a'),
      'level-3.yaml:17:17',
      /tham chiếu/,
    ],
    ['a custom tag', SOUND.replace('level: 3', 'level: !!js/function 3'), 'level-3.yaml:3:8', /tag/],
  ])('says where it has %s', (_what, text, where, wording) => {
    const [first] = places(text);
    expect(first?.[0]).toContain(where);
    expect(
      places(text)
        .map(([, said]) => said)
        .join('; '),
    ).toMatch(wording);
  });

  it('tells several faults at once, and says in the message what to do', () => {
    const result = parseYamlFile(
      checklistFile,
      SOUND.replace('level: 3', 'level: 9').replace('kind: management', 'kind: other'),
      'level-3.yaml',
    );
    if (result.ok) throw new Error('read');
    expect(result.failure.details).toHaveLength(2);
    expect(result.failure).toMatchObject({ code: 'CHECKLIST_INVALID', message: expect.stringContaining('Sửa tệp') });
  });

  it('speaks Vietnamese only, however deep or odd the fault', () => {
    const odd = [
      '',
      '- một\n- hai\n',
      `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `a: ${'{b: '.repeat(2000)}`,
      SOUND.replace('level: 3', 'level: 3.5').replace('kind: management', 'kind: 7').replace('evidence: [Quyết định]', 'evidence: {a: b}'),
      SOUND.replace('groups:', 'groups: 3\nothers:'),
      SOUND.replace('title: Danh mục thử', 'title: [Danh, mục]').replace('source: TCVN', 'source: TCVN\n        cadence: hằng năm'),
      SOUND.replace('framework: nd331-2026', '? {a: b}\n: c\nframework: &x &y nd331-2026'),
    ];
    for (const text of odd) {
      const said = places(text).map(([, words]) => words);
      expect(said).not.toEqual([]);
      expect(
        said.filter((words) => /[Ii]nvalid|[Ee]xpected|received|undefined|string|number|object|boolean|RESOURCE|mã lỗi/.test(words)),
      ).toEqual([]);
    }
  });

  it('refuses a bomb of aliases and a file of absurd size quickly', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
      .join('\n')}\n`;
    const started = performance.now();
    expect(places(bomb)[0]?.[1]).toMatch(/tham chiếu/);
    expect(places('a'.repeat(5_000_000))[0]?.[1]).toMatch(/ký tự/);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
