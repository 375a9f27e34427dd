/** Annex: the results at a glance, by system and by group, and the road map of what is missing. */
import type { RecordItem, RecordSystem } from '../../../../core/exchange/record.ts';
import { legend, gapShade, columnChart } from '../../kit/charts.ts';
import type { Content, ContentNode } from '../../kit/content.ts';
import { GREY, SIZE, TEXT_WIDTH } from '../../kit/page.ts';
import { paragraph } from '../../kit/paragraphs.ts';
import { dataTable, fit, headCells, middleCell, textCell } from '../../kit/table.ts';
import { count, date, flow, fraction, itemCode, number, percent } from '../../kit/text.ts';
import { addTallies, shortName, tallyOf, type Report, type ReportedSystem, type Tally } from '../report.ts';
import { annexName, type Annex } from './frame.ts';
import { chartByGroup, chartBySystem } from './summary-charts.ts';

const part = (text: string): ContentNode => ({
  text: flow(text),
  bold: true,
  fontSize: SIZE.annexBody,
  margin: [0, 8, 0, 4],
  headlineLevel: 2,
});

export function summary(report: Report): Annex {
  return {
    id: 'summary',
    short: 'Tổng hợp kết quả và lộ trình',
    title: 'Tổng hợp mức đáp ứng và lộ trình hoàn thiện',
    basis: `(Tổng hợp từ ${annexName('requirements')}; yêu cầu khuyến nghị không tính)`,
    parts: [
      {
        content: [
          headline(report),
          bySystem(report.systems),
          ...chartBySystem(report.systems),
          legend(),
          ...byGroup(report.systems),
          ...roadMap(report),
        ],
      },
    ],
  };
}

/** What the director reads if he reads one paragraph. */
function headline({ asOf, systems }: Report): ContentNode {
  const total = addTallies(systems.map((s) => s.tally));
  const next = tasksOf(systems)[0];
  const unanswered = total.unanswered > 0 ? `, ${number(total.unanswered)} yêu cầu chưa được đánh giá` : '';
  return paragraph(
    `Đến ngày ${date(asOf)}, ${count(systems.length)} hệ thống thông tin phải đáp ứng ${number(total.counted)} yêu cầu: đã đáp ứng đầy đủ ${number(total.met)} (${percent(total.met, total.counted)}), chưa đáp ứng đầy đủ ${number(total.partial + total.unmet)}, trong đó ${number(total.partial)} yêu cầu mới đáp ứng một phần${unanswered}.${next === undefined ? '' : ` Việc gần nhất phải xong trước ngày ${date(next.due)}.`}`,
    { fontSize: SIZE.annexBody, lineHeight: 1.1 },
  );
}

function bySystem(systems: ReportedSystem[]): ContentNode {
  const widths = fit([25, 160, 32, 42, 48, 50, 44, 46, 48], TEXT_WIDTH);
  const row = (nr: string, name: string, level: string, t: Tally, bold = false): ContentNode[] => [
    middleCell(nr, { bold }),
    textCell(name, { bold }),
    ...[level, ...[t.counted, t.met, t.partial + t.unmet, t.partial, t.notApplicable].map(number)].map((value) =>
      middleCell(value, { bold }),
    ),
    middleCell(percent(t.met, t.counted), { bold }),
  ];
  const rows = systems.map(({ nr, system, tally }) => row(String(nr), nameWithState(system, tally), String(system.level ?? '–'), tally));
  const labels = [
    'STT',
    'Tên HTTT',
    'Cấp độ',
    'Số yêu cầu',
    'Đã đáp ứng đầy đủ',
    'Chưa đáp ứng đầy đủ',
    'Trong đó một phần',
    'Không áp dụng',
    'Tỷ lệ đã đáp ứng',
  ];
  return dataTable({
    widths,
    head: [headCells(labels, SIZE.tableDense)],
    rows: [...rows, row('', 'Tổng', '', addTallies(systems.map((s) => s.tally)), true)],
    size: SIZE.tableDense,
    title: [part('1. Theo hệ thống thông tin')],
  });
}

function nameWithState({ name, level }: RecordSystem, tally: Tally): string {
  if (level === null) return `${name} (chưa xác định cấp độ)`;
  if (tally.counted === tally.unanswered) return `${name} (chưa tự đánh giá trong kỳ)`;
  return tally.unanswered > 0 ? `${name} (còn ${tally.unanswered} yêu cầu chưa đánh giá)` : name;
}

/** More columns than this get too narrow to read. */
const SYSTEMS_PER_MATRIX = 7;

/** Matrices per framework, as the groups of the two regimes are not the same; wide ones are cut into several. */
function byGroup(systems: ReportedSystem[]): Content[] {
  const frameworks = [...new Set(systems.map((s) => s.system.framework))];
  const matrices = frameworks.flatMap((framework) => {
    const own = systems.filter((s) => s.system.framework === framework && s.system.groups.length > 0);
    return Array.from({ length: Math.ceil(own.length / SYSTEMS_PER_MATRIX) }, (_, i) =>
      own.slice(i * SYSTEMS_PER_MATRIX, (i + 1) * SYSTEMS_PER_MATRIX),
    );
  });
  if (matrices.length === 0) return [];
  const explanation = {
    text: 'Ô ghi số yêu cầu đã đáp ứng đầy đủ trên số phải đáp ứng; ô càng đậm càng thiếu nhiều (dưới 100 %, dưới 75 %, dưới 50 %).',
    italics: true,
    fontSize: SIZE.tableDense,
    margin: [0, 3, 0, 2],
  };
  const charts = frameworks.flatMap((framework) => {
    const own = systems.filter((s) => s.system.framework === framework && s.tally.counted > 0);
    return own.length > 0 ? [own] : [];
  });
  return [
    ...matrices.map((own, i) => matrix(own, `2.${i + 1}. Theo nhóm yêu cầu – ${own[0]?.system.frameworkTitle ?? ''}`)),
    explanation,
    ...charts.map((own, i) =>
      chartByGroup(own, `Biểu đồ ${i + 2}. Mức đáp ứng theo nhóm yêu cầu – ${own[0]?.system.frameworkTitle ?? ''}`),
    ),
    ...(charts.length > 0 ? [legend()] : []),
  ];
}

function matrix(systems: ReportedSystem[], title: string): ContentNode {
  const names = systems.map((s) => shortName(s.system));
  const widths = fit([178, ...names.map(() => Math.min(70, 280 / names.length)), 46, 42], TEXT_WIDTH);
  const titles = new Map(systems.flatMap((s) => s.system.groups.map((group) => [group.id, group.title] as const)));
  const rows = [...titles].flatMap(([id, groupTitle]): ContentNode[][] => {
    const cells = systems.map((s) => tallyOf(s.system.groups.find((group) => group.id === id)?.items ?? []));
    const sum = addTallies(cells);
    if (sum.counted === 0) return [];
    return [
      [
        textCell(groupTitle),
        ...cells.map((t) => shaded(t)),
        middleCell(fraction(sum.met, sum.counted)),
        middleCell(percent(sum.met, sum.counted)),
      ],
    ];
  });
  return dataTable({
    title: [part(title)],
    widths,
    head: [headCells(['Nhóm yêu cầu', ...names, 'Cộng', 'Tỷ lệ'], SIZE.tableDense)],
    rows,
    size: SIZE.tableDense,
  });
}

function shaded(t: Tally): ContentNode {
  const fillColor = gapShade(t.met, t.counted);
  return middleCell(t.counted > 0 ? fraction(t.met, t.counted) : '–', fillColor === undefined ? {} : { fillColor });
}

interface Task {
  due: string;
  system: string;
  id: string;
  title: string;
  responsible: string;
}

/** Only what must be done and is not: recommended items don't count, and a plan can be left over from before. */
const isMissing = ({ recommended, verdict }: RecordItem): boolean =>
  !recommended && verdict !== 'compliant' && verdict !== 'not_applicable';

/** Plans with a due date, the earliest first. */
export function tasksOf(systems: ReportedSystem[]): Task[] {
  return systems
    .flatMap(({ system }) =>
      system.groups.flatMap((group) =>
        group.items
          .filter(isMissing)
          .flatMap(({ id, title, plan }) =>
            plan === null || plan.due === null
              ? []
              : [{ due: plan.due, system: shortName(system), id, title, responsible: plan.responsible }],
          ),
      ),
    )
    .sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
}

const quarter = (iso: string): string =>
  `Quý ${['I', 'II', 'III', 'IV'][Math.floor((Number(iso.slice(5, 7)) - 1) / 3)] ?? ''}/${iso.slice(0, 4)}`;

/** Columns of the chart: what is due later is put together. */
const QUARTERS_SHOWN = 8;

/** Counts per quarter, then the work until the end of the next quarter line by line. The rest stands in the annex of results. */
function roadMap({ record, systems }: Report): Content[] {
  const all = tasksOf(systems);
  if (all.length === 0) return [part('3. Lộ trình hoàn thiện'), paragraph('Không có.', { fontSize: SIZE.annexBody })];
  const perQuarter = new Map<string, number>();
  for (const task of all) perQuarter.set(quarter(task.due), (perQuarter.get(quarter(task.due)) ?? 0) + 1);
  const quarters = [...perQuarter].map(([label, value]) => ({ label, value }));
  const later = quarters.slice(QUARTERS_SHOWN);
  const columns = [
    ...quarters.slice(0, QUARTERS_SHOWN),
    ...(later.length > 0 ? [{ label: 'Sau đó', value: later.reduce((sum, q) => sum + q.value, 0) }] : []),
  ];
  const limit = `${record.year + 1}-03-31`;
  const soon = all.filter((task) => task.due <= limit);
  return [
    {
      stack: [
        part('3. Lộ trình hoàn thiện'),
        { text: 'Số yêu cầu chưa đáp ứng đầy đủ đã có kế hoạch, theo quý đến hạn:', fontSize: SIZE.table, margin: [0, 0, 0, 2] },
        columnChart(columns, Math.min(TEXT_WIDTH, Math.max(320, columns.length * 58)), 104),
      ],
      unbreakable: true,
    },
    ...(soon.length > 0
      ? [
          dueSoon(
            soon,
            `Việc đến hạn từ nay đến hết ngày ${date(limit)} (${soon.length} việc; các việc còn lại xem ${annexName('requirements')}):`,
          ),
        ]
      : []),
  ];
}

/** One band per due date, then one line per task. */
function dueSoon(tasks: Task[], title: string): ContentNode {
  const rows = [...new Set(tasks.map((task) => task.due))].flatMap((due): ContentNode[][] => {
    const same = tasks.filter((task) => task.due === due);
    return [
      [{ text: `Hạn ${date(due)}: ${same.length} việc`, bold: true, colSpan: 4, fillColor: GREY.bandLight }, {}, {}, {}],
      ...same.map((task) => [
        textCell(task.system),
        textCell(itemCode(task.id)),
        textCell(task.title),
        textCell(task.responsible, { fontSize: SIZE.tableFine }),
      ]),
    ];
  });
  return {
    stack: [
      { text: title, fontSize: SIZE.table, margin: [0, 8, 0, 3] },
      dataTable({
        widths: fit([88, 64, 214, 108], TEXT_WIDTH, 'rows'),
        layout: 'rows',
        size: SIZE.tableDense,
        head: [headCells(['Hệ thống', 'Mã yêu cầu', 'Yêu cầu', 'Người chịu trách nhiệm'], SIZE.tableDense)],
        rows,
      }),
    ],
  };
}
