/** The “thuyết minh đề xuất cấp độ”, written from answers and matched rules (NĐ 331 Đ22.4; TT 12 Đ8.4). */
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import { paperDate, type IsoDate } from '../date.ts';
import { cite, citeTogether, series } from './citation.ts';
import { effectiveInputs, visibleInputs } from './inputs.ts';
import type { LevelInputs, LevelResult } from './model.ts';
import { answerText, inFileOrder, lowerFirst, topicOf, withoutStop } from './words.ts';

/** What the text needs to know of a system. */
export interface ProposedSystem {
  name: string;
  ownerName: string;
  operatorName: string;
}

/** What follows from the rules: a result, or a determination as it was stored. */
export type ProposedLevel = Pick<LevelResult, 'level' | 'matched' | 'raisedBy'>;

/** The risk assessment that gave the answer to {@link RISK_INPUT}; null where it is not in the register. */
export type ProposedRisk = { date: IsoDate } | null;

/** The question that a risk assessment answers (NĐ 331 Đ10.5). */
export const RISK_INPUT = 'risk_assessed_level';

/** Whatever an input's type, answers of these say what the system is. */
const NATURE = ['system_types', 'information_types'];

/**
 * The ground of a proposal in one paragraph: what the system is, which rules it meets, what the risk assessment adds, the
 * level. Empty without a level.
 */
export function levelSentence(
  framework: Framework,
  system: Pick<ProposedSystem, 'name'>,
  inputs: LevelInputs,
  result: ProposedLevel,
  risk: ProposedRisk = null,
): string {
  if (result.level === null) return '';
  return [
    natureOf(framework, system.name, inputs),
    criteriaOf(framework, result),
    riskOf(framework, inputs, result, risk, false),
    conclusionOf(framework, system.name, result),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * The whole explanation, paragraph by paragraph: parties and scope, nature, the other grounds, criteria, risk, proposal.
 * Without a level it ends by saying that no criterion fits.
 */
export function levelProposalText(
  framework: Framework,
  system: ProposedSystem,
  inputs: LevelInputs,
  result: ProposedLevel,
  risk: ProposedRisk = null,
): string[] {
  return [
    partiesOf(framework, system, inputs),
    scopeOf(framework, inputs),
    natureOf(framework, system.name, inputs),
    groundsOf(framework, inputs),
    criteriaOf(framework, result),
    riskOf(framework, inputs, result, risk, true),
    conclusionOf(framework, system.name, result),
  ].filter((paragraph) => paragraph !== '');
}

const inputOf = (framework: Framework, id: string): FrameworkInput | undefined => framework.inputs.find((input) => input.id === id);

function partiesOf(framework: Framework, { name, ownerName, operatorName }: ProposedSystem, inputs: LevelInputs): string {
  const parties = [
    ...(ownerName === '' ? [] : [`chủ quản là ${ownerName}`]),
    ...(operatorName === '' ? [] : [`đơn vị vận hành là ${operatorName}`]),
  ];
  const single = inputOf(framework, 'single_owner');
  const alone =
    single?.clause !== undefined && effectiveInputs(framework, inputs)[single.id] === true
      ? ` Hệ thống chỉ có một chủ quản theo ${cite(framework, single.clause)}.`
      : '';
  return parties.length === 0 && alone === '' ? '' : `Hệ thống thông tin: ${[name, ...parties].join('; ')}.${alone}`;
}

function scopeOf(framework: Framework, inputs: LevelInputs): string {
  const reason = effectiveInputs(framework, inputs)['scope_reason'];
  const clause = inputOf(framework, 'scope_reason')?.clause;
  if (typeof reason !== 'string' || clause === undefined) return '';
  return `Phạm vi hệ thống được xác định theo ${cite(framework, clause)}. Lý do: ${withoutStop(reason)}.`;
}

/** Types of system and information, each with the clause that defines it. */
function natureOf(framework: Framework, name: string, inputs: LevelInputs): string {
  const answers = effectiveInputs(framework, inputs);
  const chosen = (id: string): { label: string; clause: string | undefined }[] => {
    const input = inputOf(framework, id);
    const value = answers[id];
    if (input?.type !== 'choice_multiple' || !Array.isArray(value)) return [];
    return inFileOrder(input, value).map((one) => {
      const option = input.options.find((other) => other.id === one);
      return { label: lowerFirst(option?.label ?? one), clause: option?.clause };
    });
  };
  const types = chosen('system_types').map(({ label, clause }) => {
    // “Loại khác”: the word of the sentence says the first half.
    const type = label.replace(/^loại /, '');
    if (clause === undefined) return type;
    const cited = cite(framework, clause);
    return type.endsWith(')') ? `${type.slice(0, -1)}; ${cited})` : `${type} (${cited})`;
  });
  const information = chosen('information_types');
  const clauses = information.map(({ clause }) => clause).filter((clause) => clause !== undefined);
  const parts = [
    ...(types.length === 0 ? [] : [`thuộc loại hình ${series(types)}`]),
    ...(information.length === 0
      ? []
      : [`xử lý ${series(information.map(({ label }) => label))}${clauses.length === 0 ? '' : ` (${cite(framework, ...clauses)})`}`]),
  ];
  return parts.length === 0 ? '' : `${name} ${parts.join(', ')}.`;
}

/** Every other answer that was asked for; questions that start with “không” and stay so are left out. */
function groundsOf(framework: Framework, inputs: LevelInputs): string {
  const answers = effectiveInputs(framework, inputs);
  const told = new Set([...NATURE, 'single_owner', 'scope_reason', framework.level_resolution.raise_to.input]);
  const grounds = visibleInputs(framework, inputs).flatMap((input) => {
    const value = answers[input.id];
    if (value === undefined || told.has(input.id)) return [];
    if (input.type === 'boolean' && !input.required && value === input.default) return [];
    return [`${lowerFirst(topicOf(input.label))}: ${answerText(input, value)}`];
  });
  return grounds.length === 0 ? '' : `Các yếu tố làm căn cứ: ${grounds.join('; ')}.`;
}

function criteriaOf(framework: Framework, { matched }: ProposedLevel): string {
  if (matched.length === 0)
    return 'Đối chiếu với tiêu chí xác định cấp độ, hệ thống không thuộc trường hợp nào được nêu; cấp độ phải được xác định bằng đánh giá rủi ro.';
  const together = citeTogether(
    framework,
    matched.map(({ clause }) => clause),
  );
  const cases = matched.map(({ text, clause, level }, index) => {
    const place = together?.places[index] ?? cite(framework, clause);
    return `${lowerFirst(withoutStop(text))} – cấp độ ${level} (${place})`;
  });
  const listed = cases.length === 1 ? cases[0] : cases.map((one, index) => `(${index + 1}) ${one}`).join('; ');
  const within = together === null ? '' : ` tại ${together.document}`;
  return `Đối chiếu với tiêu chí xác định cấp độ${within}, hệ thống thuộc ${cases.length === 1 ? 'trường hợp' : 'các trường hợp'}: ${listed}.`;
}

/** What may only raise: the risk assessment (NĐ 331 Đ10.5), the highest component (NĐ 85 Đ5.2). */
function riskOf(framework: Framework, inputs: LevelInputs, result: ProposedLevel, risk: ProposedRisk, withHarm: boolean): string {
  const raise = framework.level_resolution.raise_to;
  const asked = effectiveInputs(framework, inputs)[raise.input];
  if (typeof asked !== 'number') return '';
  const compared = compareLevels(asked, result.matched[0]?.level ?? null);
  if (raise.input !== RISK_INPUT) return `${topicOf(inputOf(framework, raise.input)?.label ?? '')} là cấp độ ${asked}, ${compared}.`;
  const harm = framework.harm_scale.find((one) => one.level === asked);
  const scale = harm === undefined ? '' : ` (${withHarm ? `${lowerFirst(withoutStop(harm.text))} – ` : ''}${cite(framework, harm.clause)})`;
  const when = risk === null ? '' : ` ngày ${paperDate(risk.date)}`;
  return `Kết quả đánh giá rủi ro ${framework.terms.security}${when} cho mức tổn hại tương ứng cấp độ ${asked}${scale}, ${compared}.`;
}

function compareLevels(asked: number, found: number | null): string {
  if (found === null) return 'trong khi không tiêu chí nào khớp';
  if (asked > found) return `cao hơn cấp độ ${found} xác định theo tiêu chí`;
  return asked === found
    ? 'không cao hơn cấp độ xác định theo tiêu chí'
    : `thấp hơn cấp độ ${found} xác định theo tiêu chí nên không làm thay đổi`;
}

function conclusionOf(framework: Framework, name: string, { level, raisedBy }: ProposedLevel): string {
  if (level === null) return '';
  const ground = raisedBy === null ? framework.level_resolution.clause : raisedBy.clause;
  return `Căn cứ ${cite(framework, ground)}, đề xuất cấp độ ${level} đối với ${name}.`;
}
