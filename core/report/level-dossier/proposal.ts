/** Second explanation: why this level (NĐ 331 Đ22.4, at levels 4–5 also Đ22.5; TT 12 Đ8.4, Đ8.5). */
import { withoutStop } from '../../text.ts';
import { cite } from '../../level/citation.ts';
import { effectiveInputs, visibleInputs } from '../../level/inputs.ts';
import { levelProposalText } from '../../level/proposal.ts';
import { groundingRiskAssessment, type RiskAssessment, type RiskEntry } from '../../level/risk.ts';
import type { LevelDetermination } from '../../level/model.ts';
import { bold, facts, heading, line, paragraph, plain, table, type Block, type Cell, type Rich } from './document.ts';
import { contentClause, type Lack, type Lacks } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import { lackOfName, operatorOf } from './parties.ts';
import { answerCell, citeCell, citedFrom, day, TREATMENT_WORDS } from './words.ts';

/** From this level on the explanation is detailed (NĐ 331 Đ22.5; TT 12 Đ8.5). */
const DETAILED_FROM = 4;

export function proposal(input: LevelDossierInput, lacks: Lacks): Block[] {
  const detailed = (input.system.level ?? 0) >= DETAILED_FROM;
  const chapters = [
    { title: 'Danh mục hệ thống thông tin và cấp độ đề xuất', blocks: [list(input, lacks)] },
    { title: 'Thuyết minh cấp độ đề xuất', blocks: grounds(input, lacks) },
    { title: `Nguy cơ, rủi ro ${input.framework.terms.security} sơ bộ và mức độ ảnh hưởng dự kiến`, blocks: risks(input, detailed, lacks) },
    { title: 'Thuyết minh chi tiết đối với hệ thống đề xuất cấp độ 4, cấp độ 5', blocks: detailed ? details(input, lacks) : [] },
    { title: 'Căn cứ đưa vào Danh mục hệ thống thông tin quan trọng về an ninh quốc gia', blocks: nationalSecurity(input) },
  ].filter(({ blocks }) => blocks.length > 0);
  return chapters.flatMap(({ title, blocks }, i) => [heading(2, `${i + 1}.`, title), ...blocks]);
}

const determinationLack = ({ framework }: LevelDossierInput): Lack => ({
  id: 'determination',
  what: `kết quả xác định cấp độ theo ${framework.short_title}`,
  clause: contentClause('proposal', framework.id),
  place: { page: 'level' },
});

const keptLack = ({ framework }: LevelDossierInput): Lack => ({
  id: 'levelReason',
  what: 'lý do giữ cấp độ khác với kết quả xác định theo tiêu chí',
  clause: framework.level_resolution.clause,
  place: { page: 'system', tab: 'level' },
});

/** The labels of the options chosen for a question. */
function chosen({ framework, determination }: LevelDossierInput, id: string): string {
  const question = framework.inputs.find((one) => one.id === id);
  return question === undefined || determination === null ? '' : answerCell(question, determination.inputs[id]);
}

/** What the level rests on: the decisive criteria, or the reason why another level is kept. */
function groundOf(input: LevelDossierInput, determination: LevelDetermination, lacks: Lacks): Rich {
  const { framework, system } = input;
  if (determination.level !== system.level) return lacks.known(withoutStop(system.levelReason), keptLack(input));
  const { raisedBy, matched } = determination;
  const decisive = raisedBy === null ? matched.filter(({ level }) => level === determination.level) : [raisedBy];
  return plain(citeCell(framework, decisive.map(({ clause }) => clause).join('; ')));
}

function list(input: LevelDossierInput, lacks: Lacks): Block {
  const { system, determination } = input;
  const undetermined = (): Rich => lacks.missing(determinationLack(input));
  return table(
    [
      { label: 'STT', share: 7, centred: true },
      { label: 'Tên hệ thống thông tin', share: 26 },
      { label: 'Đơn vị vận hành', share: 20 },
      { label: 'Loại hình', share: 22 },
      { label: 'Cấp độ', share: 9, centred: true },
      { label: 'Căn cứ đề xuất', share: 26 },
    ],
    [
      [
        '1',
        system.name,
        [lacks.known(operatorOf(input).name, lackOfName('operator', input))],
        [determination === null ? undetermined() : plain(chosen(input, 'system_types'))],
        String(system.level ?? ''),
        [determination === null ? undetermined() : groundOf(input, determination, lacks)],
      ],
    ],
  );
}

function grounds(input: LevelDossierInput, lacks: Lacks): Block[] {
  const { framework, determination, system } = input;
  if (determination === null) return [paragraph(lacks.missing(determinationLack(input)))];
  const risk = groundingRiskAssessment(input.risks);
  const kept = determination.level !== system.level;
  return [
    ...levelProposalText(framework, system, determination.inputs, determination, risk).map((text) => paragraph(text)),
    ...(kept
      ? [
          paragraph(
            line(
              `Cấp độ trong hồ sơ này là cấp độ ${system.level ?? ''}, khác với kết quả đối chiếu tiêu chí nêu trên. Lý do: `,
              lacks.known(withoutStop(system.levelReason), keptLack(input)),
              '.',
            ),
          ),
        ]
      : []),
    paragraph(`Thông tin dùng để đối chiếu tiêu chí. ${citedFrom(framework)}`, 'lead'),
    questions(input, determination),
    ...(determination.matched.length === 0
      ? []
      : [paragraph('Tiêu chí khớp (dòng in đậm là tiêu chí quyết định cấp độ):', 'lead'), criteria(input, determination)]),
  ];
}

function questions({ framework }: LevelDossierInput, { inputs }: LevelDetermination): Block {
  const answers = effectiveInputs(framework, inputs);
  return table(
    [
      { label: 'Thông tin', share: 44 },
      { label: 'Nội dung', share: 38 },
      { label: 'Điều khoản', share: 30 },
    ],
    visibleInputs(framework, inputs)
      // the reason of the scope stands in the text already, and is long
      .filter(({ id }) => answers[id] !== undefined && id !== 'scope_reason')
      .map((one) => [one.label, answerCell(one, answers[one.id]), one.clause === undefined ? '–' : citeCell(framework, one.clause)]),
  );
}

function criteria({ framework }: LevelDossierInput, { matched, level: found, raisedBy }: LevelDetermination): Block {
  return table(
    [
      { label: 'Tiêu chí', share: 60 },
      { label: 'Điều khoản', share: 38 },
      { label: 'Cấp độ', share: 12, centred: true },
    ],
    matched.map(({ text, clause, level }) => {
      const say = (value: string): Cell => [level === found && raisedBy === null ? bold(value) : plain(value)];
      return [say(withoutStop(text)), say(citeCell(framework, clause)), say(String(level))];
    }),
  );
}

// ---------------------------------------------------------------- risks

const riskLack = ({ framework }: LevelDossierInput): Lack => ({
  // the same document as the enclosure of that name
  id: 'enclosure.risk_assessment',
  what: 'bản đánh giá rủi ro đã hoàn thành',
  clause: contentClause('risks', framework.id),
  place: { page: 'system', tab: 'risk' },
});

/** Preliminary risks and expected impact (NĐ 331 Đ22.4.c). TT 12 asks for them from level 4 on (Đ8.5). */
function risks(input: LevelDossierInput, detailed: boolean, lacks: Lacks): Block[] {
  const risk = groundingRiskAssessment(input.risks);
  const asked = detailed || input.framework.dossier.some(({ id }) => id === 'risk_assessment');
  if (risk === null) return asked ? [paragraph(lacks.missing(riskLack(input)))] : [];
  const by = risk.assessor === '' ? '' : ` do ${risk.assessor} thực hiện`;
  return [
    paragraph(
      `Theo bản đánh giá rủi ro ngày ${day(risk.date)}${by}. Khả năng xảy ra (KN) và ảnh hưởng (AH) chấm từ 1 đến 5; mức rủi ro là tích của hai số.`,
      'lead',
    ),
    riskTable(risk, input),
    ...(risk.conclusion.trim() === '' ? [] : [paragraph(`Kết luận: ${withoutStop(risk.conclusion)}.`)]),
  ];
}

const product = ({ likelihood, impact }: RiskEntry): number => (likelihood ?? 0) * (impact ?? 0);
const orDash = (text: string): string => (text.trim() === '' ? '–' : withoutStop(text));

/** A finished assessment holds its minimum content (NĐ 331 Đ10.3), so nothing of it can be missing here. */
function riskTable(risk: RiskAssessment, { framework }: LevelDossierInput): Block {
  const harm = (entry: RiskEntry): Cell => {
    const scale = framework.harm_scale.find(({ level }) => level === entry.harm);
    if (scale === undefined) return [plain('–')];
    const reason = entry.harmReason.trim() === '' ? [] : [plain(`${withoutStop(entry.harmReason)}.`)];
    return [plain(`Tương ứng cấp độ ${scale.level} (${cite(framework, scale.clause)}).`), ...reason];
  };
  return table(
    [
      { label: 'STT', share: 7, centred: true },
      { label: 'Tài sản', share: 20 },
      { label: 'Nguy cơ', share: 28 },
      { label: 'KN', share: 6, centred: true },
      { label: 'AH', share: 6, centred: true },
      { label: 'Mức', share: 7, centred: true },
      { label: 'Tổn hại dự kiến', share: 30 },
    ],
    risk.entries
      .toSorted((a, b) => product(b) - product(a))
      .map((entry, i) => [
        String(i + 1),
        orDash(entry.asset),
        orDash(entry.threat),
        String(entry.likelihood ?? '–'),
        String(entry.impact ?? '–'),
        String(product(entry)),
        harm(entry),
      ]),
  );
}

/** Levels 4–5: report of risks, connected systems, attack scenarios, public impact, 24/7 (NĐ 331 Đ22.5; TT 12 Đ8.5). */
function details(input: LevelDossierInput, lacks: Lacks): Block[] {
  const { system, framework, determination } = input;
  const risk = groundingRiskAssessment(input.risks);
  const connected = system.connections.map(({ name, organisation }) => (organisation.trim() === '' ? name : `${name} (${organisation})`));
  const harms = (risk?.entries ?? []).toSorted((a, b) => (b.harm ?? 0) - (a.harm ?? 0)).map(({ harmReason }) => withoutStop(harmReason));
  const impact = [...new Set(harms.filter((one) => one !== ''))].join('; ');
  const always = determination === null ? undefined : effectiveInputs(framework, determination.inputs)['round_the_clock'];
  return [
    ...(risk === null
      ? []
      : [
          paragraph('Kịch bản tấn công, biện pháp hiện có và phương án xử lý:', 'lead'),
          table(
            [
              { label: 'STT', share: 7, centred: true },
              { label: 'Kịch bản tấn công, nguy cơ', share: 28 },
              { label: 'Biện pháp hiện có', share: 28 },
              { label: 'Phương án xử lý', share: 28 },
              { label: 'Người thực hiện, thời hạn', share: 22 },
            ],
            risk.entries.map((entry, i) => [
              String(i + 1),
              orDash(entry.threat),
              orDash(entry.controls),
              orDash(
                [...(entry.treatment === null ? [] : [TREATMENT_WORDS[entry.treatment]]), entry.action]
                  .filter((one) => one.trim() !== '')
                  .join(': '),
              ),
              orDash([entry.responsible, ...(entry.due === null ? [] : [day(entry.due)])].filter((one) => one.trim() !== '').join(', ')),
            ]),
          ),
        ]),
    paragraph('Hệ thống kết nối, ảnh hưởng và yêu cầu vận hành:', 'lead'),
    facts(
      // asked for, and noted, with the overview
      ['Hệ thống thông tin có kết nối', plain(connected.length === 0 ? 'Nêu tại thuyết minh tổng quan' : connected.join('; '))],
      ['Ảnh hưởng đến lợi ích công cộng, trật tự, an toàn xã hội', impact === '' ? lacks.missing(riskLack(input)) : plain(`${impact}.`)],
      [
        'Yêu cầu vận hành 24/7, không ngừng ngoài kế hoạch',
        determination === null ? lacks.missing(determinationLack(input)) : plain(always === true ? 'Có' : 'Không'),
      ],
    ),
  ];
}

/** Ground for the national-security list, where there is one (NĐ 331 Đ16). */
function nationalSecurity({ system }: LevelDossierInput): Block[] {
  if (system.nationalSecurity === null) return [];
  const { criterion, state } = system.nationalSecurity;
  return [paragraph(`${withoutStop(criterion)}${state.trim() === '' ? '' : `; tình trạng: ${withoutStop(state)}`}.`)];
}
