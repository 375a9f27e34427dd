/** The three explanations as one volume: who appraises reads them together, and they refer to each other. */
import { lowerFirst, upperFirst } from '../../text.ts';
import { heading, line, paragraph, plain, table, type Block, type Section } from './document.ts';
import { enclosuresOf, enclosureText, type Enclosure } from './enclosures.ts';
import { contentClause, type Lacks } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import { overview } from './overview.ts';
import { operatorOf } from './parties.ts';
import { proposal } from './proposal.ts';
import { protectionPlan } from './protection-plan.ts';
import { citeCell, citedFrom, decreeName, systemPhrase } from './words.ts';

export interface Volume {
  title: string;
  sections: Section[];
}

export function volume(input: LevelDossierInput, lacks: Lacks): Volume {
  const { system, framework } = input;
  const title = (id: string): string => framework.dossier.find((one) => one.id === id)?.title ?? '';
  const part = (label: string, id: string): Block => heading(1, label, upperFirst(title(id).replace(/^Tài liệu mô tả, /, '')));
  return {
    title: `Hồ sơ đề xuất cấp độ ${system.level ?? ''} – ${system.name}`,
    sections: [
      { landscape: false, blocks: [cover(input, lacks)] },
      { landscape: false, blocks: [{ kind: 'contents', title: 'Mục lục' }] },
      { landscape: false, blocks: [heading(1, '', 'Thành phần hồ sơ'), ...components(input, lacks)] },
      { landscape: false, blocks: [part('Phần I', 'overview'), ...overview(input, lacks)] },
      { landscape: false, blocks: [part('Phần II', 'level_proposal'), ...proposal(input, lacks)] },
      ...protectionPlan(input, part('Phần III', 'protection_plan'), lacks),
    ],
  };
}

function cover(input: LevelDossierInput, lacks: Lacks): Block {
  const { unit, system, framework, today } = input;
  const clause = contentClause('letter', framework.id);
  return {
    kind: 'cover',
    parent: unit.parentName,
    issuer: lacks.known(unit.name, { id: 'unit.name', what: 'tên đơn vị', clause, place: { page: 'unit' } }),
    title: framework.terms.level_dossier,
    lines: [plain(system.name), plain(`Cấp độ đề xuất: ${system.level ?? ''}`), plain(`Lập theo ${decreeName(framework)}`)],
    foot: line(
      lacks.known(unit.letter.place, { id: 'letter.place', what: 'địa danh', clause, place: { page: 'unit' } }),
      `, năm ${today.slice(0, 4)}`,
    ),
  };
}

/**
 * What the dossier consists of, and what of it is there. The opinions come from the steps themselves (expert opinion, appraisal):
 * while their letters are still to be sent, the volume says so and is whole without them.
 */
function components(input: LevelDossierInput, lacks: Lacks): Block[] {
  const { framework, system } = input;
  const needed = enclosuresOf(input).filter(({ state }) => state !== 'not_needed');
  const later = (one: Enclosure): boolean => one.state === 'absent' && (one.id === 'expert_opinion' || one.id === 'appraisal_opinion');
  const operator = operatorOf(input).name;
  return [
    paragraph(
      `${framework.terms.level_dossier} của ${systemPhrase(system.name)}${operator.trim() === '' ? '' : `, do ${operator} lập,`} gồm các tài liệu sau. Tài liệu gửi cùng hồ sơ, không thuộc thành phần hồ sơ, đánh dấu ở cột cuối. ${citedFrom(framework)}`,
    ),
    table(
      [
        { label: 'STT', share: 7, centred: true },
        { label: 'Tài liệu', share: 44 },
        { label: 'Điều khoản', share: 26 },
        { label: 'Tình trạng', share: 30 },
        { label: 'Gửi cùng', share: 10, centred: true },
      ],
      needed.map((one, i) => [
        String(i + 1),
        one.title,
        citeCell(framework, one.clause),
        [
          later(one)
            ? plain(`Bổ sung sau khi có ${lowerFirst(one.title.replace(/ \(.*\)$/, ''))}`)
            : one.state === 'made'
              ? plain(partOf(one.id))
              : enclosureText(one, input, lacks),
        ],
        one.companion ? 'x' : '',
      ]),
    ),
  ];
}

const PARTS: Record<string, string> = {
  overview: 'Phần I của tập này',
  level_proposal: 'Phần II của tập này',
  protection_plan: 'Phần III của tập này',
};
const partOf = (id: string): string => PARTS[id] ?? '';
