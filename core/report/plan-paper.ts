/**
 * The plan of a year for the director to sign (NĐ 331 Đ36.10), as a neutral paper in the layout of NĐ 30. No form is prescribed: the
 * main text says how much is to be done and what it costs; Phụ lục I lists the plans, Phụ lục II what has none yet.
 */
import { COMMON } from '../assessment/common.ts';
import type { PlanState, UnitProfile } from '../assessment/model.ts';
import { itemCode } from '../checklist/items.ts';
import type { Framework } from '../checklist/framework.ts';
import { paperDate } from '../date.ts';
import { withoutStop } from '../text.ts';
import { heading, line, paragraph, plain, table, type Block, type Cell, type Paper, type Rich } from './level-dossier/document.ts';
import type { PaperFacts } from './level-dossier/dossier.ts';
import { mark } from './level-dossier/gaps.ts';
import { count, groundsOf, number } from './level-dossier/words.ts';
import { sumOf, totalOf, type PlanEntry, type PlanItem, type PlanOverview, type PlanTotal } from './plans.ts';

export interface PlanPaperInput extends PlanOverview {
  year: number;
  unit: UnitProfile;
  /** The framework in force for reports: its acts are the grounds. */
  framework: Framework;
  /** In the order of the register. */
  systems: readonly { id: string; name: string; shortName: string }[];
}

export const STATE_WORDS: Record<PlanState, string> = {
  planned: 'Dự kiến',
  in_progress: 'Đang làm',
  done: 'Đã xong',
  cancelled: 'Đã hủy',
};

export const UNIT_WORDS = 'Đánh giá chung';

/** “Quý IV/2026”; “Chưa có hạn”. */
export function quarterWords(quarter: string | null): string {
  if (quarter === null) return 'Chưa có hạn';
  const [year = '', part = ''] = quarter.split('-Q');
  return `Quý ${['', 'I', 'II', 'III', 'IV'][Number(part)] ?? part}/${year}`;
}

export const sourceWords = (source: string): string => (source === '' ? 'Chưa rõ nguồn' : source);

/** What the director is asked to sign: all but what was cancelled. */
const standing = ({ entries }: PlanOverview): PlanEntry[] => entries.filter(({ plan }) => plan.state !== 'cancelled');

/** What a final print lacks; `where` names the plan by its id, or a field of the unit. */
export function planGaps(input: PlanPaperInput): { where: string; text: string }[] {
  const { unit } = input;
  const empty = (text: string): boolean => text.trim() === '';
  const lacks = (where: string, missing: boolean, text: string) => (missing ? [{ where, text }] : []);
  return [
    ...lacks('unit.name', empty(unit.name), 'Chưa có tên đơn vị (trang Đơn vị).'),
    ...lacks('unit.letter.place', empty(unit.letter.place), 'Chưa có địa danh của văn bản (trang Đơn vị).'),
    ...lacks('unit.signer.title', empty(unit.signer.title), 'Chưa có chức vụ người ký (trang Đơn vị).'),
    ...lacks('unit.signer.name', empty(unit.signer.name), 'Chưa có họ và tên người ký (trang Đơn vị).'),
    ...lacks('plans', standing(input).length === 0, 'Chưa có kế hoạch nào trong năm.'),
    ...standing(input).flatMap(({ plan, items }) => {
      const named = empty(plan.action) ? `Kế hoạch của ${itemCode(items[0]?.itemId ?? '')}` : `«${shortened(plan.action)}»`;
      const missing = [
        ...(empty(plan.action) ? ['việc phải làm'] : []),
        ...(empty(plan.responsible) ? ['người chịu trách nhiệm'] : []),
        ...(plan.due === null ? ['hạn hoàn thành'] : []),
      ];
      return lacks(plan.id, missing.length > 0, `${named} chưa có ${missing.join(', ')}.`);
    }),
  ];
}

const shortened = (text: string): string => (text.trim().length <= 60 ? text.trim() : `${text.trim().slice(0, 59)}…`);

/** The paper; what is missing is marked in it. */
export function planPaper(input: PlanPaperInput, facts: PaperFacts): Paper {
  const { unit, year } = input;
  return {
    ...facts,
    title: `Kế hoạch khắc phục năm ${year}`,
    subject: 'NĐ 331 Đ36.10',
    author: unit.name,
    sections: [
      { landscape: false, blocks: mainText(input) },
      { landscape: true, blocks: listOfPlans(input) },
      ...(input.missing.length === 0 ? [] : [{ landscape: true, blocks: listOfMissing(input) }]),
    ],
  };
}

const known = (value: string, what: string): Rich => (value.trim() === '' ? mark(what) : plain(value.trim()));

// ---------------------------------------------------------------- main text

function mainText(input: PlanPaperInput): Block[] {
  const { unit, year, framework, missing } = input;
  const grounds = groundsOf(framework);
  const issuer = known(unit.name, 'tên đơn vị');
  const annexes = missing.length === 0 ? 'tại Phụ\u00a0lục\u00a0I' : 'tại Phụ\u00a0lục\u00a0I và Phụ\u00a0lục\u00a0II';
  return [
    {
      kind: 'letterhead',
      parent: unit.parentName,
      issuer,
      symbol: 'KH-',
      place: known(unit.letter.place, 'địa danh'),
      year,
      subject: '',
    },
    { kind: 'letterTitle', name: 'KẾ HOẠCH', about: `Khắc phục các yêu cầu an ninh mạng chưa đáp ứng đầy đủ năm ${year}` },
    ...grounds.map((act, i) => paragraph(`Căn cứ ${act}${i === grounds.length - 1 ? '.' : ';'}`, 'ground')),
    paragraph(
      line(
        `Căn cứ kết quả tự đánh giá năm ${year}, `,
        issuer,
        ` lập kế hoạch khắc phục các yêu cầu chưa đáp ứng đầy đủ với các nội dung sau (danh mục ${annexes}):`,
      ),
    ),
    heading(2, '1', 'Phạm vi'),
    ...scope(input),
    heading(2, '2', 'Kinh phí'),
    ...money(input),
    heading(2, '3', 'Tổ chức thực hiện'),
    paragraph(
      'Người chịu trách nhiệm nêu tại Phụ\u00a0lục\u00a0I tổ chức thực hiện đúng thời hạn, cung cấp minh chứng khi xong việc; vướng mắc báo cáo kịp thời để điều chỉnh thời hạn hoặc nguồn lực.',
    ),
    {
      kind: 'closing',
      last: plain(
        'Bộ phận phụ trách an ninh mạng theo dõi tiến độ, đánh giá lại từng yêu cầu sau khi khắc phục và đưa kết quả vào báo cáo năm./.',
      ),
      recipients: ['Các khoa, phòng liên quan (để thực hiện)', unit.letter.recipients.find((one) => one.startsWith('Lưu')) ?? 'Lưu: VT'],
      office: line(unit.signer.authority === '' ? '' : `${unit.signer.authority} `, known(unit.signer.title, 'chức vụ người ký')),
      name: known(unit.signer.name, 'họ và tên người ký'),
    },
  ];
}

function scope(input: PlanPaperInput): Block[] {
  const plans = standing(input);
  const cancelled = input.entries.length - plans.length;
  const served = plans.flatMap(({ items }) => items);
  const involved = input.systems.filter(({ id }) => plans.some(({ systems }) => systems.includes(id)));
  const done = plans.filter(({ plan }) => plan.state === 'done').length;
  const overdue = plans.filter((entry) => entry.overdue).length;
  const states = [
    ...(done === 0 ? [] : [`${count(done)} kế hoạch đã xong`]),
    ...(overdue === 0 ? [] : [`${count(overdue)} kế hoạch quá hạn`]),
  ];
  return [
    paragraph(
      `${count(plans.length)} kế hoạch phục vụ ${count(served.length)} yêu cầu của ${count(involved.length)} hệ thống${
        involved.length === 0 ? '' : `: ${involved.map(nameOf).join('; ')}`
      }${states.length === 0 ? '' : `; trong đó ${states.join(', ')}`}.${cancelled === 0 ? '' : ` Không kể ${count(cancelled)} kế hoạch đã hủy.`}`,
    ),
    paragraph(
      input.missing.length === 0
        ? 'Mọi yêu cầu chưa đáp ứng đầy đủ đều đã có kế hoạch.'
        : `${count(input.missing.length)} yêu cầu chưa đáp ứng đầy đủ nhưng chưa có kế hoạch, nêu tại Phụ\u00a0lục\u00a0II.`,
    ),
  ];
}

const nameOf = ({ name, shortName }: { name: string; shortName: string }): string => shortName || name;

/** By quarter and source, then each source over all quarters, then everything. */
function money({ sums }: PlanPaperInput): Block[] {
  const { total, sources, cells } = sums;
  const rest = total.unestimated === 0 ? '' : `; ${count(total.unestimated)} kế hoạch chưa ước tính kinh phí`;
  const rows = cells.map((one) => [quarterWords(one.quarter), sourceWords(one.source), ...figures(one)]);
  const boldRow = (texts: string[]): Cell[] => texts.map((text): Cell => [[{ text, bold: true }]]);
  const bySource = sources.map((source) => ['Cộng', sourceWords(source), ...figures(sumOf(cells.filter((one) => one.source === source)))]);
  return [
    paragraph(`Tổng kinh phí dự kiến là ${number(total.cost)} đồng${rest}, phân theo quý đến hạn và nguồn kinh phí như sau:`),
    table(
      [
        { label: 'Quý đến hạn', share: 18, centred: true },
        { label: 'Nguồn kinh phí', share: 36 },
        { label: 'Số kế hoạch', share: 13, centred: true },
        { label: 'Chưa ước tính', share: 13, centred: true },
        { label: 'Kinh phí (đồng)', share: 20, centred: true },
      ],
      [...rows, ...(sources.length > 1 ? bySource.map(boldRow) : []), boldRow(['Tổng cộng', '', ...figures(total)])],
    ),
  ];
}

const figures = ({ plans, unestimated, cost }: PlanTotal): string[] => [number(plans), number(unestimated), number(cost)];

// ---------------------------------------------------------------- annexes

/** To which paper an annex belongs; number, day and month stay open for the registry (NĐ 30 PLI.P1.III.1.c). */
const attachedTo = ({ unit, year }: PlanPaperInput): Block =>
  paragraph(
    italicLine(
      `(Kèm theo Kế hoạch số ${REGISTRY}/KH-${REGISTRY} ngày ${REGISTRY} tháng ${REGISTRY} năm ${year} của `,
      known(unit.name, 'tên đơn vị'),
      ')',
    ),
    'attached',
  );
const REGISTRY = '\u00a0'.repeat(8);
const italicLine = (...parts: (string | Rich)[]): Rich => line(...parts).map((piece) => ({ ...piece, italics: true }));

/** More than these are named by their numbers alone, so that a row stays whole on its page. */
const MOST_TITLES = 4;

/** “HIS: 5.1.2 Quy trình quản lý rủi ro”, one line each; the numbers alone where there are many. */
function servedLines(items: readonly PlanItem[], names: ReadonlyMap<string, string>): Cell {
  const byHolder = new Map<string, PlanItem[]>();
  for (const item of items) byHolder.set(holderOf(item, names), [...(byHolder.get(holderOf(item, names)) ?? []), item]);
  return [...byHolder].map(([holder, theirs]) => {
    const told =
      items.length <= MOST_TITLES
        ? theirs.map(({ itemId, title }) => `${itemCode(itemId)} ${withoutStop(title)}`).join('; ')
        : theirs.map(({ itemId }) => itemCode(itemId)).join(', ');
    return line([{ text: `${holder}: `, bold: true }], told);
  });
}

/** The system, or “Đánh giá chung (HIS, LIS)”. */
export function holderOf({ systemId, systems }: PlanItem, names: ReadonlyMap<string, string>): string {
  if (systemId !== COMMON) return names.get(systemId) ?? systemId;
  const taken = systems.map((id) => names.get(id) ?? id);
  return taken.length === 0 ? UNIT_WORDS : `${UNIT_WORDS} (${taken.join(', ')})`;
}

export const namesOf = (systems: PlanPaperInput['systems']): ReadonlyMap<string, string> =>
  new Map(systems.map((system) => [system.id, nameOf(system)]));

function listOfPlans(input: PlanPaperInput): Block[] {
  const names = namesOf(input.systems);
  const plans = standing(input);
  const total = totalOf(plans);
  return [
    heading(1, 'Phụ lục I', `Danh mục kế hoạch khắc phục năm ${input.year}`),
    attachedTo(input),
    table(
      [
        { label: 'STT', share: 5, centred: true },
        { label: 'Biện pháp', share: 27 },
        { label: 'Yêu cầu và hệ thống', share: 30 },
        { label: 'Người chịu trách nhiệm', share: 15 },
        { label: 'Hạn', share: 10, centred: true },
        { label: 'Kinh phí (đồng)', share: 13, centred: true },
        { label: 'Nguồn kinh phí', share: 13 },
        { label: 'Trạng thái', share: 10 },
      ],
      [
        ...plans.map(({ plan, items, overdue }, i): (string | Cell)[] => [
          String(i + 1),
          [known(plan.action, 'việc phải làm')],
          servedLines(items, names),
          [known(plan.responsible, 'người chịu trách nhiệm')],
          [plan.due === null ? mark('hạn hoàn thành') : plain(paperDate(plan.due))],
          plan.cost === null ? 'Chưa ước tính' : number(plan.cost),
          sourceWords(plan.budgetSource.trim()),
          [
            plain(STATE_WORDS[plan.state]),
            ...(plan.doneOn === null ? [] : [plain(`ngày ${paperDate(plan.doneOn)}`)]),
            ...(overdue ? [[{ text: 'Quá hạn', bold: true }]] : []),
          ],
        ]),
        [
          '',
          [[{ text: `Cộng: ${number(total.plans)} kế hoạch`, bold: true }]],
          '',
          '',
          '',
          [[{ text: number(total.cost), bold: true }]],
          '',
          '',
        ],
      ],
    ),
  ];
}

const VERDICT_WORDS = { partial: 'Đáp ứng một phần', non_compliant: 'Chưa đáp ứng' } as const;

function listOfMissing(input: PlanPaperInput): Block[] {
  const { missing, systems } = input;
  const names = namesOf(systems);
  const ordered = [...new Set(missing.map(({ group }) => group))].flatMap((group) => missing.filter((item) => item.group === group));
  const bands = ordered.flatMap(({ group }, at) => (group === ordered[at - 1]?.group ? [] : [{ at, text: group }]));
  return [
    heading(1, 'Phụ lục II', 'Yêu cầu chưa đáp ứng đầy đủ, chưa có kế hoạch'),
    attachedTo(input),
    table(
      [
        { label: 'STT', share: 5, centred: true },
        { label: 'Mã', share: 12 },
        { label: 'Yêu cầu', share: 48 },
        { label: 'Hệ thống', share: 25 },
        { label: 'Kết luận', share: 14 },
      ],
      ordered.map((item, i) => [
        String(i + 1),
        itemCode(item.itemId),
        item.title,
        holderOf(item, names),
        item.verdict === 'partial' || item.verdict === 'non_compliant' ? VERDICT_WORDS[item.verdict] : '',
      ]),
      bands,
    ),
  ];
}
