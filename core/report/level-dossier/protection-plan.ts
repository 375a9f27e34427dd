/** Third explanation: how each requirement of the level is met (NĐ 331 Đ22.6, Đ29.2, Đ30; TT 12 Đ8.6, NĐ 85 Đ19.2). */
import { lowerFirst, withoutStop } from '../../text.ts';
import { lacksOf, type Lack as AnswerLack } from '../../assessment/answer.ts';
import { isBinding } from '../../assessment/counted.ts';
import type { Answer, Plan } from '../../assessment/model.ts';
import { itemCode } from '../../checklist/items.ts';
import { missingTraits } from '../../checklist/applicability.ts';
import type { ChecklistItem } from '../../checklist/model.ts';
import { cite } from '../../level/citation.ts';
import { overviewGaps } from '../overview-gaps.ts';
import { sheetOf, type Sheet, type SheetItem } from '../sheet.ts';
import { TRAIT_WORDS } from '../trait-words.ts';
import {
  bold,
  facts,
  heading,
  italics,
  line,
  paragraph,
  plain,
  table,
  type Block,
  type Cell,
  type Rich,
  type Section,
} from './document.ts';
import { contentClause, mark, type Lack, type Lacks } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import { PLAN_CONTENTS, planContentOf, type PlanContentId } from './plan-contents.ts';
import { count, day, HOSTING_WORDS, number, VERDICT_WORDS } from './words.ts';

/** Upright the facts and the seven contents, across the requirements. */
export function protectionPlan(input: LevelDossierInput, head: Block, lacks: Lacks): Section[] {
  const { checklist, system, framework } = input;
  if (checklist === null) return [];
  const sheet = sheetOf(
    { system, determination: input.determination, checklist, answers: input.answers },
    new Map(input.evidence.map((one) => [one.id, one])),
  );
  return [
    {
      landscape: false,
      blocks: [
        head,
        heading(2, '1.', 'Phạm vi và kết quả chung'),
        summary(input, sheet),
        heading(2, '2.', 'Nơi đặt hệ thống và sự tách biệt với hệ thống khác'),
        hosting(input),
        heading(2, '3.', `Bảy nội dung của ${lowerFirst(framework.terms.protection_plan)}`),
        paragraph(
          `Các nội dung theo ${cite(framework, contentClause('contents', framework.id))}; mỗi nội dung được bảo đảm bằng các yêu cầu nêu tại mục 4 thuộc nhóm tương ứng.`,
          'lead',
        ),
        sevenContents(input, sheet),
      ],
    },
    {
      landscape: true,
      blocks: [
        heading(2, '4.', `Phương án đối với từng yêu cầu của cấp độ ${system.level ?? ''}`),
        paragraph(
          'Yêu cầu có dấu (*) là khuyến nghị, không tính vào số phải đáp ứng. «Không phát sinh» là yêu cầu gắn với đặc điểm mà hệ thống không có. Yêu cầu chưa đáp ứng đầy đủ ghi kế hoạch và thời hạn hoàn thành.',
          'lead',
        ),
        requirements(input, sheet, lacks),
      ],
    },
  ];
}

// ---------------------------------------------------------------- counts

interface Tally {
  counted: number;
  met: number;
  partial: number;
  unmet: number;
  notApplicable: number;
  /** The last due date among what is not met; null where none is set. */
  last: string | null;
}

/** Recommended requirements are left out (framework file, `plan_rollup`); what nobody answered counts as not met. */
function tally(items: readonly SheetItem[]): Tally {
  const found: Tally = { counted: 0, met: 0, partial: 0, unmet: 0, notApplicable: 0, last: null };
  for (const { item, answer } of items) {
    if (!isBinding(item)) continue;
    const verdict = answer?.verdict ?? null;
    if (verdict === 'not_applicable') {
      found.notApplicable += 1;
      continue;
    }
    found.counted += 1;
    if (verdict === 'compliant') found.met += 1;
    else {
      if (verdict === 'partial') found.partial += 1;
      else found.unmet += 1;
      const due = answer?.plan?.due ?? null;
      if (due !== null && (found.last === null || due > found.last)) found.last = due;
    }
  }
  return found;
}

function summary({ checklist, framework, system }: LevelDossierInput, sheet: Sheet): Block {
  const t = tally(sheet.items);
  const open = t.partial + t.unmet;
  return facts(
    ['Bộ yêu cầu', plain(`${checklist?.title ?? ''}; ${framework.terms.standard}`)],
    ['Số yêu cầu phải đáp ứng', plain(count(t.counted))],
    ['Đã đáp ứng đầy đủ', plain(count(t.met))],
    [
      'Chưa đáp ứng đầy đủ',
      plain(
        open === 0
          ? 'Không có'
          : `${count(open)}, trong đó ${count(t.partial)} yêu cầu mới đáp ứng một phần; kế hoạch và thời hạn nêu tại mục 4`,
      ),
    ],
    ['Không áp dụng', plain(t.notApplicable === 0 ? 'Không có' : `${count(t.notApplicable)}, lý do nêu tại mục 4`)],
    ...(system.expectedPlanCompletion === null || open === 0
      ? []
      : [['Dự kiến triển khai đầy đủ', plain(`Tháng ${day(system.expectedPlanCompletion)}`)] satisfies [string, Rich]]),
  );
}

/** Rented centres and clouds must be kept apart (NĐ 331 Đ30.8–30.9; TT 12 Đ9.9–9.10). The gap is noted with the overview. */
function hosting({ system, unit }: LevelDossierInput): Block {
  const asked = overviewGaps(system, unit).some(({ field }) => field === 'separation');
  const separation =
    system.separation.trim() !== ''
      ? plain(withoutStop(system.separation))
      : asked
        ? mark('biện pháp tách biệt với hệ thống khác')
        : plain(system.hosting === 'own' ? 'Không thuê trung tâm dữ liệu, điện toán đám mây' : 'Không quy định ở cấp độ này');
  return facts(
    [
      'Nơi đặt hệ thống',
      plain([HOSTING_WORDS[system.hosting], ...(system.host.trim() === '' ? [] : [withoutStop(system.host)])].join(': ')),
    ],
    ['Sự tách biệt với hệ thống khác', separation],
  );
}

// ---------------------------------------------------------------- seven contents

function sevenContents({ framework }: LevelDossierInput, sheet: Sheet): Block {
  const placed = sheet.groups.flatMap(({ group, items }) =>
    items.map((one) => ({ group, one, content: planContentOf(framework.id, group, one.item) })),
  );
  const row = (id: PlanContentId, point: string, title: string): Cell[] => {
    const own = placed.filter(({ content }) => content === id);
    const groups = [...new Map(own.map(({ group }) => [group.id, group])).values()];
    const t = tally(own.map(({ one }) => one));
    const named = groups.map(({ clause, title: name }) => plain(`${/^([IV]+\.)?[\d.]+$/.test(clause) ? `${clause}. ` : ''}${name}`));
    const state =
      own.length === 0
        ? [plain('Bộ yêu cầu ở cấp độ này không có yêu cầu riêng; thực hiện theo quy chế.')]
        : [
            plain(`Đã đáp ứng đầy đủ ${number(t.met)}/${number(t.counted)} yêu cầu.`),
            ...(t.last === null ? [] : [plain(`Phần còn lại hoàn thành chậm nhất ngày ${day(t.last)}.`)]),
          ];
    return [[plain(`${point})`)], [bold(title)], named.length === 0 ? [plain('–')] : named, state];
  };
  return table(
    [
      { label: 'Điểm', share: 8, centred: true },
      { label: 'Nội dung', share: 30 },
      { label: 'Nhóm yêu cầu', share: 40 },
      { label: 'Kết quả', share: 32 },
    ],
    PLAN_CONTENTS.map(({ id, point, title }) => row(id, point, title)),
  );
}

// ---------------------------------------------------------------- requirement by requirement

function requirements(input: LevelDossierInput, sheet: Sheet, lacks: Lacks): Block {
  const bands: { at: number; text: string }[] = [];
  const rows: Cell[][] = [];
  for (const { group, items, setAside } of sheet.groups) {
    const t = tally(items);
    const clause = /^([IV]+\.)?[\d.]+$/.test(group.clause) ? `${group.clause}. ` : '';
    bands.push({ at: rows.length, text: `${clause}${group.title}${t.counted === 0 ? '' : ` (${number(t.met)}/${number(t.counted)})`}` });
    rows.push(...items.map((one) => requirement(one, input, lacks)), ...setAside.map((item) => aside(item, sheet)));
  }
  return table(
    [
      { label: 'Yêu cầu', share: 11 },
      { label: 'Nội dung yêu cầu', share: 27 },
      { label: 'Phương án, hiện trạng', share: 44 },
      { label: 'Minh chứng', share: 30 },
      { label: 'Kết quả', share: 18 },
      { label: 'Kế hoạch, thời hạn', share: 30 },
    ],
    rows,
    bands,
  );
}

function aside(item: ChecklistItem, { system }: Sheet): Cell[] {
  const traits = missingTraits(item, system.traits).map((trait) => TRAIT_WORDS[trait]);
  const none = [plain('–')];
  return [
    [plain(itemCode(item.id))],
    [plain(item.title)],
    [italics(`Không phát sinh: hệ thống không có ${traits.join(', ')}.`)],
    none,
    [italics('Không phát sinh')],
    none,
  ];
}

/** What an answer may lack, as one gap for all the requirements that lack it. */
const ANSWER_WORDS: Record<AnswerLack, string> = {
  evidence: 'minh chứng của yêu cầu đã đáp ứng',
  gap: 'phần còn thiếu của yêu cầu mới đáp ứng một phần',
  plan: 'kế hoạch của yêu cầu chưa đáp ứng đầy đủ',
  due: 'thời hạn của kế hoạch',
  responsible: 'người chịu trách nhiệm của kế hoạch',
  reason: 'lý do không áp dụng của yêu cầu',
};

function requirement({ item, answer, evidence }: SheetItem, input: LevelDossierInput, lacks: Lacks): Cell[] {
  const clause = contentClause('plan', input.framework.id);
  const lackOf = (id: string, what: string): Lack => ({ id: `plan.${id}`, what, clause, place: { page: 'assess', itemId: item.id } });
  const title: Cell = [plain(`${item.title}${isBinding(item) ? '' : ' (*)'}`)];
  const none: Cell = [plain('–')];
  if (answer === null || answer.verdict === null) {
    const open = isBinding(item) ? lacks.missing(lackOf('unanswered', 'kết luận và phương án của yêu cầu')) : italics('Chưa đánh giá');
    return [[plain(itemCode(item.id))], title, [open], none, [isBinding(item) ? bold('Chưa đáp ứng đầy đủ') : plain('–')], none];
  }
  const lacking = lacksOf(answer);
  // Whatever a recommended requirement lacks is shown, not asked for.
  const asked = (lack: AnswerLack): Rich[] =>
    lacking.includes(lack) && isBinding(item) ? [lacks.missing(lackOf(lack, ANSWER_WORDS[lack]))] : [];
  const proofs = evidence.map(({ title: name, effectiveOn }) => plain(effectiveOn === null ? name : `${name} (${day(effectiveOn)})`));
  return [
    [plain(itemCode(item.id))],
    title,
    orDash([...described(answer), ...asked('gap'), ...asked('reason')], proofs.length > 0 ? 'Như minh chứng kèm theo.' : '–'),
    orDash([...proofs, ...asked('evidence')], '–'),
    [
      answer.verdict === 'compliant' || answer.verdict === 'not_applicable'
        ? plain(VERDICT_WORDS[answer.verdict])
        : bold(VERDICT_WORDS[answer.verdict]),
    ],
    orDash([...planned(answer.plan), ...asked('plan'), ...asked('due'), ...asked('responsible')], '–'),
  ];
}

const orDash = (lines: Rich[], otherwise: string): Cell => (lines.length > 0 ? lines : [plain(otherwise)]);

const labelled = (label: string, text: string): Rich[] => (text.trim() === '' ? [] : [line(italics(`${label}: `), text.trim())]);

const described = ({ note, gap, reason, compensating }: Answer): Rich[] => [
  ...(note.trim() === '' ? [] : [plain(note.trim())]),
  ...labelled('Còn thiếu', gap),
  ...labelled('Lý do', reason),
  ...labelled('Biện pháp thay thế', compensating),
];

function planned(plan: Plan | null): Rich[] {
  if (plan === null) return [];
  return [
    ...(plan.action.trim() === '' ? [] : [plain(plan.action.trim())]),
    ...(plan.due === null ? [] : [bold(`Hạn ${day(plan.due)}`)]),
    ...(plan.responsible.trim() === '' ? [] : [plain(plan.responsible.trim())]),
    ...(plan.cost === null ? [] : [plain(`Kinh phí dự kiến ${number(plan.cost)} đồng`)]),
  ];
}
