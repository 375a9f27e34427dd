/** The plan of a year on paper, looked at by independent programs. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyPlan } from '../../core/assessment/answer.ts';
import type { Answer, Plan } from '../../core/assessment/model.ts';
import { framework } from '../../core/checklist/framework.ts';
import { readYamlFile } from '../../core/checklist/parse.ts';
import { readFileSync } from 'node:fs';
import { fixtureAnswer, fixtureChecklist, soundReport } from '../../core/report/fixture.ts';
import { planGaps, planPaper, type PlanPaperInput } from '../../core/report/plan-paper.ts';
import { plansOf } from '../../core/report/plans.ts';
import { VIETNAMESE_LETTERS } from './fixture-parts.ts';
import { printPaper } from './level-dossier/print.ts';
import { inFile, margins, paperToolsPresent, run, squeeze, textOf } from './test-tools.ts';

const root = join(import.meta.dirname, '../..');
const fonts = join(root, 'resources/fonts');
const FACTS = { program: 'An Tâm 0.1.0', created: '2026-11-20T02:00:00.000Z', draft: false };
const law = readYamlFile(framework, readFileSync(join(root, 'checklists/nd331-2026/framework.yaml'), 'utf8'), 'framework.yaml');

const plan = (id: string, change: Partial<Plan> = {}): Plan => ({
  ...emptyPlan(id),
  action: `Biện pháp thứ ${id}: ${VIETNAMESE_LETTERS}`,
  responsible: 'Lê Quang Minh',
  due: '2026-12-31',
  ...change,
});

/** Many plans, so that the list runs over several pages; the rest of the requirements without any. */
function input(plans: readonly Plan[], served: number): PlanPaperInput {
  const checklist = fixtureChecklist('nd331-2026', 3);
  const [sample] = checklist.groups;
  const copies = checklist.groups.map((group) => ({
    ...group,
    items: Array.from({ length: 60 }, (_, i) => ({ ...(group.items[0] ?? sample?.items[0]), id: `${group.id}.${i}`, when: undefined })),
  }));
  const wide = { ...checklist, groups: copies as typeof checklist.groups };
  const ids = wide.groups.flatMap(({ items }) => items.map(({ id }) => id));
  const answers = ids.map((itemId, i): Answer => ({
    ...fixtureAnswer(checklist, '5.1.1', 'partial'),
    itemId,
    plan: i < served ? (plans[i % plans.length] ?? null) : null,
  }));
  const systems = [{ id: 'his', name: 'Hệ thống thông tin bệnh viện', shortName: 'HIS' }];
  const found = plansOf({
    today: '2026-11-22',
    systems: [{ system: { id: 'his', traits: [] }, checklist: wide, answers, own: true }],
    common: [],
  });
  return { ...found, year: 2026, unit: soundReport().unit, framework: law, systems };
}

const many = Array.from({ length: 40 }, (_, i) =>
  plan(String(i), {
    cost: i === 3 ? null : 1_250_000_000 + i,
    budgetSource: i % 2 === 0 ? 'Quỹ phát triển sự nghiệp' : '',
    due: i < 9 ? '2026-10-31' : '2027-06-30',
  }),
);

it('says what a final print lacks: facts of the unit, and what each plan has to tell', () => {
  expect(planGaps(input(many, 45))).toEqual([]);
  const bare = input([plan('a', { due: null, responsible: ' ' })], 1);
  expect(planGaps({ ...bare, unit: { ...bare.unit, signer: { ...bare.unit.signer, name: '' } } }).map(({ where }) => where)).toEqual([
    'unit.signer.name',
    'a',
  ]);
  expect(planGaps(input([plan('a', { state: 'cancelled' })], 1)).map(({ where }) => where)).toEqual(['plans']);
});

it('is the same, byte for byte, each time', async () => {
  const paper = planPaper(input(many, 45), FACTS);
  const [first, second] = [await printPaper(paper, { format: 'pdf', fonts }), await printPaper(paper, { format: 'pdf', fonts })];
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});

describe.runIf(paperToolsPresent())('the PDF', () => {
  let file: string;
  let text: string;
  let pages: number;
  const page = (nr: number): string => run('pdftotext', '-f', String(nr), '-l', String(nr), '-layout', file, '-').toString();

  beforeAll(async () => {
    file = inFile('ke-hoach.pdf', await printPaper(planPaper(input(many, 45), FACTS), { format: 'pdf', fonts }));
    text = textOf(file);
    pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file).toString())?.[1]);
  });

  it('names every plan, its money and its source, and the sums that the director signs', () => {
    for (const { id } of many) expect(text).toContain(squeeze(`Biện pháp thứ ${id}:`));
    expect(text).toContain(squeeze('Khắc phục các yêu cầu an ninh mạng chưa đáp ứng đầy đủ năm 2026'));
    const total = many.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
    expect(text).toContain(
      squeeze(`Tổng kinh phí dự kiến là ${String(total).replace(/\B(?=(\d{3})+$)/g, '.')} đồng; 01 kế hoạch chưa ước tính`),
    );
    for (const words of [
      'Quý IV/2026',
      'Quý II/2027',
      'Quỹ phát triển sự nghiệp',
      'Chưa rõ nguồn',
      '1.250.000.000',
      'Chưa ước tính',
      'Quá hạn',
    ])
      expect(text).toContain(squeeze(words));
    expect(text).toContain(squeeze(VIETNAMESE_LETTERS));
    expect(text).not.toContain('\ufffd');
  });

  it('stands in the layout of NĐ 30: upright and across, fonts embedded, margins, numbers from page 2, room to sign', () => {
    const sizes = run('pdfinfo', '-f', '1', '-l', '99', file)
      .toString()
      .matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g);
    expect(new Set([...sizes].map(([, width, height]) => `${width} ${height}`))).toEqual(new Set(['595.28 841.89', '841.89 595.28']));
    for (const found of run('pdffonts', file).toString().trim().split('\n').slice(2)) expect(found).toMatch(/Tinos.*\byes\s+yes\s+yes\b/);
    const measured = Array.from({ length: pages }, (_, i) => margins(file, i + 1));
    expect(Math.min(...measured.map(({ left }) => left))).toBeGreaterThanOrEqual(29.9);
    expect(Math.min(...measured.map(({ right }) => right))).toBeGreaterThanOrEqual(15);
    expect(Math.min(...measured.flatMap(({ top, bottom }) => [top, bottom]))).toBeGreaterThanOrEqual(20);
    const firstLine = (nr: number): string => page(nr).trim().split('\n')[0]?.trim() ?? '';
    expect([2, pages].map(firstLine)).toEqual(['2', String(pages)]);
    expect(firstLine(1)).not.toBe('1');
    const { signer } = soundReport().unit;
    expect(text).toContain(squeeze(signer.title.toUpperCase()));
    expect(run('qpdf', '--json', '--json-key=qpdf', file).toString()).toContain('room.head:');
  });

  it('repeats the heads of its tables and cuts no row', () => {
    const across = Array.from({ length: pages }, (_, i) => page(i + 1)).filter((one) => one.includes('Biện pháp thứ'));
    expect(across.length).toBeGreaterThan(2);
    for (const one of across) {
      expect(one).toContain('STT');
      // The long text of a row begins and ends on one page.
      const letters = squeeze(one).split('Biệnphápthứ').length;
      expect(squeeze(one).split('LêQuang').length).toBe(letters);
    }
    const rest = Array.from({ length: pages }, (_, i) => page(i + 1)).filter((one) => one.includes('Đáp ứng'));
    expect(rest.length).toBeGreaterThan(1);
    for (const one of rest) expect(one).toContain('STT');
  });

  it('marks a draft, and what is missing in it', async () => {
    const bare = input([plan('a', { due: null })], 1);
    const draft = textOf(inFile('nhap.pdf', await printPaper(planPaper(bare, { ...FACTS, draft: true }), { format: 'pdf', fonts })));
    expect(draft).toContain(squeeze('BẢN NHÁP'));
    expect(draft).toContain(squeeze('[chưa có: hạn hoàn thành]'));
  });
});
