/**
 * Annex: the result of every requirement (NĐ 331 Đ36.9, Đ36.10). The longest part of the dossier, so it saves
 * lines: the band of a group is at the same time the head of its columns and repeats on every page; what is met
 * takes two lines. Down the right edge runs what an inspector scans: verdict, due date, who.
 */
import { withoutStop } from '../../../../core/text.ts';
import type { Decision } from '../../../../core/assessment/model.ts';
import type { RecordEvidence, RecordGroup, RecordItem } from '../../../../core/exchange/record.ts';
import { stackedBar } from '../../kit/charts.ts';
import { list, type Content, type ContentNode } from '../../kit/content.ts';
import { linesOf, lineHeight } from '../../kit/fonts.ts';
import { GREY, SIZE, TEXT_HEIGHT, TEXT_WIDTH } from '../../kit/page.ts';
import { dataTable, fit } from '../../kit/table.ts';
import { date, flow, fraction, itemCode, number, percent, shortHash } from '../../kit/text.ts';
import { shortName, tallyOf, type Report, type ReportedSystem, type Tally } from '../report.ts';
import { APPROVAL_WORDS, TRAIT_WORDS, finerWord, verdictWord } from '../words.ts';
import { basisOf, type Annex } from './frame.ts';

/** Code · requirement with note, evidence, plan · verdict, due date, responsible. */
const widths = (): number[] => fit([56, 308, 104], TEXT_WIDTH, 'rows');

export function requirements(report: Report): Annex {
  return {
    id: 'requirements',
    short: 'Mức đáp ứng theo từng yêu cầu',
    title: 'Mức đáp ứng theo từng tiêu chí, yêu cầu',
    basis: basisOf('khoản 9, khoản 10'),
    parts: report.systems.length > 0 ? parts(report) : [{ content: [{ text: 'Không có.', bold: true }] }],
  };
}

/** One part per system; a system without results is only a frame and stays on the page of the one before. */
function parts(report: Report): { short: string; content: Content[] }[] {
  const found: { short: string; content: Content[] }[] = [];
  for (const reported of report.systems) {
    const { nr, system } = reported;
    const name = `${nr}. ${shortName(system)}`;
    const last = found.at(-1);
    const empty = system.groups.length === 0;
    const content = [card(reported, empty && last !== undefined), ...system.groups.map((group) => groupTable(group, report))];
    if (empty && last !== undefined) {
      last.content.push(...content);
      last.short += `; ${name}`;
    } else found.push({ short: `Mức đáp ứng – ${name}`, content });
  }
  return found;
}

const LABEL = 96;
/** Width of a frame's inside: without padding and lines of the frame. */
const INSIDE = TEXT_WIDTH - 7;
const VALUE = INSIDE - LABEL - 12;

/** Name, level, basis, who assessed, and the count, in a frame. */
function card({ nr, system, row, tally }: ReportedSystem, below: boolean): ContentNode {
  const { determination } = system;
  const grounds = determination?.matched.map((rule) => `${rule.clause}: ${withoutStop(rule.text)}`).join('; ') ?? '';
  const facts: [label: string, value: string][] = [
    ['Mục đích:', system.purpose],
    ['Đơn vị vận hành:', row?.operatorName ?? ''],
    ['Cấp độ, phê duyệt:', levelText(system.level, row?.approvalDecision ?? null, row === null ? '' : APPROVAL_WORDS[row.approvalStatus])],
    ['Căn cứ xác định:', grounds],
    ['Lý do giữ cấp độ:', system.levelReason],
    ['Đặc điểm:', system.traits.map((trait) => TRAIT_WORDS[trait]).join(', ')],
    ['Bộ yêu cầu:', `${withoutStop(system.frameworkTitle)}; ${system.standard}`],
    [
      'Đơn vị đánh giá:',
      [system.assessor.unit, system.assessor.independence]
        .map(withoutStop)
        .filter((text) => text !== '')
        .join('. '),
    ],
  ];
  const known = facts.filter(([, value]) => value !== '');
  const height = known.reduce((sum, [, value]) => sum + linesOf(value, VALUE, SIZE.table) * lineHeight(SIZE.table), 0);
  const body = known.map(([label, value]): ContentNode[] => [{ text: label }, { text: flow(value, VALUE, SIZE.table) }]);
  const inside = list(
    { table: { widths: [LABEL, VALUE], body }, layout: 'facts' },
    tally.counted > 0 && { ...stackedBar(tally, INSIDE - 2, 8), margin: [0, 4, 0, 2] },
    { text: flow(countText(system.level, tally), INSIDE, SIZE.table), bold: true, margin: [0, 2, 0, 0] },
  );
  const title = {
    text: `${nr}. ${system.name}`,
    bold: true,
    fontSize: SIZE.annexBody,
    id: `system-${nr}`,
    outline: true,
    outlineParentId: 'requirements.title',
    headlineLevel: 2,
    margin: [0, 0, 0, 3],
  };
  return {
    stack: [title, { table: { widths: [INSIDE], body: [[{ stack: inside }]] }, layout: 'grid' }],
    fontSize: SIZE.table,
    lineHeight: 1,
    // a frame that may come near the height of a page must break, or pdfmake would lose its text
    unbreakable: height < TEXT_HEIGHT / 2,
    margin: [0, below ? 16 : 0, 0, 8],
  };
}

function levelText(level: number | null, decision: Decision | null, status: string): string {
  if (level === null) return 'chưa xác định cấp độ';
  if (decision !== null) return `Cấp độ ${level}; Quyết định số ${decision.number} ngày ${date(decision.date)} của ${decision.authority}`;
  return `Đề xuất cấp độ ${level}; ${status.toLowerCase()}`;
}

function countText(level: number | null, t: Tally): string {
  if (level === null) return 'Hệ thống chưa xác định cấp độ nên chưa có bộ yêu cầu để đánh giá.';
  if (t.counted === t.unanswered && t.notApplicable === 0) {
    return `Hệ thống chưa được tự đánh giá trong kỳ; ${number(t.counted)} yêu cầu của cấp độ ${level} đều tính là chưa đáp ứng đầy đủ.`;
  }
  const finer = [
    ...(t.partial > 0 ? [`một phần ${number(t.partial)}`] : []),
    ...(t.unanswered > 0 ? [`chưa đánh giá ${number(t.unanswered)}`] : []),
  ];
  const inside = finer.length > 0 ? ` (trong đó ${finer.join(', ')})` : '';
  const notApplicable = t.notApplicable > 0 ? `, không áp dụng ${number(t.notApplicable)}` : '';
  return `Phải đáp ứng ${number(t.counted)} yêu cầu: đã đáp ứng đầy đủ ${number(t.met)} (${percent(t.met, t.counted)}), chưa đáp ứng đầy đủ ${number(t.partial + t.unmet)}${inside}${notApplicable}.`;
}

function groupTable(group: RecordGroup, report: Report): ContentNode {
  const t = tallyOf(group.items);
  const score = t.counted > 0 ? ` (${fraction(t.met, t.counted)})` : '';
  const band = (text: string): ContentNode => ({ text, bold: true, fillColor: GREY.band });
  const clause = /^([IV]+\.)?[\d.]+$/.test(group.clause) ? `${group.clause}. ` : '';
  const head = [{ ...band(`${clause}${group.title}${score}`), colSpan: 2 }, {}, band('Kết quả, thời hạn')];
  const setAside = group.setAside.map(({ id, title, traits }): ContentNode[] => [
    { text: itemCode(id), fontSize: SIZE.tableFine },
    {
      text: [
        { text: title, bold: true },
        { text: ` – không phát sinh: hệ thống không có ${traits.map((trait) => TRAIT_WORDS[trait]).join(', ')}.`, italics: true },
      ],
      fontSize: SIZE.tableFine,
    },
    { text: 'Không phát sinh', italics: true, fontSize: SIZE.tableFine },
  ]);
  return dataTable({
    widths: widths(),
    head: [head],
    rows: [...group.items.map((item) => itemRow(item, report)), ...setAside],
    layout: 'rows',
    size: SIZE.tableDense,
    exact: true,
    more: { margin: [0, 0, 0, 5] },
  });
}

function itemRow(item: RecordItem, report: Report): ContentNode[] {
  const evidence = item.evidence.flatMap((nr) => report.evidence.get(nr) ?? []);
  return [
    { text: itemCode(item.id) + (item.recommended ? ' (*)' : ''), fontSize: SIZE.tableFine },
    {
      stack: list(
        { text: item.title, bold: true },
        item.note !== '' && { text: item.note },
        labelled('Còn thiếu', item.gap),
        labelled('Lý do không áp dụng', item.reason),
        labelled('Biện pháp thay thế', item.compensating),
        evidence.length > 0 && { text: evidence.flatMap(evidenceRun), fontSize: SIZE.tableFine },
        ...planText(item.plan),
        item.verdict !== null &&
          !item.confirmed && { text: 'Kết quả mang sang, chưa xác nhận lại trong kỳ.', italics: true, fontSize: SIZE.tableFine },
      ),
    },
    { stack: verdictLines(item) },
  ];
}

const labelled = (label: string, text: string): ContentNode | false =>
  text !== '' && { text: [{ text: `${label}: `, italics: true }, text] };

function planText(plan: RecordItem['plan']): Content[] {
  if (plan === null) return [];
  return list(labelled('Kế hoạch', plan.action), plan.cost !== null && labelled('Kinh phí dự kiến', `${number(plan.cost)} đồng`));
}

/** Verdict in the words of the decree, the finer state below it, due date and who is responsible. */
function verdictLines({ verdict, plan }: RecordItem): Content[] {
  const unmet = verdict !== 'compliant' && verdict !== 'not_applicable';
  const finer = finerWord(verdict);
  return list(
    { text: verdictWord(verdict), bold: unmet, italics: verdict === 'not_applicable' },
    finer !== '' && { text: `(${finer})`, italics: true, fontSize: SIZE.tableFine },
    plan !== null && plan.due !== null && { text: `Hạn ${date(plan.due)}`, bold: true },
    plan !== null && plan.responsible !== '' && { text: plan.responsible, fontSize: SIZE.tableFine },
  );
}

/** “[017] Tên minh chứng, 12/3/2026, 9f3a1c7e”: number in the list of evidence, title, date, start of the SHA-256. */
function evidenceRun(e: RecordEvidence, i: number, all: RecordEvidence[]): Content[] {
  const parts = [e.title, ...(e.effectiveOn === null ? [] : [date(e.effectiveOn)]), shortHash(e.sha256)];
  // only the number is a link: a link over the whole line would cost one annotation per word
  const link = { text: `[${String(e.nr).padStart(3, '0')}]`, linkToDestination: `evidence-${e.nr}` };
  return [link, ...[flow(` ${parts.join(', ')}${i < all.length - 1 ? '; ' : ''}`, 280, SIZE.tableFine)].flat()];
}
