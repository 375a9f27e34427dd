/**
 * The letters of the dossier: Mẫu số 01 or 02 (request), 03 (expert opinion), 05 (submission) of NĐ 331. The forms' own texts
 * were not at hand: the fields are theirs (name of system, operator, address, level, enclosures), the wording is ours.
 * Under NĐ 85 the same letters go out in its terms, without a form number.
 */
import { lowerFirst, withoutStop } from '../../text.ts';
import { cite } from '../../level/citation.ts';
import { paragraph, heading, line, type Block, type Paper } from './document.ts';
import { enclosuresOf, enclosureText, type Enclosure } from './enclosures.ts';
import { contentClause, type Lacks } from './gaps.ts';
import type { LevelDossierInput } from './input.ts';
import {
  appraiserName,
  bodyName,
  lackOfName,
  needsIndependentAppraiser,
  operatorOf,
  partyLack,
  senderOf,
  type Procedure,
  type Step,
} from './parties.ts';
import { decisionText, groundsOf, systemPhrase } from './words.ts';

export interface LetterContent {
  title: string;
  sections: Paper['sections'];
}

export function letter(step: Step, input: LevelDossierInput, procedure: Procedure, lacks: Lacks): LetterContent {
  const made = { request, expert_opinion: expertOpinion, submission }[step](input, procedure, lacks);
  return { title: `${made.title} – ${input.system.name}`, sections: [{ landscape: false, blocks: made.blocks }] };
}

interface Made {
  title: string;
  blocks: Block[];
}

function request(input: LevelDossierInput, procedure: Procedure, lacks: Lacks): Made {
  const { system } = input;
  const also = procedure.appraises === procedure.approves;
  const act = also ? 'thẩm định, phê duyệt' : 'thẩm định';
  const appraiser = appraiserName(input, procedure, lacks);
  const approver = also && needsIndependentAppraiser(input, procedure) ? [bodyName(procedure.approves, input, lacks)] : [];
  const sender = senderOf(input, procedure.appraises, lacks);
  const addressees = [appraiser, ...approver];
  const asked = addressees.flatMap((name, i) => (i === 0 ? name : line(' và ', name)));
  const last =
    also && approver.length > 0
      ? line(sender.name, ' đề nghị ', appraiser, ' cho ý kiến thẩm định và ', ...approver, ' phê duyệt hồ sơ đề xuất cấp độ nêu trên./.')
      : line(
          sender.name,
          ' đề nghị ',
          asked,
          also ? ' xem xét, thẩm định và phê duyệt' : ' xem xét, cho ý kiến thẩm định',
          ' đối với hồ sơ đề xuất cấp độ nêu trên./.',
        );
  const wanted = (one: Enclosure): boolean => one.id !== 'appraisal_opinion';
  return {
    title: `Đề nghị ${act} hồ sơ đề xuất cấp độ`,
    blocks: [
      letterhead(input, sender, `V/v đề nghị ${act} hồ sơ đề xuất cấp độ hệ thống thông tin`, lacks),
      { kind: 'addressees', names: addressees },
      ...grounds(input),
      paragraph(line(sender.name, ` đề nghị ${act} hồ sơ đề xuất cấp độ đối với ${systemPhrase(system.name)} với các nội dung sau:`)),
      ...general(input, lacks),
      heading(3, '', 'Phần 2. Hồ sơ kèm theo'),
      ...enclosures(input, wanted, lacks),
      ...listing(input, procedure),
      { kind: 'closing', last, recipients: sender.recipients, office: sender.office, name: sender.signer },
    ],
  };
}

function expertOpinion(input: LevelDossierInput, procedure: Procedure, lacks: Lacks): Made {
  const { system, framework } = input;
  const asked = bodyName(procedure.expertOpinion ?? 'security_unit', input, lacks);
  const sender = senderOf(input, procedure.expertOpinion ?? 'security_unit', lacks);
  return {
    title: 'Đề nghị cho ý kiến chuyên môn về hồ sơ đề xuất cấp độ',
    blocks: [
      letterhead(input, sender, 'V/v đề nghị cho ý kiến chuyên môn về hồ sơ đề xuất cấp độ hệ thống thông tin', lacks),
      { kind: 'addressees', names: [asked] },
      ...grounds(input),
      paragraph(
        line(
          sender.name,
          ` đề nghị cho ý kiến chuyên môn về hồ sơ đề xuất cấp độ đối với ${systemPhrase(system.name)} với các nội dung sau:`,
        ),
      ),
      ...general(input, lacks),
      heading(3, '', 'Phần 2. Hồ sơ kèm theo'),
      ...enclosures(input, (one) => one.id !== 'appraisal_opinion' && one.id !== 'expert_opinion', lacks),
      {
        kind: 'closing',
        last: line(
          sender.name,
          ' đề nghị ',
          asked,
          ` cho ý kiến về mặt chuyên môn đối với sự phù hợp của cấp độ đề xuất và của ${lowerFirst(framework.terms.protection_plan)}, làm căn cứ hoàn thiện hồ sơ gửi thẩm định./.`,
        ),
        recipients: sender.recipients,
        office: sender.office,
        name: sender.signer,
      },
    ],
  };
}

function submission(input: LevelDossierInput, procedure: Procedure, lacks: Lacks): Made {
  const { system, framework } = input;
  const approver = bodyName(procedure.approvesPlan ?? procedure.approves, input, lacks);
  const sender = senderOf(input, procedure.approvesPlan ?? procedure.approves, lacks);
  const plan = lowerFirst(framework.terms.protection_plan);
  const object = procedure.approvesPlan === null ? `cấp độ ${system.level ?? ''} và ${plan}` : plan;
  const { request: asked } = system.approval;
  const appraisal = enclosuresOf(input).find(({ id }) => id === 'appraisal_opinion');
  return {
    title: 'Tờ trình phê duyệt hồ sơ đề xuất cấp độ',
    blocks: [
      { ...letterhead(input, sender, '', lacks), symbol: 'TTr-' },
      {
        kind: 'letterTitle',
        name: 'TỜ TRÌNH',
        about: `Về việc phê duyệt ${procedure.approvesPlan === null ? 'hồ sơ đề xuất cấp độ' : plan} đối với ${systemPhrase(system.name)}`,
      },
      { kind: 'addressees', names: [approver] },
      ...grounds(input),
      paragraph(
        line(
          sender.name,
          ' kính trình ',
          approver,
          ` xem xét, phê duyệt ${object} đối với ${systemPhrase(system.name)} với các nội dung sau:`,
        ),
      ),
      ...general(input, lacks),
      heading(3, '', 'Phần 2. Kết quả thẩm định'),
      ...(asked === null ? [] : [paragraph(`1. Văn bản đề nghị thẩm định: ${decisionText(asked)}.`)]),
      ...(appraisal === undefined
        ? []
        : [paragraph(line(`${asked === null ? 1 : 2}. Ý kiến thẩm định: `, enclosureText(appraisal, input, lacks), '.'))]),
      heading(3, '', 'Phần 3. Hồ sơ kèm theo'),
      ...enclosures(input, () => true, lacks),
      ...listing(input, procedure),
      {
        kind: 'closing',
        last: line(sender.name, ' kính trình ', approver, ` xem xét, phê duyệt ${object} nêu trên./.`),
        recipients: sender.recipients,
        office: sender.office,
        name: sender.signer,
      },
    ],
  };
}

type Letterhead = Extract<Block, { kind: 'letterhead' }>;

function letterhead(input: LevelDossierInput, sender: ReturnType<typeof senderOf>, subject: string, lacks: Lacks): Letterhead {
  return {
    kind: 'letterhead',
    parent: sender.parent,
    issuer: sender.issuer,
    symbol: sender.symbol,
    place: lacks.known(input.unit.letter.place, {
      id: 'letter.place',
      what: 'địa danh',
      clause: contentClause('letter', input.framework.id),
      place: { page: 'unit' },
    }),
    year: Number(input.today.slice(0, 4)),
    subject,
  };
}

/** “Căn cứ …;” on lines of their own, the last with a stop (NĐ 30 PLI.P1.II.6.a). */
function grounds({ framework, system }: LevelDossierInput): Block[] {
  const { regulation } = system.approval;
  const acts = [
    ...groundsOf(framework),
    ...(regulation === null ? [] : [`Quyết định ${decisionText(regulation)} về việc ban hành ${framework.terms.regulation}`]),
  ];
  return acts.map((act, i) => paragraph(`Căn cứ ${act}${i === acts.length - 1 ? '.' : ';'}`, 'ground'));
}

/** The four fields that every form carries. */
function general(input: LevelDossierInput, lacks: Lacks): Block[] {
  const { system } = input;
  const operator = operatorOf(input);
  return [
    heading(3, '', 'Phần 1. Thông tin chung'),
    paragraph(`1. Tên hệ thống thông tin: ${withoutStop(system.name)}.`),
    paragraph(line('2. Đơn vị vận hành hệ thống thông tin: ', lacks.known(operator.name, lackOfName('operator', input)), '.')),
    paragraph(line('3. Địa chỉ: ', lacks.known(withoutStop(operator.address), partyLack(input, 'operator', 'address')), '.')),
    paragraph(`4. Cấp độ hệ thống thông tin đề xuất: Cấp độ ${system.level ?? ''}.`),
  ];
}

function enclosures(input: LevelDossierInput, wanted: (one: Enclosure) => boolean, lacks: Lacks): Block[] {
  const needed = enclosuresOf(input).filter((one) => one.state !== 'not_needed' && wanted(one));
  // Components of the dossier first; what only accompanies it says so.
  const ordered = [...needed.filter(({ companion }) => !companion), ...needed.filter(({ companion }) => companion)];
  return ordered.map((one, i) => {
    const title = `${i + 1}. ${one.title.replace(/ \(.*\)$/, '')}${one.companion ? ' (gửi cùng hồ sơ)' : ''}`;
    return paragraph(one.state === 'made' ? line(`${title}.`) : line(`${title}: `, enclosureText(one, input, lacks), '.'));
  });
}

/** At level 5 the list itself is decided elsewhere. */
function listing({ framework }: LevelDossierInput, { approves, clause }: Procedure): Block[] {
  if (approves !== 'prime_minister') return [];
  return [
    paragraph(
      `Việc đưa hệ thống thông tin vào Danh mục hệ thống thông tin quan trọng về an ninh quốc gia do Thủ tướng Chính phủ quyết định (${cite(framework, clause)}).`,
    ),
  ];
}
